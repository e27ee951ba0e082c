// Reports missed: seven of a unit and more are told together, fewer month by month.
import { describe, expect, it } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import { addMonths } from "../../src/model/day.ts";
import { missedRuns, outsideRuns, runSaid } from "../../src/report/missed-runs.ts";
import { rowsIn, takenApart } from "./sample-papers.ts";
import { smallCampaign } from "./small-campaign.ts";

const monthsFrom = (first: string, count: number) => Array.from({ length: count }, (_, index) => addMonths(first, index));
const missed = (unit: string, months: readonly string[], duty = "月报") => months.map((month) => ({ duty, month, missing: [unit] }));

describe("a run", () => {
  it.each([
    ["six", missed("甲局", monthsFrom("2021-07", 6)), []],
    ["seven", missed("甲局", monthsFrom("2021-07", 7)), ["甲局2021年7月至2022年1月共7次未报月报"]],
    ["over years", missed("甲局", monthsFrom("2021-07", 21)), ["甲局2021年7月至2023年3月共21次未报月报"]],
    ["with a gap", missed("甲局", [...monthsFrom("2021-07", 6), "2022-02"]), ["甲局2021年7月至2022年2月共7次未报月报"]],
    [
      "by quarters",
      missed("甲局", ["2021-03", "2021-06", "2021-09", "2021-12", "2022-03", "2022-06", "2022-09"], "季报"),
      ["甲局2021年3月至2022年9月共7次未报季报"],
    ],
    ["of another duty", [...missed("甲局", monthsFrom("2021-07", 4)), ...missed("甲局", monthsFrom("2021-11", 4), "简报")], []],
    [
      "of two units",
      [...missed("甲局", monthsFrom("2021-07", 7)), ...missed("乙局", monthsFrom("2021-08", 8))],
      ["甲局2021年7月至2022年1月共7次未报月报", "乙局2021年8月至2022年3月共8次未报月报"],
    ],
  ])("%s", (_, groups, said) => {
    expect(missedRuns(groups).map((run) => runSaid(run, null))).toEqual(said);
  });

  it("takes from the months' lists only what is in it", () => {
    const runs = missedRuns(missed("甲局", monthsFrom("2021-07", 7)));
    expect(outsideRuns(runs, "月报", "2021-07", ["甲局", "乙局"])).toEqual(["乙局"]);
    expect(outsideRuns(runs, "月报", "2022-02", ["甲局"])).toEqual(["甲局"]);
    expect(outsideRuns(runs, "简报", "2021-07", ["甲局"])).toEqual(["甲局"]);
  });
});

it("is one line of the bulletin, and one of what is asked", async () => {
  const month = (of: string) => ({ 日期: `${addMonths(of, 1)}-05`, 事项: "月报", 月份: of });
  const all = monthsFrom("2017-10", 9);
  const campaign = smallCampaign({
    plan: {
      履职要求: [{ 事项: "月报", 单位: "区直", 首月: "2017-10", 截止日: 5 }],
      阶段: [{ 序号: 1, 名称: "一", 起: "2017-10-01", 止: "2018-12-31" }],
    },
    units: { 甲局: {}, 乙局: { 履职: all.filter((one) => one !== "2018-02").map(month) } },
  });
  const { sections } = takenApart(
    await runReport(campaign, { month: "2018-06", today: "2018-07-31", toolVersion: "0", digest: () => "0" }),
  );
  const told = sections.get("报送情况") ?? "";
  expect(told.match(/甲局2017年10月至2018年6月共9次未报月报。/g)).toHaveLength(1);
  expect(rowsIn(told).map((row) => [row["事项"], row["未办理"]])).toEqual([["2018年2月月报", "未报送2个"]]);
  expect(sections.get("存在问题")).toContain("| 报送 | 甲局2017年10月至2018年6月共9次未报月报；未报送2018年2月月报的单位1个 |");
  expect(sections.get("下步要求")).toContain("| 2017年10月至2018年6月（9次）：甲局；2018年2月：乙局 | 补报未报的月报 | 立即 |");
});
