import { expect, it } from "vitest";
import { refuseName } from "../../src/disk/windows-name.ts";

it.each([
  "通报:6月.docx",
  "为什么?.docx",
  "a*b.md",
  "“甲”<乙>.xlsx",
  "a|b",
  'a"b',
  "a\u0007b",
  "通报.",
  "通报.docx ",
  "NUL",
  "con.docx",
  "Com1.tar.gz",
  "LPT³",
])("Windows has no file %j", (name) => {
  expect(() => refuseName(name, "win32")).toThrow(`“${name}”不能用作名称`);
  expect(() => refuseName(name, "linux")).not.toThrow();
});

it.each([
  "通报：6月？.docx",
  "..",
  ".",
  ".通报.docx",
  "console.md",
  "com10.md",
  "nul 说明.docx",
  "催办〔2018〕1号（城管局-06-003）.docx",
  "",
])("it has %j", (name) => {
  expect(() => refuseName(name, "win32")).not.toThrow();
});
