// Every paper that a campaign gives, to try what holds of all of them.
import type { Campaign } from "../../src/model/campaign.ts";
import { lastDayOf } from "../../src/model/day.ts";
import { UsageError } from "../../src/model/usage-error.ts";
import { documentFor, type Request } from "../../src/report/documents.ts";
import { monthsOf } from "../../src/report/month.ts";
import type { Plain, PlainCampaign } from "../campaign-of.ts";

export type Call = Omit<Request, "today">;

/** Months, phases and the special reports, of everybody and of each unit; without the bulletin, which has tests of its own. */
export function callsOf({ plan }: Campaign): Call[] {
  const units = plan.units.map(({ short }) => short);
  return [
    ...monthsOf(plan).flatMap((month) => units.map((unit) => ({ month, unit }))),
    ...plan.phases.map(({ number }) => ({ phase: number })),
    { special: true },
    ...units.map((unit) => ({ special: true, unit })),
  ];
}

/** The day after which nothing that happens may change the paper: D, or the deadline of what is reported in it. */
export function settledOn(campaign: Campaign, call: Call): string {
  const { plan } = campaign;
  if (call.month !== undefined) return lastDayOf(call.month);
  const { asOf, submission, duties } = documentFor({ ...call, today: "2030-12-31" }).dataOf(campaign, {
    ...call,
    today: "2030-12-31",
  }) as { asOf: string; submission?: { asOf: string }; duties?: { asOf: string } };
  const settled = [asOf, submission?.asOf ?? "", duties?.asOf ?? ""].sort().at(-1) ?? asOf;
  return plan.phases.length > 0 ? settled : asOf;
}

/** Undefined where there is no such paper (a unit without a ledger, a problem without its reason). */
export async function orRefused<T>(make: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** The same campaign with what a 专题报告 asks of each problem, and a special report owed in the second phase. */
export function withReasons(plain: PlainCampaign): PlainCampaign {
  const complete = (problem: Plain): Plain => ({
    未完成原因: "配套未完工",
    措施: ["限期整改"],
    责任人: { 姓名: "某人", 职务: "科长" },
    ...problem,
    时限: problem["时限"] ?? (problem["分类处置"] === "巩固防反弹" ? undefined : "2018-12-31"),
  });
  return {
    ...plain,
    plan: {
      ...plain.plan,
      履职要求: [...((plain.plan["履职要求"] ?? []) as Plain[]), { 事项: "专题报告", 单位: "全部", 阶段: 2, 截止: "2018-07-05" }],
    },
    ledgers: Object.fromEntries(
      Object.entries(plain.ledgers).map(([short, ledger]) => [
        short,
        { ...ledger, 问题: ((ledger["问题"] ?? []) as Plain[]).map(complete) },
      ]),
    ),
  };
}
