// Names of the plan and of the ledgers that a key may hold: what is offered where the schema only asks for a text.
import type { Baseline, Ledger, Problem } from "../model/ledger.ts";
import { approversFor, mayHold, type Plan, taskNumbered, verifiersFor } from "../model/plan.ts";
import type { Standing } from "../model/standing.ts";
import type { Values } from "./candidate.ts";

export interface Scene {
  readonly plan: Plan;
  readonly ledgers: readonly Ledger[];
  readonly baseline: Baseline | undefined;
  /** Whose ledger is written. */
  readonly owner: string;
  readonly problem?: Problem | undefined;
  readonly standing?: Standing | undefined;
}

/** What to offer for a key; empty where anything goes. Words a person adds are as good. */
export function choicesFor(key: string, values: Values, scene: Scene): string[] {
  const { plan, owner, problem, standing, ledgers } = scene;
  const others = plan.units.map(({ name }) => name).filter((name) => name !== owner);
  switch (key) {
    case "核查单位":
      return verifiersFor(plan, owner);
    case "批准单位":
      return approversFor(plan, owner);
    case "移至": {
      const task = taskNumbered(plan, problem?.task);
      return plan.units.filter((unit) => unit.name !== owner && (!task || mayHold(unit, task))).map(({ name }) => name);
    }
    case "配合单位":
      return others;
    case "园区":
      return plan.units.filter(({ category }) => category === "园区").map(({ name }) => name);
    case "对方":
    case "对象":
      return problem ? [] : others;
    case "并入":
      return ledgers.flatMap(({ problems }) =>
        problems.flatMap(({ id, task }) => (id && id !== problem?.id && task === problem?.task ? [id] : [])),
      );
    case "节点":
      return standing ? standing.stages.filter(({ doneOn }) => doneOn === undefined).map(({ number }) => String(number)) : [];
    case "清单号":
      return baselineLeft(scene, values);
    default:
      return [];
  }
}

/** Entries of the earlier list that are this unit's and stand in no ledger yet. */
function baselineLeft({ baseline, ledgers, owner }: Scene, { 任务: task }: Values): string[] {
  const entered = new Set(ledgers.flatMap(({ problems }) => problems.map(({ baselineId }) => baselineId)));
  return (baseline?.entries ?? []).flatMap(({ id, unit, task: its }) =>
    id && unit === owner && its === task && !entered.has(id) ? [id] : [],
  );
}

/** 从重处理 if and only if there is no 清单号. */
export function handlingsFor(options: readonly string[], { 清单号: listed }: Values): string[] {
  return options.filter((option) => (option === "从重处理") === (listed === undefined));
}
