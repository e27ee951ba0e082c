// Lines and columns as people count them: from 1, in characters, whatever the line ends, and with marks and rare characters before.
import { expect, it } from "vitest";
import { changed, ledger, told } from "./told.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const wrongDay = changed("时限: 2020-07-31", "时限: 2020-07-32");

it.each([
  ["LF", wrongDay],
  ["CRLF", wrongDay.replaceAll("\n", "\r\n")],
  ["CR", wrongDay.replaceAll("\n", "\r")],
  ["mixed line ends", wrongDay.replace("\n", "\r\n").replace("局长 }\n", "局长 }\r")],
  ["a byte order mark", `\ufeff${wrongDay}`],
  ["a byte order mark and CRLF", `\ufeff${wrongDay.replaceAll("\n", "\r\n")}`],
])("%s", async (_, text) => {
  expect((await told(text)).first).toEqual(["17:9-19 error day-is-real"]);
  expect((await told(bytes(text))).first).toEqual(["17:9-19 error day-is-real"]);
});

it("a byte order mark does not count as a character of the first line", async () => {
  expect((await told(`\ufeff${changed("单位: 某区甲局", "单位：某区甲局")}`)).first).toEqual(["1:3-4 error ascii-punctuation"]);
});

it.each([
  ["an emoji", "👷"],
  ["a character beyond the basic plane", "𠮷"],
  ["a family of emoji, each part a character", "👨‍👩‍👦"],
  ["a letter with a combining mark", "e\u0301"],
])("%s before the value counts its characters", async (_, words) => {
  const text = changed("{ 日期: 2020-05-20, 事项: 进展, 情况: 已开工 }", `{ 情况: ${words}已开工, 事项: 进展, 日期: 2020-05-32 }`);
  const column = 32 + [...words].length;
  expect((await told(text)).first).toEqual([`24:${column}-${column + 10} error day-is-real`]);
});

it("the end is excluded, also after such characters", async () => {
  expect((await told(changed("来源: 自查", "来源: 𠮷👷查"))).first).toEqual(["12:9-12 error value-in-list"]);
});

it("a value over several lines ends where its last word ends", async () => {
  expect((await told(changed("时限: 2020-07-31", "时限: >\n      2020-07-31\n      前后"))).first).toEqual(["17:9-19:9 error day-is-real"]);
});

it("faults come in the order of the lines, the problem named", async () => {
  const { first, diagnostics } = await told(
    changed("事项: 进展", "事项: 进度", changed("任务: 1", "任务: 一", changed("姓名: 张某, ", ""))),
  );
  expect(first).toEqual(["2:10-12 error key-present", "8:9-10 error value-type", "24:31-33 error value-in-list"]);
  expect(diagnostics.map(({ unit, item }) => [unit, item])).toEqual([
    ["某区甲局", null],
    ["某区甲局", "甲局-01-001"],
    ["某区甲局", "甲局-01-001"],
  ]);
});

it("a ledger that names no unit of the plan is still its file's unit's", async () => {
  expect((await told(changed("单位: 某区甲局\n", ""))).diagnostics.map(({ unit }) => unit)).toEqual(["某区甲局"]);
  expect(ledger).toContain("单位: 某区甲局\n");
});
