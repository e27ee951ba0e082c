import { lookalikeWords, withoutLookalikes } from "../model/lookalike.ts";
import { partsOfNumber, taskInNumber, taskNumbered } from "../model/plan.ts";
import { ownerOf, type ProblemRule } from "../model/rule.ts";

/** 编号 = 简称-task (two digits, from 100 on three)-serial: its first part is the ledger's unit, its second the problem's 任务. */
export const numberMatchesLedger: ProblemRule = {
  name: "number-matches-ledger",
  scope: "problem",
  severity: "error",
  what: "编号与单位简称、任务一致",
  why: "编号是问题的身份，从登记到销号不变；看编号就知道是谁的、属于哪项任务。",
  example: {
    fails: `
      # 甲局.yaml
      - 编号: <<丙局-01-001>>`,
    passes: `
      # 甲局.yaml
      - 编号: 甲局-01-001`,
  },
  *check(problem, { plan }) {
    const parts = partsOfNumber(problem.id);
    if (!parts) return;
    const { short, task, serial } = parts;
    const unit = ownerOf(problem, plan);
    const known = taskNumbered(plan, problem.task); // of a task the plan has not, task-held-by-unit tells
    const wantedTask = known === undefined ? task : taskInNumber(known.number);
    if (unit && short !== unit.short)
      yield {
        path: ["id"],
        message: `编号以“${short}”开头，本单位的简称是“${unit.short}”${why(short, unit.short)}`,
        hint: `例如“编号: ${unit.short}-${wantedTask}-${serial}”。由其他单位移交来的，另编本单位的编号，原编号填在“移自”。`,
        root: `short ${short}`,
      };
    else if (task !== wantedTask)
      yield {
        path: ["id"],
        message: `编号中的任务是${task}，而“任务”填的是${problem.task}`,
        hint: `请改为“编号: ${short}-${wantedTask}-${serial}”，或核对“任务”。`,
        related: { path: ["task"], message: "“任务”在这里" },
      };
  },
};

/** Why two words that look alike differ. */
function why(written: string, meant: string): string {
  return withoutLookalikes(written) === meant ? `（${lookalikeWords(written)}）` : "";
}
