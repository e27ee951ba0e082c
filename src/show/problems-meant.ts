// Which problem somebody means who has its number, or a part of it, or a few words of its title in mind.
import type { Problem } from "../model/ledger.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";

/** The one of that number; else all whose number, else whose title has the words. UsageError, with the nearest number, where there is none. */
export function problemsMeant(problems: readonly Problem[], asked: string): Problem[] {
  const words = plainly(asked);
  const by = [
    ({ id = "" }: Problem) => plainly(id) === words,
    ({ id = "" }: Problem) => plainly(id).includes(words),
    ({ title = "" }: Problem) => plainly(title).includes(words),
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

/** Full-width letters, digits and dashes as typed by a Chinese input method; blanks do not count. */
function plainly(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[—–−―]/g, "-")
    .replace(/\s/g, "")
    .toLowerCase();
}

/** Of the same unit and task the last: a serial too high. */
function nearestNumber(words: string, ids: readonly string[]): string | undefined {
  const head = /^(.+-\d+)-\d*$/.exec(words)?.[1];
  return head === undefined ? undefined : ids.filter((id) => plainly(id).startsWith(`${head}-`)).at(-1);
}
