// `ledger due`: what is to be done by when, for a morning mail or a calendar. Nothing of it is a new figure: states, deadlines and duties are those of status.

import { coursesOf, type Placed, placedOn } from "../figures/courses.ts";
import { dutiesOn } from "../figures/duties.ts";
import type { Campaign } from "../model/campaign.ts";
import { addDays, type Day, daysBetween, longMonth } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { Deadline, Due } from "../model/due.ts";
import type { DutyStatus } from "../model/figures.ts";
import { dayOfDue } from "../model/long-term.ts";
import { membersOf, type Plan } from "../model/plan.ts";
import { missedStages, overdueDays } from "../model/timeliness.ts";

/**
 * What is overdue and not yet reported done, and what falls due from `asOf` to `days` days later, both included: by day, then unit in plan order,
 * then number. `unit`: full name, for its own alone; `subunit`: for that unit of the zone alone.
 */
export function dueOf(
  { plan, ledgers }: Campaign,
  asOf: Day,
  { days, unit, subunit }: { readonly days: number; readonly unit?: string | undefined; readonly subunit?: string | undefined },
): Due {
  const until = addDays(asOf, days);
  const placed = placedOn(coursesOf(plan, ledgers), asOf).filter(
    ({ problem }) => (unit === undefined || problem.unit === unit) && (subunit === undefined || problem.subunit === subunit),
  );
  const duties = dutiesOn(plan, ledgers, asOf).filter((duty) => subunit === undefined && (unit === undefined || duty.unit === unit));
  return { asOf, until, deadlines: deadlinesOf(plan, placed, duties, { asOf, until }) };
}

/** The same of these problems and duties, as they stand on `asOf`. */
export function deadlinesOf(
  plan: Plan,
  placed: readonly Placed[],
  duties: readonly DutyStatus[],
  { asOf, until }: Pick<Due, "asOf" | "until">,
): Deadline[] {
  const found: Deadline[] = [];
  const add = (deadline: Omit<Deadline, "left">) => {
    if (deadline.on <= until) found.push(inOrder(deadline, daysBetween(asOf, deadline.on)));
  };
  for (const { problem, standing } of placed) {
    if (standing.state !== "open") continue;
    const { id = "", unit: owner = "", title = "" } = problem;
    const shared = { unit: owner, id, person: problem.person?.fullName ?? null };
    const due = dayOfDue(standing.due);
    if (due !== undefined && (overdueDays(standing, asOf) > 0 || due >= asOf)) add({ ...shared, kind: "problem", on: due, title });
    const missed = new Set(missedStages(standing, asOf));
    for (const stage of standing.stages)
      if (stage.due !== undefined && stage.doneOn === undefined && (missed.has(stage) || stage.due >= asOf) && stage.due !== standing.due)
        add({ ...shared, kind: "milestone", on: stage.due, title: `${title}（节点${stage.number}：${stage.outcome ?? ""}）` });
  }
  for (const { unit: owner, duty, month, deadline, state } of duties)
    if (deadline !== null && (state === "missing" || state === "pending"))
      add({ kind: "duty", unit: owner, on: deadline, id: null, title: month === null ? duty : `${longMonth(month)}${duty}`, person: null });
  const place = new Map(membersOf(plan).map(({ name }, index) => [name, index]));
  return found.sort(
    (a, b) =>
      compare(a.on, b.on) ||
      (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0) ||
      compare(a.id ?? "", b.id ?? "") ||
      compare(a.title, b.title),
  );
}

/** A deadline with its keys in a fixed order, in which JSON prints them. */
function inOrder({ kind, unit, on, id, title, person }: Omit<Deadline, "left">, left: number): Deadline {
  return { kind, unit, on, left, id, title, person };
}
