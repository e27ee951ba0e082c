// Which matters get a paper, and its number: those for which the register has no paper as severe for the same round and deadline.
import type { Day } from "../model/day.ts";
import { rankOf } from "./kinds.ts";
import type { Matter } from "./matters.ts";
import type { NoticeNumber } from "./number.ts";
import type { NoticeSubject, RegisterEntry } from "./register.ts";

export interface Numbered {
  readonly matter: Matter;
  readonly number: NoticeNumber;
}

export interface Numbering {
  readonly fresh: readonly Numbered[];
  /** Matters of the day whose paper went out before. */
  readonly sent: number;
}

/** Serial numbers continue from the highest of their kind and year; gaps are not filled. */
export function numberMatters(matters: readonly Matter[], register: readonly RegisterEntry[], asOf: Day): Numbering {
  const year = asOf.slice(0, 4);
  const fresh: Numbered[] = [];
  for (const matter of matters) {
    if (register.some((entry) => rankOf(entry.number.kind) >= rankOf(matter.kind) && isSameSubject(entry, matter))) continue;
    const { kind } = matter;
    const taken = [...register, ...fresh].map(({ number }) => number).filter((number) => number.kind === kind && number.year === year);
    const serial = 1 + Math.max(0, ...taken.map((number) => number.serial));
    fresh.push({ matter, number: { kind, year, serial } });
  }
  return { fresh, sent: matters.length - fresh.length };
}

/** True for the same problem (or report), round and deadline. An extension or a rebound makes a new matter. */
function isSameSubject(a: NoticeSubject, b: NoticeSubject): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "");
  return plain(a.matter) === plain(b.matter) && plain(a.unit) === plain(b.unit) && a.round === b.round && a.due === b.due;
}
