// Advice that was written for a file, said to who types flags and to who answers questions.
import { expect, it } from "vitest";
import { inVoice } from "../../src/desk/voice.ts";

it.each([
  ["“时限: 2020-06-30”", "“--时限 2020-06-30”", "“时限”填“2020-06-30”"],
  ["“责任人: { 姓名: 王某, 职务: 科长 }”", "“--责任人.姓名 王某 --责任人.职务 科长”", "“责任人·姓名”填“王某”，“责任人·职务”填“科长”"],
  [
    "“节点: [{ 时限: 2020-06-20, 成果: 管线 完工 }, { 时限: 2020-07-20, 成果: 通水 }]”",
    '“--节点 "2020-06-20 管线 完工" --节点 "2020-07-20 通水"”',
    "“节点”填“2020-06-20 管线 完工”、“2020-07-20 通水”",
  ],
  ["“措施: [甲, 乙]”", "“--措施 甲 --措施 乙”", "“措施”填“甲”、“乙”"],
])("%s", (advice, flags, answers) => {
  expect(inVoice(advice, "flag")).toBe(flags);
  expect(inVoice(advice, "answer")).toBe(answers);
});
