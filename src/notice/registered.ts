// A paper whose number is in the register already, as it would be printed of its day by the present ledgers.
import type { Campaign } from "../model/campaign.ts";
import { type Matters, mattersOn } from "./matters.ts";
import type { Noticed } from "./numbered.ts";
import { numberMatters } from "./numbered.ts";
import type { RegisterEntry } from "./register.ts";

export interface RegisteredPaper {
  readonly found: Matters;
  readonly paper: Noticed;
}

export interface Registered {
  /** Undefined where no matter of it is left. */
  readonly known: RegisteredPaper | undefined;
  /** Entries whose matter the ledgers do not know of that day, or that have no day. */
  readonly missing: readonly RegisterEntry[];
}

/** `entries`: at least one, all of one number, and so of one day. */
export function registeredPaper(campaign: Campaign, entries: readonly RegisterEntry[]): Registered {
  const asOf = entries[0]?.asOf ?? null;
  if (asOf === null) return { known: undefined, missing: entries };
  const found = mattersOn(campaign, asOf);
  const matterOf = (entry: RegisterEntry) =>
    found.matters.find((each) => each.kind === entry.number.kind && numberMatters([each], [entry], asOf).fresh.length === 0);
  const [first, ...others] = entries.flatMap((entry) => {
    const matter = matterOf(entry);
    return matter ? [{ matter, number: entry.number }] : [];
  });
  return { known: first && { found, paper: [first, ...others] }, missing: entries.filter((entry) => !matterOf(entry)) };
}
