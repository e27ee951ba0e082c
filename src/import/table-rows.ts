// The rows of a table that may be problems: what is hidden, struck through, or no problem is told and left.
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { controlIn } from "../read/yaml/invisible.ts";
import type { Header } from "./header.ts";
import { type LeftCell, leftCell, type RefusedPlace } from "./imported.ts";
import type { Readings } from "./readings.ts";
import { rowKind } from "./row-kinds.ts";

export interface DataRow {
  /** From 0. */
  readonly row: number;
  /** With the value of merged areas that began above. */
  readonly cells: readonly (SheetCell | undefined)[];
  readonly own: ReadonlySet<SheetCell>;
  /** The row right above is no part of a problem. */
  readonly isAfterGap: boolean;
}

export interface TableRows {
  readonly rows: readonly DataRow[];
  readonly left: readonly LeftCell[];
  readonly refused: readonly RefusedPlace[];
  readonly notes: readonly { readonly place: string; readonly text: string }[];
}

interface ColumnRoles {
  /** The columns of 题目 and 情况, and of 序号. */
  readonly textColumns: ReadonlySet<number>;
  readonly serialColumns: ReadonlySet<number>;
  isTaken(column: number): boolean;
}

const take = "导入";
const leave = "不导入";

export function tableRows(sheet: ReadSheet, header: Header, roles: ColumnRoles, readings: Readings): TableRows {
  const rows: DataRow[] = [];
  const left: LeftCell[] = [];
  const refused: RefusedPlace[] = [];
  const notes: { place: string; text: string }[] = [];
  const put = (cells: Iterable<SheetCell>, why: string) => {
    for (const cell of cells) left.push(leftCell(sheet.name, cell, why));
  };
  const names = sheet.rows.slice(header.start, header.end).map((row) => row.map((cell) => cell && String(cell.value).replace(/\s+/g, "")));
  const above = new Set(sheet.rows.slice(0, header.start).flatMap((row) => row.flatMap((cell) => (cell ? [plain(cell)] : []))));
  const areaAt = (row: number, column: number) => sheet.merges.find(({ startRow, startCol }) => startRow === row && startCol === column);
  const hidden = [...sheet.hiddenRows].filter((row) => row >= header.end && (sheet.rows[row] ?? []).some((cell) => cell !== undefined));
  const areHiddenTaken = isTaken(
    readings,
    sheet.name,
    "隐藏的行",
    hidden.map((row) => `${sheet.name}第${row + 1}行`),
  );
  const struck = sheet.rows.slice(header.end).flatMap((row) => row.filter((cell) => cell?.isStruck || cell?.unstruck !== undefined));
  const areStruckTaken = isTaken(
    readings,
    sheet.name,
    "划线的内容",
    struck.map((cell) => `${sheet.name}!${cell?.address}`),
  );
  const merged = withMerged(sheet, header.end);
  /** Each as it was read, so that a merged area is one cell in every row it covers. */
  const cleaned = new Map<SheetCell, SheetCell>();
  let isBelowFoot = false;
  let isAfterGap = true;
  for (let row = header.end; row < sheet.rows.length; row++) {
    const cells = [...(merged[row] ?? [])];
    const own = new Set((sheet.rows[row] ?? []).filter((cell) => cell !== undefined));
    const drop = (why: string) => {
      put(own, why);
      isAfterGap = true;
    };
    if (own.size === 0) {
      isAfterGap = true;
      continue;
    }
    if (sheet.hiddenRows.has(row) && !areHiddenTaken) {
      drop("隐藏或筛选掉的行");
      continue;
    }
    const kind = rowKind(sheet.rows[row] ?? [], {
      header: names,
      ...roles,
      widthOf: (column) => {
        const area = areaAt(row, column);
        return area ? area.endCol - area.startCol + 1 : 1;
      },
      isBelowFoot,
    });
    isBelowFoot = kind === "表尾";
    const isTitleAgain = own.size <= 2 && [...own].every((cell) => above.has(plain(cell)));
    if (kind !== undefined || isTitleAgain) {
      drop(kind ?? "每页重复的标题");
      continue;
    }
    const isWithdrawn = !areStruckTaken && cells.some((cell, column) => cell?.isStruck && roles.textColumns.has(column));
    if (isWithdrawn) {
      drop("划线删去的");
      continue;
    }
    for (const [column, cell] of cells.entries()) {
      if (!cell) continue;
      const read = readTableCell(sheet.name, cell, roles.isTaken(column), areStruckTaken);
      // Of a merged area that began above it was told there.
      if (!own.has(cell)) {
        cells[column] = cleaned.get(cell) ?? read.cell;
        continue;
      }
      if (read.cell) cleaned.set(cell, read.cell);
      if (read.refused) refused.push(read.refused);
      if (read.note) notes.push(read.note);
      if (read.why !== undefined) put([cell], read.why);
      if (read.cell === cell) continue;
      own.delete(cell);
      if (read.cell) own.add(read.cell);
      cells[column] = read.cell;
    }
    rows.push({ row, cells, own, isAfterGap });
    isAfterGap = false;
  }
  return { rows, left, refused, notes };
}

