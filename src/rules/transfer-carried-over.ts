import { longDay } from "../model/day.ts";
import { isPresent, type Problem } from "../model/ledger.ts";
import { longDue } from "../model/long-term.ts";
import { type Context, isOutOfSight, type WorkspaceFinding, type WorkspaceRule } from "../model/rule.ts";

/** 移自 names a problem handed to this unit; the receiver keeps 来源, 清单号 and the deadline, and enters it after the 移交. */
export const transferCarriedOver: WorkspaceRule = {
  name: "transfer-carried-over",
  scope: "workspace",
  severity: "error",
  what: "接收移交的问题，沿用来源、清单号，时限不放宽",
  why: "移交换的是责任单位，不是问题，也不是时限。",
  example: {
    fails: `
      # 甲局.yaml
      - 编号: 甲局-01-001
        时限: 2020-05-31
        经过:
          - { 日期: 2020-05-18, 事项: 移交, 移至: 乙局 }
      # 乙局.yaml
      - 编号: 乙局-01-001
        移自: 甲局-01-001
        登记日期: 2020-05-18
        时限: <<2020-06-15>>`,
    passes: `
      # 甲局.yaml
      - 编号: 甲局-01-001
        时限: 2020-05-31
        经过:
          - { 日期: 2020-05-18, 事项: 移交, 移至: 乙局 }
      # 乙局.yaml
      - 编号: 乙局-01-001
        移自: 甲局-01-001
        登记日期: 2020-05-18
        时限: 2020-05-31`,
  },
  *check(context) {
    const receivers = new Map<string, Problem>();
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      const { transferredFrom } = problem;
      if (transferredFrom === undefined) continue;
      const earlier = receivers.get(transferredFrom);
      if (earlier)
        yield {
          at: problem,
          path: ["transferredFrom"],
          message: `“${transferredFrom}”已由编号“${earlier.id ?? ""}”接收`,
          hint: "移交的问题只登记一次，请删去重复的一条或更正“移自”。",
          related: { problem: earlier, path: ["transferredFrom"], message: "已接收在这里" },
        };
      else receivers.set(transferredFrom, problem);
      yield* notCarriedOver(problem, transferredFrom, context);
    }
  },
};

function* notCarriedOver(problem: Problem, from: string, context: Context): Generator<WorkspaceFinding> {
  const origin = context.problems.get(from);
  const at = problem;
  if (!origin || origin === problem) {
    if (origin === problem || !isOutOfSight(from, context))
      yield {
        at,
        path: ["transferredFrom"],
        message: origin ? "“移自”不能是自己的编号" : `台账中没有编号“${from}”`,
        hint: "请核对原编号；不是移交来的，删去“移自”。",
      };
    return;
  }
  const handovers = context.historyOf(origin).steps.filter(({ event }) => event.kind === "移交");
  const handover = handovers.find(({ verdict }) => verdict === "applied") ?? handovers[0];
  const movedTo = handover?.event.movedTo;
  const areUnits = [movedTo, problem.unit].every((unit) => context.plan.units.some(({ name }) => name === unit));
  if (!handover || (areUnits && movedTo !== problem.unit)) {
    const isKnown = handover || (!origin.wrong.has("log") && !origin.log.some(({ kind }) => kind === undefined));
    if (isKnown)
      yield {
        at,
        path: ["transferredFrom"],
        message: handover ? `“${from}”是移交给${movedTo}的，不是移交给本单位的` : `“${from}”没有移交记录`,
        hint: "请核对“移自”；确由本单位接收的，请原单位先记“移交”，“移至”写本单位。",
        related: { problem: origin, path: handover ? [...handover.event.path, "movedTo"] : ["id"], message: "原问题在这里" },
      };
    return;
  }
  const related = (path: readonly (string | number)[]) => ({ problem: origin, path, message: "原问题在这里" });
  if (origin.source !== undefined && problem.source !== undefined && origin.source !== problem.source)
    yield {
      at,
      path: ["source"],
      message: `来源“${problem.source}”与移交前的“${origin.source}”不一致`,
      hint: `请改为“来源: ${origin.source}”。`,
      related: related(["source"]),
    };
  if (!isPresent(problem, ["baselineId"]) && origin.baselineId !== undefined)
    yield {
      at,
      path: [],
      missing: true,
      lacks: ["baselineId"],
      message: `移交前有清单号，缺少“清单号”`,
      hint: `请补填“清单号: ${origin.baselineId}”。`,
      related: related(["baselineId"]),
    };
  else if (problem.baselineId !== undefined && problem.baselineId !== origin.baselineId && !origin.wrong.has("baselineId"))
    yield {
      at,
      path: ["baselineId"],
      message: `清单号“${problem.baselineId}”与移交前的${origin.baselineId === undefined ? "不一致（移交前没有清单号）" : `“${origin.baselineId}”不一致`}`,
      hint: origin.baselineId === undefined ? "请删去清单号。" : `请改为“清单号: ${origin.baselineId}”。`,
      related: related(["id"]),
    };
  if (handover.verdict !== "applied" || !handover.certain) return;
  const { due } = handover.before;
  if (due !== undefined && problem.due !== undefined && problem.due > due)
    yield {
      at,
      path: ["due"],
      message: `时限${longDue(problem.due)}晚于移交时的时限${longDue(due)}`,
      hint: `时限最迟为${due}；确需延长的，登记后按程序申请延期。`,
      related: related(handover.before.duePath),
    };
  if (handover.event.on !== undefined && problem.enteredOn !== undefined && problem.enteredOn < handover.event.on)
    yield {
      at,
      path: ["enteredOn"],
      message: `登记日期${longDay(problem.enteredOn)}早于移交日期${longDay(handover.event.on)}`,
      hint: "接收移交的问题，登记日期应为移交当日或以后。",
      related: related([...handover.event.path, "on"]),
    };
}
