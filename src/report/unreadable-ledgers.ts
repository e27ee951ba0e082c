// What an error in a ledger hides (only with --allow-errors): a paper must not call missing what merely cannot be read.

import type { Campaign } from "../model/campaign.ts";
import type { Ledger } from "../model/ledger.ts";
import { lacksProblems } from "../model/rule.ts";

export interface Sight {
  /** Units whose ledger could not be read, in plan order: no figure holds what they have and did. */
  readonly unread: readonly string[];
  /** Units whose file gives another 单位, or none: what it holds is counted, but not for them. */
  readonly misnamed: readonly string[];
  /** The same of the office's own ledger. */
  readonly officeUnread: boolean;
}

export function sightOf({ plan, ledgers, failed }: Campaign): Sight {
  const own = ledgers.filter(({ isOffice }) => !isOffice);
  const without = plan.units.filter(({ name }) => !own.some(({ unit }) => unit === name));
  const named = (has: boolean) => without.filter(({ short }) => own.some(({ file }) => file === `ledgers/${short}.yaml`) === has);
  return {
    unread: named(false).flatMap(({ name }) => (failed.includes(name) ? [name] : [])),
    misnamed: named(true).map(({ name }) => name),
    officeUnread: failed.includes(plan.office.name) && !ledgers.some(({ isOffice }) => isOffice),
  };
}

interface Seen {
  readonly campaign: Campaign;
  readonly sight: Sight;
}

/** True where the unit may have a problem that is not seen: its ledger, 问题, a 登记日期, or one of `keys` is wrong. */
export function hidesProblems(seen: Seen, unit: string | undefined, ...keys: readonly string[]): boolean {
  return hides(
    seen,
    unit,
    ({ wrong, problems }) =>
      lacksProblems(wrong) || problems.some((problem) => ["enteredOn", ...keys].some((key) => problem.wrong.has(key))),
  );
}

/** True where the unit may have done something (履职) that is not seen. */
export function hidesDuties(seen: Seen, unit: string): boolean {
  return hides(seen, unit, ({ wrong }) => [...wrong].some((path) => /^duties(\/|$)/.test(path)));
}

function hides({ campaign, sight }: Seen, unit: string | undefined, holds: (ledger: Ledger) => boolean): boolean {
  if (unit === undefined) return false;
  if (sight.unread.includes(unit) || sight.misnamed.includes(unit)) return true;
  return campaign.ledgers.some((ledger) => !ledger.isOffice && ledger.unit === unit && holds(ledger));
}
