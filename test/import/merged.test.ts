// Which problem of a ledger a row is, and what becomes of the ledger's text.
import { describe, expect, it } from "vitest";
import { numbering } from "../../src/desk/next-number.ts";
import type { CellValues } from "../../src/import/imported.ts";
import { merged } from "../../src/import/merged.ts";
import { problemFields } from "../../src/read/schema/fields.ts";

const text = `单位: 甲局 # 甲
填报人: { 姓名: 李某, 电话: "1" }
问题:
  - 编号: 甲局-02-001
    任务: 2
    题目: 灯不亮 # 乙
    清单号: 2017-0001
    责任人: { 姓名: 王某, 职务: 科长 } # 丙
    措施: [换灯]
    经过:
      - { 日期: 2020-05-10, 事项: 进展, 情况: 一 }
  - 编号: 甲局-02-002
    任务: 2
    题目: 井盖缺失
`;

function put(rows: readonly CellValues[], into = text, more: Partial<Parameters<typeof merged>[1]> = {}) {
  return merged(into, {
    problems: rows.map((values, index) => ({ where: `第${index + 1}行`, unit: undefined, values, places: new Map() })),
    head: {},
    duties: [],
    enteredOn: "2020-05-25",
    fieldsFor: () => problemFields(undefined),
    numberFor: numbering([into], "甲局"),
    ...more,
  });
}

describe("a row is the problem", () => {
  it.each<[string, CellValues]>([
    ["of its number, whatever its title", { 编号: "甲局-02-001", 题目: "灯不亮", 情况: "新" }],
    ["of its number in the earlier list", { 清单号: "2017-0001", 题目: "灯不亮", 情况: "新" }],
    ["of its title and task", { 任务: 2, 题目: "灯不亮", 情况: "新" }],
  ])("%s", (_, values) => {
    const { text: after, added, changed } = put([values]);
    expect([added, changed]).toEqual([[], ["甲局-02-001"]]);
    expect(after).toBe(text.replace("灯不亮 # 乙\n", "灯不亮 # 乙\n    情况: 新\n"));
    expect(put([values], after)).toMatchObject({ text: after, added: [], changed: [], same: 1 });
  });

  it("is new with another task, and numbered one after another", () => {
    const { text: after, added } = put([
      { 任务: 1, 题目: "灯不亮" },
      { 任务: 2, 题目: "甲" },
      { 任务: 2, 题目: "乙", 登记日期: "2020-05-01" },
    ]);
    expect(added).toEqual(["甲局-01-001", "甲局-02-003", "甲局-02-004"]);
    expect(after.startsWith(text)).toBe(true);
    expect(after.match(/登记日期: \S+/g)).toEqual(["登记日期: 2020-05-25", "登记日期: 2020-05-25", "登记日期: 2020-05-01"]);
  });

  it.each<[string, readonly CellValues[], string]>([
    [
      "twice in a table",
      [
        { 任务: 2, 题目: "甲" },
        { 任务: 2, 题目: "甲" },
      ],
      "第2行：与第1行是同一个问题",
    ],
    ["twice, by number and by title", [{ 编号: "甲局-02-001" }, { 任务: 2, 题目: "灯不亮" }], "第2行：与第1行是同一个问题"],
    ["without a task", [{ 题目: "甲" }], "第1行：没有任务序号"],
    ["with another course", [{ 编号: "甲局-02-001", 经过: [{ 日期: "2020-05-11" }] }], "第1行：甲局-02-001的经过与台账中已有的不同"],
  ])("refused: %s", (_, rows, words) => {
    const { text: after, refused } = put(rows);
    expect(refused.map(({ where, why }) => `${where}：${why}`)).toEqual([expect.stringContaining(words)]);
    expect(after).toBe(text);
  });

  it("refused where two of the ledger have its title", () => {
    const { refused } = put([{ 任务: 2, 题目: "灯不亮" }], text.replace("井盖缺失", "灯不亮"));
    expect(refused[0]?.why).toContain("有几个问题与这一行相符");
  });
});

describe("what changes", () => {
  it("is what the table says otherwise: what it does not say stays, each line and comment too", () => {
    const row = { 编号: "甲局-02-001", 责任人: { 电话: "2", 姓名: "王某" }, 措施: ["换灯", "巡查"], 备注: "无" };
    const { text: after, changed } = put([row, { 编号: "甲局-02-002", 题目: "井盖缺失" }], text, {
      head: { 单位: "甲局", 填报人: { 姓名: "赵某" } },
    });
    expect(changed).toEqual(["甲局-02-001"]);
    expect(after).toBe(
      text.replace("李某", "赵某").replace("职务: 科长 }", '职务: 科长, 电话: "2" }').replace("[换灯]\n", "[换灯, 巡查]\n    备注: 无\n"),
    );
  });

  it("a course goes on where the ledger's ends; a shorter one changes nothing", () => {
    const first = { 日期: "2020-05-10", 事项: "进展", 情况: "一" };
    const longer = put([{ 编号: "甲局-02-001", 经过: [first, { 日期: "2020-05-12", 事项: "进展", 情况: "二" }] }]).text;
    expect(longer).toBe(text.replace("情况: 一 }\n", "情况: 一 }\n      - { 日期: 2020-05-12, 事项: 进展, 情况: 二 }\n"));
    expect(put([{ 编号: "甲局-02-001", 经过: [first] }], longer).text).toBe(longer);
  });

  it("what was answered since stays answered, and nothing is answered twice", () => {
    const [first, second] = ["text-not-copied", "firm-entered-once"].map((rule) => ({ 规则: rule, 理由: "某", 日期: "2020-05-12" }));
    const one = put([{ 编号: "甲局-02-001", 已核实: [first] }]).text;
    expect(one).toBe(text.replace("    经过:", "    已核实:\n      - { 规则: text-not-copied, 理由: 某, 日期: 2020-05-12 }\n    经过:"));
    const both = put([{ 编号: "甲局-02-001", 已核实: [second] }], one).text;
    expect(both).toContain("日期: 2020-05-12 }\n      - { 规则: firm-entered-once,");
    expect(put([{ 编号: "甲局-02-001", 已核实: [second, first] }], both).changed).toEqual([]);
  });

  it("thousands of problems at once, in the time of a few readings", { timeout: 60_000 }, () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => ({ 任务: 2, 题目: `第${index}件`, 情况: "一" }));
    const filled = put(rows).text;
    const changed = put(
      rows.map((row) => ({ ...row, 情况: "二", 备注: "三" })),
      filled,
    );
    expect([changed.changed.length, changed.text.match(/情况: 二\n/g)?.length, changed.text.match(/备注: 三\n/g)?.length]).toEqual([
      3_000, 3_000, 3_000,
    ]);
  });

  it("nothing crashes on a ledger that is not one", () => {
    expect(put([{ 任务: 2, 题目: "甲" }], "单位: 甲局\n问题:\n  -\n  - 1\n").added).toEqual(["甲局-02-001"]);
  });
});
