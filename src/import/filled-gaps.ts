// What the rows of a problem do not say: taken from another of its cells, or asked once for the whole table.
import { answerAt, fieldAt, withAnswer } from "../desk/candidate.ts";
import { numberInCell } from "./cell-value.ts";
import type { ProblemDraft } from "./draft.ts";
import type { TableScene } from "./foreign-scene.ts";
import { handlingGap, postGap, taskGap, wordGap } from "./gap-questions.ts";
import { type ImportQuestion, leftOut } from "./readings.ts";

/** Of a problem that a ledger has already nothing is asked: what the table does not say stays as it is. */
export function filledGaps(draft: ProblemDraft, scene: TableScene, where: string): void {
  if (scene.isPresent(String(draft.values["编号"] ?? ""))) return;
  titleAndFacts(draft);
  const fill = (key: string, question: ImportQuestion) => {
    if (draft.values[key] !== undefined) return;
    const answer = scene.readings.take(question, where);
    if (answer !== undefined && answer !== leftOut)
      draft.values = withAnswer(draft.values, [key], key === "任务" ? numberInCell(answer) : answer);
  };
  fill("任务", taskGap(scene));
  const fields = scene.fieldsFor(draft.values["任务"]);
  // Which types there are, the task decides.
  if (draft.values["任务"] !== undefined) fill("类型", wordGap("类型", fieldAt(fields, ["类型"])));
  fill("来源", wordGap("来源", fieldAt(fields, ["来源"])));
  fill("分类处置", handlingGap(fieldAt(fields, ["分类处置"]), draft.values["清单号"], draft.handling, scene.plan));
  for (const who of ["责任人", "责任领导"]) {
    const name = answerAt(draft.values, [who, "姓名"]);
    // A post that was said for all rows is nobody's where the row names nobody.
    if (name === undefined && ![...draft.places.keys()].some((key) => key.startsWith(`${who}.`)))
      draft.values = withAnswer(draft.values, [who], undefined);
    if (name === undefined || answerAt(draft.values, [who, "职务"]) !== undefined) continue;
    const post = scene.readings.take(postGap(who), draft.places.get(`${who}.姓名`) ?? where);
    if (post === leftOut) {
      draft.remarks.push(`${who}：${Object.values((draft.values[who] ?? {}) as object).join(" ")}`);
      draft.values = withAnswer(draft.values, [who], undefined);
    } else if (post !== undefined) draft.values = withAnswer(draft.values, [who, "职务"], post);
  }
}

/** A title has at most so many characters. */
const longest = 60;

/** One column for both, as most tables have it: the title is its first sentence, as far as that goes. */
function titleAndFacts(draft: ProblemDraft): void {
  const { 题目: title, 情况: facts } = draft.values;
  const whole = facts ?? title;
  if (typeof whole !== "string" || (title !== undefined && facts !== undefined && String(title).length <= longest)) return;
  const short = titleIn(String(title ?? whole));
  // Of a title that is too long nothing is lost: it begins 情况.
  const full = facts === undefined || facts === title ? whole : short === title || title === undefined ? facts : `${title}\n${facts}`;
  draft.values = { ...draft.values, 题目: short, 情况: full };
  const place = draft.places.get("题目") ?? draft.places.get("情况") ?? "";
  const isCut =
    short !==
    String(title ?? whole)
      .trim()
      .replace(/[。；;]$/, "");
  if (isCut) draft.notes.push({ place, text: `题目取“${short}”，全文记在情况` });
  for (const [key, other] of [
    ["题目", "情况"],
    ["情况", "题目"],
  ] as const) {
    const place = draft.places.get(other);
    if (!draft.places.has(key) && place !== undefined) draft.places.set(key, place);
  }
}

function titleIn(text: string): string {
  const [line = ""] = text.trim().split("\n");
  const plain = line.replace(/^(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])\s*/, "");
  const [sentence = ""] = /^.+?(?=[。！？；;]|$)/su.exec(plain) ?? [];
  if ([...sentence].length <= longest) return sentence;
  const start = [...sentence].slice(0, longest).join("");
  const cut = Math.max(...["，", ",", "、", "：", "（"].map((mark) => start.lastIndexOf(mark)));
  return cut >= 10 ? start.slice(0, cut) : start;
}
