import { mkdirSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, win32 } from "node:path";
import { expect, it } from "vitest";
import { below, trueName } from "../../src/disk/below.ts";

it.each<[top: string, path: string, place: string | undefined]>([
  [String.raw`C:\台账`, String.raw`C:\台账\ledgers\某局.yaml`, "ledgers/某局.yaml"],
  [String.raw`C:\台账`, String.raw`c:\台账\ledgers`, "ledgers"],
  [String.raw`C:\台账`, String.raw`C:\台账`, ""],
  ["C:\\", String.raw`C:\某局.yaml`, "某局.yaml"],
  [String.raw`C:\台账`, String.raw`C:\台账\..某局.yaml`, "..某局.yaml"],
  [String.raw`C:\台账`, String.raw`C:\台账二\某局.yaml`, undefined],
  [String.raw`C:\台账`, String.raw`D:\台账\某局.yaml`, undefined],
  [String.raw`C:\台账`, "C:\\", undefined],
  [String.raw`\\srv\共享\台账`, String.raw`\\srv\共享\台账\ledgers\某局.yaml`, "ledgers/某局.yaml"],
  [String.raw`\\srv\共享`, String.raw`\\srv\别的\某局.yaml`, undefined],
  [String.raw`\\srv\共享`, String.raw`C:\某局.yaml`, undefined],
])("below %s, %s is %s on Windows", (top, path, place) => {
  expect(below(top, path, win32)).toBe(place);
});

it.each<[top: string, path: string, place: string | undefined]>([
  ["/台账", "/台账/ledgers/某局.yaml", "ledgers/某局.yaml"],
  ["/台账", "/台账/..某局.yaml", "..某局.yaml"],
  ["/台账", "/台账二", undefined],
  ["/台账", "/", undefined],
])("below %s, %s is %s elsewhere", (top, path, place) => {
  expect(below(top, path, posix)).toBe(place);
});

it("follows links", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "below-")));
  mkdirSync(join(folder, "甲"));
  symlinkSync(join(folder, "甲"), join(folder, "乙"));
  expect(trueName(join(folder, "乙"))).toBe(join(folder, "甲"));
  expect(() => trueName(join(folder, "丙"))).toThrow(/ENOENT/);
});
