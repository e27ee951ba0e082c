import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { monthsOf, requireMonth } from "../../src/report/month.ts";
import { smallCampaign } from "./small-campaign.ts";

const { plan } = smallCampaign();

function refusal(month: string, today: string): { message: string; hint: string | undefined } {
  try {
    requireMonth(plan, month, today);
  } catch (error) {
    if (error instanceof UsageError) return { message: error.message, hint: error.hint };
    throw error;
  }
  return { message: "", hint: undefined };
}

describe("requireMonth", () => {
  it("takes the months from the first 起 to the last 止", () => {
    expect(monthsOf(plan)).toEqual(["2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-09"]);
  });

  it.each([
    ["2018-04", "2018-04-30"],
    ["2018-06", "2018-06-30"],
    ["2018-06", "2019-01-01"],
    ["2018-09", "2018-09-30"],
  ])("lets %s pass on %s: a month is over on its last day", (month, today) => {
    expect(refusal(month, today).message).toBe("");
  });

  it("says which months there are for one outside the campaign", () => {
    const hint = "可以出通报的月份：2018-04、2018-05。";
    expect(refusal("2018-03", "2018-06-15")).toEqual({
      message: "2018年3月不在工作期间（2018年4月至2018年9月）内，没有这个月的通报",
      hint,
    });
    expect(refusal("2018-10", "2018-06-15")).toEqual({
      message: "2018年10月不在工作期间（2018年4月至2018年9月）内，没有这个月的通报",
      hint,
    });
  });

  it("says from when on there is one for a month that is not over", () => {
    expect(refusal("2018-06", "2018-06-29")).toEqual({
      message: "2018年6月还没有结束，2018年6月30日起才能出这个月的通报",
      hint: "可以出通报的月份：2018-04、2018-05。",
    });
    expect(refusal("2018-04", "2018-04-01").hint).toBe("现在还没有可以出通报的月份。");
  });
});
