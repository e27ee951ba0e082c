import type { Problem } from "../model/ledger.ts";
import type { Context, ProblemRule } from "../model/rule.ts";

/** 追责 events that count for a problem: its own, and those of the problem it was handed over from. */
export function decisionsBefore(problem: Problem, context: Context): Problem["log"] {
  const origin = problem.transferredFrom === undefined ? undefined : context.problems.get(problem.transferredFrom);
  const own = problem.log.filter((event) => event.kind === "追责");
  return origin && origin !== problem ? [...origin.log.filter((event) => event.kind === "追责"), ...own] : own;
}

/** 从重处理: whether somebody is held to account is decided (追责) before the problem is reported done. */
export const seriousDecidedBeforeCompletion: ProblemRule = {
  name: "serious-decided-before-completion",
  scope: "problem",
  severity: "error",
  what: "从重处理的问题先作出追责决定，再报完成",
  why: "工作方案第二部分第三条：新发现的问题从重处理，越往后执纪越严。",
  *check(problem, context) {
    if (problem.handling !== "从重处理") return;
    const { transferredFrom } = problem;
    if (transferredFrom !== undefined && !context.problems.has(transferredFrom)) return; // its 追责 cannot be seen from here
    const { steps } = context.historyOf(problem);
    const completion = steps.find((step) => step.event.kind === "报完成" && step.verdict === "applied" && step.certain);
    if (!completion) return;
    const before = new Set(problem.log.slice(0, problem.log.indexOf(completion.event)));
    const inherited = decisionsBefore(problem, context).filter((event) => !problem.log.includes(event));
    const unsure = problem.log.some((event) => before.has(event) && event.kind === undefined);
    if (unsure || inherited.length > 0 || [...before].some((event) => event.kind === "追责")) return;
    yield {
      path: [...completion.event.path, "kind"],
      message: "从重处理的问题，报完成之前没有追责决定",
      hint: "请先记一条“追责”（结论: 追责或不予追责，不予追责的写明理由），再报完成。",
    };
  },
};
