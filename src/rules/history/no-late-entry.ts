import { type Day, lastDayOf, longDay, longMonth, type Month } from "../../model/day.ts";
import type { Ledger, Problem } from "../../model/ledger.ts";
import type { DatedEntry } from "../../model/log-change.ts";
import type { HistoryContext, HistoryFinding, HistoryRule, Kept } from "../../model/rule.ts";

/**
 * What is added is not dated back. A line dated before the last one the base has is a warning. It is an error in or before the latest month whose 通报
 * the office's ledger of the base records, since that month's figures are public; so is a problem entered then, and a 月报 dated on or before the day
 * its month's 通报 was issued.
 */
export const noLateEntry: HistoryRule = {
  name: "no-late-entry",
  scope: "history",
  severity: "warning",
  what: "随办随记，不补记以前日期的事",
  why: "通报过的月份，数字已经公布，再补记那时的事，公布的数字就对不上了；没有通报的，补记也容易失实。",
  example: {
    fails: `
      # 以前
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: 设备已安装 }
      # 现在
      经过:
        - { 日期: <<2020-05-08>>, 事项: 进展, 情况: 设备已到货 }
        - { 日期: 2020-05-15, 事项: 进展, 情况: 设备已安装 }`,
    passes: `
      # 以前
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: 设备已安装 }
      # 现在
      经过:
        - { 日期: 2020-05-15, 事项: 进展, 情况: 设备已安装 }
        - { 日期: 2020-05-19, 事项: 进展, 情况: 补记：设备5月8日到货 }`,
  },
  *check(context) {
    const published = publishedIn(context.base);
    for (const kept of context.problems) yield* inLog(kept, kept.before.log, published, context);
    for (const kept of context.ledgers) yield* inLog(kept, kept.before.duties, published, context);
    if (published.last === undefined) return;
    for (const problem of context.added)
      if (problem.enteredOn !== undefined && problem.enteredOn <= lastDayOf(published.last))
        yield {
          at: problem,
          path: ["enteredOn"],
          severity: "error",
          message: `${longMonth(published.last)}的通报已经印发，不能再以${longDay(problem.enteredOn)}登记问题`,
          hint: "登记日期写录入台账的当天；发现得早的，另填“发现日期”。",
        };
  },
};

interface Published {
  readonly last: Month | undefined;
  readonly on: ReadonlyMap<Month, Day>;
}

function publishedIn(ledgers: readonly Ledger[]): Published {
  const on = new Map<Month, Day>();
  for (const { kind, month, on: day } of ledgers.filter(({ isOffice }) => isOffice).flatMap(({ duties }) => duties))
    if (kind === "通报" && month !== undefined && day !== undefined && !((on.get(month) ?? "") > day)) on.set(month, day);
  return { last: [...on.keys()].sort().at(-1), on };
}

function* inLog<T extends Problem | Ledger, E extends DatedEntry & { readonly month?: Month }>(
  { before, now, log }: Kept<T, E>,
  entries: readonly E[],
  published: Published,
  context: HistoryContext,
): Generator<HistoryFinding> {
  if (!now || log.added.length === 0) return;
  const last = entries
    .filter(({ on, path }) => on !== undefined && !context.wasWrong(before, [...path, "on"]))
    .map(({ on }) => on ?? "")
    .sort()
    .at(-1);
  for (const { on, kind, month, path } of log.added) {
    if (on === undefined) continue;
    const what = `${longDay(on)}的${kind === undefined ? "记录" : `“${kind}”`}`;
    const at = { at: now, path: [...path, "on"] };
    const issued = kind === "月报" && month !== undefined ? published.on.get(month) : undefined;
    if (issued !== undefined && month !== undefined && on <= issued)
      yield {
        ...at,
        severity: "error",
        message: `${longMonth(month)}的通报已于${longDay(issued)}印发，不能再补记${what}`,
        hint: "日期写实际报送的当天。",
      };
    else if (published.last !== undefined && on <= lastDayOf(published.last))
      yield {
        ...at,
        severity: "error",
        message: `${longMonth(published.last)}的通报已经印发，不能再补记${what}`,
        hint: "日期写补记的当天，在情况中写明实际办理的日期。",
      };
    else if (last !== undefined && on < last)
      yield {
        ...at,
        message: `补记了${what}，早于已经报送的最后一条（${longDay(last)}）`,
        hint: "确属漏记的，可以保留，在情况中写明何时补记；今后请随办随记。",
      };
  }
}
