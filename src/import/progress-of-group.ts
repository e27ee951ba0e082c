// How far a problem has come, by columns such as 整改进展 and 是否销号: an event to record, and what the ledger does not state.
import { isDay } from "../model/day.ts";
import { dayQuestion } from "./cell-questions.ts";
import { textOf, valueOfCell } from "./cell-value.ts";
import { type ProblemDraft, placeIn } from "./draft.ts";
import type { TableScene } from "./foreign-scene.ts";
import { progressGap } from "./gap-questions.ts";
import { type CellValues, type ImportedProblem, leftCell } from "./imported.ts";
import type { GroupedKey, ProblemGroup } from "./problem-groups.ts";
import { leftOut } from "./readings.ts";
import { saysDone } from "./status-word.ts";

export function doneOf(keys: ProblemGroup["keys"], scene: TableScene): ImportedProblem["done"] {
  const cells = [...(keys.get("状态")?.cells ?? []), ...(keys.has("状态") ? [] : (keys.get("进展")?.cells ?? []))];
  const said = cells.find(({ cell }) => saysDone(textOf(cell.value)));
  if (!said) return undefined;
  const on = textOf(keys.get("完成日期")?.cells[0]?.cell.value ?? "").replace(/[ T]\d{1,2}:\d{2}.*$/, "");
  const day = valueOfCell("day", on, "完成日期", scene.plan);
  return { place: placeIn(scene, said.cell), text: textOf(said.cell.value), on: isDay(day) ? day : undefined };
}

/** A status that tells a story is how far it has come. */
const isStory = (text: string) => [...text].length > 8;

export function progressTold(keys: ProblemGroup["keys"], draft: ProblemDraft, scene: TableScene): CellValues | undefined {
  const said = keys.get("进展") ?? keys.get("状态");
  const cells = (said?.cells ?? []).filter(({ cell }) => said?.column.title === "进展" || isStory(textOf(cell.value)));
  const [first] = cells;
  if (!said || !first) return undefined;
  const entered = draft.values["登记日期"];
  const enteredOn = typeof entered === "string" ? entered : scene.enteredOn;
  const own = keys.get("进展日期")?.cells[0];
  const constant = scene.constants.find(({ column }) => column.title === "进展日期")?.value;
  const text = own && textOf(own.cell.value);
  const place = placeIn(scene, first.cell);
  draft.places.set("经过", place);
  const known = text === undefined ? undefined : valueOfCell("day", text.replace(/[ T]\d{1,2}:\d{2}.*$/, ""), "进展日期", scene.plan);
  const story = cells.map(({ cell }) => textOf(cell.value)).join("\n");
  const on = isDay(known)
    ? known
    : own && text !== undefined
      ? scene.readings.take(dayQuestion("进展日期", text, scene), placeIn(scene, own.cell))
      : (constant ?? cells.map(({ cell }) => scene.readings.take(progressGap(said.written, enteredOn, scene), placeIn(scene, cell)))[0]);
  if (on === leftOut) draft.remarks.push(`${said.written}：${story}`);
  return on === undefined || on === leftOut ? undefined : { 日期: on, 事项: "进展", 情况: story };
}

export function leaveBeside(
  key: GroupedKey | undefined,
  title: string,
  isDone: boolean,
  hasProgress: boolean,
  draft: ProblemDraft,
  scene: TableScene,
): void {
  for (const { cell } of key?.cells ?? []) {
    const isTold = title === "进展日期" ? hasProgress : title === "状态" && hasProgress && isStory(textOf(cell.value)) && !isDone;
    if (isTold) continue;
    const why =
      title === "完成日期"
        ? "完成的日子不是时限，记“报完成”时用"
        : title === "进展日期"
          ? "这一行没有进展"
          : saysDone(textOf(cell.value))
            ? "台账不填状态，要记“报完成”等，见下"
            : "台账不填状态，按整改中登记";
    draft.left.push(leftCell(scene.sheet, cell, why));
  }
}
