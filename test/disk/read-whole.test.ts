import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readWhole } from "../../src/disk/read-whole.ts";
import { UsageError } from "../../src/model/usage-error.ts";

const folder = mkdtempSync(join(tmpdir(), "read-whole-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function told(path: string): string {
  try {
    return readWhole(path).toString("utf8");
  } catch (error) {
    return error instanceof UsageError ? error.message : "a bug";
  }
}

it("gives the bytes, or says why not", () => {
  const path = join(folder, "某局.yaml");
  expect(told(path)).toBe(`读不出“${path}”：文件刚刚被移走或改名`);
  writeFileSync(path, "单位: 某局\n");
  expect(told(path)).toBe("单位: 某局\n");
  expect(told(folder)).toBe(`读不出“${folder}”：不是普通文件`);
});

it.skipIf(process.getuid?.() === 0)("says that it may not", () => {
  const path = join(folder, "密.yaml");
  writeFileSync(path, "");
  chmodSync(path, 0);
  expect(told(path)).toBe(`读不出“${path}”：没有读取权限，或文件正被其他程序打开`);
});
