// What errors in ledgers make unknown (only with --allow-errors): a paper must not call missing what could not be read.

import type { Campaign } from "../model/campaign.ts";
import type { Ledger } from "../model/ledger.ts";
import { membersOf } from "../model/plan.ts";
import { lacksProblems } from "../model/rule.ts";

/** Which ledgers could not be read. Templates print it as `sight`. */
export interface Sight {
  /** Units whose ledger could not be read, in plan order: their problems and events are in no figure. */
  readonly unread: readonly string[];
  /** Units whose file gives another 单位, or none: its problems are counted, but not as theirs. */
  readonly misnamed: readonly string[];
  /** True where the office's ledger could not be read. */
  readonly officeUnread: boolean;
}

export function sightOf({ plan, ledgers, failed }: Campaign): Sight {
  const own = ledgers.filter(({ isOffice }) => !isOffice);
  const without = membersOf(plan).filter(({ name }) => !own.some(({ unit }) => unit === name));
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

/** True where the unit may have problems that are not known: its ledger could not be read, or 问题, a 登记日期 or one of `keys` was refused. */
export function hidesProblems(seen: Seen, unit: string | undefined, ...keys: readonly string[]): boolean {
  return hides(
    seen,
    unit,
    ({ wrong, problems }) =>
      lacksProblems(wrong) || problems.some((problem) => ["enteredOn", ...keys].some((key) => problem.wrong.has(key))),
  );
}

/** True where the unit may have events (履职) that are not known. */
export function hidesDuties(seen: Seen, unit: string): boolean {
  return hides(seen, unit, ({ wrong }) => [...wrong].some((path) => /^duties(\/|$)/.test(path)));
}

function hides({ campaign, sight }: Seen, unit: string | undefined, holds: (ledger: Ledger) => boolean): boolean {
  if (unit === undefined) return false;
  if (sight.unread.includes(unit) || sight.misnamed.includes(unit)) return true;
  return campaign.ledgers.some((ledger) => !ledger.isOffice && ledger.unit === unit && holds(ledger));
}
