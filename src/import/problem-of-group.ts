// The rows of one problem → its values, each with the cell it comes from.
import { fieldAt, withAnswer } from "../desk/candidate.ts";
import { isDay } from "../model/day.ts";
import type { Field } from "../read/schema/fields.ts";
import { another, sameQuestion, taskQuestion, wordQuestion } from "./cell-questions.ts";
import { milestonesIn, numberInCell, taskOf, textOf, valueOfCell } from "./cell-value.ts";
import { dayOfCell, readDeadlines } from "./days-of-group.ts";
import { type ProblemDraft, placeIn } from "./draft.ts";
import { filledGaps } from "./filled-gaps.ts";
import type { KnownProblem, TableScene } from "./foreign-scene.ts";
import { entryGap } from "./gap-questions.ts";
import { type ImportedProblem, leftCell } from "./imported.ts";
import type { Identity } from "./known-problems.ts";
import { measuresIn } from "./measures.ts";
import { readPerson } from "./person-of-group.ts";
import type { GroupedKey, ProblemGroup } from "./problem-groups.ts";
import { doneOf, leaveBeside, progressTold } from "./progress-of-group.ts";
import { partnersIn, readUnit } from "./units-of-group.ts";

export type GroupRead = Pick<ProblemDraft, "left" | "notes" | "refused"> & { readonly problem: ImportedProblem | undefined };

export function problemOfGroup({ row, keys }: ProblemGroup, identity: Identity | undefined, scene: TableScene): GroupRead {
  const where = `${scene.sheet}第${row + 1}行`;
  const draft: ProblemDraft = {
    unit: undefined,
    values: {},
    places: new Map(),
    relative: new Set(),
    remarks: [],
    left: [],
    notes: [],
    refused: [],
    handling: undefined,
    isDropped: false,
  };
  const known = identity?.same ?? sameAs(identity?.like, keys, scene, where);
  readTask(keys.get("任务"), draft, scene, where);
  if (known && !keys.has("任务") && known.task !== undefined) draft.values = withAnswer(draft.values, ["任务"], known.task);
  const fields = scene.fieldsFor(draft.values["任务"]);
  for (const { column, value } of scene.constants)
    if (!keys.has(column.title) && column.keys.length > 0 && !["单位", "任务"].includes(column.title)) {
      if (known) draft.relative.add(column.keys.join("."));
      draft.values = withAnswer(
        draft.values,
        column.keys,
        valueOfCell(column.kind, value, column.title, scene.plan, fieldAt(fields, column.keys)),
      );
    }
  for (const key of keys.values()) readKey(key, keys, draft, scene, fieldAt(fields, key.column.keys));
  if (draft.isDropped) return dropped(keys, draft, scene);
  filledGaps(draft, known, scene, where);
  if (known) draft.values = withAnswer(draft.values, ["编号"], known.id);
  const { near } = identity ?? {};
  if (near)
    draft.notes.push({ place: draft.places.get("题目") ?? where, text: `与台账中的${near.id}“${near.title ?? ""}”有些像，按新问题登记` });
  const done = doneOf(keys, scene);
  const progress = progressTold(keys, draft, scene);
  if (!known) dateEntry(draft, progress?.["日期"], scene);
  for (const title of ["状态", "完成日期", "进展日期"])
    leaveBeside(keys.get(title), title, done !== undefined, progress !== undefined, draft, scene);
  if (draft.remarks.length > 0) {
    const note = [draft.values["备注"], ...draft.remarks].filter((text) => text !== undefined && text !== "").join("\n");
    draft.values = { ...draft.values, 备注: note };
  }
  const { values, unit, places, relative, left, notes, refused } = draft;
  return { problem: { where, unit, values, places, events: progress ? [progress] : undefined, relative, done }, left, notes, refused };
}

/** Nearly the same words as a problem of the ledger: it is asked whether it is that one. Until then nothing else is. */
function sameAs(like: KnownProblem | undefined, keys: ProblemGroup["keys"], scene: TableScene, where: string): KnownProblem | undefined {
  const said = keys.get("题目") ?? keys.get("情况");
  const [first] = said?.cells ?? [];
  if (!like || !first) return undefined;
  const answer = scene.readings.take(sameQuestion(textOf(first.cell.value), like), placeIn(scene, first.cell) || where);
  return answer === another ? undefined : like;
}

