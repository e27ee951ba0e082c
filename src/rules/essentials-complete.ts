import { type Day, daysBetween } from "../model/day.ts";
import { isPresent, type Problem } from "../model/ledger.ts";
import { taskNumbered } from "../model/plan.ts";
import { firstCompletion, type NearContext, type ProblemRule } from "../model/rule.ts";

const names = { due: "时限", measures: "措施", person: "责任人", detail: "明细" } as const;
const examples = {
  due: "时限: 2020-06-30",
  measures: "措施: [限时办结, 一次告知]",
  person: "责任人: { 姓名: …, 职务: … }",
  detail: "明细: { … }",
} as const;
type Essential = keyof typeof names;

/**
 * 时限, 措施, 责任人 and 明细 may be filled in within 补齐天数 of 登记日期 (the last day included), and must be there once the
 * problem is reported done. 巩固防反弹 needs 措施 and 责任人 only once a review or a rebound has reopened it, and never 时限; closed
 * without a report, it needs what its form asks for at closure (schemas/README.md, "Forms of 明细"), and so 明细.
 */
export const essentialsComplete: ProblemRule = {
  name: "essentials-complete",
  scope: "problem",
  severity: "error",
  alsoWarns: true,
  what: "时限、措施、责任人、明细按时补齐",
  clause: "限期完成",
  why: "落实整改责任单位和责任人，强化措施，限期完成。补齐的天数在方案“口径”中设定。",
  example: {
    fails: `
      <<编号>>: 甲局-01-001
      # 没有填“责任人”
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      编号: 甲局-01-001
      责任人: { 姓名: 王某, 职务: 科长 }
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(problem, context) {
    const completion = firstCompletion(problem, context);
    const reopened = reopenedOn(problem, context);
    const missing = (keys: readonly Essential[]) => keys.filter((key) => !isPresent(problem, [key]));
    const needed = missing(needs(problem, reopened !== undefined));
    const hasForm = taskNumbered(context.plan, problem.task)?.form !== undefined;
    const isDue = (key: Essential) => completion !== undefined && (completion.kind !== "销号" || (key === "detail" && hasForm));
    const reported = needed.filter(isDue);
    const waived = needed.filter((key) => !isDue(key));
    if (reported.length > 0) {
      yield {
        path: [],
        missing: true,
        lacks: reported,
        needs: [["handling"]],
        message: `已${completion?.kind === "销号" ? "销号" : "报完成"}，但缺少${list(reported)}`,
        hint: `请补填，例如${keysListed(reported)}；${completion?.kind === "销号" ? "销号" : "报完成"}之前就应填好。`,
      };
    }
    const { enteredOn } = problem;
    const late = enteredOn !== undefined && daysBetween(enteredOn, context.asOf) > context.plan.settings.completeWithinDays;
    if (waived.length === 0 || !late || enteredOn === undefined || context.historyOf(problem).end.state === "removed") return;
    yield {
      path: [],
      missing: true,
      needs: [["handling"]],
      severity: "warning",
      message: `登记已${daysBetween(enteredOn, context.asOf)}天，仍缺少${list(waived)}`,
      hint: `登记后${context.plan.settings.completeWithinDays}天内应补齐，例如${keysListed(waived)}。`,
    };
  },
};

function needs(
  { handling, wrong }: { readonly handling?: Problem["handling"] | undefined; readonly wrong: Problem["wrong"] },
  reopened: boolean,
): readonly Essential[] {
  // 原完成日期 contradicts 分类处置, and either may be wrong. So the problem may be 巩固防反弹, which needs 明细 only.
  const mayBeDone = handling === undefined || wrong.has("originallyDoneOn");
  if (handling !== "巩固防反弹") return mayBeDone ? ["detail"] : ["due", "measures", "person", "detail"];
  return reopened ? ["measures", "person", "detail"] : ["detail"];
}

/** What a problem of this 分类处置 is to have in time, by the keys of the file; `reopened`: by a failed review or a rebound. */
export function essentialKeys(handling: Problem["handling"] | undefined, reopened = false): string[] {
  return needs({ handling, wrong: new Set() }, reopened).map((key) => names[key]);
}

/** The day a failed review or a rebound first brought the problem to 整改中. */
function reopenedOn(problem: Problem, context: NearContext): Day | undefined {
  const steps = context.historyOf(problem).steps.filter((step) => step.verdict === "applied" && step.certain);
  return steps.find(
    ({ event }) => event.kind === "反弹" || ((event.kind === "核查" || event.kind === "验收") && event.verdict === "不通过"),
  )?.event.on;
}

function keysListed(keys: readonly Essential[]): string {
  return keys.map((key) => `“${examples[key]}”`).join("");
}

function list(keys: readonly Essential[]): string {
  return keys.map((key) => `“${names[key]}”`).join("、");
}
