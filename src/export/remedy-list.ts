// 整改清单: what is done about the problems, by when, and their states.
import { lightNames } from "../model/timeliness.ts";
import type { Sheet } from "../render/xlsx/book.ts";
import { remedyColumns } from "./columns.ts";
import type { ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { figureTitles, idHead, lightName, numberAndUnit, stateName, titleHead, unitHead } from "./listed-problem.ts";
import { bookColumn, cellsOf, dayCell, dueCell, figureColumn } from "./text-cells.ts";

/** One row for each problem: measures, deadlines, and its state on the day. */
export function remedySheet(scene: ExportScene): Sheet {
  return {
    name: "整改清单",
    ...sheetHead(scene, "整改清单", ["时限为最初定的时限，现时限、状态、亮灯等由经过推算，不必填写"]),
    columns: [
      idHead,
      unitHead,
      titleHead,
      ...remedyColumns.map((column) => bookColumn(column)),
      figureColumn(figureTitles.due, 10.5),
      figureColumn(figureTitles.extensions, 6),
      figureColumn(figureTitles.round, 6),
      figureColumn(figureTitles.state, 9),
      figureColumn(figureTitles.completedOn, 10.5),
      figureColumn(figureTitles.closedOn, 10.5),
      figureColumn(figureTitles.overdueDays, 6, { alarm: true }),
      figureColumn(figureTitles.missed, 6, { alarm: true }),
      figureColumn(figureTitles.light, 7, { lights: lightNames }),
    ],
    rows: scene.entries.map((entry) => {
      const { figures, problem, written } = entry;
      const isCounted = figures.state !== null;
      return [
        ...numberAndUnit(entry),
        problem.title ?? null,
        ...cellsOf(written, remedyColumns),
        dueCell(figures),
        isCounted ? figures.extensions : null,
        figures.round,
        stateName(entry),
        dayCell(figures.completedOn),
        dayCell(figures.closedOn),
        isCounted ? figures.overdueDays : null,
        isCounted ? figures.missedMilestones : null,
        lightName(entry),
      ];
    }),
    frozenColumns: 1,
  };
}
