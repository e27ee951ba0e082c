import { expect, it } from "vitest";
import { fontsNote } from "../src/papers/print.ts";

it("names the fonts, and the way to do without them where there is one", async () => {
  expect(await fontsNote()).toMatch(/（--fonts gb2312）；电脑上没有的，请安装或改用 --fonts windows。\n$/);
  expect(await fontsNote("founder")).toContain("改用 --fonts windows");
  expect(await fontsNote("windows")).toBe("Word 文件要用的字体：宋体、仿宋、黑体、楷体（--fonts windows）；电脑上没有的，请安装。\n");
});
