// 责任清单: who answers for them.
import { mayHold, memberNamed, taskNumbered } from "../model/plan.ts";
import type { Sheet } from "../render/xlsx/book.ts";
import { personColumns } from "./columns.ts";
import type { ExportedProblem, ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { figureTitles, idHead, numberAndUnit, stateName, titleHead, unitHead } from "./listed-problem.ts";
import { bookColumn, cellsOf, dueCell, figureColumn } from "./text-cells.ts";

/** One row for each problem: the unit and its role in the task, its 第一责任人, 责任领导, 责任人. */
export function personSheet(scene: ExportScene): Sheet {
  return {
    name: "责任清单",
    ...sheetHead(scene, "责任清单", ["内部资料，有联系电话，不得公开"]),
    columns: [
      idHead,
      unitHead,
      titleHead,
      figureColumn("单位责任", 8),
      { title: "单位第一责任人", width: 14 },
      ...personColumns.map((column) => bookColumn(column)),
      figureColumn(figureTitles.due, 10.5),
      figureColumn(figureTitles.state, 9),
    ],
    rows: scene.entries.map((entry) => [
      ...numberAndUnit(entry),
      entry.problem.title ?? null,
      partOf(scene, entry),
      entry.ledger.firstResponsible?.fullName ?? null,
      ...cellsOf(entry.written, personColumns),
      dueCell(entry.figures),
      stateName(entry),
    ]),
    frozenColumns: 1,
  };
}

function partOf({ plan }: ExportScene, { problem }: ExportedProblem): string | null {
  const task = taskNumbered(plan, problem.task);
  const owner = memberNamed(plan, problem.unit);
  if (!task || !owner) return null;
  return task.lead.includes(owner.name)
    ? "牵头"
    : task.responsible.includes(owner.name)
      ? "责任"
      : mayHold(plan, owner, task) && (task.lead.length > 0 || task.responsible.length > 0)
        ? "属地"
        : null;
}
