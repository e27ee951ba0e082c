import type { Problem } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import { type Context, isOutOfSight, type WorkspaceRule } from "../model/rule.ts";

/** 并入 names another problem of the workspace, and following merges comes to an end. */
export const mergeTargetExists: WorkspaceRule = {
  name: "merge-target-exists",
  scope: "workspace",
  severity: "error",
  what: "合并并入的编号确有其事，不互相合并",
  why: "合并之后由并入的编号继续整改，找不到它，问题就没有了着落。",
  example: {
    fails: `
      - 编号: 甲局-01-001
        经过:
          - { 日期: 2020-05-18, 事项: 合并, 并入: <<甲局-01-020>> }
      - 编号: 甲局-01-002`,
    passes: `
      - 编号: 甲局-01-001
        经过:
          - { 日期: 2020-05-18, 事项: 合并, 并入: 甲局-01-002 }
      - 编号: 甲局-01-002`,
  },
  *check(context) {
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      for (const { kind, mergedInto: target, path } of problem.log) {
        if (kind !== "合并" || target === undefined) continue;
        const at = [...path, "mergedInto"];
        if (target === problem.id) yield { at: problem, path: at, message: "不能并入自己的编号", hint: "“并入”写另一个编号。" };
        else if (!context.problems.has(target)) {
          if (!isOutOfSight(target, context))
            yield { at: problem, path: at, message: `台账中没有编号“${target}”`, hint: "请核对“并入”的编号，写成“简称-任务-序号”。" };
        } else if (target === mergedInto(problem, context) && ringsIn(context).has(problem))
          yield {
            at: problem,
            path: at,
            message: `与编号“${target}”互相合并，问题没有了着落`,
            hint: "合并只能朝一个方向，请保留其中一个编号继续整改。",
          };
      }
    }
  },
};

/** 并入 of the 合并 that had its effect. */
export function mergedInto(problem: Problem, { historyOf }: Context): string | undefined {
  return historyOf(problem).steps.find(({ event, verdict }) => event.kind === "合并" && verdict === "applied")?.event.mergedInto;
}

/** Problems that are merged into themselves, directly or through others. */
const ringsIn = once((context: Context) => {
  const [rings, seen] = [new Set<Problem>(), new Set<Problem>()];
  for (const start of context.ledgers.flatMap(({ problems }) => problems)) {
    const trail = new Set<Problem>();
    let at: Problem | undefined = start;
    for (; at && !seen.has(at); at = targetOf(at, context)) {
      seen.add(at);
      trail.add(at);
    }
    // `at` was met on this trail: the ring is the trail from `at` on.
    const all = [...trail];
    if (at && trail.has(at)) for (const one of all.slice(all.indexOf(at))) rings.add(one);
  }
  return rings;
});

function targetOf(problem: Problem, context: Context): Problem | undefined {
  const target = mergedInto(problem, context);
  return target === undefined ? undefined : context.problems.get(target);
}
