// What the template of a notice about many matters may print: a row for each, and which of them something more is asked of.
import type { Day } from "../model/day.ts";
import { longMonth } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { groupBy } from "../model/group-by.ts";
import { manyMissed } from "../model/requirement.ts";
import type { Scene } from "../report/scene.ts";
import { dutyFacts, type NoticeHead, noticeHead, type ProblemFacts, problemFacts } from "./data.ts";
import { type NoticeKind, noticeDocuments } from "./kinds.ts";
import type { Matter } from "./matters.ts";
import type { Noticed } from "./numbered.ts";

export interface NoticeListData extends NoticeHead {
  readonly kind: NoticeKind;
  readonly title: string;
  /** Matters; rows may be fewer. */
  readonly count: number;
  /** By deadline. */
  readonly rows: readonly NoticeRow[];
  readonly hasProblems: boolean;
  readonly hasDuties: boolean;
  /** True where one of the reports missing is of a month. */
  readonly hasMonthly: boolean;
  /** 编号 with “、” between: milestones missed; 从重处理 not decided; an extension asked for; one may be asked for. "" where none. */
  readonly missed: string;
  readonly undecided: string;
  readonly asked: string;
  readonly mayExtend: string;
}

export interface NoticeRow {
  /** 编号 of a problem, or the report that is missing. */
  readonly subject: string;
  readonly content: string;
  /** Of several reports the first deadline. */
  readonly due: Day | null;
  /** Days left or overdue, of several reports the most. */
  readonly days: number;
  /** Matters in this row. */
  readonly count: number;
}

/** Facts as of the scene's day; all matters are of one unit and kind. */
export function noticeListData(scene: Scene, all: Noticed): NoticeListData {
  const [first] = all;
  const { kind } = first.number;
  const matters = all.map(({ matter }) => matter);
  const problems = matters.flatMap((matter) => problemFacts(scene, matter) ?? []);
  const duties = matters.filter(({ duty }) => duty !== null);
  const numbersOf = (isMeant: (problem: ProblemFacts) => boolean) =>
    problems
      .filter(isMeant)
      .map(({ id }) => id)
      .join("、");
  return {
    ...noticeHead(scene, first),
    kind,
    title: noticeDocuments[kind].title,
    count: all.length,
    rows: rowsOf(scene, matters).sort((a, b) => compare(a.due ?? "", b.due ?? "")),
    hasProblems: problems.length > 0,
    hasDuties: duties.length > 0,
    hasMonthly: duties.some(({ duty }) => duty?.month !== null),
    missed: numbersOf(({ missedMilestones }) => missedMilestones.length > 0),
    undecided: numbersOf(({ isUndecided }) => isUndecided),
    asked: numbersOf(({ askedUntil }) => askedUntil !== ""),
    mayExtend: numbersOf(({ mayExtend }) => mayExtend),
  };
}

/** One each; but so many reports of one kind as are told together elsewhere stand in one row. */
function rowsOf(scene: Scene, matters: readonly Matter[]): NoticeRow[] {
  const groups = groupBy(matters, ({ duty, matter }) => (duty !== null && duty.month !== null ? `月份 ${duty.duty}` : `单独 ${matter}`));
  return [...groups.values()].flatMap((group) =>
    group.length < manyMissed ? group.map((matter) => rowOf(scene, matter)) : together(group),
  );
}

function rowOf(scene: Scene, matter: Matter): NoticeRow {
  const { due, days } = matter;
  const content = problemFacts(scene, matter)?.title ?? `未${dutyFacts(matter)?.action}`;
  return { subject: matter.matter, content, due, days, count: 1 };
}

/** 2021年7月至2023年3月月报, 共21次未报 */
function together(group: readonly Matter[]): NoticeRow {
  const months = group.flatMap(({ duty }) => duty?.month ?? []).sort();
  const [first = "", last = ""] = [months[0], months.at(-1)];
  return {
    subject: `${longMonth(first)}至${longMonth(last)}${group[0]?.duty?.duty ?? ""}`,
    content: `共${group.length}次未报`,
    due: group.flatMap(({ due }) => due ?? []).sort()[0] ?? null,
    days: Math.max(...group.map(({ days }) => days)),
    count: group.length,
  };
}
