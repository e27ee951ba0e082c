// The title and notes above the table of a sheet.
import { zonesBehind } from "../figures/data-days.ts";
import { longDay } from "../model/day.ts";
import { sampleNotice } from "../render/paper.ts";
import { behindSaid, failedNotice } from "../render/status-words.ts";
import type { ExportScene } from "./export-scene.ts";

/** Title and notes: the day of the figures, the unit, whether they are a sample, which ledgers have errors, and which zones lag behind. */
export function sheetHead(
  { plan, asOf, unit, subunit, failed, campaign }: ExportScene,
  name: string,
  notes: readonly string[] = [],
): { title: string; notes: string[] } {
  return {
    title: `${plan.name}${name}`,
    notes: [
      ...(plan.isSample ? [sampleNotice] : []),
      `截至${longDay(asOf)}`,
      ...(unit ? [`单位：${unit.name}${subunit === undefined ? "" : `的${subunit}`}`] : []),
      ...(failed.length > 0 ? [`${failedNotice}：${failed.join("、")}`] : []),
      ...behindSaid(zonesBehind(plan, campaign.ledgers, asOf, unit?.name)),
      ...notes,
    ],
  };
}