interface ReadTableCell {
  /** Undefined where nothing of it is taken. */
  readonly cell: SheetCell | undefined;
  readonly why?: string;
  readonly refused?: RefusedPlace;
  readonly note?: { readonly place: string; readonly text: string };
}

/** `isTaken`: its column is a key of the ledger. */
function readTableCell(sheet: string, cell: SheetCell, isTaken: boolean, areStruckTaken: boolean): ReadTableCell {
  const place = `${sheet}!${cell.address}`;
  if (cell.isLost) return { cell: undefined, why: "公式没有结果，或结果是错误" };
  if (cell.isStruck && !areStruckTaken) return { cell: undefined, why: "划线删去的" };
  if (isTaken && cell.doubt) {
    const hint = "请在表中把这一格设为文本格式，重新填写完整，再导入；不用这一列的，加 --map 列名=。";
    return { cell: undefined, why: "写法靠不住，没有取", refused: { where: place, why: `“${cell.value}”${cell.doubt}`, hint } };
  }
  const isPartlyStruck = cell.unstruck !== undefined && !areStruckTaken;
  const value = isPartlyStruck ? cell.unstruck : cell.value;
  const note = isPartlyStruck ? { note: { place, text: `“${cell.value}”中划线的部分没有导入，取“${value}”` } } : {};
  const broken = isTaken && typeof value === "string" ? withLineBreaks(value) : value;
  const control = typeof broken === "string" && isTaken ? controlIn(broken) : undefined;
  const refused = control === undefined ? {} : { refused: { where: place, why: control, hint: "请在表中重新输入这一格的内容，再导入。" } };
  return { cell: broken === cell.value || broken === undefined ? cell : { ...cell, value: broken }, ...note, ...refused };
}

function isTaken(readings: Readings, sheet: string, what: string, places: readonly string[]): boolean {
  if (places.length === 0) return false;
  const question = {
    topic: what,
    text: sheet,
    title: `工作表“${sheet}”有${what}，是否导入`,
    proposed: leave,
    isCertain: true,
    asksAnyway: true,
    choices: [{ value: leave }, { value: take }],
    faultOf: (answer: string) => ([take, leave].includes(answer) ? undefined : `应填“${leave}”或“${take}”`),
  };
  return places.map((place) => readings.take(question, place)).includes(take);
}

const plain = ({ value }: SheetCell) => String(value).replace(/\s+/g, "");

/** A line break by another sign: of a word processor, of a terminal, of another system. */
function withLineBreaks(text: string): string {
  return text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, "\n");
}

/** Cells of a merged area have the value of its first, for every row it covers. */
function withMerged(sheet: ReadSheet, from: number): (SheetCell | undefined)[][] {
  const rows = sheet.rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol } of sheet.merges) {
    const cell = sheet.rows[startRow]?.[startCol];
    if (!cell || startRow < from || cell.isLost || cell.isStruck) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      const line = rows[row] as (SheetCell | undefined)[];
      line[startCol] ??= cell;
    }
  }
  return rows;
}
