// What a look costs follows the work: counted, not timed, so that what grows with the square of a workspace cannot come back unseen.
import { Session } from "node:inspector/promises";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import type { Source } from "../../src/read/index.ts";
import { Shelf } from "../../src/read/shelf.ts";
import { asOf, ledger, plan } from "../read/told.ts";

/** What all owe: each month, each quarter, and twice in a phase. */
const owed = `履职要求:
  - { 事项: 月报, 单位: 全部, 首月: 2020-04, 截止日: 5 }
  - { 事项: 季报, 单位: 园区, 首月: 2020-02, 间隔: 3, 截止日: 20 }
  - { 事项: 演练, 单位: 全部, 阶段: 1, 截止: 2020-05-15 }
  - { 事项: 演练, 单位: 全部, 阶段: 1, 截止: 2020-06-15 }
`;
const done = `履职:
  - { 日期: 2020-05-04, 事项: 月报, 月份: 2020-04 }
  - { 日期: 2020-05-06, 事项: 季报, 月份: 2020-04 }
  - { 日期: 2020-05-08, 事项: 演练, 应报: 2020-05-15 }
`;

const nameOf = (index: number) => `第${String(index).padStart(4, "0")}区`;
const planOf = (units: number) =>
  `${plan}${owed}`.replace(
    "任务:",
    `${Array.from({ length: units }, (_, index) => `  - { 名称: ${nameOf(index)}管委会, 简称: ${nameOf(index)}, 类别: 园区 }\n`).join("")}任务:`,
  );

/** A problem of the unit; of four units each has another fault within its ledger, and one that lies between two of them. */
function ledgerOf(index: number): string {
  const pair = index >> 1;
  return ledger
    .replace(/履职:\n.*\n/, done)
    .replace("某区甲局", `${nameOf(index)}管委会`)
    .replaceAll("甲局-01", `${nameOf(index)}-01`)
    .replace("供水没有接通", `供水没有接通${index}`)
    .replace("三月申请", `第${pair}家企业三月申请接水，${"现场看过，管线未到红线；".repeat(5)}`)
    .replace(
      "登记日期: 2020-05-03",
      index % 4 === 0 ? "登记日期: 2020-05-03\n    清单号: L-9" : `登记日期: 2020-05-03\n    清单号: L-${pair}`,
    )
    .replace("时限: 2020-07-31", index % 4 === 1 ? "时限: 2020-04-01" : "时限: 2020-07-31")
    .replace("事项: 进展, 情况: 已开工", index % 4 === 2 ? "事项: 进展, 情况: 已开工, 佐证: [附件/无.pdf]" : "事项: 进展, 情况: 已开工");
}

const baselineOf = (units: number) =>
  `名称: 清单\n清单:\n${Array.from({ length: units }, (_, index) => `  - { 清单号: L-${index}, 单位: ${nameOf(index)}管委会, 任务: 1 }\n`).join("")}`;

/** A workspace of that many units; `reads` counts how often each file was read. */
function workspaceOf(units: number) {
  const reads = new Map<string, number>();
  const source = (path: string, text: string): Source => ({
    path,
    content: () => {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      return text;
    },
  });
  const ledgers = Array.from({ length: units }, (_, index) => source(`ledgers/${nameOf(index)}.yaml`, `${ledgerOf(index)}# ${units}\n`));
  return {
    sources: [source("ledgers/plan.yaml", planOf(units)), source("ledgers/baseline.yaml", baselineOf(units)), ...ledgers],
    reads,
  };
}

const evidence = () => ({ state: "missing" }) as const;

/** How often each block of this program's code ran in each of the works, by function and place. */
async function blocksRun(works: readonly (() => Promise<unknown>)[]): Promise<Map<string, number>[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const all: Map<string, number>[] = [];
  for (const work of works) {
    await work();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const counts = new Map<string, number>();
    for (const { url, functions } of result)
      for (const { functionName, ranges } of functions)
        for (const { startOffset, count } of ranges)
          counts.set(`${url.replace(/^.*\/(?=src\/)/, "")} ${functionName} @${startOffset}`, count);
    all.push(counts);
  }
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  return all;
}

describe("four times the ledgers", () => {
  it("run no line of the program more than about four times as often", { timeout: 120_000 }, async () => {
    const [few, many] = [30, 120];
    const run = (units: number) => async () => check(workspaceOf(units).sources, asOf, { evidence });
    const grown = new Set<string>();
    const whole = new Map<string, number>();
    // The engine loses counts where it has just made a function faster, and never counts too much: of several looks at the few the highest is
    // true, and what seems to grow too fast is cleared by it. What does grow is so in every look.
    for (let attempt = 0; attempt < 6 && (attempt === 0 || grown.size > 0); attempt++) {
      const [, less, more] = (await blocksRun([run(few - 1), run(few), run(many)])) as [unknown, Map<string, number>, Map<string, number>];
      const own = [...more].filter(([place, count]) => place.startsWith("src/") && less.has(place) && count > 3 * many);
      expect(own.length).toBeGreaterThan(10);
      for (const [place, count] of less) whole.set(place, Math.max(count, whole.get(place) ?? 0));
      for (const [place, count] of own)
        if (count <= 5.5 * Math.max(few, whole.get(place) ?? 0)) grown.delete(place);
        else if (attempt === 0) grown.add(place);
    }
    // A sort's comparisons grow a little faster than what is sorted.
    expect([...grown]).toEqual([]);
  });
});

describe("a file is read once, and again only to place what lies between ledgers", () => {
  it("where all texts are short", async () => {
    const { sources, reads } = workspaceOf(20);
    const { result } = await check(sources, asOf);
    expect(result.files).toBe(20);
    expect([...reads.values()]).toEqual(sources.map(() => 1));
  });

  it("where there is room for one text only, however much is found", async () => {
    const { sources, reads } = workspaceOf(20);
    const whole = await check(sources, asOf, { evidence });
    reads.clear();
    const narrow = { ...whole.reading, records: new Map(), shelf: new Shelf(1) };
    const { result } = await check(sources, asOf, { evidence, before: { reading: narrow, near: undefined } });
    expect(result).toEqual(whole.result);
    expect(result.diagnostics.length).toBeGreaterThan(30);
    expect(Math.max(...reads.values())).toBe(2);
  });
});

describe("a look at one ledger against the rest", () => {
  it("finds of it what a look at all finds, and of the others what lies between them", async () => {
    const { sources } = workspaceOf(12);
    const whole = await check(sources, asOf, { evidence });
    const found = (diagnostics: typeof whole.result.diagnostics, file: string) => diagnostics.filter((one) => one.file === file);
    let own = 0;
    for (const { path } of sources.slice(2)) {
      const { result } = await check(sources, asOf, { evidence, nearOf: (file) => file === path });
      expect(found(result.diagnostics, path)).toEqual(found(whole.result.diagnostics, path));
      expect(result.diagnostics.length).toBeLessThan(whole.result.diagnostics.length);
      own += found(result.diagnostics, path).length;
    }
    expect(own).toBeGreaterThan(12);
  });

  it("runs the rules of one ledger on it alone, however many there are", async () => {
    const run = async () => check(workspaceOf(120).sources, asOf, { evidence, nearOf: (file) => file.includes("0001") });
    const [counts] = (await blocksRun([run])) as [Map<string, number>];
    const ofRule = [...counts].flatMap(([place, count]) => (/rules\/due-after-entry/.test(place) ? [count] : []));
    expect(Math.max(...ofRule)).toBeGreaterThan(0);
    expect(Math.max(...ofRule)).toBeLessThan(5);
  });
});
