// 需协调事项: what units asked for help with in the reports that came since the last bulletin. In their own words.

import { addMonths, type Day } from "../model/day.ts";
import { membersOf } from "../model/plan.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { reportingDay } from "./reporting.ts";
import type { MonthScene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface HelpWanted {
  readonly unit: string;
  readonly text: string;
  /** Day of the report. */
  readonly on: Day;
}

/** By unit in plan order, from the reports of (R of the month before, R]. */
export function helpWantedIn({ plan, campaign, month }: MonthScene): HelpWanted[] {
  const [after, to] = [reportingDay(plan, addMonths(month, -1)), reportingDay(plan, month)];
  return membersOf(plan).flatMap(({ name }) =>
    campaign.ledgers
      .filter(({ isOffice, unit }) => !isOffice && unit === name)
      .flatMap(({ duties }) => duties)
      .flatMap(({ on, needsHelp }) => (on !== undefined && after < on && on <= to ? (needsHelp ?? []).map((text) => ({ on, text })) : []))
      .map(({ on, text }) => ({ unit: name, on, text: withoutEnd(withoutNumbers(text).trim(), /[。；;，,]/) }))
      .filter(({ text }) => text !== "" && text !== "无"),
  );
}
