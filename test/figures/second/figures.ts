// Totals, periods and items a second time, from their definitions in schemas/README.md.
import type { Plain, PlainCampaign } from "../../campaign-of.ts";
import { dayBefore, lastOfMonth } from "./days.ts";
import { dutiesOf } from "./duties.ts";
import { forever, isDueSoon, overdueDays, type Problem, problemOf, rectified, type Standing, standingOn, unresolved } from "./state.ts";

const states = { 整改中: "open", 待核查: "pending-verification", 待销号: "pending-closure", 已销号: "closed", 已移出: "" } as const;

/** Everything `ledger status --format json` prints. */
export function secondStatus({ plan, ledgers }: PlainCampaign, day: string, month: string) {
  const list = (key: string) => (plan[key] ?? []) as Plain[];
  const within = ((plan["口径"] as Plain | undefined)?.["临期天数"] as number | undefined) ?? 7;
  const problems = Object.values(ledgers).flatMap((ledger) =>
    ((ledger["问题"] ?? []) as Plain[]).map((plain) =>
      problemOf(
        plain,
        ledger["单位"] as string,
        list("验收").map((step) => step["名称"] as string),
      ),
    ),
  );
  const count = (is: (problem: Problem) => boolean) => totals(problems.filter(is), day, within);
  return {
    asOf: day,
    totals: totals(problems, day, within),
    period: { month, ...period(problems, dayBefore(`${month}-01`), lastOfMonth(month), day) },
    phases: list("阶段").map((phase, index, phases) => {
      const a = (phases[index - 1]?.["止"] as string | undefined) ?? dayBefore(phase["起"] as string);
      const b = phase["止"] as string;
      const state = a >= day ? "upcoming" : b < day ? "ended" : "current";
      return { phase: phase["序号"], name: phase["名称"], from: phase["起"], to: b, state, ...period(problems, a, b, day) };
    }),
    units: list("单位").map(({ 名称 }) => ({ unit: 名称, ...count(({ unit }) => unit === 名称) })),
    tasks: list("任务").map(({ 序号 }) => ({ task: 序号, ...count(({ plain }) => plain["任务"] === 序号) })),
    handling: ["巩固防反弹", "立行立改", "分步整改", "从重处理"].map((handling) => ({
      handling,
      ...count(({ plain }) => plain["分类处置"] === handling),
    })),
    duties: dutiesOf({ plan, ledgers }, day),
    items: items(problems, list("阶段"), day, within),
  };
}

function placed(problems: readonly Problem[], day: string): Standing[] {
  return problems.flatMap((problem) => standingOn(problem, day) ?? []);
}

function totals(problems: readonly Problem[], day: string, within: number) {
  const all = placed(problems, day);
  const count = (is: (standing: Standing) => boolean) => all.filter(is).length;
  const [open, pendingVerification, pendingClosure, closed] = (["整改中", "待核查", "待销号", "已销号"] as const).map((state) =>
    count((standing) => standing.state === state),
  ) as [number, number, number, number];
  return {
    ...{ total: all.length, open, pendingVerification, pendingClosure, closed },
    unresolved: open + pendingVerification + pendingClosure,
    unrectified: open + pendingVerification,
    overdue: count((standing) => overdueDays(standing, day) > 0),
    dueSoon: count((standing) => isDueSoon(standing, day, within)),
    noDeadline: count(({ state, due }) => state === "整改中" && due === null),
    closedLate: count(
      ({ state, due, completed }) => state === "已销号" && due !== null && due !== forever && completed !== null && completed > due,
    ),
    longTerm: count(({ state, due }) => state === "整改中" && due === forever),
  };
}

function period(problems: readonly Problem[], a: string, b: string, day: string) {
  const isUpcoming = a >= day;
  const c = isUpcoming || b > day ? day : b;
  const since = <T>(value: T, zero: T) => (isUpcoming ? zero : value);
  const happened = (...kinds: string[]) =>
    problems.flatMap(({ steps }) => steps).filter(({ on, kind }) => kinds.includes(kind) && a < on && on <= c).length;
  const added = problems.filter(({ entered }) => a < entered && entered <= c);
  const due = placed(problems, c).filter(({ due: by }) => by !== null && by !== forever && a < by && by <= b);
  const done = due.filter(({ state }) => rectified.includes(state));
  const left = (on: string) => placed(problems, on).filter(({ state }) => unresolved.includes(state)).length;
  return {
    opening: left(isUpcoming ? day : a),
    added: since(added.length, 0),
    newlyFound: since(added.filter(({ plain }) => !("清单号" in plain) && !("移自" in plain)).length, 0),
    rebounded: since(happened("反弹"), 0),
    closed: since(happened("销号"), 0),
    removed: since(happened("移交", "合并"), 0),
    unresolved: left(c),
    overdue: since(placed(problems, c).filter((standing) => overdueDays(standing, c) > 0).length, 0),
    due: due.length,
    dueDone: since(done.length, 0),
    dueOnTime: since(done.filter(({ completed, due: by }) => (completed as string) <= (by as string)).length, 0),
  };
}

function items(problems: readonly Problem[], phases: readonly Plain[], day: string, within: number) {
  return problems
    .flatMap((problem) => {
      const standing = standingOn(problem, day);
      if (!standing) return [];
      const { round, state } = standing;
      const longTerm = standing.due === forever;
      const due = longTerm ? null : standing.due;
      const days = overdueDays(standing, day);
      const { 编号: id, 任务: task } = problem.plain;
      const duePhase = due === null ? null : (phases.find((phase) => (phase["止"] as string) >= due)?.["序号"] ?? null);
      const figures = { overdue: days > 0, overdueDays: days, dueSoon: isDueSoon(standing, day, within), duePhase };
      return [{ id: id as string, unit: problem.unit, task, state: states[state], round, due, longTerm, ...figures }];
    })
    .sort((x, y) => (x.id < y.id ? -1 : 1));
}
