// 已核实: which warnings are answered, and which answers belong to no warning.

import type { Day } from "../model/day.ts";
import type { Answer, Diagnostic } from "../model/diagnostic.ts";
import { answersTo, type Ledger, type Problem } from "../model/ledger.ts";
import { type Context, isAlone } from "../model/rule.ts";
import { historyRules } from "../rules/history/index.ts";
import { rules } from "../rules/index.ts";
import { explainedLayers } from "./explain.ts";

/** Every rule name, and whether the rule ever gives a warning (else only errors). */
export const warns: Context["warns"] = new Map(
  explainedLayers.flatMap((layer) =>
    layer.rules.map(({ name, severity, alsoWarns }) => [name, severity === "warning" || alsoWarns === true]),
  ),
);

/** Adds the answer to a warning on a problem that has answered its rule by `asOf`; other diagnostics stay as they are. */
export function answeredBy(ledgers: readonly Ledger[], asOf: Day): (diagnostic: Diagnostic) => Diagnostic {
  const answers = new Map<string, Answer>();
  for (const problem of ledgers.flatMap(({ problems }) => problems))
    for (const { rule, reason, on } of answersTo(problem, asOf)) {
      const key = keyOf(problem.file, problem.id, rule);
      if ((answers.get(key)?.on ?? "") <= on) answers.set(key, { reason, on });
    }
  return (diagnostic) => {
    const { file, item, rule, severity } = diagnostic;
    const answer = severity === "warning" && item !== null ? answers.get(keyOf(file, item, rule)) : undefined;
    return answer ? { ...diagnostic, acknowledged: answer } : diagnostic;
  };
}

/** Why a rule may not have been judged in this run. */
export interface Hindrances {
  /** Rules switched off for this run. */
  readonly off: ReadonlySet<string>;
  readonly isEvidenceSeen: boolean;
}

/**
 * Whether a rule gave no warning on a problem (`isSilent`). Only a rule that was certainly judged counts as silent: one that looks at one
 * problem or file, where that file has no error; one that looks at several ledgers, where no file has an error and every ledger was read.
 * Rules of history never count, since their warnings go away by themselves as soon as the base has the change.
 */
export function silenceIn(diagnostics: readonly Diagnostic[], context: Context, { off, isEvidenceSeen }: Hindrances): Context["isSilent"] {
  const told = new Set(diagnostics.map(({ file, item, rule }) => keyOf(file, item, rule)));
  const failed = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const isAllSeen = failed.size === 0 && context.unitsUnread.size === 0 && !isAlone(context);
  return (rule, problem) => {
    if (!warns.has(rule) || off.has(rule) || failed.has(problem.file)) return false;
    if (warns.get(rule) === false) return true;
    if (historyNames.has(rule) || (rule === "evidence-not-shared" && !isEvidenceSeen)) return false;
    const isNear = !farNames.has(rule) && problem.transferredFrom === undefined;
    return (isNear || isAllSeen) && !told.has(keyOf(problem.file, problem.id, rule));
  };
}

const historyNames: ReadonlySet<string> = new Set(historyRules.map(({ name }) => name));
/** Rules that look beyond the ledger of the problem. */
const farNames: ReadonlySet<string> = new Set(rules.filter(({ scope }) => scope === "workspace").map(({ name }) => name));

function keyOf(file: string, item: Problem["id"] | null, rule: string): string {
  return JSON.stringify([file, item, rule]);
}
