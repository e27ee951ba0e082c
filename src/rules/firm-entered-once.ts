import type { Path, Problem } from "../model/ledger.ts";
import type { WorkspaceRule } from "../model/rule.ts";
import { areLinked } from "./evidence-not-shared.ts";

/** Two problems of one firm, task and type, neither 已移出, may be one problem entered twice. */
export const firmEnteredOnce: WorkspaceRule = {
  name: "firm-entered-once",
  scope: "workspace",
  severity: "warning",
  what: "同一企业、任务、类型的问题不重复登记",
  why: "同一问题登记两次，件数就会虚增。",
  example: {
    fails: `
      - 编号: 甲局-01-001
        类型: 超时
        项目: { 企业: 某公司 }
      - 编号: 甲局-01-002
        类型: 超时
        项目: { 企业: <<某公司>> }`,
    passes: `
      - 编号: 甲局-01-001
        类型: 超时
        项目: { 企业: 某公司 }
      - 编号: 甲局-01-002
        类型: 超时
        项目: { 企业: 另一公司 }`,
  },
  *check(context) {
    const seen = new Map<string, { problem: Problem; path: Path }>();
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      const firm = firmOf(problem);
      if (!firm || problem.task === undefined || problem.type === undefined || context.historyOf(problem).end.state === "removed") continue;
      const key = JSON.stringify([firm.name, problem.task, problem.type]);
      const earlier = seen.get(key);
      if (!earlier) seen.set(key, { problem, path: firm.path });
      else if (!areLinked(earlier.problem, problem))
        yield {
          at: problem,
          path: firm.path,
          message: `“${firm.name}”同一任务、同一类型的问题已有编号“${earlier.problem.id ?? ""}”`,
          hint: "如是同一问题，请记“合并”并入先登记的编号。",
          unless: "确是两个问题的",
          related: { problem: earlier.problem, path: earlier.path, message: "先登记的在这里" },
        };
    }
  },
};

/** The firm a problem is about: 企业 or 占用主体 of 明细, else 项目's 企业. */
function firmOf({ detail, project }: Problem): { name: string; path: Path } | undefined {
  for (const key of ["企业", "占用主体"]) {
    const name = detail?.[key];
    if (typeof name === "string") return { name: name.trim(), path: ["detail", key] };
  }
  return project?.firm === undefined ? undefined : { name: project.firm.trim(), path: ["project", "firm"] };
}
