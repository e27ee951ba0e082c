// 存在问题 in words, by what they are about: counted facts, without a full stop at the end. Who has to do what about them is in 下步要求.
import { groupBy } from "../model/group-by.ts";
import { type OnlyYear, paperMonth } from "../model/paper-day.ts";
import { each, tallied } from "./clauses.ts";
import { outsideRuns, runSaid } from "./missed-runs.ts";
import type { NextSteps } from "./next-steps.ts";
import type { Overall } from "./overall.ts";
import type { Settings } from "./printed-settings.ts";
import type { Shortcomings } from "./shortcomings.ts";

export interface Faults {
  readonly shortcomings: Shortcomings;
  readonly missing: NextSteps["missing"];
  readonly runs: NextSteps["runs"];
  readonly baseline: Overall["baseline"];
  readonly failed: readonly string[];
  readonly withoutLedger: readonly string[];
  readonly settings: Settings;
  readonly onlyYear: OnlyYear;
  /** Number of the annex that lists what is overdue; null where nothing is. */
  readonly annex: number | null;
}

/** 整改: 逾期11件（见附件4），…… */
export interface ToldFault {
  readonly subject: string;
  readonly said: string;
}

/** Only subjects of which there is something to say. */
export function shortcomingsSaid(faults: Faults): ToldFault[] {
  const subjects: [string, string[]][] = [
    ["整改", rectification(faults)],
    ["台账", records(faults)],
    ["报送", reportsSaid(faults)],
  ];
  return subjects.flatMap(([subject, parts]) => (parts.length > 0 ? [{ subject, said: parts.join("；") }] : []));
}

function rectification({ shortcomings, settings, annex }: Faults): string[] {
  const { overdue, longOverdue, noDeadline, missedMilestones, undecided, closedWithoutFeedback } = shortcomings;
  const long = longOverdue.count === overdue.count ? each(overdue.count) : "其中";
  const longer =
    longOverdue.count === 0
      ? ""
      : `，${long}${long === "其中" ? `逾期超过${settings.longOverdue.value}天的${longOverdue.count}件` : `已逾期超过${settings.longOverdue.value}天`}`;
  return [
    overdue.count > 0 ? `逾期问题${overdue.count}件（见附件${annex}）${longer}` : "",
    noDeadline.count > 0 ? `整改中尚无时限的${noDeadline.count}件` : "",
    missedMilestones.count > 0 ? `节点到期未完成的${missedMilestones.count}件，共${missedMilestones.milestones}个节点` : "",
    undecided.count > 0 ? `登记超过${settings.decision.value}天尚未作出追责或不予追责决定的从重处理问题${undecided.count}件` : "",
    closedWithoutFeedback.count > 0 ? `需要反馈、已销号但没有反馈记录的${closedWithoutFeedback.count}件` : "",
  ].filter((part) => part !== "");
}

function records({ shortcomings, baseline, failed, withoutLedger, settings }: Faults): string[] {
  const { incomplete, notReceived, findingsNotReceived } = shortcomings;
  const moved = notReceived.items.map(({ id, from, to }) => `${id}由${from}移交${to}`).join("、");
  return [
    incomplete.count > 0
      ? `登记超过${settings.complete.value}天仍未填写齐全的${incomplete.count}件（缺${tallied(incomplete.lacking)}）`
      : "",
    notReceived.count > 0 ? `已移交、接收单位尚未登记入账的${notReceived.count}件（${moved}）` : "",
    findingsNotReceived.count > 0 ? `监督检查发现、尚未登记入账的${findingsNotReceived.count}件` : "",
    baseline?.isSound === true && baseline.missing > 0 ? `${baseline.name}所列问题尚未登记入账的${baseline.missing}件` : "",
    failed.length > 0 ? `数据未通过核对的单位${failed.length}个：${failed.join("、")}` : "",
    withoutLedger.length > 0 ? `未见台账的单位${withoutLedger.length}个：${withoutLedger.join("、")}` : "",
  ].filter((part) => part !== "");
}

/**
 * 16个单位均未报送6月月报; 未报送5月月报的单位1个、专题报告的2个; 某局2021年7月至2023年3月共21次未报月报. Units and deadlines are named in 报送情况
 * and 下步要求.
 */
function reportsSaid({ missing, runs, onlyYear }: Faults): string[] {
  const rest = missing
    .map((one) => ({ ...one, who: outsideRuns(runs, one.duty, one.month, one.who) }))
    .filter(({ who }) => who.length > 0)
    .map(({ duty, action, month, owing, kind, who }) => ({
      action,
      what: `${month === null ? "" : paperMonth(month, onlyYear)}${duty}`,
      count: who.length,
      whole: kind !== null && who.length === owing ? `${owing}个${kind}均` : "",
    }));
  const some = [
    ...groupBy(
      rest.filter(({ whole }) => whole === ""),
      ({ action }) => action,
    ),
  ].map(
    ([action, own]) => `未${action}${own.map(({ what, count }, index) => `${what}的${index === 0 ? "单位" : ""}${count}个`).join("、")}`,
  );
  return [
    ...runs.map((run) => runSaid(run, onlyYear)),
    ...rest.filter(({ whole }) => whole !== "").map(({ action, what, whole }) => `${whole}未${action}${what}`),
    ...some,
  ];
}
