// Days and deadlines of a problem, by its cells.
import { withAnswer } from "../desk/candidate.ts";
import type { KeyColumn } from "../export/columns.ts";
import { isDay } from "../model/day.ts";
import type { SheetCell } from "../read/workbook/sheet.ts";
import { dayQuestion, deadlineQuestion, deadlineScene, yearQuestion } from "./cell-questions.ts";
import { textOf, valueOfCell } from "./cell-value.ts";
import { deadlineIn } from "./deadline.ts";
import { type ProblemDraft, placeIn } from "./draft.ts";
import type { TableScene } from "./foreign-scene.ts";
import { measuresIn } from "./measures.ts";
import type { GroupedKey, ProblemGroup } from "./problem-groups.ts";
import { leftOut } from "./readings.ts";

/** Undefined where it is still to be asked, or is left out: the text is then kept in 备注. */
export function dayOfCell(
  cell: SheetCell,
  { title }: KeyColumn,
  scene: TableScene,
  place: string,
  written: string,
  draft: ProblemDraft,
): string | undefined {
  const text = textOf(cell.value);
  const known = valueOfCell("day", text, title, scene.plan);
  const isDue = title === "时限";
  const question =
    cell.seen !== undefined
      ? yearQuestion(title, cell.seen, String(cell.value), scene)
      : isDay(known)
        ? undefined
        : isDue || title === "原时限"
          ? deadlineQuestion(title, text, scene)
          : dayQuestion(title, text, scene);
  const answer = question === undefined ? String(known) : scene.readings.take(question, place);
  if (answer === leftOut) draft.remarks.push(`${written}：${text}`);
  return answer === leftOut ? undefined : answer;
}

/** Several measures with a deadline each: the last is the problem's, and each a milestone. */
export function readDeadlines(
  { cells, column, written }: GroupedKey,
  keys: ProblemGroup["keys"],
  draft: ProblemDraft,
  scene: TableScene,
): void {
  const read = cells.flatMap(({ cell, row }) => {
    const place = placeIn(scene, cell);
    const { handling, isRelative } = deadlineIn(textOf(cell.value), deadlineScene(scene));
    draft.handling ??= handling;
    if (isRelative) draft.relative.add("时限");
    draft.places.set("时限", place);
    const day = dayOfCell(cell, column, scene, place, written, draft);
    return day === undefined ? [] : [{ day, row, place }];
  });
  const days = [...new Set(read.map(({ day }) => day))].sort();
  const last = days.at(-1);
  if (last === undefined) return;
  draft.values = withAnswer(draft.values, ["时限"], last);
  if (days.length < 2 || keys.has("节点")) return;
  const outcomeOf = (at: number) =>
    (keys.get("措施")?.cells ?? []).filter(({ row }) => row === at).map(({ cell }) => measuresIn(textOf(cell.value)).join("；"));
  const stages = days.map((day) => ({ 时限: day, 成果: read.flatMap((one) => (one.day === day ? outcomeOf(one.row) : [])).join("；") }));
  const place = read.map((one) => one.place).join("、");
  if (stages.some(({ 成果: outcome }) => outcome === "")) {
    draft.remarks.push(`${written}：${cells.map(({ cell }) => textOf(cell.value)).join("、")}`);
    draft.notes.push({ place, text: `有几个时限：最后的${last}为时限，都记在备注` });
    return;
  }
  draft.values = withAnswer(draft.values, ["节点"], stages);
  draft.places.set("节点", read[0]?.place ?? "");
  draft.notes.push({ place, text: `有几个时限：最后的${last}为时限，各自记为节点` });
}
