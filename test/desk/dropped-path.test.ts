import { describe, expect, it } from "vitest";
import { looksLikeFile, numberedName, portableName, spellingsOf } from "../../src/desk/dropped-path.ts";

describe("a file dragged onto a terminal", () => {
  it.each([
    ["照片.jpg", "照片.jpg"],
    ["  '/家/我的 照片.jpg' ", "/家/我的 照片.jpg"],
    ['"C:\\Users\\王\\照片.jpg"', "C:\\Users\\王\\照片.jpg"],
    ["& 'C:\\Users\\王 某\\照片.jpg'", "C:\\Users\\王 某\\照片.jpg"],
    ["/家/我的\\ 照片\\(1\\).jpg", "/家/我的 照片(1).jpg"],
    ["'/家/it'\\''s.jpg'", "/家/it's.jpg"],
    ["file:///%E5%AE%B6/%E7%85%A7%E7%89%87.jpg", "/家/照片.jpg"],
    ["file:///C:/a/b.jpg", "C:/a/b.jpg"],
    ["附件\\照片.jpg", "附件/照片.jpg"],
  ])("%s may mean %s", (typed, meant) => {
    expect(spellingsOf(typed)).toContain(meant);
  });

  it("is first of all what was typed, and never nothing", () => {
    expect(spellingsOf("a\\ b.jpg")[0]).toBe("a\\ b.jpg");
    expect(spellingsOf("''")).toEqual(["''"]);
    expect(spellingsOf("file:///%zz")).toEqual(["file:///%zz"]);
  });

  it("leaves the separators of Windows alone", () => {
    expect(spellingsOf("C:\\新建\\文件.jpg")).toEqual(["C:\\新建\\文件.jpg"]);
    expect(spellingsOf("\\\\server\\共享\\图.jpg")).toEqual(["\\\\server\\共享\\图.jpg"]);
  });
});

it.each([
  ["通水单.pdf", true],
  ["附件/通水单", true],
  ["C:\\通水单", true],
  ["关于通水的批复", false],
  ["渤新管字〔2018〕220号", false],
])("%s is meant as a file: %s", (typed, expected) => {
  expect(looksLikeFile(typed)).toBe(expected);
});

it.each([
  ["照片.jpg", "照片.jpg"],
  ["a:b?c*.jpg", "a-b-c-.jpg"],
  ["行\n首\u202e.jpg", "行-首-.jpg"],
  [".隐藏 ", "隐藏"],
  ["…", "…"],
  ["..", "佐证"],
  ["e\u0301.jpg", "é.jpg"],
])("%j may stand on any computer as %j", (name, expected) => {
  expect(portableName(name)).toBe(expected);
});

it.each([
  ["照片.jpg", 1, "照片.jpg"],
  ["照片.jpg", 2, "照片-2.jpg"],
  ["包.tar.gz", 2, "包.tar-2.gz"],
  ["收据", 3, "收据-3"],
])("%s, the %ith, is %s", (name, ordinal, expected) => {
  expect(numberedName(name, ordinal)).toBe(expected);
});
