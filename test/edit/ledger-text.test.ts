// What is added is there, what was there is untouched: on ledgers in any layout.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied, reversed } from "../../src/edit/edit.ts";
import { type Edited, withItems, withKey } from "../../src/edit/ledger-text.ts";
import { isSame } from "../../src/model/same.ts";
import { limits } from "../../src/read/limits.ts";
import { parseYaml } from "../../src/read/yaml/parse.ts";
import { plainValues } from "../../src/read/yaml/plain-values.ts";
import { drawn } from "../runs.ts";
import { type Choices, choices, written } from "./random-layout.ts";

const word = fc.constantFrom(
  "破路许可",
  "水压0.35兆帕，够用",
  "见附件",
  "否",
  "yes",
  "2018-06-30",
  "0317-0000000",
  "007",
  "1.10",
  "第一: 管网",
  "见 #3",
  "*见附件",
  "[2018]3号",
  "- 第一",
  "“引号”",
  "a'b",
  'c"d',
  "附件\\通水",
  "末尾:",
  "一行\n二行",
  "一行\n\n三行\n",
  " 前空",
  "后空 ",
  "？",
  "? 问",
  "| 竖",
  "> 大于",
  "{x}",
  "甲, 乙",
  "null",
  "~",
  "1e3",
  "0x1f",
  "12:30",
  "%",
  "@",
  "`",
  "!注意",
  "&标记",
  "a]b",
  "\t制表",
  "全角　空格",
  "尾行 \n中",
);
const text = fc.oneof(
  { weight: 5, arbitrary: word },
  {
    weight: 1,
    arbitrary: fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((one) => one.trim() !== "" && !/[\u007f-\u009f\ufeff\ufffe\uffff]/.test(one)),
  },
);
const event = fc.record(
  {
    日期: fc.constantFrom("2018-06-01", "2018-07-12"),
    事项: fc.constantFrom("进展", "核查"),
    情况: text,
    佐证: fc.array(fc.oneof(text, fc.record({ 名称: text, 文号: text })), { minLength: 1, maxLength: 3 }),
    节点: fc.nat({ max: 9 }),
  },
  { requiredKeys: ["日期", "事项"] },
);
const problem = fc.record(
  {
    编号: fc.constantFrom("甲局-06-001", "甲局-06-002"),
    任务: fc.nat({ max: 10 }),
    题目: text,
    情况: text,
    措施: fc.array(text, { minLength: 1, maxLength: 3 }),
    责任人: fc.record({ 姓名: text, 职务: text }),
    节点: fc.array(fc.record({ 时限: fc.constant("2018-06-01"), 成果: text }), { minLength: 1, maxLength: 2 }),
    明细: fc.record({ 要素: fc.array(text, { maxLength: 2 }), 投资万元: fc.constantFrom(18.6, 0, 300) }),
    经过: fc.array(event, { maxLength: 3 }),
  },
  { requiredKeys: ["编号"] },
);
const ledger = fc.record(
  { 单位: text, 填报人: fc.record({ 姓名: text }), 履职: fc.array(event, { maxLength: 3 }), 问题: fc.array(problem, { maxLength: 4 }) },
  { requiredKeys: ["单位", "填报人"] },
);
const order = ["单位", "填报人", "履职", "问题"];
const problemOrder = ["编号", "任务", "题目", "情况", "措施", "责任人", "节点", "明细", "经过"];
type Plain = Record<string, unknown> & { 问题?: Record<string, unknown>[] };

/** The text, which says what it should: else what follows proves nothing. */
function printed(value: object, choose: Choices): string {
  const before = written(value, choose);
  const { value: read, faults } = parseYaml(before, limits.ledger);
  if (!isSame(read, value)) throw new Error(`not as printed: ${JSON.stringify(faults)}\n${before}`);
  return before;
}

