// A person chooses a problem: first whose, then which, with its state and its title.

import type { Dialogue } from "../dialogue/dialogue.ts";
import type { Day } from "../model/day.ts";
import type { Ledger, Problem } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { replay, standingOn, stateNames } from "../model/standing.ts";

export async function problemAsked(ledgers: readonly Ledger[], { choose }: Dialogue, asOf: Day, plan: Plan): Promise<Problem> {
  const problems = ledgers.flatMap((ledger) => ledger.problems).filter(({ id }) => id !== undefined);
  const units = [...new Set(problems.flatMap(({ unit }) => unit ?? []))];
  const unit = await choose("哪个单位的台账", units);
  const own = problems.filter((problem) => problem.unit === unit);
  const chosen = await choose(
    "哪个问题",
    own.map((problem) => ({ value: String(problem.id), label: problemLabel(problem, asOf, plan) })),
  );
  return own.find(({ id }) => id === chosen) as Problem;
}

/** `某局-01-001 整改中 供水没有接通`. */
function problemLabel(problem: Problem, asOf: Day, plan: Plan): string {
  const standing = standingOn(problem, replay(problem, plan), asOf);
  return [problem.id, standing && stateNames[standing.state], problem.title].filter((part) => part !== undefined).join(" ");
}
