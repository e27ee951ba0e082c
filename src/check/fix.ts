// `ledger check --fix` as a pure function: sources → corrected texts. Only what is certain is corrected, and every other byte stays as it was. A
// correction (mend) after which a file has more errors than before was not certain after all, and is not made.

import type { Day } from "../model/day.ts";
import { compare, type Diagnostic, type Edit, type Encoding, isMendable } from "../model/diagnostic.ts";
import type { Content, Source } from "../read/index.ts";
import { isUnread, readContent } from "../read/source.ts";
import { type Checked, type CheckOptions, check } from "./check.ts";

export interface Fixed {
  /** Relative to the root, with "/". */
  readonly path: string;
  /** What was read. */
  readonly before: string | Uint8Array;
  /** The same as text. */
  readonly text: string;
  /** What it was written in, where that was not UTF-8. */
  readonly encoding?: Encoding | undefined;
  /** The same file as text in UTF-8, with its byte order mark and its line ends where it has them. */
  readonly after: string;
  /** How many places were corrected; the encoding counts as one. */
  readonly count: number;
}

export interface FixResult {
  /** By path; only files in which something was corrected. */
  readonly files: readonly Fixed[];
  /** The workspace as it then is. */
  readonly sources: readonly Source[];
  /** What `check` says of it. */
  readonly checked: Checked;
}

/** One correction of one file: edits of its text, or its encoding. */
interface Mend {
  readonly path: string;
  readonly edits?: readonly Edit[] | undefined;
  readonly encoding?: Encoding | undefined;
}

/** A workspace, and what check says of it. */
interface CheckedState {
  readonly contents: ReadonlyMap<string, Content>;
  readonly checked: Checked;
}

/** A file that could not be read shows its further errors only after a correction: so there are several rounds. */
const maxRounds = 12;

/**
 * Corrects whatever is certain in the files that `isAsked` accepts, as `check` judges them on `asOf`. Never throws on what a file holds.
 * Applied to its own result it changes nothing.
 */
export async function fix(
  sources: readonly Source[],
  asOf: Day,
  options: CheckOptions = {},
  isAsked: (path: string) => boolean = () => true,
): Promise<FixResult> {
  const contents = new Map(sources.map(({ path, content }) => [path, typeof content === "function" ? content() : content]));
  const counts = new Map<string, number>();
  const encodings = new Map<string, Encoding>();
  const stateOf = async (texts: CheckedState["contents"], before?: Checked): Promise<CheckedState> => ({
    contents: texts,
    checked: await check(
      [...texts].map(([path, content]) => ({ path, content })),
      asOf,
      { ...options, before: before ?? options.before },
    ),
  });
  let state = await stateOf(contents);
  for (let round = 0; round < maxRounds; round++) {
    const mends = mendsOf(state.checked.result.diagnostics.filter(({ file }) => isAsked(file)));
    const base = state;
    const taken: Mend[] = [];
    const attempt = async (more: readonly Mend[]): Promise<void> => {
      const next = await stateOf(applied(base.contents, [...taken, ...more]), base.checked);
      if (isBetter(state.checked, next.checked, new Set(more.map(({ path }) => path)))) {
        state = next;
        taken.push(...more);
      } else if (more.length > 1) {
        await attempt(more.slice(0, more.length >> 1));
        await attempt(more.slice(more.length >> 1));
      }
    };
    if (mends.length > 0) await attempt(mends);
    for (const { path, encoding } of taken) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
      if (encoding) encodings.set(path, encoding);
    }
    if (taken.length === 0) break;
  }
  const files = [...counts].map(([path, count]) => {
    const before = contents.get(path) ?? "";
    return {
      path,
      before: isUnread(before) ? "" : before,
      text: textIn(before, encodings.get(path)),
      encoding: encodings.get(path),
      after: textIn(state.contents.get(path) ?? ""),
      count,
    };
  });
  return {
    files: files.sort((a, b) => compare(a.path, b.path)),
    sources: [...state.contents].map(([path, content]) => ({ path, content })),
    checked: state.checked,
  };
}

