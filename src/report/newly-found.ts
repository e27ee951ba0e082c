// 新发现与反弹.

import { isInPeriod } from "../figures/periods.ts";
import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { isFromBelow, isPresent, type Problem } from "../model/ledger.ts";
import { countByUnit, decidedProblems, eventsInPeriod, type KindCount, type Scene, type UnitCount } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface NewlyFound {
  readonly count: number;
  readonly units: readonly UnitCount[];
  /** By number. */
  readonly items: readonly {
    readonly id: string;
    readonly unit: string;
    readonly title: string;
    readonly on: Day;
    readonly due: Day | null;
    readonly isDecided: boolean;
    /** A decision is asked for, and not recorded. */
    readonly isUndecided: boolean;
  }[];
  /** Their sources, in groups so wide that neither 暗访 nor complainants can be recognised. */
  readonly sources: readonly KindCount[];
  /** Those in which 追责 or 不予追责 is recorded by the month's end. */
  readonly decided: number;
  /** Those that ask for a decision and have none: of all, or where the plan says 新发现从重 否, of 从重处理. */
  readonly undecided: number;
}

export interface Rebounded {
  readonly count: number;
  readonly items: readonly {
    readonly id: string;
    readonly unit: string;
    readonly title: string;
    readonly on: Day;
    /** Deadline given with it. */
    readonly due: Day | null;
  }[];
}

const sourceGroups: readonly { readonly name: string; readonly of: readonly string[] }[] = [
  { name: "自查", of: ["自查"] },
  { name: "监督检查", of: ["交叉检查", "明察", "暗访", "督查", "抽查"] },
  { name: "群众和企业反映", of: ["群众反映", "企业反映"] },
  { name: "媒体曝光", of: ["媒体曝光"] },
  { name: "巡察审计", of: ["巡察审计"] },
  { name: "上级交办", of: ["上级交办"] },
];

/** newlyFound of the month: entered in it, on no earlier list, not handed over (schemas/README.md, "Periods"). */
export function newlyFoundIn(scene: Scene): NewlyFound {
  const found = scene.courses
    .map(({ problem }) => problem)
    .filter(({ handling, enteredOn }) => handling !== undefined && enteredOn !== undefined && isInPeriod(enteredOn, scene.period))
    .filter((problem) => !isPresent(problem, ["baselineId"]) && !isPresent(problem, ["transferredFrom"]));
  const decided = decidedProblems(scene);
  const isUndecided = (problem: Problem) =>
    (scene.plan.newIsSerious || problem.handling === "从重处理") && !decided.has(problem) && !isFromBelow(problem);
  return {
    count: found.length,
    units: countByUnit(
      scene.plan,
      found.map(({ unit }) => unit),
    ),
    items: found
      .map((problem) => ({
        id: problem.id ?? "",
        unit: problem.unit ?? "",
        title: withoutNumbers(problem.title ?? ""),
        on: problem.enteredOn ?? "",
        due: problem.due ?? null,
        isDecided: decided.has(problem),
        isUndecided: isUndecided(problem),
      }))
      .sort((a, b) => compare(a.id, b.id)),
    sources: sourceGroups.flatMap(({ name, of }) => {
      const count = found.filter((problem) => problem.source !== undefined && of.includes(problem.source)).length;
      return count > 0 ? [{ name, count }] : [];
    }),
    decided: found.filter((problem) => decided.has(problem)).length,
    undecided: found.filter(isUndecided).length,
  };
}

/** 反弹 events of the month, by day. */
export function reboundedIn(scene: Scene): Rebounded {
  const items = eventsInPeriod(scene, "反弹").map(({ problem, event, on }) => ({
    id: problem.id ?? "",
    unit: problem.unit ?? "",
    title: withoutNumbers(problem.title ?? ""),
    on,
    due: event.due ?? null,
  }));
  items.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { count: items.length, items };
}
