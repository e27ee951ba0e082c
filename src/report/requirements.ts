// 下步要求 as a table: who has to do what, by when. Nothing is asked that does not follow from the data.
import type { Day } from "../model/day.ts";
import { groupBy } from "../model/group-by.ts";
import { type OnlyYear, paperDay, paperMonth } from "../model/paper-day.ts";
import { countedSaid } from "./clauses.ts";
import { outsideRuns } from "./missed-runs.ts";
import type { NextSteps } from "./next-steps.ts";
import type { Overall } from "./overall.ts";
import type { Shortcomings } from "./shortcomings.ts";

export interface RequirementRow {
  readonly who: string;
  readonly what: string;
  /** 8月5日以前, 立即, or 时限内. */
  readonly by: string;
}

export interface Demands {
  readonly nextSteps: NextSteps;
  readonly shortcomings: Shortcomings;
  readonly baseline: Overall["baseline"];
  readonly failed: readonly string[];
  readonly withoutLedger: readonly string[];
  /** 受报机关 */
  readonly reportsTo: string;
  readonly onlyYear: OnlyYear;
  /** Number of the annex that lists what falls due next month. */
  readonly annex: number | null;
}

/** More units than this are named in the annex only. */
const shortList = 5;

export function requirementRows({
  nextSteps,
  shortcomings,
  baseline,
  failed,
  withoutLedger,
  reportsTo,
  onlyYear,
  annex,
}: Demands): RequirementRow[] {
  const { overdue, dueNextMonth, nextMonth, toEnter, missing, runs, duties, reports, nextReport } = nextSteps;
  const soon = nextReport?.deadline ? before(nextReport.deadline, onlyYear) : "抓紧";
  const told = nextReport ? `，在${paperMonth(nextReport.month, onlyYear)}${nextReport.duty}中说明进展` : "";
  const whoseDue =
    dueNextMonth.units.length > shortList ? `附件${annex}所列${dueNextMonth.units.length}个单位` : countedSaid(dueNextMonth.units);
  const rows: (RequirementRow | false)[] = [
    overdue.length > 0 && { who: countedSaid(overdue), what: `抓紧整改逾期问题，按程序报请核查、销号${told}`, by: soon },
    shortcomings.missedMilestones.count > 0 && {
      who: countedSaid(shortcomings.missedMilestones.units),
      what: `补上到期未完成的节点${told}`,
      by: soon,
    },
    dueNextMonth.count > 0 && {
      who: whoseDue,
      what: `${paperMonth(nextMonth, onlyYear)}到期、尚未完成整改的问题${dueNextMonth.count}件，在时限内完成整改`,
      by: dueNextMonth.first === null ? "时限内" : `最早${paperDay(dueNextMonth.first, onlyYear)}`,
    },
    shortcomings.toComplete.count > 0 && {
      who: countedSaid(shortcomings.toComplete.units),
      what: "补齐台账没有填写齐全的内容和整改时限",
      by: soon,
    },
    shortcomings.undecided.count > 0 && {
      who: countedSaid(shortcomings.undecided.units),
      what: "对从重处理问题作出追责或不予追责决定，记入台账",
      by: soon,
    },
    toEnter.length > 0 && { who: countedSaid(toEnter), what: "将移交和监督检查发现的问题登记入账", by: soon },
    shortcomings.closedWithoutFeedback.count > 0 && {
      who: countedSaid(shortcomings.closedWithoutFeedback.units),
      what: "已销号问题向企业或反映人反馈，记入台账",
      by: soon,
    },
    baseline?.isSound === true &&
      baseline.units.length > 0 && { who: countedSaid(baseline.units), what: `将${baseline.name}所列问题登记入账`, by: soon },
    ...missingRows(missing, runs, onlyYear),
    ...duties.map(({ duty, action, who, by, phase, hasDeadline }) => ({
      who,
      what: `${hasDeadline || phase === null ? "" : `在第${phase}阶段内`}${action}${duty}`,
      by: before(by, onlyYear),
    })),
    ...reports.map(({ who, month, duty, deadline }) => ({
      who,
      what: `向${reportsTo}报送${paperMonth(month, onlyYear)}${duty}，没有变化的也要报送`,
      by: deadline === null ? "按月" : before(deadline, onlyYear),
    })),
    failed.length > 0 && { who: failed.join("、"), what: "更正台账，使数据通过核对", by: soon },
    withoutLedger.length > 0 && { who: withoutLedger.join("、"), what: "建立台账", by: soon },
  ];
  return rows.filter((row) => row !== false);
}

/** Reports of several months that are missing are one row. */
function missingRows(missing: NextSteps["missing"], runs: NextSteps["runs"], onlyYear: OnlyYear): RequirementRow[] {
  return [...groupBy(missing, ({ duty }) => duty)].map(([duty, all]) => {
    const inRuns = runs.filter((run) => run.duty === duty);
    const own = all.map((one) => ({ ...one, rest: outsideRuns(inRuns, duty, one.month, one.who) })).filter(({ rest }) => rest.length > 0);
    const named = ({ rest, who, whole }: (typeof own)[number]) =>
      rest.length === who.length ? (whole ?? who.join("、")) : rest.join("、");
    const [only, ...others] = own;
    const what = all[0]?.action === "报送" ? "补报" : (all[0]?.action ?? "");
    if (only && others.length + inRuns.length === 0)
      return { who: named(only), what: `${what}${only.month === null ? "" : paperMonth(only.month, onlyYear)}${duty}`, by: "立即" };
    const whose = [
      ...inRuns.map(({ unit, from, to, count }) => `${paperMonth(from, onlyYear)}至${paperMonth(to, onlyYear)}（${count}次）：${unit}`),
      ...own.map((one) => `${one.month === null ? "" : `${paperMonth(one.month, onlyYear)}：`}${named(one)}`),
    ];
    return { who: whose.join("；"), what: `${what}未报的${duty}`, by: "立即" };
  });
}

function before(day: Day, onlyYear: OnlyYear): string {
  return `${paperDay(day, onlyYear)}以前`;
}
