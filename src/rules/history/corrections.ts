// 更正: an event that names a value which is corrected in place, in the same change. Such a value is allowed to change.
import { isDay, longDay } from "../../model/day.ts";
import { eventKinds, type ProblemEvent } from "../../model/ledger.ts";
import { isSame } from "../../model/same.ts";

/** A value as it was and as it is; undefined: not there. */
export interface ValueChange {
  /** Key as a clerk writes it. */
  readonly key: string;
  readonly before: unknown;
  readonly now: unknown;
  /** The entry it is a value of, as it was and as it is; none: a value of the problem. */
  readonly within?: { readonly before: ProblemEvent; readonly now: ProblemEvent } | undefined;
}

const nothing = new Set(["无", "空", "未填", "（无）"]);
const removal = new Set(["无", "删去", "删除", "撤销", "作废"]);

/** The 更正 events added in a change. Each permits one change of what it names. */
export class Corrections {
  private readonly unused: Set<ProblemEvent>;

  constructor(added: readonly ProblemEvent[]) {
    this.unused = new Set(added.filter(({ kind }) => kind === "更正"));
  }

  /** True where a 更正 names the old and the new value, or where each changed part of it is named by a 更正. */
  permit(change: ValueChange): boolean {
    if (this.unused.size === 0) return false;
    if (this.use((correction) => names(correction, change))) return true;
    const parts = partsOf(change);
    return parts.length > 0 && parts.length <= this.unused.size && parts.every((part) => this.use((correction) => names(correction, part)));
  }

  /** True where a 更正 removes the entry: its 项 or 原 names the entry's 日期 and 事项, its 改 is 删去. */
  permitRemoval(entry: ProblemEvent): boolean {
    return this.use(({ item = "", before, after }) => {
      const named = `${item} ${spokenValue(before)}`;
      const isNamed =
        entry.on !== undefined &&
        entry.kind !== undefined &&
        spellings(entry.on).some((day) => named.includes(day)) &&
        named.includes(entry.kind);
      return isNamed && removal.has(spokenValue(after));
    });
  }

  private use(isMeant: (correction: ProblemEvent) => boolean): boolean {
    for (const correction of this.unused) if (isMeant(correction)) return this.unused.delete(correction);
    return false;
  }
}

/** 项 is the key, with what leads to it before: “时限”, “2020-05-04 报完成 情况”, “报完成的情况”, “经过.报完成.情况”. */
function names(correction: ProblemEvent, { key, before, now, within }: ValueChange): boolean {
  const { days, kinds, rest } = stepsIn(correction.item ?? "", key);
  if (rest !== key) return false;
  const entries = within ? [within.before, within.now] : [];
  if (days.some((day) => !entries.some(({ on }) => on === day))) return false;
  if (kinds.some((kind) => !entries.some((entry) => entry.kind === kind))) return false;
  return isWritten(correction.before, before) && isWritten(correction.after, now);
}

function stepsIn(item: string, key: string): { days: string[]; kinds: string[]; rest: string } {
  const days = item.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  const steps = item
    .replace(/\d{4}-\d{2}-\d{2}/g, " ")
    .split(/[\s.．·／/、，,：:的“”"]+/)
    .filter((step) => step !== "");
  const last = steps.pop() ?? "";
  const kind = eventKinds.find((one) => last === `${one}${key}`);
  const kinds: string[] = [...steps.filter((step) => (eventKinds as readonly string[]).includes(step)), ...(kind ? [kind] : [])];
  return { days, kinds, rest: kind ? key : last };
}

/** True where the text of 原 or 改 is this value, spelt as in the file or as in a paper (a day as 2020年5月4日, a list with 、). */
function isWritten(written: unknown, value: unknown): boolean {
  if (written === undefined) return false;
  if (value === undefined) return nothing.has(spokenValue(written));
  return isSame(written, value) || spellings(value).includes(spokenValue(written));
}

function spellings(value: unknown): string[] {
  const text = spokenValue(value);
  return isDay(value) ? [text, longDay(value)] : [text];
}

export function spokenValue(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(spokenValue).join("、");
  if (typeof value === "object") return Object.values(value).map(spokenValue).join(" ");
  return String(value).trim();
}

/** The differing parts of a list or mapping, each of which may be named by a 更正 of its own. */
function partsOf({ key, before, now, within }: ValueChange): ValueChange[] {
  if (typeof before !== "object" || typeof now !== "object" || before === null || now === null) return [];
  const [old, young] = [before as Record<string, unknown>, now as Record<string, unknown>];
  const steps = [...new Set([...Object.keys(old), ...Object.keys(young)])].filter((step) => !isSame(old[step], young[step]));
  return steps.flatMap((step) => {
    const part: ValueChange = { key, before: old[step], now: young[step], within };
    const inner = partsOf(part);
    return inner.length > 0 ? inner : [part];
  });
}
