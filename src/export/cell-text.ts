// A value of a ledger ↔ the text of one cell. Each kind of value has a form for people. A value that this form cannot express exactly is written as
// JSON, so that every value can be read back.
import { isSame } from "../model/same.ts";
import type { FieldKind } from "../read/problem-table.ts";

/** The value of a cell. Days are texts here, also for formats that have dates. */
export type CellText = string | number | boolean;

/**
 * Those of a problem's keys (text, day, number, texts, milestones), and: month: as it is. any: text, number or yes/no as it is, else JSON.
 * textOrTexts: texts, a single text stands for itself. milestone: its number, or such lines.
 * evidence: a path a line; a paper in a cabinet as `名称（文号）`. findings: `单位 任务N 编号：情况` a line, 编号 where there is one.
 */
export type Kind = FieldKind | "month" | "any" | "textOrTexts" | "milestone" | "evidence" | "findings";

type Mapping = Readonly<Record<string, unknown>>;

/** The cell of a value with the keys of the file; undefined where there is none. `readCell` turns it back into the value. */
export function cellOf(kind: Kind, value: unknown): CellText | undefined {
  if (value === undefined) return undefined;
  const plain = plainOf(kind, value);
  const isBlank = plain === "" && kind !== "text"; // an empty cell means that there is no value, so an empty text is written as JSON
  return plain !== undefined && !isBlank && isSame(readCell(kind, plain), value) ? plain : JSON.stringify(value);
}

/** The value of a cell, with the keys of the file. A line that cannot be read stays in the list as text, which check then refuses. */
export function readCell(kind: Kind, cell: CellText): unknown {
  if (typeof cell !== "string" || kind === "text" || kind === "day" || kind === "month" || kind === "number") return cell;
  const json = /^\s*(?:[[{"]|null\s*$)/.test(cell) ? jsonOf(cell) : undefined;
  if (json !== undefined) return json;
  if (kind === "any") return cell;
  const lines = linesOf(cell);
  switch (kind) {
    case "texts":
      return lines;
    case "textOrTexts":
      return lines.length > 1 ? lines : cell;
    case "milestone":
    case "milestones":
      return lines.map(milestoneOf);
    case "evidence":
      return lines.map(paperOf);
    case "findings":
      return lines.map(findingOf);
  }
}

function plainOf(kind: Kind, value: unknown): CellText | undefined {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (!Array.isArray(value)) return undefined;
  const lines = value.map((item: unknown) => lineOf(kind, item));
  return lines.every((line) => line !== undefined) ? lines.join("\n") : undefined;
}

function lineOf(kind: Kind, item: unknown): string | undefined {
  if (typeof item === "string") return item;
  if (typeof item !== "object" || item === null) return undefined;
  const { 时限, 成果, 名称, 文号, 单位, 任务, 编号, 情况 } = item as Mapping;
  if (kind === "evidence") return `${名称}（${文号}）`;
  if (kind === "findings") return `${单位} 任务${任务}${编号 === undefined ? "" : ` ${编号}`}：${情况}`;
  return `${时限} ${成果}`;
}

function linesOf(cell: string): string[] {
  return cell
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function milestoneOf(line: string): unknown {
  const [, due, outcome] = /^(\S+)\s+(\S.*)$/s.exec(line) ?? [];
  return due === undefined ? line : { 时限: due, 成果: outcome };
}

function paperOf(line: string): unknown {
  const [, name, number] = /^(.+)（([^（]+)）$/s.exec(line) ?? [];
  return name === undefined ? line : { 名称: name, 文号: number };
}

function findingOf(line: string): unknown {
  const [, unit, task, id, facts] = /^(\S+) 任务([0-9]+)(?: ([^\s：]+))?：(.+)$/.exec(line) ?? [];
  return unit === undefined ? line : { 情况: facts, 单位: unit, 任务: Number(task), ...(id === undefined ? {} : { 编号: id }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