/** What a table tells of a day was entered by that day: no event is before 登记日期, and no deadline either. */
function dateEntry(draft: ProblemDraft, toldOn: unknown, scene: TableScene): void {
  const { 登记日期: entered, 时限: due } = draft.values;
  if (entered !== undefined) return;
  const told = isDay(toldOn) && toldOn < scene.enteredOn ? toldOn : scene.enteredOn;
  const place = draft.places.get("时限") ?? "";
  const asked = isDay(due) && due < told ? scene.readings.take(entryGap(scene), place) : undefined;
  const day = asked ?? told;
  if (day === scene.asOf) return;
  draft.values = { ...draft.values, 登记日期: day };
  draft.relative.add("登记日期");
  if (asked === undefined)
    draft.notes.push({ place: draft.places.get("经过") ?? place, text: `登记日期取${day}：表中写的是到这一天的情况` });
}

function dropped(keys: ProblemGroup["keys"], draft: ProblemDraft, scene: TableScene): GroupRead {
  const cells = new Set([...keys.values()].flatMap((key) => key.cells.map(({ cell }) => cell)));
  return {
    problem: undefined,
    left: [...cells].map((cell) => leftCell(scene.sheet, cell, "按回答不导入的行")),
    notes: [],
    refused: draft.refused,
  };
}

function readTask(key: GroupedKey | undefined, draft: ProblemDraft, scene: TableScene, where: string): void {
  const [first] = key?.cells ?? [];
  if (!first) {
    const said = scene.constants.find(({ column }) => column.title === "任务")?.value;
    if (said !== undefined) draft.values = withAnswer(draft.values, ["任务"], taskOf(scene.plan, said));
    return;
  }
  const text = textOf(first.cell.value);
  const task = taskOf(scene.plan, text);
  const answer =
    typeof task === "number" ? String(task) : scene.readings.take(taskQuestion(text, scene.plan), placeIn(scene, first.cell) || where);
  draft.places.set("任务", placeIn(scene, first.cell));
  draft.values = withAnswer(draft.values, ["任务"], answer === undefined ? text : Number(answer));
}

function readKey(key: GroupedKey, keys: ProblemGroup["keys"], draft: ProblemDraft, scene: TableScene, field: Field | undefined): void {
  const { column, cells, written } = key;
  const [first] = cells;
  if (!first || ["任务", "进展", "进展日期", "状态", "完成日期"].includes(column.title)) return;
  const place = placeIn(scene, first.cell);
  for (const { cell } of cells)
    if (cell.stored !== undefined && column.title !== "时限")
      draft.notes.push({ place: placeIn(scene, cell), text: `按显示的“${cell.value}”取（存的是${cell.stored}）` });
  const put = (value: unknown, keys = column.keys) => {
    draft.values = withAnswer(draft.values, keys, value);
    draft.places.set(keys.join("."), place);
  };
  const texts = cells.map(({ cell }) => textOf(cell.value));
  const special: Readonly<Record<string, () => void>> = {
    单位: () => readUnit(textOf(first.cell.value), place, draft, scene),
    配合单位: () => put(partnersIn(texts, draft, scene)),
    科室: () => {
      draft.remarks.push(`${written}：${texts.join("、")}`);
      draft.notes.push({ place, text: `“${texts.join("、")}”记在备注` });
    },
    措施: () => put(texts.flatMap(measuresIn)),
    时限: () => readDeadlines(key, keys, draft, scene),
    责任人姓名: () => readPerson(key, draft, scene),
    责任领导姓名: () => readPerson(key, draft, scene),
  };
  const read = special[column.title];
  if (read) {
    read();
    return;
  }
  if (field?.kind === "day") {
    const day = dayOfCell(first.cell, column, scene, place, written, draft);
    if (day !== undefined) put(day);
    return;
  }
  if (field?.kind === "number" && typeof first.cell.stored === "number" && numberInCell(textOf(first.cell.value)) !== first.cell.stored) {
    draft.refused.push({
      where: place,
      why: `这一格显示“${first.cell.value}”，存的是${first.cell.stored}，不知道以哪个为准`,
      hint: "请把这一格改为常规格式，填写准确的数，再导入。",
    });
    return;
  }
  put(valueOfTexts(key, texts, scene, field, place));
}

function valueOfTexts(
  { column, cells }: GroupedKey,
  texts: readonly string[],
  scene: TableScene,
  field: Field | undefined,
  place: string,
): unknown {
  if (column.kind === "text" && cells.length > 1) return [...new Set(texts)].join("\n");
  if (column.kind === "milestones") return texts.flatMap((text) => milestonesIn(text));
  const value = valueOfCell(column.kind, cells[0]?.cell.value ?? "", column.title, scene.plan, field);
  const isWord = field?.kind === "text" && field.options.length > 0 && !field.options.includes(String(value));
  return isWord ? (scene.readings.take(wordQuestion(column.title, String(value), field), place) ?? value) : value;
}
