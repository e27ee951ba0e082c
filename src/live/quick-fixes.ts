// What `check --fix` would do, offered at the place, in an editor's edits. Nothing is offered that would leave a file with more errors than it has.
import type { Checked, CheckOptions } from "../check/check.ts";
import { fix, isCertain } from "../check/fix.ts";
import type { Day } from "../model/day.ts";
import type { Source } from "../read/index.ts";
import { visible } from "../render/terminal-text.ts";
import type { EditorDiagnostic, ShownFault } from "./editor-diagnostics.ts";
import { areTouching, type EditorRange, type EditorText } from "./editor-text.ts";

export interface EditorEdit {
  readonly range: EditorRange;
  readonly newText: string;
}

export interface QuickFix {
  readonly title: string;
  readonly fault: EditorDiagnostic;
  readonly edits: readonly EditorEdit[];
}

/** A workspace as it stands in the editor. */
export interface FixGround {
  readonly sources: readonly Source[];
  readonly checked: Checked;
  readonly asOf: Day;
  readonly options: CheckOptions;
}

/** Faults of one place that are tried: each try is a look at the ledger. */
const most = 8;

export async function quickFixesIn(
  range: EditorRange,
  text: EditorText,
  faults: readonly ShownFault[],
  ground: FixGround,
): Promise<QuickFix[]> {
  const found: QuickFix[] = [];
  for (const { diagnostic, shown } of faults.filter((one) => areTouching(one.shown.range, range)).slice(0, most)) {
    const { edits = [] } = diagnostic;
    if (edits.length === 0 || !(await isCertain(diagnostic, ground.sources, ground.checked, ground.asOf, ground.options))) continue;
    found.push({
      title: titleOf(edits.map((edit) => edit.text)),
      fault: shown,
      edits: edits.map((edit) => ({ range: text.rangeOfEdit(edit), newText: edit.text })),
    });
  }
  return found;
}

function titleOf(written: readonly string[]): string {
  const [first = ""] = written;
  return written.length === 1 && first.trim() !== "" && first.length <= 30 ? `改为“${visible(first.trim())}”` : "自动改正";
}

/** All that is certain in one file, as one edit; undefined where nothing is. */
export async function wholeFix(
  file: string,
  text: EditorText,
  { sources, checked, asOf, options }: FixGround,
): Promise<EditorEdit | undefined> {
  const { files } = await fix(sources, asOf, { ...options, before: checked }, (path) => path === file);
  const after = files.find(({ path }) => path === file)?.after;
  const before = text.text;
  if (after === undefined || after === before) return undefined;
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    range: { start: text.positionAt(start), end: text.positionAt(before.length - end) },
    newText: after.slice(start, after.length - end),
  };
}
