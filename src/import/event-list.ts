// A sheet of events (编号, 日期, 事项 …), as it is written for rows that are done: each goes to its problem, with what the problem itself lacked.
import { fieldAt, withAnswer } from "../desk/candidate.ts";
import { readCell } from "../export/cell-text.ts";
import { eventColumns } from "../export/columns.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/schema/fields.ts";
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { textOf, valueOfCell } from "./cell-value.ts";
import { type CellValues, type Imported, type ImportedProblem, type LeftCell, leftCell, notesLeft, type RefusedPlace } from "./imported.ts";
import { measuresIn } from "./measures.ts";
import { columnCalled } from "./titles.ts";

/** What the ledgers have of a problem. */
export interface PresentProblem {
  readonly events: number;
  readonly task: unknown;
}

interface EventListScene {
  readonly plan: Plan;
  /** Undefined where no ledger has it. */
  presentOf(id: string): PresentProblem | undefined;
  fieldsFor(task: unknown): readonly Field[];
}

/** Undefined for a workbook without such a sheet, or with lists of problems beside it. */
export function eventList(sheets: readonly ReadSheet[], { plan, presentOf, fieldsFor }: EventListScene): Imported | undefined {
  const [sheet] = sheets.filter(({ rows, isHidden }) => rows.length > 0 && !isHidden);
  const headerAt = sheet?.rows
    .slice(0, 5)
    .findIndex((row) => ["编号", "日期", "事项"].every((title) => row.some((cell) => cell?.value === title)));
  if (!sheet || headerAt === undefined || headerAt < 0) return undefined;
  const titles = (sheet.rows[headerAt] ?? []).map((cell) => (cell ? String(cell.value) : undefined));
  const left: LeftCell[] = notesLeft(sheets);
  const refused: RefusedPlace[] = [];
  const problems: ReturnType<typeof newProblem>[] = [];
  sheet.rows.slice(headerAt + 1).forEach((row, index) => {
    const where = `${sheet.name}第${headerAt + index + 2}行`;
    const cells = new Map(row.flatMap((cell, column): [string, SheetCell][] => (cell && titles[column] ? [[titles[column], cell]] : [])));
    const leave = (why: string) => left.push(...row.flatMap((cell) => (cell ? [leftCell(sheet.name, cell, why)] : [])));
    const id = String(cells.get("编号")?.value ?? "").trim();
    if (cells.size === 0) return;
    const ofProblem = [...cells].flatMap(([title, cell]) => {
      const column = isOfEvent(title) ? undefined : columnCalled(title);
      return column && column.keys.length > 0 && !beside.has(column.title) ? [{ column, cell }] : [];
    });
    const isDated = cells.has("日期");
    if (!isDated && ofProblem.length === 0) {
      leave(undated);
      return;
    }
    const present = presentOf(id);
    if (present === undefined) {
      refused.push({
        where: `${sheet.name}!${cells.get("编号")?.address ?? ""}`,
        why: `台账中没有编号“${id}”的问题`,
        hint: "请核对编号，再导入。",
      });
      return;
    }
    const known = problems.find(({ values }) => values["编号"] === id);
    const problem = known ?? newProblem(id, where, plan);
    if (!known) problems.push(problem);
    const fields = fieldsFor(present.task);
    for (const { column, cell } of ofProblem) {
      const { keys, kind, title } = column;
      const text = textOf(cell.value);
      problem.values = withAnswer(
        problem.values,
        keys,
        title === "措施" ? measuresIn(text) : valueOfCell(kind, cell.value, title, plan, fieldAt(fields, keys)),
      );
      problem.places.set(keys.join("."), `${sheet.name}!${cell.address}`);
    }
    let event: CellValues = {};
    const turn = present.events + problem.events.length;
    for (const { title, keys, kind } of eventColumns) {
      const cell = cells.get(title);
      if (!cell) continue;
      if (!isDated) {
        left.push(leftCell(sheet.name, cell, undated));
        continue;
      }
      const value =
        kind === "day"
          ? valueOfCell("day", cell.value, title, plan)
          : kind === "texts"
            ? names(String(cell.value))
            : readCell(kind, cell.value);
      event = withAnswer(event, keys, value);
      problem.places.set(`经过.${turn}.${title}`, `${sheet.name}!${cell.address}`);
    }
    for (const [title, cell] of cells)
      if (!beside.has(title) && !isOfEvent(title) && !ofProblem.some((one) => one.cell === cell))
        left.push(leftCell(sheet.name, cell, `“${title}”不是台账的项目`));
    if (isDated) problem.events.push(event);
  });
  return { problems, heads: new Map(), duties: new Map(), columns: [], left, formulas: [], readings: [], notes: [], refused };
}

/** Whose row it is: said again beside what is filled in. */
const beside: ReadonlySet<string> = new Set(["编号", "题目", "单位", "任务"]);
const undated = "还没有填日期的，没有导入";
const isOfEvent = (title: string) => eventColumns.some((column) => column.title === title);

function newProblem(id: string, where: string, plan: Plan) {
  return {
    where,
    unit: plan.units.find(({ short }) => id.startsWith(`${short}-`))?.name,
    values: { 编号: id } as CellValues,
    places: new Map<string, string>(),
    events: [] as CellValues[],
  } satisfies ImportedProblem;
}

/** 赵某、钱某 as well as a line each. */
function names(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
