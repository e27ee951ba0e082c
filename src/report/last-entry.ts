// The last day of which any ledger tells: a paper of a later month says nothing of that month.
import type { Campaign } from "../model/campaign.ts";
import type { Day } from "../model/day.ts";

/** Undefined where no ledger holds a dated entry. */
export function lastEntryOf({ ledgers }: Campaign): Day | undefined {
  return ledgers
    .flatMap(({ duties, problems }) => [
      ...duties.map(({ on }) => on),
      ...problems.flatMap(({ enteredOn, log }) => [enteredOn, ...log.map(({ on }) => on)]),
    ])
    .reduce((last, on) => (on !== undefined && (last === undefined || on > last) ? on : last), undefined);
}
