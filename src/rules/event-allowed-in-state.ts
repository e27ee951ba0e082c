import { longDay } from "../model/day.ts";
import type { Problem, ProblemEvent } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import type { Finding, ProblemRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { inOrderOfDates, kindsAllowed, nextStep, type Standing, type Step, stateNames } from "../model/standing.ts";

/** Every event stands in a state that allows it (schemas/README.md, "Events of a problem"). A refused event has no effect. */
export const eventAllowedInState: ProblemRule = {
  name: "event-allowed-in-state",
  scope: "problem",
  severity: "error",
  what: "每一步都在应有的环节办理",
  why: "销号管理的顺序是：整改中、报完成、核查、销号；反弹的重新整改。缺了前一步，后一步不予认定，不计入统计。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-18, 事项: <<核查>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, … }`,
  },
  *check(problem, context) {
    const history = context.historyOf(problem);
    let lacksDue = false; // a 核查 above should have set it: failed-review-sets-deadline reports
    for (const [place, { event, before, after, verdict, certain }] of history.steps.entries()) {
      if (event.kind === "核查" || event.kind === "验收") lacksDue = after.state === "open" && after.due === undefined;
      if (verdict !== "refused" || !certain || (lacksDue && event.kind === "申请延期" && before.state === "open")) continue;
      const inOrder = inOrderOfDates(problem, history, context.plan).steps.find((step) => step.event === event);
      if (inOrder?.verdict !== "applied")
        yield { ...explain(event, before, context.plan), ...belowIts(event, history.steps.slice(place + 1), problem, context.plan) };
    }
  },
};

/** What would have allowed it stands below: it was dated too early. */
function belowIts(event: ProblemEvent, later: readonly Step[], problem: Problem, plan: Plan): { hint?: string } {
  const { kind } = event;
  const found = later.find(
    ({ after, verdict }) => verdict === "applied" && kind !== undefined && kindsAllowed(problem, after, plan).includes(kind),
  );
  if (!found?.event.on || !found.event.kind) return {};
  const { kind: first, on } = found.event;
  return { hint: `“${kind}”应在“${first}”（${longDay(on)}）以后：请移到“${first}”下面，日期写${longDay(on)}或以后，例如“日期: ${on}”。` };
}

const needed: Partial<Record<NonNullable<ProblemEvent["kind"]>, string>> = {
  节点完成: "“节点完成”只在整改中记载。",
  报完成: "“报完成”只在整改中记载；已报完成的，等待核查。",
  核查: "核查之前应先记“报完成”（写明情况、佐证、签字）。",
  销号: "销号之前应有一次结论为“通过”的核查。",
  验收: "验收之前应有一次结论为“通过”的核查。",
  反弹: "只有已销号的问题才记“反弹”；未销号的，记“核查”结论“不通过”。",
  移交: "只有整改中的问题才能移交。",
  合并: "只有整改中的问题才能合并。",
};

function explain(event: ProblemEvent, before: Standing, plan: Plan): Finding {
  const kind = [...event.path, "kind"];
  const step = [...event.path, "step"];
  // Where the plan has no steps, or none is said, nothing is wrong with the step: there should be no such event.
  const isStep = event.kind === "验收" && before.state === "pending-closure" && plan.acceptance.length > 0 && event.step !== undefined;
  if (!isStep) return { path: kind, ...explainState(event, before, plan) };
  // A step that the plan has not is a wrong word; any other is an event that comes too early or too late.
  const isKnown = plan.acceptance.some(({ name }) => name === event.step);
  return { ...(isKnown ? { path: kind, corrects: step } : { path: step }), ...explainStep(event, before, plan) };
}

/** A 验收 that is not the next step. */
function explainStep({ step = "" }: ProblemEvent, before: Standing, plan: Plan): Pick<Finding, "message" | "hint"> {
  const names = plan.acceptance.map(({ name }) => name);
  const next = nextStep(before, plan);
  if (names.length === 0)
    return { message: "方案没有规定验收的步骤", hint: "核查通过后直接记“销号”；确有验收的，由办公室在方案的“验收”中写明。" };
  if (!names.includes(step))
    return { message: `方案的“验收”中没有“${step}”这一步${orRather(step, closest(step, names))}`, hint: `依次是：${names.join("、")}。` };
  if (!next) return { message: `验收的各步都已走完，不再记“${step}”`, hint: "请记“销号”。" };
  const isTaken = before.accepted.some((taken) => taken.step === step);
  return {
    message: isTaken ? `“${step}”已经通过，不再重复` : `“${step}”之前还没有“${next.name}”`,
    hint: `依次是：${names.join("、")}；现在应记“步骤: ${next.name}”。`,
  };
}

function explainState(event: ProblemEvent, before: Standing, plan: Plan): Pick<Finding, "message" | "hint"> {
  const isStepWrong = plan.acceptance.length === 0 || before.state === "pending-closure";
  if (event.kind === "验收" && isStepWrong) return explainStep(event, before, plan);
  const state = stateNames[before.state];
  if (before.state === "removed")
    return { message: `问题已移出本台账，不能再记“${event.kind}”`, hint: "移交、合并之后的情况，请记在接收单位或并入的编号下。" };
  if (event.kind === "申请延期" && before.state === "open" && before.due === undefined)
    return { message: "没有时限，无从申请延期", hint: "请先补填“时限”；时限是首次确定的，不必申请延期。" };
  if (event.kind === "申请延期" && before.state === "open")
    return { message: "上一次延期申请还没有批复，不能再次申请", hint: "请先记上一次申请的“延期批复”（批准或驳回）。" };
  if (event.kind === "延期批复" && before.state === "open")
    return { message: "没有待批复的延期申请", hint: "“延期批复”之前应先记“申请延期”（写明延至、理由）。" };
  if (event.kind === "申请延期" || event.kind === "延期批复")
    return { message: `问题处于“${state}”，不能记“${event.kind}”`, hint: "延期的申请和批复都应在整改中、报完成之前办理。" };
  return { message: `问题处于“${state}”，不能记“${event.kind}”`, hint: needed[event.kind ?? "进展"] ?? "请核对这一步之前是否漏记。" };
}
