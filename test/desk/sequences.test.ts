// Clerks, a thousand in a long run, each with a few entries in a row, on a small ledger and on the sample's: what is written passes check, every comment
// and every old line is still there but those of a value that an import replaces, and the other values are what they were.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { plainValues } from "../../src/read/yaml/plain-values.ts";
import { asOf, ledger, other, plan } from "../read/told.ts";
import { sampleSources } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";
import { lost, missing } from "./kept.ts";
import { add, type Draw, duty, importTable, log, mend, type Operation, type Place, type State } from "./operations.ts";

const second = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
const commented = ledger
  .replace("履职:", "# 履职由李某填\n履职:   # 每月一条")
  .replace("问题:\n", "问题:\n  # 第一批\n")
  .replace("    措施: [抓紧施工]", "    措施:   # 已报领导\n      - 抓紧施工   # 每周一催\n      # 待补")
  .replace("    经过:", "    # 以下按日期先后\n    经过:    # 不改写过的")
  .replace("情况: 已开工 }", "情况: 已开工 }   # 现场看过\n      # 待补照片");

const small: Place = {
  file: "ledgers/甲局.yaml",
  short: "甲局",
  asOf,
  other: "某区乙局",
  verifier: "专项办",
  sources: (text) => [
    { path: "ledgers/plan.yaml", content: plan },
    { path: "ledgers/甲局.yaml", content: text },
    { path: "ledgers/乙局.yaml", content: second },
  ],
};

const sampleOf = (short: string): Place => ({
  file: `ledgers/${short}.yaml`,
  short,
  asOf: "2018-10-31",
  other: short === "临港" ? "中捷产业园区" : "沧州临港经济技术开发区",
  verifier: "新区专项办",
  sources: (text) =>
    sampleSources.map((source) => (source.path === `ledgers/${short}.yaml` ? { path: source.path, content: text } : source)),
});

/** Comments above every third key of a problem, behind every fifth plain value, and inside lists. */
function sprinkled(text: string): string {
  let count = 0;
  return text
    .replace(/^ {4}(?:来源|情况|措施|时限|明细|经过):/gm, (line) => (++count % 3 === 0 ? `    # 批注${count}\n${line}` : line))
    .replace(/^ {4}(?:任务|来源|登记日期|分类处置|时限): \S+$/gm, (line) => (++count % 5 === 0 ? `${line}   # 旁注${count}` : line))
    .replace(/^ {6}- [^{\n:"']+$/gm, (line) => (++count % 2 === 0 ? `${line}  # 条注${count}` : line));
}

interface Tally {
  written: number;
  refused: number;
}

async function play(start: State, place: Place, operations: readonly Operation[], draw: Draw, tally: Tally): Promise<void> {
  let state = start;
  for (let step = 0; step < 3; step++) {
    const done = await operations[draw(operations.length)]?.(state, draw, place);
    if (done === undefined) continue;
    expect(lost(state.text, done)).toEqual([]);
    expectOthersKept(state.text, done.text, done.replaced ?? new Map());
    const checked = await check(place.sources(done.text), place.asOf, { before: state.checked });
    if (checked.result.errors > 0) tally.refused += 1;
    else {
      tally.written += 1;
      state = { text: done.text, checked };
    }
  }
  if (start.text.includes("\r\n")) expect(state.text.replaceAll("\r\n", "")).not.toContain("\n");
}

/** Every problem has the values it had, but for those that were to be replaced; events may come between. */
function expectOthersKept(before: string, after: string, replaced: ReadonlyMap<string, readonly string[]>): void {
  const [old, now] = [before, after].map(
    (text) => (plainValues(text)?.value as { 问题: Record<string, unknown>[] } | undefined)?.问题 ?? [],
  );
  for (const [index, problem] of (old ?? []).entries()) {
    const { 经过: log, ...others } = problem;
    const { 经过: grown, ...next } = now?.[index] ?? {};
    for (const key of replaced.get(String(problem["编号"])) ?? []) others[key] = next[key];
    expect(next).toEqual(others);
    expect(missing(textsOf(log), textsOf(grown))).toEqual([]);
  }
}

const textsOf = (events: unknown) => (Array.isArray(events) ? events : []).map((event) => JSON.stringify(event));

const tapes = fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 60 });

async function sequences(
  starts: readonly (readonly [State, Place])[],
  operations: readonly Operation[],
  drawing: fc.Parameters<[number[], number]>,
): Promise<void> {
  const tally = { written: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(tapes, fc.nat({ max: starts.length - 1 }), async (tape, which) => {
      let at = 0;
      const draw: Draw = (count) => (tape[at++ % tape.length] as number) % count;
      const [start, place] = starts[which] as (typeof starts)[number];
      await play(start, place, operations, draw, tally);
    }),
    { ...drawing, endOnFailure: true },
  );
  expect(tally.written).toBeGreaterThan(2 * tally.refused);
}

async function startOf(text: string, place: Place): Promise<readonly [State, Place]> {
  const checked = await check(place.sources(text), place.asOf);
  expect(checked.result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return [{ text, checked }, place];
}

it("a small ledger, with either line end", { timeout: 600_000 }, async () => {
  const starts = [await startOf(commented, small), await startOf(commented.replaceAll("\n", "\r\n"), small)];
  await sequences(starts, [log, log, log, add, duty, mend, importTable, importTable], drawn(20, 960));
});

it("ledgers of the sample, with comments in all places", { timeout: 600_000 }, async () => {
  const starts: (readonly [State, Place])[] = [];
  for (const short of ["临港", "公安局", "安监局", "城管局"]) {
    const place = sampleOf(short);
    const text = sampleSources.find(({ path }) => path === place.file)?.content ?? "";
    expect(sprinkled(text).split("注").length).toBeGreaterThan(text.split("注").length + 5);
    starts.push(await startOf(sprinkled(text), place));
  }
  await sequences(starts, [log, duty, mend, importTable, importTable], drawn(3, 40));
});
