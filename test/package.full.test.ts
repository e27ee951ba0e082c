// What `npm publish` would send out: packed, judged by those who know how packages go wrong, and used as README.md says from a folder that has
// nothing else.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-package-"));
const user = join(folder, "空 目录");
const tarball = join(folder, `${name}-${version}.tgz`);
const readme = readFileSync(join(root, "README.md"), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
const npm = (cwd: string, ...words: string[]) => execFileSync("npm", words, { cwd, encoding: "utf8", shell: process.platform === "win32" });

beforeAll(() => {
  npm(root, "pack", "--silent", "--ignore-scripts", "--pack-destination", folder);
  mkdirSync(user);
  npm(user, "install", "--offline", "--no-audit", "--no-fund", tarball);
  cpSync(join(root, "ledgers"), join(user, "ledgers"), { recursive: true });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

it("holds the program, the library and what they read, and nothing that a build or a test left", () => {
  const place = join(user, "node_modules", name);
  const top = (path: string) => readdirSync(join(place, path)).sort();
  expect(top("")).toEqual(["LICENSE", "README.md", "README.zh-CN.md", "dist", "package.json", "schemas", "templates"]);
  expect(top("dist")).toEqual(["ledger.mjs", "library.mjs", "parts", "types"]);
  expect(readdirSync(join(user, "node_modules")).filter((one) => !one.startsWith("."))).toEqual([name]); // and brings no package along
});

it("has nothing against it: publint", async () => {
  const bytes = readFileSync(tarball);
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  expect((await publint({ pack: { tarball: content }, strict: true })).messages).toEqual([]);
});

it("has types that each way of importing finds: arethetypeswrong", () => {
  const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const judged = spawnSync(process.execPath, [attw, tarball, "--profile", "esm-only", "--format", "ascii"], { encoding: "utf8" });
  expect(judged.status, judged.stdout + judged.stderr).toBe(0);
  expect(judged.stdout).toContain("node16 (from ESM): 🟢 (ESM)");
});

it("README.md's examples, one each for check, status and report, print what stands below them", () => {
  expect(examples.map((code) => /await (check|status|report)\(/.exec(code)?.[1])).toEqual(["check", "status", "report"]);
  const code = examples.join("");
  writeFileSync(join(user, "examples.mjs"), code);
  const shown = [...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => `${line}\n`).join("");
  expect(execFileSync(process.execPath, ["examples.mjs"], { cwd: user, encoding: "utf8" })).toBe(shown);
});

it("README.md's examples are right to a strict compiler, and a wrong call is not", () => {
  const right = `${examples.join("")}console.log(diagnostics.filter(({ severity }) => severity === "error"));\n`;
  const wrong = right.replace('{ month: "2018-06", asOf: "2018-07-06" }', '{ month: "2018-06" }');
  const paths = Object.entries({ right, wrong }).map(([file, code]) => {
    writeFileSync(join(user, `${file}.mts`), code);
    return join(user, `${file}.mts`);
  });
  const program = ts.createProgram(paths, {
    ...{ strict: true, noEmit: true, lib: ["lib.es2023.d.ts"], types: ["node"], typeRoots: [join(root, "node_modules/@types")] },
    ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  });
  const faultsIn = (isMeant: (file: string) => boolean) =>
    program
      .getSourceFiles()
      .filter(({ fileName }) => isMeant(fileName))
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  const isOurs = (file: string) => file.includes(`/node_modules/${name}/dist/types/`);
  expect(program.getSourceFiles().filter(({ fileName }) => isOurs(fileName)).length).toBeGreaterThan(3);
  expect(faultsIn((file) => file === paths[0] || isOurs(file))).toEqual([]);
  expect(faultsIn((file) => file === paths[1]).join()).toContain("asOf");
});

it("gives the command `ledger`", () => {
  const { stdout } = spawnSync("npx", ["--offline", "--no", "ledger", "check", "--as-of", "2018-10-31"], {
    cwd: user,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  expect(stdout).toContain("核对台账17本、问题172个：没有错误");
});
