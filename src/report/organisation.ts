// 组织开展情况: what a unit did to get going, by its own ledger, and what the plan asks of it that is not recorded.
import { dutiesOn } from "../figures/duties.ts";
import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { type DutyEvent, inspectionKinds } from "../model/ledger.ts";
import { type OnlyYear, onlyYearOf, paperDay, paperMonth } from "../model/paper-day.ts";
import type { Phase } from "../model/plan.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { type DutyGroup, dutyAction, groupsOf, monthlyReport } from "./reporting.ts";
import { dutyEventsInPeriod, type Scene } from "./scene.ts";
import { specialReport } from "./special.ts";
import { hidesDuties } from "./unreadable-ledgers.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface Organisation {
  /** 4月20日开展调研：……, by day. */
  readonly steps: readonly string[];
  /** Names of what is owed by now and not recorded. */
  readonly notRecorded: readonly string[];
}

const preparing = ["调研", "具体方案", "动员部署", "责任书", "清单复核"];

/** Of one unit: its own words for what it did, without numbers of people. */
export function organisationOf(scene: Scene, phase: Phase): Organisation {
  const owed = dutiesOn(scene.plan, scene.campaign.ledgers, scene.asOf).filter(
    ({ unit, duty, month, phase: of, on }) =>
      unit === scene.unit && month === null && (of === null || of <= phase.number) && duty !== specialReport && on === null,
  );
  const known = scene.unit !== null && !hidesDuties(scene, scene.unit);
  return {
    steps: organisingSteps(scene),
    notRecorded: known ? [...new Set(owed.map(({ duty }) => duty))] : [],
  };
}

/** What was done to get going in the period, by day. */
export function organisingSteps(scene: Scene): string[] {
  return dutyEventsInPeriod(scene)
    .filter(({ event }) => preparing.includes(event.kind ?? ""))
    .sort((a, b) => compare(a.on, b.on))
    .map(({ event, on }) => stepSaid(event, on, onlyYearOf(scene.plan)));
}

function stepSaid({ kind = "", counterpart, facts }: DutyEvent, on: Day, onlyYear: OnlyYear): string {
  const others = [counterpart ?? []].flat();
  const what =
    kind === "责任书" && others.length > 0 ? `与${others.map(withoutNumbers).join("、")}签订责任书` : `${dutyAction(kind)}${kind}`;
  return `${paperDay(on, onlyYear)}${what}${facts ? `：${withoutEnd(withoutNumbers(facts), /[。；，]/)}` : ""}`;
}

/** Of all units: who did what the plan asks for up to this phase, reports and inspections apart; as of the scene's day. */
export function preparationsOf(scene: Scene, phase: Phase): DutyGroup[] {
  const apart: readonly string[] = [monthlyReport, specialReport, ...inspectionKinds];
  const statuses = dutiesOn(scene.plan, scene.campaign.ledgers, scene.asOf);
  return groupsOf(scene, statuses, scene.asOf)
    .filter(({ duty, month, phase: of }) => month === null && (of === null || of <= phase.number) && !apart.includes(duty))
    .sort((a, b) => (a.phase ?? 0) - (b.phase ?? 0));
}

/** 调研：应开展单位16个，已开展15个；尚无记录1个：某局. Units without a record are named, the others counted. */
export function dutySaid(group: DutyGroup, onlyYear: OnlyYear): string {
  const { duty, month, owing, kind, action, deadline, inTime, late, missing, pending, hidden } = group;
  const name = `${month === null ? "" : paperMonth(month, onlyYear)}${duty}`;
  const by = deadline === null ? "" : `（截止日${paperDay(deadline, onlyYear)}）`;
  if (kind !== null && inTime.length === owing) return `${name}${by}：${owing}个${kind}均已${deadline === null ? "" : "按期"}${action}`;
  if (kind !== null && missing.length + pending.length === owing)
    return `${name}${by}：${owing}个${kind}${deadline === null ? "均无记录" : `均未${action}`}`;
  const absent = [...missing, ...pending];
  if (group.mostMissing) {
    const others = [
      inTime.length > 0 ? `${inTime.join("、")}${deadline === null ? "已" : "按期"}${action}` : "",
      late.length > 0 ? `${late.map(({ unit, on }) => `${unit}（${paperDay(on, onlyYear)}）`).join("、")}逾期${action}` : "",
      hidden.length > 0 ? `${hidden.join("、")}待核对` : "",
    ].filter((part) => part !== "");
    return `${name}${by}：除${others.join("，")}外，其余${missing.length}个${kind}${deadline === null ? "尚无记录" : `均未${action}`}`;
  }
  const parts = [
    `应${action}单位${owing}个`,
    inTime.length > 0 ? `${deadline === null ? "已" : "按期"}${action}${inTime.length}个` : "",
    late.length > 0
      ? `逾期${action}${late.length}个：${late.map(({ unit, on }) => `${unit}（${paperDay(on, onlyYear)}）`).join("、")}`
      : "",
    hidden.length > 0 ? `待核对${hidden.length}个：${hidden.join("、")}` : "",
    absent.length > 0 ? `${deadline === null ? "尚无记录" : `未${action}`}${absent.length}个：${absent.join("、")}` : "",
  ];
  const [first, second = "", ...rest] = parts.filter((part) => part !== "");
  return `${name}${by}：${first}，${[second, ...rest].join("；")}`;
}
