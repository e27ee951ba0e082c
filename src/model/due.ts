// What is to be done by when.
import type { Day } from "./day.ts";

export interface Deadline {
  /** problem: a problem still 整改中; milestone: one of its 节点; duty: a report or the like that a unit owes. */
  readonly kind: "problem" | "milestone" | "duty";
  readonly unit: string;
  readonly on: Day;
  /** Days from the day asked about to `on`: 0 today, negative where it has passed. */
  readonly left: number;
  /** 编号; null for a duty. */
  readonly id: string | null;
  /** 题目, with the 节点's 成果 where it is one; the duty's name, with its month. */
  readonly title: string;
  /** Name of the person responsible; null where none is entered, and for duties. */
  readonly person: string | null;
}

export interface Due {
  readonly asOf: Day;
  readonly until: Day;
  readonly deadlines: readonly Deadline[];
}
