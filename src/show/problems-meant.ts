// Which problem somebody means who has its number, or a part of it, or a few words of its title in mind.
import type { Problem } from "../model/ledger.ts";
import { closest } from "../model/similar.ts";
import { plainTyped } from "../model/typed-words.ts";
import { UsageError } from "../model/usage-error.ts";

/** The one of that number; else all whose number, else whose title has the words. UsageError, with the nearest number, where there is none. */
export function problemsMeant(problems: readonly Problem[], asked: string): Problem[] {
  const words = plainTyped(asked);
  const by = [
    ({ id = "" }: Problem) => plainTyped(id) === words,
    ({ id = "" }: Problem) => plainTyped(id).includes(words),
    ({ title = "" }: Problem) => plainTyped(title).includes(words),
  ];
  const found = words === "" ? undefined : by.map((isMeant) => problems.filter(isMeant)).find((some) => some.length > 0);
  if (found) return found;
  const ids = problems.flatMap(({ id }) => id ?? []);
  const meant = closest(words, ids) ?? nearestNumber(words, ids);
  throw new UsageError(
    `没有编号或题目中有“${asked}”的问题${meant ? `，最接近的编号是“${meant}”` : ""}`,
    "写编号（例如 某局-01-001）、编号的一部分（01-001）或题目中的几个字；读不出来的台账，请先运行 ledger check。",
  );
}

/** Of the same unit and task the last: a serial too high. */
function nearestNumber(words: string, ids: readonly string[]): string | undefined {
  const head = /^(.+-\d+)-\d*$/.exec(words)?.[1];
  return head === undefined ? undefined : ids.filter((id) => plainTyped(id).startsWith(`${head}-`)).at(-1);
}
