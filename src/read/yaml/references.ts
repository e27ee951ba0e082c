// Anchors and aliases: a ledger has none, and whoever wrote one meant a text, or a trick.
import type { Path } from "../../model/ledger.ts";

/** An anchor or alias, and what is to be told of it alone. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
  readonly path: Path;
  /** Paths of those told with it. */
  readonly others?: readonly Path[];
}

/** More of them than this are one way of writing, or a bomb of rings within rings. */
const maxReferences = 9;

/** Each at its place; of very many the first, with their count. */
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
