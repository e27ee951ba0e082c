// One problem over several rows: the rows below that only go on with measures, deadlines and the like belong to the one above.
import type { KeyColumn } from "../export/columns.ts";
import type { SheetCell } from "../read/workbook/sheet.ts";
import type { SheetColumn } from "./columns.ts";
import { type LeftCell, leftCell } from "./imported.ts";
import type { DataRow } from "./table-rows.ts";

/** A key of the problem, with the cells that say it, row by row. */
export interface GroupedKey {
  readonly column: KeyColumn;
  /** What the column is called in the table. */
  readonly written: string;
  readonly cells: readonly { readonly cell: SheetCell; readonly row: number }[];
}

export interface ProblemGroup {
  /** Of its first row, from 0. */
  readonly row: number;
  /** By the title of the key's column. */
  readonly keys: ReadonlyMap<string, GroupedKey>;
}

interface SheetColumns {
  readonly name: string;
  readonly titles: readonly (string | undefined)[];
  readonly columns: readonly SheetColumn[];
  readonly serialColumns: ReadonlySet<number>;
}

const identity = ["编号", "题目", "清单号"];
/** What a problem may have several of; of anything else the first row's stands. */
const several = new Set(["措施", "时限", "节点", "备注", "情况", "进展", "状态", "整改目标", "整改标准", "未完成原因", "配合单位", "科室"]);

export function problemGroups(
  rows: readonly DataRow[],
  sheet: SheetColumns,
): { groups: ProblemGroup[]; left: LeftCell[]; notes: { place: string; text: string }[] } {
  const groups: { row: number; keys: Map<string, { column: KeyColumn; written: string; cells: { cell: SheetCell; row: number }[] }> }[] =
    [];
  const left: LeftCell[] = [];
  const notes: { place: string; text: string }[] = [];
  const columnAt = (index: number): SheetColumn => sheet.columns[index] ?? { kind: "left", why: "没有列名" };
  const titlesAt = (index: number) => {
    const column = columnAt(index);
    return column.kind === "key" ? column.columns.map(({ title }) => title) : [];
  };
  const leave = (cell: SheetCell, why: string) => left.push(leftCell(sheet.name, cell, why));
  for (const { row, cells: written, own, isAfterGap } of rows) {
    const last = groups.at(-1);
    const cells = written.map((cell, index) => {
      if (!cell || !own.has(cell) || !isDitto(cell) || columnAt(index).kind !== "key") return cell;
      const [above] = titlesAt(index).flatMap((title) => last?.keys.get(title)?.cells.slice(-1) ?? []);
      if (!above) return cell;
      notes.push({ place: `${sheet.name}!${cell.address}`, text: `“${cell.value}”取上一行的“${above.cell.value}”` });
      const copied = { ...above.cell, address: cell.address };
      own.has(cell) && (own as Set<SheetCell>).add(copied);
      return copied;
    });
    const hasOwn = (title: string) => cells.some((cell, index) => cell && own.has(cell) && titlesAt(index).includes(title));
    const hasAbove = (title: string) => cells.some((cell, index) => cell && !own.has(cell) && titlesAt(index).includes(title));
    const isNumbered = cells.some((cell, index) => cell && own.has(cell) && sheet.serialColumns.has(index));
    const hasKeys = cells.some((cell, index) => cell && own.has(cell) && columnAt(index).kind === "key");
    const hasTitles = sheet.columns.some((column) => column.kind === "key" && column.columns.some(({ title }) => title === "题目"));
    const isGoingOn =
      last !== undefined &&
      !isAfterGap &&
      !isNumbered &&
      hasKeys &&
      !identity.some(hasOwn) &&
      (hasOwn("情况")
        ? hasTitles && (hasAbove("题目") || sheet.serialColumns.size > 0)
        : hasOwn("措施") || [...identity, "情况"].some(hasAbove));
    const isProblem = [...identity, "情况"].some((title) => hasOwn(title) || hasAbove(title));
    const into = isGoingOn ? last : { row, keys: new Map() };
    cells.forEach((cell, index) => {
      if (!cell) return;
      const column = columnAt(index);
      const isOwn = own.has(cell);
      if (column.kind === "left") {
        if (isOwn) leave(cell, column.why);
        return;
      }
      if (!isGoingOn && !isProblem) {
        if (isOwn) leave(cell, "这一行没有编号、题目或情况");
        return;
      }
      let isUsed = false;
      for (const one of column.columns) {
        const known = into?.keys.get(one.title);
        if (known === undefined) into?.keys.set(one.title, { column: one, written: sheet.titles[index] ?? "", cells: [{ cell, row }] });
        else if (isOwn && several.has(one.title)) known.cells.push({ cell, row });
        else if (isOwn && known.cells[0]?.cell.value !== cell.value) continue;
        else if (isOwn) notes.push({ place: `${sheet.name}!${cell.address}`, text: `“${cell.value}”与上一行相同` });
        isUsed = true;
      }
      if (!isUsed) leave(cell, `与上一行是同一个问题，“${sheet.titles[index]}”只能有一个`);
    });
    if (!isGoingOn && isProblem && into) groups.push(into);
  }
  return { groups, left, notes };
}

/** 同上: as in the row above. */
function isDitto({ value }: SheetCell): boolean {
  return /^(?:同上|同前|上同|〃|″|"|''|””|“”|”|〞|々|-〃-|——〃——)$/.test(String(value).replace(/\s/g, ""));
}
