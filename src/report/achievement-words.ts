// 成效 in words: the sums with 件数, and what units reported of the problems the plan sets 重点 on.
import { type Achievements, achievementsOf } from "../figures/achievements.ts";
import type { Placed } from "../figures/courses.ts";
import { isInPeriod } from "../figures/periods.ts";
import { amountText } from "../model/amount.ts";
import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { stateNames } from "../model/standing.ts";
import { isRectified } from "../model/timeliness.ts";
import { withoutEnd } from "../model/trimmed.ts";
import type { Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface AchievementWords extends Achievements {
  /** 退还收费34.2万元（5件）、…… ; "" where nothing is recorded. */
  readonly said: string;
}

/** A problem with what its unit wrote when it reported it done. */
export interface Highlight {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly state: string;
  readonly isRectified: boolean;
  readonly due: Day | null;
  /** 情况 of its last 报完成; "" where it is not 已完成整改. */
  readonly facts: string;
}

export function achievementWords({ plan, placed, asOf }: Scene): AchievementWords {
  const achievements = achievementsOf(plan, placed, asOf);
  const parts = achievements.sums.map(({ name, amount, unit, problems }) => `${name}${amountText(amount)}${unit}（${problems}件）`);
  return { ...achievements, said: parts.join("、") };
}

/** 退还收费, 34.2万元, 5 */
export interface AchievementRow {
  readonly name: string;
  readonly amount: string;
  readonly problems: string;
}

/** So many sums are told in a sentence. */
const fewSums = 4;

/** The sums two by two, the second of the last pair blank where they are odd; none where they are few enough for a sentence. */
export function pairsOf({ sums }: Achievements): AchievementRow[][] {
  if (sums.length <= fewSums) return [];
  const half = Math.ceil(sums.length / 2);
  const rows = sums.map(({ name, amount, unit, problems }) => ({ name, amount: `${amountText(amount)}${unit}`, problems: `${problems}` }));
  return rows.slice(0, half).map((row, index) => [row, rows[half + index] ?? { name: "", amount: "", problems: "" }]);
}

/** 重点 of the plan as they stand, in its order; only those of the scene. */
export function highlightsIn({ plan, placed, asOf }: Scene): Highlight[] {
  return plan.highlights.flatMap((id) => placed.filter(({ problem }) => problem.id === id).map((one) => reportedOf(one, asOf)));
}

/** Problems 已完成整改 whose review passed in the period, by number. */
export function reportedIn({ placed, period, asOf }: Scene): Highlight[] {
  const passedOn = ({ standing }: Placed) => standing.reviews.findLast(({ verdict }) => verdict === "通过")?.on;
  return placed
    .filter((one) => isRectified(one.standing) && isInPeriod(passedOn(one) ?? "", period))
    .map((one) => reportedOf(one, asOf))
    .filter(({ facts }) => facts !== "")
    .sort((a, b) => compare(a.id, b.id));
}

function reportedOf({ problem, standing, history }: Placed, asOf: Day): Highlight {
  const done = isRectified(standing);
  const report = history.steps.findLast(
    ({ event, verdict }) => verdict === "applied" && event.kind === "报完成" && event.on !== undefined && event.on <= asOf,
  );
  return {
    id: problem.id ?? "",
    title: withoutNumbers(problem.title ?? ""),
    unit: problem.unit ?? "",
    state: stateNames[standing.state],
    isRectified: done,
    due: standing.due ?? null,
    facts: done ? withoutEnd(withoutNumbers(report?.event.facts ?? "").trim(), /[。；;，,]/) : "",
  };
}
