// 需协调事项: what units asked for help with in the reports that came since the last bulletin. In their own words.

import { addMonths, type Day, lastDayOf } from "../model/day.ts";
import type { DutyEvent } from "../model/ledger.ts";
import { membersOf } from "../model/plan.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { reportingDay } from "./reporting.ts";
import type { MonthScene, Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface HelpWanted {
  readonly unit: string;
  readonly text: string;
  /** Day of the report. */
  readonly on: Day;
}

/** By unit in plan order, from the reports of (R of the month before, R]. */
export function helpWantedIn(scene: MonthScene): HelpWanted[] {
  const [after, to] = [reportingDay(scene.plan, addMonths(scene.month, -1)), reportingDay(scene.plan, scene.month)];
  return helpIn(scene, ({ on }) => on !== undefined && after < on && on <= to);
}

/** By unit in plan order, from the reports of months that end in the period, received by `by` (included). A matter that a unit repeats is told once. */
export function helpWantedOver(scene: Scene, by: Day): HelpWanted[] {
  const { after, to } = scene.period;
  const isOf = (month: string) => lastDayOf(month) > after && lastDayOf(month) <= to;
  const asked = helpIn(scene, ({ on, month }) => on !== undefined && on <= by && month !== undefined && isOf(month));
  return [...new Map(asked.map((one) => [JSON.stringify([one.unit, one.text]), one])).values()];
}

function helpIn({ plan, campaign }: Scene, isOf: (event: DutyEvent) => boolean): HelpWanted[] {
  return membersOf(plan).flatMap(({ name }) =>
    campaign.ledgers
      .filter(({ isOffice, unit }) => !isOffice && unit === name)
      .flatMap(({ duties }) => duties)
      .filter(isOf)
      .flatMap(({ on = "", needsHelp }) => (needsHelp ?? []).map((text) => ({ on, text })))
      .map(({ on, text }) => ({ unit: name, on, text: withoutEnd(withoutNumbers(text).trim(), /[。；;，,]/) }))
      .filter(({ text }) => text !== "" && text !== "无"),
  );
}
