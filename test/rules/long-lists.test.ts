// Rules between ledgers take no longer than the ledgers and the earlier list are long.
import { describe, expect, it } from "vitest";
import { withoutConsequences } from "../../src/check/consequences.ts";
import type { BaselineEntry, Problem } from "../../src/model/ledger.ts";
import type { Context } from "../../src/model/rule.ts";
import { replay } from "../../src/model/standing.ts";
import { baselineCovered } from "../../src/rules/baseline-covered.ts";
import { mergeTargetExists } from "../../src/rules/merge-target-exists.ts";
import { numberUsedOnce } from "../../src/rules/number-used-once.ts";
import { transferReceived } from "../../src/rules/transfer-received.ts";

const [entryCount, problemCount] = [50_000, 20_000];
const units = ["甲局", "乙局"].map((name) => ({ name, short: name, category: "区直" }));
const tasks = [{ number: 1, lead: ["甲局"], responsible: ["乙局"] }];

/** A problem of 甲局, but for what `own` says. */
function problem(index: number, own: Partial<Problem>, event?: object): Problem {
  const log = event ? [{ on: "2020-05-04", path: ["log", 0], wrong: new Set(), ...event }] : [];
  const sound = { id: `甲局-01-${index}`, task: 1, unit: "甲局", file: "ledgers/甲局.yaml", path: ["problems", index], wrong: new Set() };
  return { ...sound, enteredOn: "2020-05-01", handling: "立行立改", ...own, log } as unknown as Problem;
}

function contextOf(problems: readonly Problem[], entries: readonly Partial<BaselineEntry>[]): Context {
  const histories = new Map(problems.map((one) => [one, replay(one, { acceptance: [], newIsSerious: true })]));
  const context: Partial<Context> = {
    plan: { units, tasks } as unknown as Context["plan"],
    ledgers: [{ unit: "甲局", file: "ledgers/甲局.yaml", wrong: new Set(), problems } as unknown as Context["ledgers"][number]],
    baseline: { entries: entries.map((entry, index) => ({ path: ["entries", index], ...entry })) } as unknown as Context["baseline"],
    problems: new Map(problems.map((one) => [one.id ?? "", one])),
    unitsRead: new Set(["甲局", "乙局"]),
    unitsUnread: new Set(),
    historyOf: (one) => histories.get(one) as ReturnType<typeof replay>,
  };
  return context as Context;
}

const many = (own: (index: number) => Partial<Problem>, event?: (index: number) => object) =>
  Array.from({ length: problemCount }, (_, index) => problem(index, own(index), event?.(index)));
const entries = Array.from({ length: entryCount }, (_, index) => ({ id: `2017年清理问题清单第${index}号`, unit: "甲局", task: 1 }));
const idOf = (index: number) => entries[index]?.id ?? "";
const merged = (index: number) => ({ kind: "合并", mergedInto: `甲局-01-${index}` });
const handedOver = () => ({ kind: "移交", movedTo: "乙局" });

function told(problems: readonly Problem[], list: readonly Partial<BaselineEntry>[] = entries): number {
  const context = contextOf(problems, list);
  return [baselineCovered, mergeTargetExists, numberUsedOnce, transferReceived].flatMap((rule) => [...rule.check(context)]).length;
}

describe(`${entryCount} entries and ${problemCount} problems`, { timeout: 60_000 }, () => {
  it.each<[what: string, problems: readonly Problem[], count: number, list?: readonly Partial<BaselineEntry>[]]>([
    ["none entered", [], entryCount],
    ["one number for all", many(() => ({ id: "甲局-01-001" })), problemCount - 1, []],
    ["entered", many((index) => ({ baselineId: idOf(index) })), entryCount - problemCount],
    ["all under one number", many(() => ({ baselineId: idOf(0) })), problemCount - 1],
    ["all under numbers that the list has not", many((index) => ({ baselineId: `${idOf(index)}甲` })), problemCount],
    ["of a list that has one number only", [], entryCount, entries.map((entry) => ({ ...entry, id: "L-1" }))],
    ["handed over and not received", many((index) => ({ baselineId: idOf(index) }), handedOver), entryCount + problemCount],
    [
      "each merged into the next",
      many(
        (index) => ({ baselineId: idOf(index) }),
        (index) => (index + 1 < problemCount ? merged(index + 1) : {}),
      ),
      entryCount - problemCount,
    ],
    [
      "merged in a ring",
      many(
        (index) => ({ baselineId: idOf(index) }),
        (index) => merged((index + 1) % problemCount),
      ),
      entryCount,
    ],
    [
      "merged into what is not there",
      many(
        (index) => ({ baselineId: idOf(index) }),
        (index) => merged(problemCount + index),
      ),
      entryCount,
    ],
  ])("%s: within seconds", (_, problems, count, list) => {
    const start = process.cpuUsage();
    expect(told(problems, list)).toBe(count);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5_000);
  });

  it("faults that need each other", () => {
    const found = Array.from({ length: problemCount }, (_, index) => ({
      rule: index % 2 === 0 ? "a" : "b",
      isError: true,
      value: `f:${index}:1`,
      isToldHere: true,
      needs: [`f:${index % 2 === 0 ? index + 1 : index - 1}:1`],
    }));
    const start = process.cpuUsage();
    expect(withoutConsequences(found)).toHaveLength(problemCount / 2);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000);
  });
});
