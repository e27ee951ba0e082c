// The sheet of what is still to be recorded: filled in, it goes to its problems; what is not filled in is left and told.
import { describe, expect, it } from "vitest";
import { eventList } from "../../src/import/event-list.ts";
import { finishColumns, finishRows, stillNeeded } from "../../src/import/finish-list.ts";
import { merged } from "../../src/import/merged.ts";
import { fieldsFor, imported, knownPlan, leftIn, table } from "./tables.ts";

const done = imported(
  table([
    ["序号", "存在问题", "责任单位", "整改进展", "完成时间", "是否销号"],
    [1, "收费标准未公示", "甲局", "已公示", "2020-05-12", "是"],
  ]),
  { set: ["任务=2", "类型=其他", "来源=自查", "进展日期=2020-05-18"] },
).problems[0];
if (!done) throw new Error("no problem");
const needed = stillNeeded([{ id: "甲局-02-001", row: done, values: done.values }], knownPlan, fieldsFor);

describe("what a closed row still needs", () => {
  it("is a row a step, with what the table says of it", () => {
    const rows = finishRows(needed, knownPlan).map((row) => row.filter((cell) => cell !== null));
    expect(rows).toEqual([
      ["甲局-02-001", "收费标准未公示", "追责"],
      ["甲局-02-001", "收费标准未公示", "2020-05-12", "报完成", "已公示"],
      ["甲局-02-001", "收费标准未公示", "核查"],
      ["甲局-02-001", "收费标准未公示", "销号"],
    ]);
  });

  it("filled in, is recorded once; rows without a day are left and told", () => {
    const filled = finishRows(needed, knownPlan).map((row) => [...row]);
    const put = (row: number, title: string, text: string) => {
      (filled[row] as (string | null)[])[finishColumns(knownPlan, needed).indexOf(title)] = text;
    };
    put(0, "日期", "2020年5月10日");
    put(0, "结论", "不予追责");
    put(0, "理由", "不涉及");
    put(1, "佐证", "公示照片（1号）");
    put(1, "签字", "张某");
    put(2, "日期", "");
    put(2, "核查人", "赵某、钱某");
    const sheet = table([
      ["待补记录"],
      ["说明"],
      finishColumns(knownPlan, needed),
      ...filled.map((row) => row.map((cell) => cell ?? undefined)),
    ]);
    const read = eventList([sheet], {
      plan: knownPlan,
      fieldsFor,
      presentOf: (id) => (id === "甲局-02-001" ? { events: 0, task: 2 } : undefined),
    });
    if (!read) throw new Error("not known");
    expect(read.refused).toEqual([]);
    expect(new Set(leftIn(read).map((line) => line.replace(/^台账![A-Z]+/, "")))).toEqual(
      new Set(["6 还没有填日期的，没有导入", "7 还没有填日期的，没有导入"]),
    );
    expect([...(read.problems[0]?.places ?? [])].filter(([key]) => key.endsWith("日期"))).toEqual([
      ["经过.0.日期", "台账!C4"],
      ["经过.1.日期", "台账!C5"],
    ]);
    const text = "单位: 某区甲局\n问题:\n  - 编号: 甲局-02-001\n    任务: 2\n    题目: 收费标准未公示\n";
    const into = (ledger: string) =>
      merged(ledger, { problems: read.problems, head: {}, duties: [], enteredOn: "2020-05-20", fieldsFor: () => [], numberFor: () => "" })
        .text;
    const after = into(text);
    expect(after).toContain("{ 日期: 2020-05-10, 事项: 追责, 结论: 不予追责, 理由: 不涉及 }");
    expect(after).toMatch(/日期: 2020-05-12[\s\S]*事项: 报完成[\s\S]*名称: 公示照片/);
    expect(into(after)).toBe(after);
  });

  it("of a problem that no ledger has is refused with its cell", () => {
    const sheet = table([
      ["编号", "日期", "事项"],
      ["甲局-02-009", "2020-05-10", "进展"],
    ]);
    expect(eventList([sheet], { plan: knownPlan, fieldsFor, presentOf: () => undefined })?.refused.map(({ where }) => where)).toEqual([
      "台账!A2",
    ]);
  });
});
