// 问题清单: what the problems are.
import { taskNumbered } from "../model/plan.ts";
import type { BookColumn, Sheet } from "../render/xlsx/book.ts";
import { type KeyColumn, problemColumns } from "./columns.ts";
import type { ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { idHead, numberAndUnit, unitHead } from "./listed-problem.ts";
import { bookColumn, cellsOf, figureColumn } from "./text-cells.ts";

const listOf: Readonly<Record<string, BookColumn["choice"]>> = {
  任务: { list: "任务" },
  类型: { list: "类型", by: "任务" },
  来源: { list: "来源" },
  分类处置: { list: "分类处置" },
  需反馈: { list: "是否" },
  园区: { list: "园区" },
};

/** One row for each problem: its own keys, with the task's name and aspect beside the task's number. */
export function problemSheet(scene: ExportScene): Sheet {
  const own = (column: KeyColumn) => bookColumn(column, listOf[column.title]);
  const [task, ...others] = problemColumns.map(own);
  return {
    name: "问题清单",
    ...sheetHead(scene, "问题清单", ["任务填序号，类型随任务选"]),
    columns: [idHead, unitHead, ...(task ? [task] : []), figureColumn("方面", 9), ...others],
    rows: scene.entries.map((entry) => {
      const [number = null, ...cells] = cellsOf(entry.written, problemColumns);
      return [...numberAndUnit(entry), number, taskNumbered(scene.plan, entry.problem.task)?.aspect ?? null, ...cells];
    }),
    frozenColumns: 1,
  };
}
