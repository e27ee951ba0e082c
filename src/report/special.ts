// 专题报告: in which phase a unit owes it, and whether its day has come. The plan says it; without a 履职要求 there is none.

import { phasePeriod } from "../figures/periods.ts";
import { addDays, type Day, longDay, monthOf } from "../model/day.ts";
import type { Phase, Plan } from "../model/plan.ts";
import { monthlyDeadline, monthsOwed, owedBy, submission } from "../model/requirement.ts";
import { UsageError } from "../model/usage-error.ts";

export const specialReport = "专题报告";

export interface SpecialOccasion {
  readonly phase: Phase;
  /** The latest 截止 of those who owe it; null where there is none. */
  readonly deadline: Day | null;
}

/** What a special report is written from: reports of units; where a level above asks nobody for one, 上报 of its zones. */
export function dutyForSpecial({ requirements, zones }: Plan): string {
  return zones.length > 0 && requirements.every(({ duty }) => duty !== specialReport) ? submission : specialReport;
}

/**
 * The latest phase over on `today` (its 止 included) in which the unit, or anybody, owes a 专题报告; any phase of a level above that asks nobody for
 * one. Throws a UsageError where the plan asks for none, or where no such phase is over.
 */
export function specialOccasion(plan: Plan, unit: string | null, today: Day): SpecialOccasion {
  const isFromZones = unit === null && dutyForSpecial(plan) === submission;
  const owed = plan.requirements.filter(
    (requirement) => requirement.duty === dutyForSpecial(plan) && (unit === null || owedBy(plan, unit).includes(requirement)),
  );
  const phases = plan.phases.filter(({ number }) => isFromZones || owed.some(({ phase }) => phase === number));
  const phase = phases.findLast(({ to }) => to <= today);
  if (phases.length === 0)
    throw new UsageError(
      `方案没有要求${unit ?? "各单位"}报送专题报告`,
      "在方案的“履职要求”中加一条：事项填专题报告，单位填该报的单位，阶段填该报的那个阶段的序号。",
    );
  if (!phase) {
    const [first] = phases as [Phase];
    throw new UsageError(
      `第${first.number}阶段（${first.name}）还没有结束，${longDay(first.to)}起才能出专题报告`,
      "专题报告的数据截至该阶段的最后一天。",
    );
  }
  const month = monthOf(phase.to);
  const deadlines = owed.flatMap((one) => {
    if (one.phase === phase.number) return one.deadline ?? [];
    return monthsOwed(plan, one).includes(month) ? (monthlyDeadline(one, month) ?? []) : [];
  });
  return { phase, deadline: deadlines.sort().at(-1) ?? null };
}

/** Throws a UsageError for a number the plan has not, or a phase not over on `today` (its 止 included). */
export function requirePhase(plan: Plan, number: number, today: Day): Phase {
  const phase = plan.phases.find((one) => one.number === number);
  const over = plan.phases.filter(({ to }) => to <= today).map((one) => `${one.number}（${one.name}）`);
  const hint = over.length > 0 ? `已经结束的阶段：${over.join("、")}。` : "现在还没有结束的阶段。";
  if (!phase) throw new UsageError(`方案中没有第${number}阶段，共有${plan.phases.length}个阶段`, hint);
  if (phase.to > today) throw new UsageError(`第${number}阶段（${phase.name}）还没有结束，${longDay(phase.to)}起才能出阶段总结`, hint);
  return phase;
}

export interface PhaseWords {
  readonly number: number;
  readonly name: string;
  /** The name followed by 阶段. */
  readonly title: string;
  /** First day that counts for the phase: the day after the phase before; `isShifted` where 起 is another day. */
  readonly countedFrom: Day;
  readonly from: Day;
  readonly to: Day;
  readonly isShifted: boolean;
  readonly description: string | null;
}

export function phaseWords(plan: Plan, { number, name, from, to, description }: Phase): PhaseWords {
  const countedFrom = addDays(phasePeriod(plan, { number, name, from, to }).after, 1);
  const title = name.endsWith("阶段") ? name : `${name}阶段`;
  return { number, name, title, countedFrom, from, to, isShifted: countedFrom !== from, description: description ?? null };
}
