// A table of a package: CSV → rows with typed values. Every fault is told with its place; a package is somebody else's data.
import { isDay, isMonth } from "../../model/day.ts";
import { unguarded } from "../../model/formula.ts";
import { type CellValue, type Column, type Table, travelling } from "../../model/table.ts";
import { csvFields } from "../workbook/csv-fields.ts";

/** By the columns' names in the code. */
export type PackageRow = Readonly<Record<string, CellValue>>;

export interface TableFault {
  /** Of the file, from 1; the header is line 1. */
  readonly line: number;
  /** Title of the column; null where the whole row is wrong. */
  readonly column: string | null;
  /** In Chinese, without the place. */
  readonly message: string;
}

export interface ReadTable {
  readonly rows: readonly PackageRow[];
  /** The first `mostFaults` only. Where there are any, `rows` are not to be used. */
  readonly faults: readonly TableFault[];
}

const mostFaults = 20;
/** No text that travels is longer: a title has 60 characters, 类型 may be a sentence. */
const longest = 10_000;
const controls = /[^\P{Cc}\t\r\n]/u;

/**
 * The rows of a table of a package as `submit` writes it: the columns that travel, in their order, no others; every value of its type; keys
 * there and used once. `text`: decoded from UTF-8, with or without its mark.
 */
export function readPackageTable(table: Table, text: string): ReadTable {
  const columns = travelling(table);
  const faults: TableFault[] = [];
  const rows: PackageRow[] = [];
  const keys = new Set<string>();
  const key = table.packageKey ?? [];
  const hasControls = controls.test(text);
  // Rows are copied from one that is empty, so that they get their size at once: there are many.
  const seen = new Map<string, string>();
  const empty: PackageRow = Object.fromEntries(columns.map(({ name }) => [name, null]));
  for (const { line, fields } of linesOf(text, faults)) {
    if (faults.length >= mostFaults) break;
    if (line === 1) {
      const expected = columns.map(({ title }) => title);
      if (fields.join("\n") === expected.join("\n")) continue;
      faults.push({ line, column: null, message: `表头应为“${expected.join(",")}”` });
      break;
    }
    if (fields.length !== columns.length) {
      faults.push({ line, column: null, message: `应有${columns.length}格，实有${fields.length}格` });
      continue;
    }
    const row: Record<string, CellValue> = { ...empty };
    let index = 0;
    for (const one of columns) {
      const field = shared(fields[index++] ?? "", seen);
      const value = cellValue(one.type, field);
      if (field.length > longest || (hasControls && controls.test(field)))
        faults.push({ line, column: one.title, message: "太长，或有控制字符" });
      else if (value === undefined) faults.push({ line, column: one.title, message: `应为${kinds[one.type]}` });
      else if (value === null && key.includes(one.name)) faults.push({ line, column: one.title, message: "不能空着" });
      else row[one.name] = value;
    }
    const own = key.map((name) => row[name]).join("\u0000"); // which stands in no sound text
    if (key.length > 0 && keys.has(own))
      faults.push({ line, column: columns.find(({ name }) => name === key.at(-1))?.title ?? null, message: "与前面的一行重复" });
    if (key.length > 0) keys.add(own);
    rows.push(row);
  }
  if (faults.length === 0 && !text.replace(/^\ufeff/, "")) faults.push({ line: 1, column: null, message: "没有表头" });
  return { rows, faults: faults.slice(0, mostFaults) };
}

const kinds: Record<Column["type"], string> = {
  text: "文字",
  day: "日期，例如 2020-06-30",
  month: "月份，例如 2020-06",
  integer: "整数",
  decimal: "数字",
  boolean: "true 或 false",
  texts: "文字",
};

/** The same text each time a short one comes: days, units and kinds stand in thousands of rows. */
function shared(field: string, seen: Map<string, string>): string {
  if (field.length > 12) return field;
  const first = seen.get(field);
  if (first === undefined) seen.set(field, field);
  return first ?? field;
}

/** Undefined where the field is none of the column's. */
function cellValue(type: Column["type"], field: string): CellValue | undefined {
  if (type === "boolean") return field === "true" ? true : field === "false" ? false : undefined;
  if (field === "") return null;
  switch (type) {
    case "text":
      return unguarded(field);
    case "day":
      return isDay(field) ? field : undefined;
    case "month":
      return isMonth(field) ? field : undefined;
    case "integer":
      return /^(?:0|[1-9][0-9]{0,8})$/.test(field) ? Number(field) : undefined;
    default:
      return undefined; // no such column travels
  }
}

/** Lines without quotes, as nearly all are, are taken apart at once; a line whose quotes do not end on it, with all that follows, field by field. */
function* linesOf(marked: string, faults: TableFault[]): Generator<{ line: number; fields: string[] }> {
  const text = marked.replace(/^\ufeff/, "");
  let [begin, line] = [0, 1];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", begin)) {
    const own = text.slice(begin, text[end - 1] === "\r" && end > begin ? end - 1 : end);
    if (own.includes("\r")) break;
    const quoted = own.includes('"') ? [...csvFields(own, ",")] : undefined;
    if (quoted?.some(({ isOpen }) => isOpen)) break;
    yield { line, fields: quoted?.map((field) => field.text) ?? own.split(",") };
    begin = end + 1;
    line += 1;
  }
  yield* fieldByField(text.slice(begin), line, faults);
}

function* fieldByField(text: string, first: number, faults: TableFault[]): Generator<{ line: number; fields: string[] }> {
  let fields: string[] = [];
  let begun = first;
  for (const field of csvFields(text, ",")) {
    if (fields.length === 0) begun = field.line + first - 1;
    fields.push(field.text);
    if (field.isOpen || field.isAstray) {
      faults.push({ line: field.line + first - 1, column: null, message: "引号没有结束" });
      return;
    }
    if (!field.isLast) continue;
    yield { line: begun, fields };
    fields = [];
  }
}
