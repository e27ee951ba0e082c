// A sheet of events (编号, 日期, 事项 …), as it is written for rows that are done: each goes to its problem.
import { withAnswer } from "../desk/candidate.ts";
import { readCell } from "../export/cell-text.ts";
import { eventColumns } from "../export/columns.ts";
import type { Plan } from "../model/plan.ts";
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { valueOfCell } from "./cell-value.ts";
import { type CellValues, type Imported, type ImportedProblem, type LeftCell, leftCell, type RefusedPlace } from "./imported.ts";

interface EventListScene {
  readonly plan: Plan;
  /** So many events has the problem already; undefined where no ledger has it. */
  eventsOf(id: string): number | undefined;
}

/** Undefined for a workbook without such a sheet, or with lists of problems beside it. */
export function eventList(sheets: readonly ReadSheet[], { plan, eventsOf }: EventListScene): Imported | undefined {
  const [sheet] = sheets.filter(({ rows, isHidden }) => rows.length > 0 && !isHidden);
  const headerAt = sheet?.rows
    .slice(0, 5)
    .findIndex((row) => ["编号", "日期", "事项"].every((title) => row.some((cell) => cell?.value === title)));
  if (!sheet || headerAt === undefined || headerAt < 0) return undefined;
  const titles = (sheet.rows[headerAt] ?? []).map((cell) => (cell ? String(cell.value) : undefined));
  const left: LeftCell[] = [];
  const refused: RefusedPlace[] = [];
  const problems: ImportedProblem[] = [];
  sheet.rows.slice(headerAt + 1).forEach((row, index) => {
    const where = `${sheet.name}第${headerAt + index + 2}行`;
    const cells = new Map(row.flatMap((cell, column): [string, SheetCell][] => (cell && titles[column] ? [[titles[column], cell]] : [])));
    const leave = (why: string) => left.push(...row.flatMap((cell) => (cell ? [leftCell(sheet.name, cell, why)] : [])));
    const id = String(cells.get("编号")?.value ?? "").trim();
    if (cells.size === 0) return;
    if (!cells.has("日期")) {
      leave("还没有填日期的，没有导入");
      return;
    }
    const before = eventsOf(id);
    if (before === undefined) {
      refused.push({
        where: `${sheet.name}!${cells.get("编号")?.address ?? ""}`,
        why: `台账中没有编号“${id}”的问题`,
        hint: "请核对编号，再导入。",
      });
      return;
    }
    let event: CellValues = {};
    const known = problems.find(({ values }) => values["编号"] === id);
    const places = (known?.places ?? new Map()) as Map<string, string>;
    const turn = before + (known?.events?.length ?? 0);
    for (const { title, keys, kind } of eventColumns) {
      const cell = cells.get(title);
      if (!cell) continue;
      const value =
        kind === "day"
          ? valueOfCell("day", cell.value, title, plan)
          : kind === "texts"
            ? names(String(cell.value))
            : readCell(kind, cell.value);
      event = withAnswer(event, keys, value);
      places.set(`经过.${turn}.${title}`, `${sheet.name}!${cell.address}`);
    }
    for (const [title, cell] of cells)
      if (title !== "编号" && title !== "题目" && !eventColumns.some((column) => column.title === title))
        left.push(leftCell(sheet.name, cell, `“${title}”不是台账的项目`));
    if (known) (known.events as CellValues[]).push(event);
    else
      problems.push({
        where,
        unit: plan.units.find(({ short }) => id.startsWith(`${short}-`))?.name,
        values: { 编号: id },
        places,
        events: [event],
      });
  });
  return { problems, heads: new Map(), duties: new Map(), columns: [], left, formulas: [], readings: [], notes: [], refused };
}

/** 赵某、钱某 as well as a line each. */
function names(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
