// What stands above the table of a sheet.
import { longDay } from "../model/day.ts";
import { sampleNotice } from "../render/paper.ts";
import { failedNotice } from "../render/status-words.ts";
import type { ExportScene } from "./export-scene.ts";

/** Title and notes: the day of the figures, whose they are, that they are a sample, and whose ledger has errors. */
export function sheetHead(
  { plan, asOf, unit, failed }: ExportScene,
  name: string,
  notes: readonly string[] = [],
): { title: string; notes: string[] } {
  return {
    title: `${plan.name}${name}`,
    notes: [
      ...(plan.isSample ? [sampleNotice] : []),
      `截至${longDay(asOf)}`,
      ...(unit ? [`单位：${unit.name}`] : []),
      ...(failed.length > 0 ? [`${failedNotice}：${failed.join("、")}`] : []),
      ...notes,
    ],
  };
}
