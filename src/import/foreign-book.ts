// A 台账 that an office made: which of its sheets are lists of problems, and what they hold.
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";
import type { ForeignOptions } from "./foreign-scene.ts";
import { foreignSheet, leftRows, type SheetPart } from "./foreign-sheet.ts";
import { type Imported, type ImportedProblem, notesLeft } from "./imported.ts";
import { Readings } from "./readings.ts";
import { plainTitle } from "./titles.ts";

/** `isChosen`: the sheet was asked for by name, hidden or not. Sheets without a header are told of cell by cell. */
export function foreignBook(sheets: readonly ReadSheet[], options: ForeignOptions, isChosen = false): Imported {
  const readings = new Readings(options.answers);
  const taken: ImportedProblem[] = [];
  const parts = sheets.map((sheet): SheetPart => {
    const asLeft = (why: string, columns: SheetPart["columns"] = []) => ({
      ...{ problems: [], columns, formulas: [], notes: [], refused: [] },
      left: leftRows(sheet, sheet.rows, why),
    });
    if (sheet.isHidden && !isChosen && !isHiddenTaken(sheet, readings)) return asLeft("隐藏的工作表，要导入的用 --sheet 指明");
    const isRepeating =
      taken.length > 0 && !isChosen && isAboutTheSame(foreignSheet(sheet, options, new Readings(options.answers)).problems, taken);
    if (isRepeating) return asLeft("与前面的工作表是同一批问题，没有再导入");
    const part = foreignSheet(sheet, options, readings);
    taken.push(...part.problems);
    return part;
  });
  refuseUnknown(
    options.map,
    parts.flatMap(({ columns }) => columns.map(({ written }) => written)),
  );
  return {
    problems: taken,
    heads: new Map(),
    duties: new Map(),
    columns: parts.flatMap(({ columns }) => columns),
    left: [...parts.flatMap(({ left }) => left), ...notesLeft(sheets)],
    formulas: parts.flatMap(({ formulas }) => formulas),
    readings: readings.all(),
    notes: parts.flatMap(({ notes }) => notes),
    refused: parts.flatMap(({ refused }) => refused),
  };
}

function isHiddenTaken(sheet: ReadSheet, readings: Readings): boolean {
  if (sheet.rows.length === 0) return false;
  const question = {
    topic: "隐藏的工作表",
    text: sheet.name,
    title: `工作表“${sheet.name}”是隐藏的，是否导入`,
    proposed: "不导入",
    isCertain: true,
    asksAnyway: true,
    choices: [{ value: "不导入" }, { value: "导入" }],
    faultOf: (answer: string) => (["导入", "不导入"].includes(answer) ? undefined : "应填“不导入”或“导入”"),
  };
  return readings.take(question, sheet.name) === "导入";
}

/** Another sheet on the same problems (their course, their photographs): most of its titles stood in a sheet before, or within it several times. */
function isAboutTheSame(problems: readonly ImportedProblem[], before: readonly ImportedProblem[]): boolean {
  const titles = problems.map(({ values }) => String(values["题目"] ?? values["情况"]));
  const known = new Set(before.map(({ values }) => String(values["题目"] ?? values["情况"])));
  return titles.length > 0 && titles.filter((title) => known.has(title)).length * 2 > titles.length;
}

/** A column named by --map that no table has: a slip, and what stands in the column meant would be left. */
function refuseUnknown(map: ForeignOptions["map"], titles: readonly string[]): void {
  const known = new Set(titles.map(plainTitle));
  const unknown = [...map.keys()].find((name) => !known.has(plainTitle(name)));
  if (titles.length === 0 || unknown === undefined) return;
  const meant = closest(unknown, titles);
  throw new UsageError(`表中没有名为“${unknown}”的列${meant ? `，是不是“${meant}”` : ""}`, `列名有：${[...new Set(titles)].join("、")}`);
}
