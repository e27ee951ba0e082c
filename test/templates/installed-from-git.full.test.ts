// pre-commit installs the hook straight from git, by npm, into a folder of its own; so may anybody. npm builds in a clone that it throws
// away: what it leaves must be whole. Packages come from npm's cache where they are in it, else from the registry.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "../..");
const { name: packageName, version, files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const [hook] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-git-"));
const tool = join(folder, "tool");

async function run(cwd: string, command: string, ...args: readonly string[]) {
  const env = { ...process.env, npm_config_prefer_offline: "true", GITHUB_ACTIONS: "" };
  const started = spawn(command, args, { cwd, env });
  const ended = new Promise<number | null>((resolve) => started.on("close", resolve));
  const [status, out, err] = await Promise.all([ended, text(started.stdout), text(started.stderr)]);
  return { status, out, told: out + err };
}

async function git(...words: readonly string[]) {
  const someone = ["-c", "user.name=某人", "-c", "user.email=someone@example.com", "-c", "commit.gpgsign=false"];
  expect(await run(tool, "git", ...someone, ...words)).toMatchObject({ status: 0 });
}

const someone = ["author", "committer"].flatMap((who) => [
  `GIT_${who.toUpperCase()}_NAME=某人`,
  `GIT_${who.toUpperCase()}_EMAIL=someone@example.com`,
]);

const noGit = spawnSync("git", ["--version"]).status !== 0;

describe.skipIf(process.platform === "win32" || noGit)("installed from git", () => {
  beforeAll(async () => {
    for (const name of [
      ".build",
      ".npmrc",
      ".pre-commit-hooks.yaml",
      "package.json",
      "package-lock.json",
      "ledgers",
      "src",
      "schemas",
      "templates",
    ])
      cpSync(join(root, name), join(tool, name), { recursive: true });
    await git("init", "--quiet");
    await git("add", ".");
    await git("commit", "--quiet", "-m", "工具");
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

  it.concurrent.each([
    ["as pre-commit does", ["--allow-git=root", "--install-links"]],
    ["by hand", []],
  ])(
    "%s",
    async (name, flags) => {
      const prefix = join(folder, name);
      const installed = await run(folder, "npm", "install", ...flags, "-g", "--prefix", prefix, `git+${pathToFileURL(tool)}`);
      expect(installed.status, installed.told).toBe(0);
      expect(installed.told).not.toContain("EBADENGINE");

      // A folder, no link into npm's cache, with the program, what it reads, and no library beside it.
      const place = join(prefix, "lib/node_modules", packageName);
      expect(lstatSync(place).isDirectory()).toBe(true);
      expect(readdirSync(place).sort()).toEqual(["dist", "package.json", "schemas", "templates"]);
      for (const file of files) expect(existsSync(join(place, file)), file).toBe(true);

      const [program, ...words] = hook.entry.split(" ");
      expect(await run(folder, join(prefix, "bin", program), "--version")).toMatchObject({ status: 0, told: `${version}\n` });
      expect(await run(root, join(prefix, "bin", program), ...words, "--as-of", "2018-10-31", "ledgers/国土局.yaml")).toMatchObject({
        status: 0,
      });
    },
    600_000,
  );

  it.skipIf(spawnSync("pre-commit", ["--version"]).status !== 0)(
    "by pre-commit itself, with the configuration that README.md shows",
    async () => {
      const ledgers = join(folder, "台账 仓库");
      cpSync(join(root, "ledgers"), join(ledgers, "ledgers"), { recursive: true });
      const [, shown = ""] = /```yaml\n(repos:\n[\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
      const config = shown
        .replace("https://github.com/your-organisation/ledger", pathToFileURL(tool).href)
        .replace(/rev: main.*/, `rev: v${version}`);
      expect(config).toContain(`rev: v${version}\n    hooks: [{ id: ${hook.id} }]`);
      writeFileSync(join(ledgers, ".pre-commit-config.yaml"), config);
      const inLedgers = (command: string, ...args: readonly string[]) =>
        run(ledgers, "env", `PRE_COMMIT_HOME=${join(folder, "pre-commit")}`, ...someone, command, ...args);
      await git("tag", `v${version}`);
      for (const words of [
        ["init", "--quiet"],
        ["add", "."],
      ])
        expect(await inLedgers("git", ...words)).toMatchObject({ status: 0 });
      expect(await inLedgers("pre-commit", "install")).toMatchObject({ status: 0 });
      expect(await inLedgers("git", "commit", "-m", "台账")).toMatchObject({ status: 0, told: expect.stringMatching(/核对台账.*Passed/) });

      const file = join(ledgers, "ledgers/城管局.yaml");
      writeFileSync(file, readFileSync(file, "utf8").replace("来源: 清单", "来源: 清弹"));
      const refused = await inLedgers("git", "commit", "-am", "改");
      expect(refused).toMatchObject({ status: 1, told: expect.stringContaining("清弹") });
      expect(refused.told).not.toContain("ledgers/国土局.yaml:"); // only what is committed
    },
    600_000,
  );

  // Older ones pack the checkout themselves, and take all that `npm pack` prints for the file's name.
  it.concurrent("as pre-commit 3 does", async () => {
    const checkout = join(folder, "checkout");
    cpSync(tool, checkout, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
    expect((await run(checkout, "npm", "pack")).out).toBe(`${packageName}-${version}.tgz\n`);
  }, 60_000);
});
