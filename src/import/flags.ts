// What --map and --set say: columns that the table calls otherwise, and what it does not say.
import type { KeyColumn } from "../export/columns.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { columnForKey, columnTitles } from "./titles.ts";

/** `列名=项目` → column's name → its keys, `题目、情况` two, none where it is to be left. UsageError for what is not so written, and for a key there is not. */
export function mapOf(written: readonly string[]): Map<string, readonly string[]> {
  return new Map(
    written.map((text) => {
      const at = text.lastIndexOf("=");
      const name = text.slice(0, Math.max(at, 0)).trim();
      if (name === "")
        throw new UsageError(`“--map ${text}”应写成 --map 列名=项目`, "例如 --map 何时办结=时限；不导入的列写 --map 列名=。");
      const keys = text
        .slice(at + 1)
        .split(/[、，,]/)
        .map((key) => key.trim())
        .filter((key) => key !== "");
      const unknown = keys.find((key) => !columnForKey(key));
      if (unknown === undefined) return [name, keys];
      const meant = closest(unknown, columnTitles);
      throw new UsageError(
        `没有“${unknown}”这个项目${meant ? `，是不是“${meant}”` : ""}`,
        `项目有：${columnTitles.join("、")}，以及 明细.项目名。`,
      );
    }),
  );
}

/** What stands for every row that does not say it itself. */
export interface Constant {
  readonly column: KeyColumn;
  readonly value: string;
}

/** `项目=内容`. UsageError for what is not so written, and for a key there is not. */
export function constantsOf(written: readonly string[]): Constant[] {
  return written.map((text) => {
    const at = text.indexOf("=");
    const column = columnForKey(text.slice(0, Math.max(at, 0)).trim());
    if (!column || (column.keys.length === 0 && column.title !== "进展日期"))
      throw new UsageError(`“--set ${text}”应写成 --set 项目=内容`, "例如 --set 任务=6，用于表中没有写的各行。");
    return { column, value: text.slice(at + 1) };
  });
}
