// The sheets 明细, 经过, 已核实, 履职 and 单位信息: one row for each value, event, answer, event of a unit, ledger. Together with the three lists they
// hold everything in a ledger, so that import can read it back.

import { isDay } from "../model/day.ts";
import { asWritten, type FileValue, ledgerAsWritten } from "../read/with-file-keys.ts";
import type { BookColumn, Sheet } from "../render/xlsx/book.ts";
import { answerColumns, dutyColumnsIn, eventColumnsIn, type KeyColumn, unitColumns } from "./columns.ts";
import { detailRowsOf } from "./detail-rows.ts";
import type { ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { idHead, unitHead } from "./listed-problem.ts";
import { bookColumn, cellsOf, figureColumn } from "./text-cells.ts";

const sequence = figureColumn("次序", 5);

/** 项 is where the value stands in 明细: `申请日期`, `容量[1].数值`. */
export function detailSheet(scene: ExportScene): Sheet {
  return {
    name: "明细",
    ...sheetHead(scene, "问题明细", ["每行一项，“容量[1].数值”是容量第1条的数值"]),
    columns: [idHead, figureColumn("任务", 6), { title: "题目", width: 56 }, { title: "项", width: 26 }, { title: "值", width: 44 }],
    rows: scene.entries.flatMap(({ problem }) =>
      problem.detail === undefined
        ? []
        : detailRowsOf(problem.detail).map(({ item, value }) => [
            problem.id ?? null,
            problem.task ?? null,
            problem.title ?? null,
            item,
            isDay(value) ? { day: value } : value,
          ]),
    ),
    frozenColumns: 1,
  };
}

/** 次序 counts the events of a problem from 1, in the order in which they stand. */
export function eventSheet(scene: ExportScene): Sheet {
  const keyColumns = eventColumnsIn(scene.plan);
  return {
    name: "经过",
    ...sheetHead(scene, "整改经过", ["每行一件事，同一编号按次序从先到后"]),
    columns: [
      idHead,
      sequence,
      ...keyColumns.map((column) => narrowed(column, column.title === "事项" ? { list: "经过事项" } : undefined)),
    ],
    rows: scene.entries.flatMap(({ problem }) =>
      problem.log.map((event, index) => [problem.id ?? null, index + 1, ...cellsOf(asWritten(event) as FileValue, keyColumns)]),
    ),
    frozenColumns: 2,
  };
}

/** Warnings that were looked into: one row an answer, counted from 1 in each problem. */
export function answerSheet(scene: ExportScene): Sheet {
  return {
    name: "已核实",
    ...sheetHead(scene, "已核实的提醒", ["每行一条；从写明的日期起，这个问题不再显示这条提醒"]),
    columns: [idHead, sequence, ...answerColumns.map((column) => bookColumn(column))],
    rows: scene.entries.flatMap(({ problem }) =>
      (problem.acknowledged ?? []).map((answer, index) => [
        problem.id ?? null,
        index + 1,
        ...cellsOf(asWritten(answer) as FileValue, answerColumns),
      ]),
    ),
    frozenColumns: 2,
  };
}

/** Narrower widths than on other sheets, since this is the widest sheet. */
function narrowed(column: KeyColumn, choice: BookColumn["choice"]): BookColumn {
  const wide: Readonly<Record<string, number>> = { 情况: 22, 节点: 12, 备注: 6, 来源: 5 };
  const full = bookColumn(column, choice);
  return { ...full, width: wide[column.title] ?? full.width };
}

/** Of the units, then of the office. */
export function dutySheet(scene: ExportScene): Sheet {
  const keyColumns = dutyColumnsIn(scene.plan);
  return {
    name: "履职",
    ...sheetHead(scene, "履职情况", ["每行一件事；月报每月一条，没有变化也要报"]),
    columns: [
      unitHead,
      sequence,
      ...keyColumns.map((column) => bookColumn(column, column.title === "事项" ? { list: "履职事项" } : undefined)),
    ],
    rows: scene.ledgers.flatMap((ledger) =>
      ledger.duties.map((event, index) => [ledger.unit ?? null, index + 1, ...cellsOf(asWritten(event) as FileValue, keyColumns)]),
    ),
    frozenColumns: 1,
  };
}

/** 文件 is the name of the ledger's file without .yaml. */
export function unitSheet(scene: ExportScene): Sheet {
  return {
    name: "单位信息",
    ...sheetHead(scene, "单位信息", ["内部资料，有联系电话，不得公开"]),
    columns: [...unitColumns.map((column) => bookColumn(column)), { title: "文件", width: 16 }],
    rows: scene.ledgers.map((ledger) => [
      ...cellsOf(ledgerAsWritten(ledger), unitColumns),
      ledger.file.replace(/^.*\//, "").replace(/\.yaml$/, ""),
    ]),
    frozenColumns: 1,
  };
}
