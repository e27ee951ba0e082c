// What took effect at home takes effect above: also where the ledger had an error that --allow-errors let through.
import { expect, it } from "vitest";
import { problemsReported } from "../../src/read/package/reported-ledger.ts";
import { campaignWith } from "../campaign-of.ts";
import { rowsIn, submitted, zone } from "../submit/submission-of.ts";

it("an extension of a 时限 that could not be read is not refused", () => {
  const asOf = "2018-07-31";
  const campaign = campaignWith([
    {
      ...{ 编号: "甲-01-001", 任务: 1, 登记日期: "2018-05-03", 分类处置: "立行立改", 时限: "2018-06-31" },
      经过: [
        { 日期: "2018-06-20", 事项: "申请延期", 延至: "2018-08-31" },
        { 日期: "2018-06-25", 事项: "延期批复", 结论: "批准", 延至: "2018-08-31" },
      ],
    },
  ]);
  const ledgers = campaign.ledgers.map((ledger) => ({
    ...ledger,
    problems: ledger.problems.map(({ due: _, ...problem }) => ({ ...problem, wrong: new Set(["due"]) })),
  }));
  const { files } = submitted({ ...campaign, ledgers }, asOf);
  expect(rowsIn(files, "event")).toHaveLength(2);
  const tables = {
    unit: rowsIn(files, "unit"),
    problem: rowsIn(files, "problem"),
    event: rowsIn(files, "event"),
    duty: rowsIn(files, "duty"),
  };
  const head = { zone, asOf, tasks: new Set([1, 6]) };
  expect(problemsReported(tables, head, "收件/示例/x.zip", { acceptance: [], newIsSerious: true }).faults).toEqual([]);
});
