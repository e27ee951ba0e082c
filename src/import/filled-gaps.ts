// What the rows of a problem do not say: taken from another of its cells, or asked once for the whole table.
import { answerAt, fieldAt, withAnswer } from "../desk/candidate.ts";
import { numberInCell } from "./cell-value.ts";
import type { ProblemDraft } from "./draft.ts";
import type { KnownProblem, TableScene } from "./foreign-scene.ts";
import { dueGap, handlingGap, postGap, taskGap, wordGap } from "./gap-questions.ts";
import { type ImportQuestion, leftOut } from "./readings.ts";
import { titleAndFacts } from "./title-and-facts.ts";

const persons = ["责任人", "责任领导"] as const;

/** Of a problem that a ledger has already nothing is asked: what the table does not say stays as it is. */
export function filledGaps(draft: ProblemDraft, known: KnownProblem | undefined, scene: TableScene, where: string): void {
  putTitleAndFacts(draft, known);
  if (!known) fillWords(draft, scene, where);
  for (const who of persons) {
    const name = answerAt(draft.values, [who, "姓名"]);
    // A post that was said for all rows is nobody's where the row names nobody.
    if (name === undefined && ![...draft.places.keys()].some((key) => key.startsWith(`${who}.`)))
      draft.values = withAnswer(draft.values, [who], undefined);
    if (known && name === known.persons[who]) continue;
    // Somebody else has a post of his own.
    for (const part of ["职务", "电话"]) draft.relative.delete(`${who}.${part}`);
    if (name === undefined || answerAt(draft.values, [who, "职务"]) !== undefined) continue;
    const post = scene.readings.take(postGap(who), draft.places.get(`${who}.姓名`) ?? where);
    if (post === leftOut) {
      draft.remarks.push(`${who}：${Object.values((draft.values[who] ?? {}) as object).join(" ")}`);
      draft.values = withAnswer(draft.values, [who], undefined);
    } else if (post !== undefined) draft.values = withAnswer(draft.values, [who, "职务"], post);
  }
}

function fillWords(draft: ProblemDraft, scene: TableScene, where: string): void {
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
  const handling = handlingGap(fieldAt(fields, ["分类处置"]), draft.values["清单号"], draft.handling, scene.plan);
  // What the row says itself comes before what was said for all of them.
  if (handling.text.includes("写的是") && !draft.places.has("分类处置")) draft.values = withAnswer(draft.values, ["分类处置"], undefined);
  fill("分类处置", handling);
  // 巩固防反弹 is done already, and 立行立改 has its own number of days.
  const due = dueGap(draft.values["任务"], scene);
  if (due && !draft.places.has("时限") && !["巩固防反弹", "立行立改"].includes(String(draft.values["分类处置"]))) fill("时限", due);
}

function putTitleAndFacts(draft: ProblemDraft, known: KnownProblem | undefined): void {
  const { 题目: writtenTitle, 情况: writtenFacts } = draft.values;
  const text = (value: unknown) => (value === undefined ? undefined : String(value));
  const { title, facts, isCut } = titleAndFacts(text(writtenTitle), text(writtenFacts));
  if (title === writtenTitle && facts === writtenFacts) return;
  draft.values = { ...draft.values, 题目: title, 情况: facts };
  if (known) {
    // A title or 情况 that somebody has written in the ledger is not undone by one made of the other.
    const before = titleAndFacts(undefined, known.facts).title;
    if (writtenTitle === undefined && known.title !== before) draft.values = withAnswer(draft.values, ["题目"], undefined);
    if (writtenFacts === undefined && writtenTitle === title && known.facts !== known.title)
      draft.values = withAnswer(draft.values, ["情况"], undefined);
  }
  const place = draft.places.get("题目") ?? draft.places.get("情况") ?? "";
  if (isCut && draft.values["题目"] !== undefined) draft.notes.push({ place, text: `题目取“${title}”，全文记在情况` });
  for (const [key, other] of [
    ["题目", "情况"],
    ["情况", "题目"],
  ] as const) {
    const place = draft.places.get(other);
    if (!draft.places.has(key) && place !== undefined) draft.places.set(key, place);
  }
}
