// A diff is for reading: what nobody could read is told in a line, in time.
import { expect, it } from "vitest";
import { diffText } from "../../src/render/diff.ts";

const lines = (count: number, mark: string) => Array.from({ length: count }, (_, index) => `${mark}${index}\n`).join("");

it("shows what changes, and nothing where nothing does", () => {
  expect(diffText("甲.yaml", "a\nb\n", "a\nc\n", false)).toBe("--- 甲.yaml\n+++ 甲.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
  expect(diffText("甲.yaml", "a\n", "a\n", false)).toBe("");
});

it("lists lines that are only added, however many; of changes in tens of thousands it tells the size", { timeout: 20_000 }, () => {
  const added = diffText("甲.yaml", "a\nb\n", `a\nc\n${lines(50_000, "x")}`, false);
  expect(added.split("\n").length).toBe(50_000 + 7);
  const other = diffText("甲.yaml", lines(60_000, "x"), lines(50_000, "y"), false);
  expect(other).toBe("甲.yaml：改动太多，不逐行列出（原60000行，改后50000行）\n");
});
