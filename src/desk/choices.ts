// Names of the plan and of the ledgers that a key may hold: what is offered where the schema only asks for a text.

import { acceptorsFor, approversFor, verifiersFor } from "../model/bodies.ts";
import { contradictsList } from "../model/handling.ts";
import type { Baseline, Ledger, Path, Problem, Values } from "../model/ledger.ts";
import { mayHold, type Plan, taskNumbered, unitNamed } from "../model/plan.ts";
import { nextStep, type Standing } from "../model/standing.ts";
import { answerAt } from "./candidate.ts";

/** A word to choose; `label` is shown in its place. */
export interface Choice<T extends string = string> {
  readonly value: T;
  readonly label?: string | undefined;
}

export interface EntryScene {
  readonly plan: Plan;
  readonly ledgers: readonly Ledger[];
  readonly baseline: Baseline | undefined;
  /** Whose ledger is written. */
  readonly owner: string;
  readonly problem?: Problem | undefined;
  readonly standing?: Standing | undefined;
}

/** What to offer at a path; empty where anything goes. Words a person adds are as good. */
export function choicesFor(path: Path, values: Values, scene: EntryScene): Choice[] {
  const { plan, owner, problem, standing, ledgers } = scene;
  const others = plan.units.map(({ name }) => name).filter((name) => name !== owner);
  switch (path.filter((step) => typeof step === "string").join(".")) {
    case "核查单位":
      return plain(verifiersFor(plan, owner));
    case "批准单位":
      return plain(approversFor(plan, owner));
    case "步骤": {
      const next = standing && nextStep(standing, plan);
      return next ? plain([next.name]) : [];
    }
    case "单位":
      return values["事项"] === "验收" ? plain(acceptorsFor(plan, owner, String(values["步骤"] ?? ""))) : [];
    case "移至": {
      const task = taskNumbered(plan, problem?.task);
      return plain(plan.units.filter((unit) => unit.name !== owner && (!task || mayHold(plan, unit, task))).map(({ name }) => name));
    }
    case "配合单位":
      return plain(others);
    case "园区":
      return plain(plan.units.filter(({ category }) => category === "园区").map(({ name }) => name));
    case "对方":
      return plain(others);
    case "对象":
      return problem ? [] : plain(targetsOf(String(values["事项"]), plan, others));
    case "发现.单位":
      return plain([...new Set([...[values["对象"] ?? []].flat().map(String), ...others])].filter((name) => others.includes(name)));
    case "发现.任务":
      return tasksOf(String((answerAt(values, path.slice(0, -1)) as Values | undefined)?.["单位"]), plan);
    case "并入":
      return ledgers.flatMap(({ problems }) =>
        problems.flatMap(({ id, task, title }) =>
          id && id !== problem?.id && task === problem?.task ? [{ value: id, label: `${id} ${title ?? ""}` }] : [],
        ),
      );
    case "节点":
      return (standing?.stages ?? [])
        .filter(({ doneOn }) => doneOn === undefined)
        .map(({ number, due, outcome }) => ({ value: String(number), label: `${number} ${due ?? ""} ${outcome ?? ""}` }));
    case "清单号":
      return baselineLeft(scene, values);
    default:
      return [];
  }
}

/** True where nothing will do but what is offered: names that check takes, and what a value was before it is put right. */
export function isClosed(path: Path): boolean {
  return ["批准单位", "移至", "步骤", "发现.单位", "原"].includes(path.filter((step) => typeof step === "string").join("."));
}

const plain = (words: readonly string[]): Choice[] => words.map((value) => ({ value }));

/** To whom it is handed up; whom advice is given to; else whom it was about. */
function targetsOf(kind: string, { office, recipients }: Plan, others: readonly string[]): readonly string[] {
  if (kind === "上报") return recipients;
  return kind === "建议" ? [...new Set([office.name, ...recipients])] : others;
}

/** Tasks that the unit may hold; all, where no unit has that name. */
export function tasksOf(name: string, plan: Plan): Choice[] {
  const unit = unitNamed(plan, name);
  return plan.tasks
    .filter((task) => !unit || mayHold(plan, unit, task))
    .map((task) => ({ value: String(task.number), label: `${task.number} ${task.name}` }));
}

/** Entries of the earlier list that are this unit's and stand in no ledger yet. */
function baselineLeft({ baseline, ledgers, owner }: EntryScene, { 任务: task }: Values): Choice[] {
  const entered = new Set(ledgers.flatMap(({ problems }) => problems.map(({ baselineId }) => baselineId)));
  return (baseline?.entries ?? []).flatMap(({ id, unit, task: its, title }) =>
    id && unit === owner && its === task && !entered.has(id) ? [{ value: id, label: `${id} ${title ?? ""}` }] : [],
  );
}

/** 从重处理 if and only if there is no 清单号, unless the plan leaves it open. */
export function handlingsFor(options: readonly string[], { 清单号: listed }: Values, plan: Plan): Choice[] {
  return plain(options.filter((option) => !contradictsList(option, listed !== undefined, plan)));
}