/** True where the diagnostic has a correction after which no file has more errors. `checked`: what check says of these sources. */
export async function isCertain(
  diagnostic: Diagnostic,
  sources: readonly Source[],
  checked: Checked,
  asOf: Day,
  options: CheckOptions = {},
): Promise<boolean> {
  const { file, edits } = diagnostic;
  const source = sources.find(({ path }) => path === file);
  if (!source || edits === undefined) return false;
  const content = edited(textIn(readContent(source)), edits);
  const next = sources.map((one) => (one === source ? { path: file, content } : one));
  return isBetter(checked, await check(next, asOf, { ...options, before: checked }), new Set([file]));
}

/** The correction of each diagnostic that has one; of those that overlap in the text only the first. */
function mendsOf(diagnostics: readonly Diagnostic[]): Mend[] {
  const ends = new Map<string, number>();
  return diagnostics
    .filter(isMendable)
    .map(({ file, edits, encoding }) => ({ path: file, edits, encoding }))
    .sort((a, b) => compare(a.path, b.path) || (a.edits?.[0]?.start ?? 0) - (b.edits?.[0]?.start ?? 0))
    .filter(({ path, edits = [] }) => {
      const free = edits.every(({ start }) => start >= (ends.get(path) ?? 0));
      if (free) ends.set(path, Math.max(ends.get(path) ?? 0, ...edits.map(({ end }) => end)));
      return free;
    });
}

/** No file may have more errors than before, but for one that could not be read before and can be now. */
function isBetter(before: Checked, after: Checked, touched: ReadonlySet<string>): boolean {
  const errors = [before, after].map(({ result }) => {
    const counts = new Map<string, number>();
    for (const { file, severity } of result.diagnostics) if (severity === "error") counts.set(file, (counts.get(file) ?? 0) + 1);
    return counts;
  }) as [Map<string, number>, Map<string, number>];
  const rank = ({ reading }: Checked, file: string) => (reading.isJudged(file) ? 2 : reading.textOf(file) === undefined ? 0 : 1);
  const opened = [...touched].filter((file) => rank(after, file) > rank(before, file));
  if (!before.campaign && after.campaign) return true;
  return [...errors[1].keys()].every(
    (file) =>
      opened.includes(file) || (opened.length > 0 && !touched.has(file)) || (errors[1].get(file) ?? 0) <= (errors[0].get(file) ?? 0),
  );
}

function applied(contents: CheckedState["contents"], mends: readonly Mend[]): Map<string, Content> {
  const result = new Map(contents);
  for (const path of new Set(mends.map((mend) => mend.path))) {
    const own = mends.filter((mend) => mend.path === path);
    const content = contents.get(path) ?? "";
    const encoding = own.find((mend) => mend.encoding !== undefined)?.encoding;
    if (encoding !== undefined) result.set(path, textIn(content, encoding));
    else
      result.set(
        path,
        edited(
          textIn(content),
          own.flatMap(({ edits = [] }) => edits),
        ),
      );
  }
  return result;
}

/** The text, in UTF-8 with its byte order mark where it has one; of another encoding without the mark. */
function textIn(content: Content, encoding?: Encoding): string {
  if (typeof content === "string") return content;
  if (isUnread(content)) return "";
  return encoding === undefined
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(content)
    : new TextDecoder(encoding, { fatal: true }).decode(content);
}

/** The text with the edits made. Their offsets count from behind a byte order mark. */
function edited(text: string, edits: readonly Edit[]): string {
  const skipped = text.startsWith("\ufeff") ? 1 : 0;
  let result = "";
  let at = 0;
  for (const { start, end, text: by } of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start + skipped) + by;
    at = end + skipped;
  }
  return result + text.slice(at);
}
