import { longDay } from "../../model/day.ts";
import type { DutyEvent, Ledger, Path, Problem, ProblemEvent } from "../../model/ledger.ts";
import type { DatedEntry, LogChange } from "../../model/log-change.ts";
import type { HistoryContext, HistoryFinding, HistoryRule } from "../../model/rule.ts";
import { isSame } from "../../model/same.ts";
import { Corrections, spokenValue, type ValueChange } from "./corrections.ts";

/**
 * A line of 经过 or 履职 once handed in is neither changed, nor dated back, nor taken away. A 更正 added in the same change exempts the value of a
 * problem's event that it names; a finding of an inspection may be given the 编号 it lacked; values in which the base had an error may be corrected.
 */
export const eventNotChanged: HistoryRule = {
  name: "event-not-changed",
  scope: "history",
  severity: "error",
  what: "报送过的记录不改动、不删去",
  clause: "防止弄虚作假",
  why: "防止弄虚作假：每期数字都由这些记录算出，事后改动，以前的通报就无从核对。写错的，另记“更正”，原来怎样、改成怎样都看得见。",
  example: {
    fails: `
      # 以前
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: 完成招标 }
      # 现在
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: <<设备已安装>> }`,
    passes: `
      # 以前
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: 完成招标 }
      # 现在
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: 完成招标 }
        - { 日期: 2020-05-19, 事项: 进展, 情况: 设备已安装 }`,
  },
  *check(context) {
    for (const { before, now, log } of context.problems) {
      if (!now) continue;
      const corrections = new Corrections(log.added);
      const changes = changesIn(before, now, log, context, (entry, change) => corrections.permit({ ...change, within: entry }));
      yield* changes.map((change) => changed(now, change, putRight(change)));
      if (hidesEntries(now.wrong, "log")) continue;
      for (const entry of log.removed)
        if (!context.wasWrong(before, entry.path) && !corrections.permitRemoval(entry))
          yield {
            at: now,
            path: ["id"],
            message: `${nameOf(entry)}已经报送，现在没有了`,
            hint: `请恢复这条记录；当初记错的，删去的同时在经过末尾另记一条“更正”：项: 经过, 原: ${entry.on ?? ""} ${entry.kind ?? ""}, 改: 删去，并写明理由和批准单位。`,
          };
    }
    for (const kept of context.ledgers) yield* inDuties(kept, context);
  },
};

function* inDuties({ before, now, log }: HistoryContext["ledgers"][number], context: HistoryContext): Generator<HistoryFinding> {
  const hint = "请恢复原来的记录；有补充的，按实际日期另记一条。";
  if (now)
    yield* changesIn(before, now, log, context, (_, change) => change.key === context.asWritten("findings") && isFilledIn(change)).map(
      (change) => changed(now, change, hint),
    );
  if (context.isOutOfSight(before) || (now && hidesEntries(now.wrong, "duties"))) return;
  for (const entry of log.removed) {
    if (context.wasWrong(before, entry.path)) continue;
    const fault = { message: `履职中${nameOf(entry)}已经报送，现在没有了`, hint };
    if (now) yield { ...fault, at: now, path: ["unit"] };
    else yield { ...fault, at: before, isGone: true, path: [], root: "duties" };
  }
}

interface ChangedEntry<E> {
  readonly before: E;
  readonly now: E;
  /** Never empty. */
  readonly changes: readonly (ValueChange & { readonly step: string })[];
}

type Exempt<E> = (entry: { before: E; now: E }, change: ValueChange) => boolean;

/** Entries with changes that nothing permits. Values that are refused now are reported elsewhere, and not compared. */
function changesIn<E extends DatedEntry>(
  before: Problem | Ledger,
  now: Problem | Ledger,
  log: LogChange<E>,
  context: HistoryContext,
  exempt: Exempt<E>,
): ChangedEntry<E>[] {
  return log.changed.flatMap((entry) => {
    if (context.wasWrong(before, entry.before.path)) return [];
    const [old, young] = [new Map(Object.entries(entry.before)), new Map(Object.entries(entry.now))];
    const changes = [...new Set([...old.keys(), ...young.keys()])]
      .filter((step) => step !== "path" && !isSame(old.get(step), young.get(step)) && !isRefused(now.wrong, entry.now.path, step))
      .map((step) => ({ step, key: context.asWritten(step), before: old.get(step), now: young.get(step) }))
      .filter((change) => !exempt(entry, change));
    return changes.length > 0 ? [{ ...entry, changes }] : [];
  });
}

function changed(at: Problem | Ledger, { before, now, changes }: ChangedEntry<DatedEntry>, hint: string): HistoryFinding {
  const first = changes.find((change) => change.now !== undefined) ?? changes[0];
  const keys = changes.map(({ key }) => key).join("、");
  const place = first?.now === undefined ? { path: now.path, missing: true } : { path: [...now.path, first.step] };
  return {
    at,
    ...place,
    message: `${nameOf(before)}已经报送，现在改动了${keys}${first ? `（${first.key}原为${shown(first.before)}，现为${shown(first.now)}）` : ""}`,
    hint,
  };
}

function putRight({ before, changes }: ChangedEntry<ProblemEvent>): string {
  const [first] = changes;
  const item = `${before.on ?? ""} ${before.kind ?? ""} ${first?.key ?? ""}`.trim();
  const each = changes.length > 1 ? "每处改动各记一条，" : "";
  return `请恢复原来的内容；当初写错的，在经过末尾另记一条“更正”：项: ${item}, 原: ${whole(first?.before, "照抄原来的内容")}, 改: ${whole(first?.now, "照抄改后的内容")}，${each}并写明理由和批准单位。`;
}

/** The value for a message, if it is short enough; a 更正 has to give all of it. */
function whole(value: unknown, instead: string): string {
  const text = brief(value);
  return text.endsWith("…") ? `（${instead}）` : text;
}

/** A day as people say it, with what happened. */
function nameOf({ on, kind }: DatedEntry): string {
  const what = kind === undefined ? "一条记录" : `“${kind}”`;
  return on === undefined ? what : `${longDay(on)}的${what}`;
}

function shown(value: unknown): string {
  return value === undefined ? "空" : `“${brief(value)}”`;
}

const longest = 24;

function brief(value: unknown): string {
  const characters = [...(value === undefined ? "无" : spokenValue(value))];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : characters.join("");
}

function isRefused(wrong: ReadonlySet<string>, path: Path, step: string): boolean {
  const written = step === "milestone" ? "milestones" : step;
  const at = [...path, written].join("/");
  return [...wrong].some((refused) => refused === at || refused.startsWith(`${at}/`) || at.startsWith(`${refused}/`));
}

/** True where the list, or an entry of it, could not be read: that may be the entry which seems to be gone. */
function hidesEntries(wrong: ReadonlySet<string>, list: string): boolean {
  return [...wrong].some((path) => path === list || new RegExp(`^${list}/\\d+$`).test(path));
}

/** True where 发现 only got 编号 that it lacked, from the unit that was inspected, and nothing else changed. */
function isFilledIn({ before, now }: ValueChange): boolean {
  if (!Array.isArray(before) || !Array.isArray(now) || before.length !== now.length) return false;
  return (before as NonNullable<DutyEvent["findings"]>).every(
    (finding, index) =>
      typeof finding === "object" && finding !== null && Object.entries(finding).every(([key, value]) => isSame(value, now[index]?.[key])),
  );
}
