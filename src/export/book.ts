// 台账 as a workbook: six sheets for the office, and those that hold the rest of a ledger.
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
 * Every key of a ledger has one column to be read back from (columns.ts); all other columns show what is reckoned, or repeat, and are left alone:
 * 总表 分阶段表 单位进展表 未完成清单 wholly. 问题清单 整改清单 责任清单: one row a problem, 编号 first.
 * 明细: one row a value (编号, 项, 值). 经过, and 已核实 where there is any: one row an event or answer (编号, 次序, keys). 履职: one row an event (单位, 次序, keys). 单位信息: one row a ledger.
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
