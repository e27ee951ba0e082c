// How a problem's standing is judged on a day: the only definition of overdue, of due soon and of in time (schemas/README.md, "State on day D").
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Problem } from "./ledger.ts";
import { dayOfDue } from "./long-term.ts";
import type { Stage, Standing } from "./standing.ts";

/** 逾期 in days; 0 when in time, the due day itself included. In 待核查 it is counted up to the day of 报完成, so it no longer grows. */
export function overdueDays(standing: Standing, on: Day): number {
  const due = dayOfDue(standing.due);
  const until = standing.state === "open" ? on : standing.state === "pending-verification" ? standing.completedOn : undefined;
  return due === undefined || until === undefined || until <= due ? 0 : daysBetween(due, until);
}

export function isOverdue(standing: Standing, on: Day): boolean {
  return overdueDays(standing, on) > 0;
}

/** 临期: 整改中, not overdue, at most `days` left, the due day itself included. */
export function isDueSoon(standing: Standing, on: Day, days: number): boolean {
  return standing.state === "open" && standing.due !== undefined && standing.due >= on && standing.due <= addDays(on, days);
}

/** 未销号. */
export function isUnresolved(standing: Standing): boolean {
  return standing.state === "open" || standing.state === "pending-verification" || standing.state === "pending-closure";
}

/** 已整改: verified, whether closed or not. */
export function isRectified(standing: Standing): boolean {
  return standing.state === "pending-closure" || standing.state === "closed";
}

/** 按期: completed by the due day, which is included. */
export function isInTime(standing: Standing): boolean {
  return standing.due === undefined || standing.completedOn === undefined || standing.completedOn <= standing.due;
}

/** Milestones past their day and not done; only while 整改中. */
export function missedStages(standing: Standing, on: Day): Stage[] {
  if (standing.state !== "open") return [];
  return standing.stages.filter((stage) => stage.doneOn === undefined && stage.due !== undefined && stage.due < on);
}

/** False where a 节点 was refused by the schema: then it is not known which milestones there are, or which are done. */
export function isTimetableKnown({ wrong }: Problem): boolean {
  return ![...wrong].some((path) => /^(log\/\d+\/)?milestones$/.test(path));
}

export type Light = "red" | "yellow" | "green";

export const lightNames: Record<Light, string> = { red: "红灯", yellow: "黄灯", green: "绿灯" };

export function lightOf(standing: Standing, on: Day, dueSoonDays: number): Light {
  if (isOverdue(standing, on)) return "red";
  if (isDueSoon(standing, on, dueSoonDays) || missedStages(standing, on).length > 0) return "yellow";
  return "green";
}
