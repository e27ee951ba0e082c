// Rules of a form (rules/tasks/): what a form's schema cannot say of 明细. They apply either always, or from the first 报完成 on (closing rules).
import { longDay } from "./day.ts";
import type { Details } from "./details.ts";
import { isPresent, type Path, type Problem } from "./ledger.ts";
import { type Finding, firstCompletion, type NearContext, type ProblemRule } from "./rule.ts";

type FormName = keyof Details;
type FormRuleWords = Pick<ProblemRule, "name" | "severity" | "alsoWarns" | "what" | "why" | "example">;

export interface FormRule<F extends FormName> extends FormRuleWords {
  check(detail: Details[F], problem: Problem, context: NearContext): Iterable<Finding>;
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
export function* soundItems<T extends object>(list: readonly T[] | undefined): Iterable<[number, T]> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries()) if (typeof item === "object" && item !== null) yield [index, item];
}

export interface DayOrder<F extends FormName> extends FormRuleWords {
  /** The day at which a wrong order is reported. */
  readonly key: keyof Details[F] & string;
  readonly relation: "not before" | "not after";
  readonly other: keyof Details[F] & string;
  readonly hint: string;
  /** As in Finding. */
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

export interface ClosingKey<F extends FormName> extends FormRuleWords {
  /** The type of problem the rule is for; without it, every one of the form. */
  readonly type?: string;
  readonly key: keyof Details[F] & string;
  /** What is to be written, as part of a sentence. */
  readonly saying: string;
  readonly hint: string;
}

/** A closing rule over one key of 明细: from 报完成 on it is there. */
export function closingKeyRule<F extends FormName>(form: F, { type, key, saying, hint, ...told }: ClosingKey<F>): ProblemRule {
  return closingRule(form, {
    ...told,
    *check(_detail, problem, moment) {
      if (type === undefined || problem.type === type) yield* lacking(problem, [], key, `${moment}时应写明${saying}`, hint);
    },
  });
}

/** Forms that count the steps of a procedure before and after. */
type FormWithSteps = { [F in FormName]: "整改前环节数" extends keyof Details[F] ? F : never }[FormName];

export interface FewerSteps extends FormRuleWords {
  /** The type of problem the rule is for. */
  readonly type: string;
  /** Steps before and after, as an example. */
  readonly shown: readonly [before: number, after: number];
}

/** A closing rule: from 报完成 on 整改后环节数 is there, and less than 整改前环节数. */
export function fewerStepsRule<F extends FormWithSteps>(form: F, { type, shown, ...told }: FewerSteps): ProblemRule {
  const [exampleBefore, exampleAfter] = shown;
  return closingRule(form, {
    ...told,
    *check({ 整改前环节数: before, 整改后环节数: after }, problem, moment) {
      if (problem.type !== type) return;
      const hint = `请补上整改后的环节数，例如“整改后环节数: ${exampleAfter}”。`;
      yield* lacking(problem, [], "整改后环节数", `${moment}时应写明整改后还有几个环节`, hint);
      if (before === undefined || after === undefined || after < before) return;
      yield {
        path: at("整改后环节数"),
        message: `整改后有${after}个环节，没有少于整改前的${before}个`,
        hint: `请核对整改前后的环节数，例如“整改前环节数: ${exampleBefore}”“整改后环节数: ${exampleAfter}”；环节还没有减少的，减少后再报完成。`,
        related: { path: at("整改前环节数"), message: "整改前环节数在这里" },
      };
    },
  });
}
