// Random tables as offices make them: columns, ways of writing days, merged cells, group headings, sums, feet, hidden and struck parts.
import fc from "fast-check";
import { expect } from "vitest";
import { parse } from "yaml";
import { numbering } from "../../src/desk/next-number.ts";
import type { Imported } from "../../src/import/imported.ts";
import { merged } from "../../src/import/merged.ts";
import { addressOf, type ReadSheet, type SheetCell } from "../../src/read/workbook/sheet.ts";
import { leftText, openText, refusedText, takenText } from "../../src/render/import-text.ts";
import { fieldsFor, imported, usual } from "./tables.ts";

/** Columns whose texts are marked, each by its own number, so that every one can be looked for. */
const marked = ["存在问题", "具体情况", "整改措施", "备注", "整改进展", "领导批示", "整改目标", "责任科室"];
const pools: Readonly<Record<string, readonly string[]>> = {
  序号: ["1", "2", "3", "4"],
  编号: ["1", "2", "甲局-02-007", "ISS-3"],
  责任单位: ["甲局", "某区甲局", "甲局、乙局", "牵头：甲局 配合：乙局", "丙局", "同上"],
  责任人: ["张某", "王某 科长", "张某、李某", "李某 0317-0000601", "同上", "〃"],
  完成时限: ["2020-06-30", "2020年6月底前", "年底前", "立行立改", "长期坚持", "2020年6月", "2020.5.1-6.30", "6月中旬", "同上", "尽快"],
  是否销号: ["是", "否", "已销号", "基本完成", "√"],
  完成时间: ["2020-05-12", "2020-05-12 10:00"],
  问题来源: ["自查", "审计", "督查"],
  任务: ["2", "任务2", "其他事"],
};
const titles = [...marked, ...Object.keys(pools)];

interface DrawnRow {
  readonly kind: "problem" | "blank" | "group" | "sum" | "header" | "foot";
  readonly filled: readonly boolean[];
  readonly picks: readonly number[];
  readonly isHidden: boolean;
  readonly struck: number;
}

const rows: fc.Arbitrary<DrawnRow> = fc.record({
  kind: fc.constantFrom("problem", "problem", "problem", "problem", "problem", "problem", "blank", "group", "sum", "header", "foot"),
  filled: fc.array(
    fc.boolean().map((one) => one),
    { minLength: 12, maxLength: 12 },
  ),
  picks: fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 }),
  isHidden: fc.constantFrom(false, false, false, false, false, false, true),
  struck: fc.nat({ max: 60 }),
});

/** A sheet whose marked texts are all different. */
export const randomTables: fc.Arbitrary<ReadSheet> = fc
  .record({
    above: fc.constantFrom<readonly string[][]>([], [["某台账"]], [["某台账"], ["填报单位：甲局  截至2020年5月18日"]]),
    columns: fc.shuffledSubarray(titles, { minLength: 4, maxLength: 11 }),
    body: fc.array(rows, { maxLength: 9 }),
    areas: fc.array(fc.record({ row: fc.nat({ max: 8 }), column: fc.nat({ max: 10 }), down: fc.integer({ min: 1, max: 2 }) }), {
      maxLength: 3,
    }),
    isWide: fc.boolean(),
  })
  .map(({ above, columns, body, areas, isWide: mayBeWide }) => {
    const isWide = mayBeWide && above.length > 0;
    let count = 0;
    const texts: (readonly (string | undefined)[])[] = [...above, columns];
    const first = texts.length;
    for (const row of body) {
      if (row.kind === "blank") texts.push([]);
      else if (row.kind === "group") texts.push([`一、某方面（${++count}个）`]);
      else if (row.kind === "sum") texts.push(["合计", `${++count}个`]);
      else if (row.kind === "header") texts.push(columns);
      else if (row.kind === "foot") texts.push([`填表人：甲〔${++count}〕`, "", `审核人：乙〔${++count}〕`]);
      else
        texts.push(
          columns.map((title, index) => {
            if (!row.filled[index]) return undefined;
            const pool = pools[title];
            return pool
              ? pool[(row.picks[index] ?? 0) % pool.length]
              : `${["甲事", "1.一；2.二", "已完成", "乙\u000b丙"][(row.picks[index] ?? 0) % 4]}〔${++count}〕`;
          }),
        );
    }
    const merges = areas.map(({ row, column, down }) => ({
      startRow: first + row,
      endRow: first + row + down,
      startCol: column,
      endCol: column,
    }));
    const covered = (r: number, c: number) =>
      merges.some(({ startRow, endRow, startCol }) => c === startCol && r > startRow && r <= endRow);
    return {
      name: "表",
      isHidden: false,
      hiddenRows: new Set(body.flatMap(({ isHidden }, index) => (isHidden ? [first + index] : []))),
      hiddenColumns: new Set<number>(),
      merges: [...merges, ...(isWide ? [{ startRow: 0, endRow: 0, startCol: 0, endCol: Math.max(0, columns.length - 1) }] : [])],
      rows: texts.map((row, r) =>
        row.map((value, c): SheetCell | undefined => {
          if (value === undefined || value === "" || covered(r, c) || (isWide && r === 0 && c > 0)) return undefined;
          return { address: addressOf(r, c), value, ...(body[r - first]?.struck === c ? { isStruck: true } : {}) };
        }),
      ),
    };
  });

