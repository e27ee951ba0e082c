// 已完成整改: what is done, as verified (待销号) or closed (已销号).

import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { membersOf } from "../model/plan.ts";
import { stateNames } from "../model/standing.ts";
import { isInTime, isRectified } from "../model/timeliness.ts";
import type { Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface FinishedRow {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly handling: string;
  readonly due: Day | null;
  readonly completedOn: Day | null;
  /** Day of the review that passed. */
  readonly verifiedOn: Day | null;
  readonly closedOn: Day | null;
  readonly inTime: boolean;
  readonly state: string;
}

/** By plan order of units, then by number. */
export function finishedRows({ plan, placed, asOf }: Scene): FinishedRow[] {
  const place = (unit: string) => membersOf(plan).findIndex(({ name }) => name === unit);
  return placed
    .filter(({ standing }) => isRectified(standing))
    .map(({ problem, standing, history }) => ({
      id: problem.id ?? "",
      title: withoutNumbers(problem.title ?? ""),
      unit: problem.unit ?? "",
      handling: problem.handling ?? "",
      due: standing.due ?? null,
      completedOn: standing.completedOn ?? null,
      verifiedOn: standing.reviews.findLast(({ verdict }) => verdict === "通过")?.on ?? null,
      closedOn:
        standing.state === "closed"
          ? (history.steps.findLast(
              ({ event, verdict }) => verdict === "applied" && event.kind === "销号" && event.on !== undefined && event.on <= asOf,
            )?.event.on ?? null)
          : null,
      inTime: isInTime(standing),
      state: stateNames[standing.state],
    }))
    .sort((a, b) => place(a.unit) - place(b.unit) || compare(a.id, b.id));
}
