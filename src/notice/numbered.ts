// Which matters get a paper, and its number: those for which the register has no paper as severe for the same round and deadline.
import type { Day } from "../model/day.ts";
import { groupBy } from "../model/group-by.ts";
import { type NoticeKind, rankOf } from "./kinds.ts";
import type { Matter } from "./matters.ts";
import { type NoticeNumber, printNumber } from "./number.ts";
import type { NoticeSubject, RegisterEntry } from "./register.ts";

export interface Numbered {
  readonly matter: Matter;
  readonly number: NoticeNumber;
}

/** What goes on one paper. */
export type Noticed = readonly [Numbered, ...Numbered[]];

export interface Numbering {
  /** One each; those that go on one paper have one number. */
  readonly fresh: readonly Numbered[];
  /** Papers that went out before about matters of the day. */
  readonly sent: number;
}

/** Of one unit, day and kind so many have a paper each; more go on one paper with a list. */
const mostApart = 5;

/** Serial numbers continue from the highest of their kind and year; gaps are not filled. */
export function numberMatters(matters: readonly Matter[], register: readonly RegisterEntry[], asOf: Day): Numbering {
  const year = asOf.slice(0, 4);
  const sentOf = (matter: Matter) =>
    register.find((entry) => rankOf(entry.number.kind) >= rankOf(matter.kind) && isSameSubject(entry, matter))?.number;
  const sent = new Set<string>();
  const open = matters.filter((matter) => {
    const number = sentOf(matter);
    if (number) sent.add(printNumber(number));
    return !number;
  });
  const last = new Map<NoticeKind, number>();
  for (const { number } of register) if (number.year === year) last.set(number.kind, Math.max(last.get(number.kind) ?? 0, number.serial));
  const papers = groupBy(open, ({ kind, unit }) => `${kind} ${unit}`);
  const fresh: Numbered[] = [];
  for (const group of papers.values())
    for (const [place, matter] of group.entries()) {
      const { kind } = matter;
      const serial = (last.get(kind) ?? 0) + (group.length > mostApart && place > 0 ? 0 : 1);
      last.set(kind, serial);
      fresh.push({ matter, number: { kind, year, serial } });
    }
  return { fresh, sent: sent.size };
}

/** What goes on one paper each, in the order of the numbers. */
export function papersOf(numbered: readonly Numbered[]): Noticed[] {
  const papers = groupBy(numbered, ({ number }) => printNumber(number));
  return [...papers.values()].flatMap(([first, ...others]): Noticed[] => (first ? [[first, ...others]] : []));
}

/** True for the same problem (or report), round and deadline. An extension or a rebound makes a new matter. */
function isSameSubject(a: NoticeSubject, b: NoticeSubject): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "");
  return plain(a.matter) === plain(b.matter) && plain(a.unit) === plain(b.unit) && a.round === b.round && a.due === b.due;
}
