import type { Problem } from "../model/ledger.ts";
import type { Context, WorkspaceRule } from "../model/rule.ts";

/** 并入 names another problem of the workspace, and following merges comes to an end. */
export const mergeTargetExists: WorkspaceRule = {
  name: "merge-target-exists",
  scope: "workspace",
  severity: "error",
  what: "合并并入的编号确有其事，不互相合并",
  why: "合并之后由并入的编号继续整改，找不到它，问题就没有了着落。",
  *check(context) {
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      for (const { kind, mergedInto, path } of problem.log) {
        if (kind !== "合并" || mergedInto === undefined) continue;
        const at = [...path, "mergedInto"];
        const target = context.problems.get(mergedInto);
        if (mergedInto === problem.id) yield { at: problem, path: at, message: "不能并入自己的编号", hint: "“并入”写另一个编号。" };
        else if (!target) {
          if (!isOutOfSight(mergedInto, context))
            yield { at: problem, path: at, message: `台账中没有编号“${mergedInto}”`, hint: "请核对“并入”的编号，写成“简称-任务-序号”。" };
        } else if (isInRing(problem, context)) yield { at: problem, path: at, message: `与编号“${mergedInto}”互相合并，问题没有了着落`, hint: "合并只能朝一个方向，请保留其中一个编号继续整改。" };
      }
    }
  },
};

/** True for a number of a unit whose ledger is not here: nobody can say whether it exists. */
export function isOutOfSight(id: string, { plan, unitsRead }: Context): boolean {
  const owner = plan.units.find(({ short }) => id.startsWith(`${short}-`));
  return owner !== undefined && !unitsRead.has(owner.name);
}

function isInRing(problem: Problem, context: Context): boolean {
  const seen = new Set<Problem>();
  for (let at: Problem | undefined = problem; at; ) {
    if (seen.has(at)) return at === problem;
    seen.add(at);
    const target: string | undefined = at.log.find(({ kind }) => kind === "合并")?.mergedInto;
    at = target === undefined ? undefined : context.problems.get(target);
  }
  return false;
}
