// 台账 as a workbook: sheets for the office to read, and sheets with the rest of each ledger.
import type { Book } from "../render/xlsx/book.ts";
import { choicesOf, type TypesByTask } from "./choices.ts";
import type { ExportScene } from "./export-scene.ts";
import { phaseSheet, summarySheet } from "./overview.ts";
import { personSheet } from "./person-list.ts";
import { problemSheet } from "./problem-list.ts";
import { answerSheet, detailSheet, dutySheet, eventSheet, unitSheet } from "./record-sheets.ts";
import { remedySheet } from "./remedy-list.ts";
import { unfinishedSheet } from "./unfinished-list.ts";
import { unitProgressSheet } from "./unit-progress.ts";

/**
 * Every key of a ledger has one column from which it is read back (columns.ts). Import ignores all other columns, which are computed or repeated, and
 * the sheets 总表, 分阶段表, 单位进展表 and 未完成清单. The others have one row for each
 * - problem, 编号 first: 问题清单, 整改清单, 责任清单;
 * - value (编号, 项, 值): 明细;
 * - event (编号, 次序, keys): 经过, and answer: 已核实, where there is any;
 * - event of a unit (单位, 次序, keys): 履职;
 * - ledger: 单位信息.
 */
export function bookOf(scene: ExportScene, types: TypesByTask): Book {
  return {
    title: `${scene.plan.name}台账`,
    sheets: [
      summarySheet(scene),
      problemSheet(scene),
      remedySheet(scene),
      personSheet(scene),
      unfinishedSheet(scene),
      unitProgressSheet(scene),
      phaseSheet(scene),
      detailSheet(scene),
      eventSheet(scene),
      ...(scene.entries.some(({ problem }) => problem.acknowledged?.length) ? [answerSheet(scene)] : []),
      dutySheet(scene),
      unitSheet(scene),
    ],
    lists: choicesOf(scene.plan, types),
  };
}