function proves(before: string, { text: after, edits }: Edited, expected: unknown): void {
  expect(plainValues(after)?.value).toEqual(expected);
  expect(applied(before, edits)).toBe(after);
  expect(applied(after, reversed(before, edits))).toBe(before);
  for (const { start, end, text: put } of edits) {
    // All that ever goes is an empty pair of brackets, an empty value, or a space; a comma or line is put in.
    expect(before.slice(start, end)).toMatch(/^\s*(?:\[\s*\])?$/);
    if (end > start) expect(put).toBe("");
  }
  for (const comment of before.match(/#[^\n"']* \d+(?=\r?\n|$)/g) ?? []) expect(after).toContain(comment);
  const mixed = /(?<!\r)\n/.test(before) && before.includes("\r\n");
  if (!mixed && before.includes("\n")) expect(/(?<!\r)\n/.test(after)).toBe(/(?<!\r)\n/.test(before));
}

const often = drawn(50, 5000);

describe("on any ledger in any layout", { timeout: 120_000 }, () => {
  it("a problem more is a problem more", () => {
    fc.assert(
      fc.property(ledger, fc.array(problem, { minLength: 1, maxLength: 2 }), choices, (value, added, choose) => {
        const before = printed(value, choose);
        proves(before, withItems(before, [], "问题", added, order), { ...value, 问题: [...(value.问题 ?? []), ...added] });
      }),
      often,
    );
  });

  it("an event more is an event more, at the end, between or before all", () => {
    fc.assert(
      fc.property(ledger, event, choices, fc.nat(), (value: Plain, added, choose, pick) => {
        const problems = value.问题 ?? [];
        fc.pre(problems.length > 0);
        const before = printed(value, choose);
        const index = pick % problems.length;
        const log = (problems[index]?.["经过"] ?? []) as unknown[];
        const after = log.length > 0 && pick % 3 === 0 ? (pick % (log.length + 1)) - 1 : undefined;
        const at = (after ?? log.length - 1) + 1;
        const grown = [...log.slice(0, at), added, ...log.slice(at)];
        proves(before, withItems(before, ["问题", index], "经过", [added], problemOrder, after), {
          ...value,
          问题: problems.map((one, each) => (each === index ? { ...one, 经过: grown } : one)),
        });
      }),
      often,
    );
  });

  it("an event of the unit's own goes before the problems", () => {
    fc.assert(
      fc.property(ledger, event, choices, (value, added, choose) => {
        const before = printed(value, choose);
        const edited = withItems(before, [], "履职", [added], order);
        proves(before, edited, { ...value, 履职: [...(value.履职 ?? []), added] });
        if (value.问题) expect(Object.keys(plainValues(edited.text)?.value as object).indexOf("履职")).toBeLessThan(3);
      }),
      often,
    );
  });

  it("a key added or changed is that key alone", () => {
    fc.assert(
      fc.property(ledger, problem, choices, fc.nat(), (value: Plain, donor: Record<string, unknown>, choose, pick) => {
        const problems = value.问题 ?? [];
        const keys = Object.keys(donor).filter((key) => key !== "经过");
        fc.pre(problems.length > 0);
        const before = printed(value, choose);
        const key = keys[pick % keys.length] as string;
        const index = pick % problems.length;
        const { text: after, edits } = withKey(before, ["问题", index], key, donor[key], problemOrder);
        expect(plainValues(after)?.value).toEqual({
          ...value,
          问题: problems.map((one, each) => (each === index ? { ...one, [key]: donor[key] } : one)),
        });
        expect(applied(after, reversed(before, edits))).toBe(before);
      }),
      often,
    );
  });
});

describe("comments inside a value that goes away", () => {
  const text = "问题:\n  - 编号: 甲-01-001\n    措施: # 甲\n      - 一 # 乙\n      # 丙\n      - 二 # 丁\n    备注: 无\n";
  it("stand above its key, whatever comes instead", () => {
    const head = "问题:\n  - 编号: 甲-01-001\n    # 甲\n    # 乙\n    # 丙\n    措施:";
    expect(withKey(text, ["问题", 0], "措施", ["三"], []).text).toBe(`${head} # 丁\n      - 三\n    备注: 无\n`);
    expect(withKey(text.replaceAll("\n", "\r\n"), ["问题", 0], "措施", "三", []).text).toBe(
      `${head} 三 # 丁\n    备注: 无\n`.replaceAll("\n", "\r\n"),
    );
  });
  it("are none in a text", () => {
    const quoted = "编号: a\n情况: |-\n  见 # 3\n备注: 'x # y'\n";
    expect(withKey(quoted, [], "情况", "乙", []).text).toBe("编号: a\n情况: 乙\n备注: 'x # y'\n");
    expect(withKey(quoted, [], "备注", "乙", []).text).toBe("编号: a\n情况: |-\n  见 # 3\n备注: 乙\n");
  });
});
