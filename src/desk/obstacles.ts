// What stands in the way of an event, before anybody fills it in: it is tried with what it cannot do without, and check is asked.
import { type Checked, type CheckOptions, check } from "../check/check.ts";
import { CannotEdit } from "../edit/ledger-text.ts";
import type { Day } from "../model/day.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { EventKind, Problem, Values } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import type { NextEvent } from "../model/shown.ts";
import { kindsAllowed, type Standing, type Terms } from "../model/standing.ts";
import type { Source } from "../read/index.ts";
import { eventRefusals } from "../read/schema/refusals-of-part.ts";
import { rules } from "../rules/index.ts";
import { newErrors } from "./new-faults.ts";
import { withEvent } from "./with-event.ts";

/** A workspace, and what check said of it on the day an event is to have. */
export interface TrialGround {
  readonly sources: readonly Source[];
  readonly checked: Checked;
  readonly evidence: NonNullable<CheckOptions["evidence"]>;
}

/** Values without which an event has no effect, so that what follows from it is judged too. */
const effective: Partial<Record<EventKind, Values>> = {
  核查: { 整改到位: "是", 追责落实: "是", 制度有效: "是", 结论: "通过" },
};

/** What the schemas say of an event is told when it is filled in; here only what the rules have against it. */
const ruled: ReadonlySet<string> = new Set(rules.map(({ name }) => name));

/** Errors that the event would bring on its day, but for what it is itself still to say. */
export async function obstaclesTo(
  kind: EventKind,
  problem: Problem,
  on: Day,
  { sources, checked, evidence }: TrialGround,
): Promise<Diagnostic[]> {
  const { file, id } = problem;
  const text = checked.textOf(file);
  if (id === undefined || text === undefined) return [];
  let content: string;
  try {
    content = withEvent(text, id, { 日期: on, 事项: kind, ...effective[kind] }).text;
  } catch (error) {
    if (error instanceof CannotEdit) return [];
    throw error;
  }
  const next = sources.map((source) => (source.path === file ? { path: file, content } : source));
  const { result } = await check(next, on, { evidence, before: checked, nearOf: (path) => path === file });
  return newErrors(checked.result.diagnostics, result.diagnostics).filter(({ rule, item }) => item === id && ruled.has(rule));
}

/** The events that may come next on the day, each with what it needs and what is in its way. */
export async function nextEvents(problem: Problem, standing: Standing, on: Day, judged: TrialGround): Promise<NextEvent[]> {
  const { plan } = judged.checked.reading;
  const found: NextEvent[] = [];
  if (!plan) return found;
  for (const kind of kindsOpen(problem, standing, plan))
    found.push({
      event: kind,
      needs: neededBy(kind, plan),
      obstacles: [...new Set((await obstaclesTo(kind, problem, on, judged)).map(({ message }) => message))],
    });
  return found;
}

/** Those allowed, without 节点完成 where no milestone is left. */
export function kindsOpen(problem: Problem, standing: Standing, terms: Terms): EventKind[] {
  const hasStages = standing.stages.some(({ doneOn }) => doneOn === undefined);
  return kindsAllowed(problem, standing, terms).filter((kind) => kind !== "节点完成" || hasStages);
}

/** Keys that an event of this kind cannot do without, whatever else is filled in. */
function neededBy(kind: EventKind, plan: Plan): string[] {
  const refusals = eventRefusals({ 日期: "2020-01-01", 事项: kind }, "problemEvent", plan).filter(({ at }) => at === "missing");
  return refusals.map(({ oneOf = [], key }) => (oneOf.length > 0 ? oneOf.join("或") : (key ?? "")));
}
