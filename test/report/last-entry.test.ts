// The last day of which any ledger tells.
import { expect, it } from "vitest";
import { lastEntryOf } from "../../src/report/last-entry.ts";
import { course, problem, smallCampaign } from "./small-campaign.ts";

it("is the latest day of any ledger's 履职, 登记日期 or 经过, the office's too", () => {
  expect(lastEntryOf(smallCampaign())).toBeUndefined();
  const units = { 甲局: { 问题: [problem("甲-01-001", { 经过: course("2018-06-10", "2018-06-12") })] } };
  expect(lastEntryOf(smallCampaign({ units }))).toBe("2018-06-12");
  expect(lastEntryOf(smallCampaign({ units, office: [{ 日期: "2018-07-01", 事项: "曝光" }] }))).toBe("2018-07-01");
});
