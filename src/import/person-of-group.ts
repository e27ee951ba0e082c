// Who answers for a problem, by the cell that names him.
import { answerAt, withAnswer } from "../desk/candidate.ts";
import { textOf } from "./cell-value.ts";
import { type ProblemDraft, placeIn } from "./draft.ts";
import type { TableScene } from "./foreign-scene.ts";
import { personIn } from "./person-in-cell.ts";
import type { GroupedKey } from "./problem-groups.ts";

export function readPerson({ cells, column, written }: GroupedKey, draft: ProblemDraft, scene: TableScene): void {
  const [first] = cells;
  if (!first) return;
  const text = textOf(first.cell.value);
  const place = placeIn(scene, first.cell);
  const { name, post, phone, others } = personIn(text);
  const [who = ""] = column.keys;
  const parts: [string, string | undefined][] = [
    ["姓名", name],
    ["职务", post],
    ...(who === "责任人" ? ([["电话", phone]] as [string, string | undefined][]) : []),
  ];
  for (const [part, value] of parts) {
    const present = answerAt(draft.values, [who, part]);
    if (value === undefined || (part !== "姓名" && present !== undefined && draft.places.has(`${who}.${part}`))) continue;
    draft.values = withAnswer(draft.values, [who, part], value);
    draft.places.set(`${who}.${part}`, place);
  }
  if (others.length > 0) draft.remarks.push(`${written}还有：${others.join("、")}`);
  if (phone !== undefined && who !== "责任人") draft.remarks.push(`${written}电话：${phone}`);
  if (name === text) return;
  const said = [
    `姓名${name}`,
    ...(post ? [`职务${post}`] : []),
    ...(phone ? [`电话${phone}`] : []),
    ...(others.length > 0 ? [`${others.join("、")}记在备注`] : []),
  ];
  draft.notes.push({ place, text: `“${text}”：${said.join("，")}` });
}
