// Anchors and aliases: not accepted in a ledger. Whoever has one either forgot quotes around a text, or has written a hostile file.
import type { Path } from "../../model/ledger.ts";

/** An anchor or alias, and its message where it is reported by itself. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
  readonly path: Path;
  /** Paths of the others that it is reported for. */
  readonly others?: readonly Path[];
}

/** With more of them than this, only the first is reported, with their count. */
const maxReferences = 9;

/** What to report: each at its place; of more than `maxReferences` the first, with their count. */
export function toldReferences(references: readonly Reference[]): readonly Reference[] {
  const [first, ...others] = references;
  if (!first || references.length <= maxReferences) return references;
  return [
    {
      ...first,
      message: `从这里起用了以“&”“*”开头的写法，会被当作标记和引用，全文共${references.length}处`,
      hint: "台账不用引用：请删去“&”“*”和后面的词，把内容照抄在各处；是文字的，给整个内容加英文引号。",
      others: others.map(({ path }) => path),
    },
  ];
}
