// .csv: one row a problem.
import { longTerm } from "../model/long-term.ts";
import type { CsvValue } from "../render/csv.ts";
import { sampleNotice } from "../render/paper.ts";
import { failedNotice } from "../render/status-words.ts";
import { cellOf } from "./cell-text.ts";
import { columnValue, idColumn, type KeyColumn, personColumns, problemColumns, remedyColumns } from "./columns.ts";
import type { ExportedProblem, ExportScene } from "./export-scene.ts";
import { figureTitles, lightName, stateName } from "./listed-problem.ts";

const keyColumns: readonly KeyColumn[] = [idColumn, ...problemColumns, ...remedyColumns, ...personColumns];

/**
 * A header, then one row a problem. 编号 … 配合单位: the keys of the problem (columns.ts; several values one a line, what a line cannot say as JSON),
 * 单位 after 编号. 截至日, 现时限 … 亮灯: the figures of the day. 明细, 经过 and 已核实: JSON with the keys of the file, so that no value is lost. 数据说明: that it is a sample, that the unit's ledger has errors.
 */
export function tableOf({ plan, asOf, entries, failed }: ExportScene): CsvValue[][] {
  const noteOf = ({ problem }: ExportedProblem) =>
    [...(plan.isSample ? [sampleNotice] : []), ...(failed.includes(problem.unit ?? "") ? [failedNotice] : [])].join("；");
  const titles = keyColumns.map(({ title }) => title);
  const [id = "", ...others] = titles;
  return [
    [id, "单位", ...others, "截至日", ...Object.values(figureTitles), "明细", "经过", "已核实", "数据说明"],
    ...entries.map((entry) => {
      const { figures, problem, written } = entry;
      const [number, ...cells] = keyColumns.map(({ keys, kind }) => textOf(cellOf(kind, columnValue(written, keys))));
      const isCounted = figures.state !== null;
      const shown: Record<keyof typeof figureTitles, CsvValue> = {
        state: stateName(entry),
        light: lightName(entry) ?? undefined,
        round: figures.round ?? undefined,
        due: figures.longTerm ? longTerm : (figures.due ?? undefined),
        extensions: isCounted ? figures.extensions : undefined,
        completedOn: figures.completedOn ?? undefined,
        closedOn: figures.closedOn ?? undefined,
        overdueDays: isCounted ? figures.overdueDays : undefined,
        missed: isCounted ? figures.missedMilestones : undefined,
      };
      const figureCells = (Object.keys(figureTitles) as (keyof typeof figureTitles)[]).map((key) => shown[key]);
      const json = ["明细", "经过", "已核实"].map((key) => jsonOf(written[key]));
      return [number, problem.unit, ...cells, asOf, ...figureCells, ...json, noteOf(entry)];
    }),
  ];
}

function textOf(cell: string | number | boolean | undefined): CsvValue {
  return typeof cell === "boolean" ? String(cell) : cell;
}

function jsonOf(value: unknown): CsvValue {
  return value === undefined ? undefined : JSON.stringify(value);
}
