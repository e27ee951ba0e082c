import type { Ledger, Problem } from "../model/ledger.ts";
import { ownerOf, type WorkspaceRule } from "../model/rule.ts";

/**
 * A 编号 is used once in the whole workspace, for ever; the later one is shown. A number that names another unit is reported by
 * number-matches-ledger, and compared within its own ledger only, so that the unit it names gets no error for it.
 */
export const numberUsedOnce: WorkspaceRule = {
  name: "number-used-once",
  scope: "workspace",
  severity: "error",
  what: "编号不重复",
  why: "一个问题一个编号，销号后也不再给别的问题用。",
  example: {
    fails: `
      - 编号: 甲局-01-001
      - 编号: <<甲局-01-001>>`,
    passes: `
      - 编号: 甲局-01-001
      - 编号: 甲局-01-002`,
  },
  *check({ plan, ledgers }) {
    const seen = new Map<string, Problem>();
    const highest = new Map<string, number>();
    for (const ledger of ledgers) {
      for (const problem of ledger.problems) {
        if (problem.id === undefined) continue;
        const owner = ownerOf(problem, plan);
        const key = !owner || problem.id.startsWith(`${owner.short}-`) ? problem.id : `${ledger.file} ${problem.id}`;
        const earlier = seen.get(key);
        if (!earlier) seen.set(key, problem);
        else
          yield {
            at: problem,
            path: ["id"],
            message: `编号“${problem.id}”已经用过`,
            hint: `请改用还没有用过的下一个序号，例如“编号: ${nextAfter(problem.id, ledger, highest)}”。`,
            related: { problem: earlier, path: ["id"], message: "已用在这里" },
          };
      }
    }
  },
};

/** The number after the highest that the ledger has of the same unit and task; `highest`: those looked for before, by file and lead. */
function nextAfter(id: string, { file, problems }: Ledger, highest: Map<string, number>): string {
  const [, lead = "", serial = ""] = /^(.*-)([0-9]+)$/.exec(id) ?? [];
  const key = `${file} ${lead}`;
  const last = highest.get(key) ?? lastSerial(lead, problems);
  highest.set(key, last);
  return `${lead}${String(last + 1).padStart(serial.length, "0")}`;
}

function lastSerial(lead: string, problems: readonly Problem[]): number {
  const used = problems.flatMap((problem) => (problem.id?.startsWith(lead) ? [Number(problem.id.slice(lead.length))] : []));
  return Math.max(0, ...used.filter(Number.isFinite));
}
