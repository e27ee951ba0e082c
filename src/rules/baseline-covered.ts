import type { BaselineEntry, Problem } from "../model/ledger.ts";
import type { Context, WorkspaceFinding, WorkspaceRule } from "../model/rule.ts";
import { closest } from "../model/similar.ts";

/**
 * 件件有着落: each entry of the earlier list has exactly one problem that is not 已移出, or one merged into a problem that is not
 * (followed to its end); handed over and not yet received is a warning. Its owner is the entry's unit or whoever it was handed to.
 * What is judged is the whole log, so the verdict does not depend on the day.
 */
export const baselineCovered: WorkspaceRule = {
  name: "baseline-covered",
  scope: "workspace",
  severity: "error",
  what: "清单中的每个问题都在台账中，不重不漏，责任单位相符",
  why: "工作方案第四部分第二条：件件有着落。",
  *check(context) {
    const { baseline } = context;
    if (!baseline) return;
    const entries = new Map<string, BaselineEntry>();
    for (const entry of baseline.entries) {
      if (entry.id === undefined) continue;
      if (entries.has(entry.id))
        yield { at: baseline, path: [...entry.path, "id"], message: `清单号“${entry.id}”重复`, hint: "清单中每个问题一个清单号，请删去或改正重复的一条。" };
      else entries.set(entry.id, entry);
    }
    const byEntry = new Map<string, Problem[]>();
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      if (problem.baselineId === undefined) continue;
      if (!entries.has(problem.baselineId)) {
        const guess = closest(problem.baselineId, [...entries.keys()]);
        yield { at: problem, path: ["baselineId"], message: `清单中没有“${problem.baselineId}”${guess ? `，是不是“${guess}”` : ""}`, hint: "请对照清单核对清单号；清单之外新发现的问题不填清单号。" };
      } else byEntry.set(problem.baselineId, [...(byEntry.get(problem.baselineId) ?? []), problem]);
    }
    for (const [id, entry] of entries) yield* judge(entry, byEntry.get(id) ?? [], context);
  },
};

function* judge(entry: BaselineEntry, problems: readonly Problem[], context: Context): Generator<WorkspaceFinding> {
  const { baseline, unitsRead, unitsUnread } = context;
  if (!baseline) return;
  const path = [...entry.path, "id"];
  const ends = problems.map((problem) => ({ problem, end: endOf(problem, context) }));
  const here = ends.filter(({ end }) => end === "here");
  for (const { problem } of here.slice(1))
    yield {
      at: problem, path: ["baselineId"],
      message: `清单号“${entry.id}”已由编号“${here[0]?.problem.id ?? ""}”承接`,
      hint: "清单中的一个问题只登记一次。重复登记的，记“合并”并入原编号；不是同一问题的，更正清单号。",
      ...(here[0] ? { related: { problem: here[0].problem, path: ["baselineId"], message: "已登记在这里" } } : {}),
    };
  yield* owners(entry, here.slice(0, 1).map(({ problem }) => problem), problems, context);
  if (problems.length === 0 && entry.unit !== undefined && unitsUnread.has(entry.unit)) return;
  if (here.length > 0 || ends.some(({ end }) => end === "merged" || end === "received" || end === "unknown")) return;
  const sent = ends.find(({ end }) => end === "sent");
  if (sent)
    yield { at: baseline, path, severity: "warning", message: `清单号“${entry.id}”已移交，接收单位尚未登记`, hint: `请督促接收单位登记，填“移自: ${sent.problem.id}”并沿用清单号。` };
  else if (problems.length > 0)
    yield { at: baseline, path, message: `清单号“${entry.id}”没有着落：台账中的编号${problems.map(({ id }) => `“${id}”`).join("、")}已合并，但并入的问题不在台账中`, hint: "请核对“并入”的编号。" };
  else if (entry.unit !== undefined && !unitsRead.has(entry.unit))
    yield { at: baseline, path, root: entry.unit, message: `清单号“${entry.id}”没有着落：${entry.unit}没有可用的台账`, hint: `请${entry.unit}建立台账，逐条登记清单中的问题。` };
  else yield { at: baseline, path, message: `清单号“${entry.id}”没有着落：台账中没有登记`, hint: `请${entry.unit ?? "责任单位"}登记入账，填“来源: 清单”“清单号: ${entry.id}”；已由其他编号涵盖的，登记后记“合并”。` };
}

/** Whether a problem is still in its ledger at the end of its log, or where it went. */
function endOf(problem: Problem, context: Context): "here" | "merged" | "sent" | "received" | "lost" | "unknown" {
  const seen = new Set<Problem>();
  let at: Problem | undefined = problem;
  while (at) {
    if (seen.has(at)) return "unknown"; // a ring: told by merge-target-exists
    seen.add(at);
    const history = context.historyOf(at);
    if (!history.certain) return "unknown";
    if (history.end.state !== "removed") return at === problem ? "here" : "merged";
    const last = history.steps.findLast((step) => step.verdict === "applied" && (step.event.kind === "移交" || step.event.kind === "合并"));
    if (last?.event.kind === "移交") {
      const receiver: Problem | undefined = receiverOf(at, context);
      if (at === problem) return receiver ? "received" : "sent";
      if (!receiver) return "sent";
      at = receiver;
    } else {
      const target = last?.event.mergedInto;
      if (target === undefined) return "unknown";
      at = context.problems.get(target);
      if (!at) return "lost";
    }
  }
  return "lost";
}

function receiverOf(problem: Problem, context: Context): Problem | undefined {
  return context.ledgers.flatMap(({ problems }) => problems).find(({ transferredFrom }) => transferredFrom !== undefined && transferredFrom === problem.id);
}

/** The owner of what is left is the entry's unit, or was handed it by a chain of 移交 that starts there. */
function* owners(entry: BaselineEntry, here: readonly Problem[], all: readonly Problem[], context: Context): Generator<WorkspaceFinding> {
  if (entry.unit === undefined) return;
  for (const problem of here.length > 0 ? here : all) {
    const handed = all.some((other) => other !== problem && other.log.some(({ kind, movedTo }) => kind === "移交" && movedTo === problem.unit));
    if (problem.unit === undefined || problem.unit === entry.unit || handed) continue;
    if (!context.plan.units.some(({ name }) => name === problem.unit)) continue;
    yield {
      at: problem, path: ["baselineId"],
      message: `清单号“${entry.id}”属于${entry.unit}，不属于${problem.unit}`,
      hint: `请核对清单号；确由${entry.unit}移交来的，应由其先登记并记“移交”，本单位填“移自”。`,
    };
  }
}
