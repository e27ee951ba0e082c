// 未完成整改: what is not done, why, and how and by when it will be. Nothing is made up: where a problem lacks one of
// these, no 专题报告 is made.

import type { Placed } from "../figures/courses.ts";
import { type Day, longDay } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { isFromBelow, isPresent, type Problem } from "../model/ledger.ts";
import { membersOf } from "../model/plan.ts";
import { type Stage, stateNames } from "../model/standing.ts";
import { overdueDays } from "../model/timeliness.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface UnfinishedRow {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** “—” where the ledger has none; 待核对 where it has one that is wrong (--allow-errors). */
  readonly reason: string;
  readonly measures: string;
  readonly person: string;
  readonly due: Day | null;
  /** 整改中（逾期3天） */
  readonly state: string;
  /** The first milestone not done: 2020年7月20日：专家论证. */
  readonly nextMilestone: string;
}

const none = "—";

/** By plan order of units, then by deadline, those without one last, then by number. */
export function unfinishedRows(scene: Scene): UnfinishedRow[] {
  return unfinishedIn(scene).map((placed) => unfinishedRow(placed, scene.asOf));
}

export function unfinishedRow({ problem, standing }: Pick<Placed, "problem" | "standing">, asOf: Day): UnfinishedRow {
  const late = overdueDays(standing, asOf);
  const next = standing.state === "open" ? standing.stages.find(({ doneOn }) => doneOn === undefined) : undefined;
  const { fullName = "", post } = problem.person ?? {};
  return {
    id: problem.id ?? "",
    title: withoutNumbers(problem.title ?? ""),
    unit: problem.unit ?? "",
    reason: textOr(problem, "unfinishedReason", sentence(problem.unfinishedReason) || ownReason(problem, standing)),
    measures: textOr(problem, "measures", problem.measures?.map(sentence).join("；")),
    person: textOr(problem, "person", post && fullName ? `${fullName}（${post}）` : fullName),
    due: standing.due ?? null,
    state: `${stateNames[standing.state]}${late > 0 ? `（逾期${late}天）` : ""}`,
    nextMilestone: next === undefined ? none : milestoneSaid(next, asOf),
  };
}

function unfinishedIn({ plan, placed }: Scene): Placed[] {
  const place = ({ problem }: Placed) => membersOf(plan).findIndex(({ name }) => name === problem.unit);
  return placed
    .filter(({ standing: { state } }) => state === "open" || state === "pending-verification")
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        compare(a.standing.due ?? "9999", b.standing.due ?? "9999") ||
        compare(a.problem.id ?? "", b.problem.id ?? ""),
    );
}

function milestoneSaid({ due, outcome = "" }: Stage, asOf: Day): string {
  const late = due !== undefined && due < asOf ? "（到期未完成）" : "";
  return `${due === undefined ? "" : `${longDay(due)}：`}${withoutNumbers(outcome)}${late}`;
}

function textOr(problem: Problem, key: string, text: string | undefined): string {
  if (text) return withoutNumbers(text);
  return isPresent(problem, [key]) ? "待核对" : none;
}

/** The reason why it is not done; of a problem reported done, that it has not been reviewed yet. */
function ownReason({ handling }: Problem, { state }: Placed["standing"]): string {
  return state !== "pending-verification" ? "" : handling === "巩固防反弹" ? "待核查" : "已报完成，待核查";
}

/** The text without a full stop at its end, since a sentence continues behind it, or it stands in a table. */
function sentence(text = ""): string {
  return withoutEnd(text.trim(), /[。；;，,]/);
}

/**
 * What a 专题报告 must say of a problem not done; one reported done waits for its review and needs no reason, 巩固防反弹 has no 时限 and owes no 措施
 * before a review sends it back. Of a zone's problem none of it comes up.
 */
function lacking({ problem, standing }: Placed): string[] {
  if (isFromBelow(problem)) return [];
  const waits = problem.handling === "巩固防反弹" && standing.state === "pending-verification";
  const needed = {
    ...(ownReason(problem, standing) === "" ? { 未完成原因: "unfinishedReason" } : {}),
    ...(waits ? {} : { 措施: "measures", 责任人: "person" }),
  };
  const lacks = Object.entries(needed).flatMap(([name, key]) => (isPresent(problem, [key]) ? [] : [name]));
  return !waits && standing.due === undefined && !isPresent(problem, ["due"]) ? [...lacks, "时限"] : lacks;
}

/** How many problems the message names. */
const most = 20;

/**
 * Throws a UsageError where a problem not 已完成整改 lacks 未完成原因, 措施, 时限 or 责任人: the report is to say all four of
 * each. Names the problems by unit, and how many more there are.
 */
export function requireReasons(scene: Scene): void {
  const faults = unfinishedIn(scene)
    .map((one) => ({ unit: one.problem.unit ?? "", id: one.problem.id ?? "（无编号）", lacks: lacking(one) }))
    .filter(({ lacks }) => lacks.length > 0);
  if (faults.length === 0) return;
  const shown = faults.slice(0, most);
  const units = [...new Set(shown.map(({ unit }) => unit))];
  const told = units.map((unit) => {
    const own = shown.filter((fault) => fault.unit === unit).map(({ id, lacks }) => `${id}缺${lacks.join("、")}`);
    return `${scene.unit === null ? `${unit}：` : ""}${own.join("，")}`;
  });
  const rest = faults.length > most ? `；另有${faults.length - most}件` : "";
  throw new UsageError(
    `${scene.unit ?? ""}未完成整改的问题中，有${faults.length}件没有写全，不能出专题报告——${told.join("；")}${rest}`,
    "未完成整改的，要逐件写明原因、措施、时限和责任人。请在台账中补填，例如“未完成原因: 管网未通”，也可以用 ledger log 编号 进展 --情况 … --未完成原因 … 补填。",
  );
}
