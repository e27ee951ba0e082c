// 共性问题: which types of problem occur how often, and in how many units.
import { taskNumbered } from "../model/plan.ts";
import type { Scene } from "./scene.ts";

export interface TypeRow {
  /** Short name of the task whose form has the type. */
  readonly task: string;
  readonly type: string;
  readonly count: number;
  readonly units: number;
  readonly unrectified: number;
}

/** Types of the problems that count on the scene's day: the commonest first, then by task and by the order in which they occur. */
export function typeRows({ plan, placed }: Scene): TypeRow[] {
  const keyOf = ({ problem }: (typeof placed)[number]) => JSON.stringify([problem.task, problem.type]);
  const keys = [...new Set([...placed].sort((a, b) => (a.problem.task ?? 0) - (b.problem.task ?? 0)).map(keyOf))];
  return keys
    .map((key) => {
      const own = placed.filter((one) => keyOf(one) === key);
      const [first] = own;
      return {
        task: taskNumbered(plan, first?.problem.task)?.name ?? "任务不明",
        type: first?.problem.type ?? "类型不明",
        count: own.length,
        units: new Set(own.map(({ problem }) => problem.unit)).size,
        unrectified: own.filter(({ standing: { state } }) => state === "open" || state === "pending-verification").length,
      };
    })
    .sort((a, b) => b.count - a.count || b.units - a.units);
}

/** The types that occur in several units, without 其他. */
export function commonTypes(rows: readonly TypeRow[]): TypeRow[] {
  return rows.filter(({ type, units }) => units > 1 && type !== "其他");
}
