// The same paper is the same file, byte for byte, on every machine and at every time.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { paperDocx } from "../../../src/render/docx/index.ts";
import { notice, options } from "./papers.ts";

const probe = `
import { createHash } from "node:crypto";
import { paperDocx } from "./src/render/docx/index.ts";
import { fullPages, hostile, notice, options } from "./test/render/docx/papers.ts";

async function print() {
  for (const tree of [notice, fullPages, hostile])
    process.stdout.write(createHash("sha256").update(await paperDocx(tree, options)).digest("hex") + "\\n");
}
print();
`;

let code = "";

beforeAll(async () => {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const result = await build({
    stdin: { contents: probe, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "error",
  });
  code = result.outputFiles[0]?.text ?? "";
}, 60_000);

function printed(environment: Record<string, string>): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-"], {
    input: code,
    env: { PATH: process.env["PATH"], ...environment },
  });
  expect([status, stderr.toString()]).toEqual([0, ""]);
  return stdout.toString();
}

test("in every zone and language", { timeout: 120_000 }, () => {
  const expected = printed({ TZ: "UTC" });
  expect(expected.match(/^[0-9a-f]{64}$/gm)).toHaveLength(3);
  for (const environment of [
    { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" },
    { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "America/Sao_Paulo", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
  ])
    expect(printed(environment), JSON.stringify(environment)).toBe(expected);
});

test("now and two seconds later, as a zip file counts time", { timeout: 30_000 }, async () => {
  const one = await paperDocx(notice, options);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.from(await paperDocx(notice, options)).equals(Buffer.from(one))).toBe(true);
});
