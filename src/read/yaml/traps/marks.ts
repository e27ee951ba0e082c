// Lines at the left margin that are marks and no content: conflict marks of git, and those that begin or end a YAML document.
import { conflictsIn } from "./conflicts.ts";
import { documentMarksIn } from "./documents.ts";
import type { TrapFound } from "./found-trap.ts";

export interface LineMark {
  /** What to report at the line's beginning; undefined for a line that an earlier report covers. */
  readonly told?: Omit<TrapFound, "at" | "by"> & { readonly width: number };
  /** True where open quotes, brackets and block texts end here. */
  readonly endsAll: boolean;
}

/** With more document marks than this, only the first is reported, with their count. */
const maxDocumentsTold = 10;

/** By line, from 0. */
export function marksIn(text: string): ReadonlyMap<number, LineMark> {
  const found = new Map<number, LineMark>();
  if (!/^(?:[<>=|]{7}|---|\.\.\.)(?:\s|$)/m.test(text)) return found;
  const lines = text.split(/\r?\n/);
  const documents = documentMarksIn(lines);
  const isMany = documents.length > maxDocumentsTold;
  for (const [index, { line, mark, message, hint, isLast }] of documents.entries()) {
    const counted = isMany ? `${message}（全文共${documents.length}处）` : message;
    const told = { rule: "yaml-is-plain" as const, message: counted, hint, width: mark.length, mend: isLast ? "" : undefined };
    found.set(line, isMany && index > 0 ? { endsAll: true } : { told, endsAll: true });
  }
  for (const { first, last, spare, hint } of conflictsIn(lines)) {
    const where = first === last ? `第${first + 1}行` : `第${first + 1}行到第${last + 1}行`;
    const message = `${where}是两人同时修改、还没有合并的内容`;
    const width = lines[first]?.length ?? 0;
    for (const line of spare) found.set(line, { endsAll: false });
    found.set(first, {
      told: { rule: "yaml-is-well-formed", message, hint, width, ofLayout: true, lastLine: last + 1 },
      endsAll: false,
    });
  }
  return found;
}