const markIn = (text: string) => /〔\d+〕/.exec(text)?.[0];

/** Nothing is lost without a word, and nothing is in a ledger that neither a cell says, nor the report. */
export function losesAndInventsNothing(sheet: ReadSheet): number {
  const result = imported(sheet);
  const report = reportOf(result);
  const inside = JSON.stringify(result.problems.map(({ values, events }) => [values, events]));
  const places = new Set(result.problems.flatMap((problem) => [...problem.places.values()]));
  for (const cell of sheet.rows.flat()) {
    if (!cell) continue;
    const text = String(cell.value);
    const mark = markIn(text);
    const isTold = new RegExp(`表!${cell.address}(?![0-9])`).test(report);
    const isTaken = mark === undefined ? places.has(`表!${cell.address}`) || inside.includes(text) : inside.includes(mark);
    const isName = result.columns.some(({ written }) => written.includes(text));
    expect([cell.address, text, isTold || isTaken || isName]).toEqual([cell.address, text, true]);
  }
  const said = `${sheet.rows
    .flat()
    .map((cell) => cell?.value ?? "")
    .join("\n")}\n${usual.join("\n")}\n${report}`.replace(/\v/g, "\n");
  for (const { values, events } of result.problems)
    for (const leaf of leavesOf([values, events ?? []])) expect([leaf, isSaid(leaf, said)]).toEqual([leaf, true]);
  written(result);
  return result.problems.length;
}

function reportOf({ left, readings, notes, refused }: Imported): string {
  return leftText(left) + takenText(readings, notes) + openText(readings) + refusedText(refused);
}

function leavesOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [String(value)];
  return Object.values(value).flatMap(leavesOf);
}

/** As a whole, or line by line, what the tool itself puts in front taken away. */
function isSaid(leaf: string, said: string): boolean {
  const plain = (text: string) => text.replace(/[\s。；;]/g, "");
  const all = plain(said);
  return (
    leaf === "进展" ||
    leaf
      .split("\n")
      .every((line) => line.split(/；|：|、/).every((part) => all.includes(plain(part))) || /^(?:责任人还有|责任人电话)：/.test(line))
  );
}

/** What comes in is in the ledger's text as it was read. */
function written(result: Imported): void {
  if (result.readings.some(({ answer }) => answer === undefined) || result.refused.length > 0) return;
  const text = "单位: 某区甲局\n";
  const problems = result.problems.filter(({ values }) => values["编号"] === undefined);
  const after = merged(text, { problems, head: {}, duties: [], enteredOn: "2020-05-20", fieldsFor, numberFor: numbering([text], "甲局") });
  if (after.refused.length > 0) return;
  const read = (parse(after.text).问题 ?? []) as Record<string, unknown>[];
  expect(read).toEqual(
    problems.map(({ values, events }, index) => ({
      编号: after.added[index],
      登记日期: "2020-05-20",
      ...values,
      ...(events ? { 经过: events } : {}),
    })),
  );
}
