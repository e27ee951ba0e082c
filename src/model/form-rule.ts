// Rules of a form (rules/tasks/): what a form's schema cannot say of 明细. Two moments: always, or from the first 报完成 on.
import { longDay } from "./day.ts";
import type { Details } from "./details.ts";
import { isPresent, type Path, type Problem } from "./ledger.ts";
import { type Context, type Finding, firstCompletion, type ProblemRule } from "./rule.ts";

type FormName = keyof Details;
type FormRuleWords = Pick<ProblemRule, "name" | "severity" | "alsoWarns" | "what" | "why" | "example">;

export interface FormRule<F extends FormName> extends FormRuleWords {
  check(detail: Details[F], problem: Problem, context: Context): Iterable<Finding>;
}

export interface ClosingRule<F extends FormName> extends FormRuleWords {
  /** `moment`: 报完成, or 销号 for what was verified without one (巩固防反弹). */
  check(detail: Details[F], problem: Problem, moment: string): Iterable<Finding>;
}

/** A rule that holds at any time. Silent where there is no 明细. */
export function formRule<F extends FormName>(form: F, { check, ...told }: FormRule<F>): ProblemRule {
  return {
    ...told,
    scope: "problem",
    form,
    *check(problem, context) {
      if (problem.detail) yield* check(problem.detail as Details[F], problem, context);
    },
  };
}

/** A rule that holds from the first 报完成 on (巩固防反弹 without one: from 销号 on). */
export function closingRule<F extends FormName>(form: F, { check, ...told }: ClosingRule<F>): ProblemRule {
  return formRule(form, {
    ...told,
    *check(detail, problem, context) {
      const completion = firstCompletion(problem, context);
      if (completion?.kind) yield* check(detail, problem, completion.kind);
    },
  });
}

/** Path of a value of 明细. */
export function at(...steps: Path): Path {
  return ["detail", ...steps];
}

/** Faults where the mapping at `steps` lacks `key`; none where it is there, even if its value was refused. */
export function* lacking(problem: Problem, steps: Path, key: string, message: string, hint: string): Iterable<Finding> {
  if (isPresent(problem, at(...steps, key))) return;
  yield { path: at(...steps), missing: true, lacks: [key], message, hint };
}

/** True when neither the value nor anything in it was refused. */
export function isSound(problem: Problem, ...steps: Path): boolean {
  const path = at(...steps).join("/");
  return ![...problem.wrong].some((wrong) => path === wrong || path.startsWith(`${wrong}/`) || wrong.startsWith(`${path}/`));
}

/** The items of a list with their places, without those refused as a whole. */
export function* itemsOf<T extends object>(list: readonly T[] | undefined): Iterable<[number, T]> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries()) if (typeof item === "object" && item !== null) yield [index, item];
}

export interface DayOrder<F extends FormName> extends FormRuleWords {
  /** The day that is wrong when the order is. */
  readonly key: keyof Details[F] & string;
  readonly relation: "not before" | "not after";
  readonly other: keyof Details[F] & string;
  readonly hint: string;
  /** As of a Finding. */
  readonly unless?: string;
}

/** A rule over two days of 明细; the same day satisfies it. */
export function dayOrderRule<F extends FormName>(form: F, { key, relation, other, hint, unless, ...told }: DayOrder<F>): ProblemRule {
  return formRule(form, {
    ...told,
    *check(detail) {
      const day: unknown = detail[key];
      const limit: unknown = detail[other];
      if (typeof day !== "string" || typeof limit !== "string") return;
      if (relation === "not before" ? day >= limit : day <= limit) return;
      yield {
        path: at(key),
        message: `${key}${longDay(day)}${relation === "not before" ? "早于" : "晚于"}${other}${longDay(limit)}`,
        hint,
        ...(unless !== undefined && { unless }),
        related: { path: at(other), message: `${other}在这里` },
      };
    },
  });
}
