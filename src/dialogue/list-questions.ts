// Questions for what there may be several of: words to tick, sentences, and entries with keys of their own.

import { answerAt, withAnswer } from "../desk/candidate.ts";
import type { Choice } from "../desk/choices.ts";
import { type Asking, optional, own, questionOf, ticked } from "../desk/question.ts";
import { asTyped, faultOf } from "../desk/spec.ts";
import { valueFrom } from "../desk/values.ts";
import { answerText } from "../model/answer-text.ts";
import type { Path, Values } from "../model/ledger.ts";
import type { Field } from "../read/schema/fields.ts";
import type { Interview } from "./dialogue.ts";

type Ask = (values: Values, path: Path, spec: Interview, asking: Asking) => Promise<Values>;

/** Some of the words; where the form does not close the list, further ones too. */
export async function wordsAsked(
  values: Values,
  path: Path,
  field: Field,
  spec: Interview,
  { isRequired, former }: Asking,
  words: readonly Choice[],
): Promise<unknown> {
  const before = [former ?? []].flat().map(String);
  const strange = before.filter((word) => !words.some(({ value }) => value === word));
  const isFree = field.isTextToo;
  const picked = await spec.person.pick(
    ticked(questionOf(path, field)),
    [...words, ...(isFree ? [{ value: own }] : [])],
    strange.length > 0 ? [...before, own] : before,
    (all) => {
      if (all.length === 0) return isRequired ? "请用空格至少选中一项。" : true;
      return all.includes(own) ? true : faultOf(withAnswer(values, path, all), path, spec);
    },
  );
  const known = picked.filter((word) => word !== own);
  if (!picked.includes(own)) return known.length === 0 ? undefined : known;
  const text = await spec.person.line(
    { title: `${questionOf(path, field).title}（自己填写）`, more: "几个的用“、”隔开" },
    { former: strange.join("、") },
    (answer) => (answer.trim() === "" ? "请填写内容。" : true),
  );
  return [...new Set([...known, ...text.split(/[、，,]/).map((word) => word.trim())])].filter((word) => word !== "");
}

/** One after another, as many as there are; those answered before may be kept, changed or left out. */
export async function itemsAsked(
  values: Values,
  path: Path,
  field: Field,
  spec: Interview,
  { isRequired, former }: Asking,
  ask: Ask,
): Promise<unknown> {
  const items: unknown[] = [];
  const one = field.fields.length > 0 && !field.holdsTexts ? entryAsked : textsAsked;
  const setting = { values, path, field, spec, isRequired, ask };
  for (const old of [former ?? []].flat()) {
    const title = `${questionOf(path, field).title}第${items.length + 1}条“${answerText(old)}”`;
    const what = await spec.person.choose(title, ["保留", "修改", "删去"]);
    if (what === "保留") items.push(old);
    if (what === "修改") items.push(...(await one(setting, items, old)));
  }
  for (;;) {
    const more = await one(setting, items, undefined);
    if (more.length === 0) break;
    items.push(...more);
  }
  return items.length === 0 ? undefined : items;
}

interface ListQuestion {
  readonly values: Values;
  readonly path: Path;
  readonly field: Field;
  readonly spec: Interview;
  readonly isRequired: boolean;
  readonly ask: Ask;
}

/** A sentence, name or paper, or several names at once; none: enough. */
async function textsAsked(setting: ListQuestion, items: readonly unknown[], old: unknown): Promise<unknown[]> {
  const { values, path, field, spec, isRequired } = setting;
  const papers = field.fields.length > 0 ? spec.papers : undefined;
  const question = questionOf(path, field);
  const isFirst = items.length === 0;
  const next = isFirst ? question : { title: `${question.title}第${items.length + 1}条`, more: "没有了直接回车" };
  const isNeeded = old !== undefined || (isFirst && isRequired);
  const text = (
    await spec.person.line(
      isFirst && !isNeeded ? optional(next) : next,
      { former: old === undefined ? undefined : asTyped(old) },
      (answer) => {
        const typed = answer.trim();
        if (typed === "") return isNeeded ? "请填写内容。" : true;
        return papers?.faultOf(typed) ?? faultOf(withAnswer(values, path, [...items, ...itemsOf(field, typed)]), path, spec);
      },
    )
  ).trim();
  if (text === "") return [];
  if (!papers || /^[[{]/.test(text)) return itemsOf(field, text);
  const paper = await papers.taken(text);
  return paper === undefined ? textsAsked(setting, items, old) : [paper];
}

function itemsOf(field: Field, text: string): unknown[] {
  return valueFrom(field, [text]) as unknown[];
}

/** An entry with all its keys, those that may be left out too; none: enough. */
async function entryAsked(setting: ListQuestion, items: readonly unknown[], old: unknown): Promise<unknown[]> {
  const { values, path, field, spec, isRequired, ask } = setting;
  const { title, more: hint } = questionOf(path, field);
  const isEnough = items.length > 0 ? faultOf(withAnswer(values, path, items), path, spec) === true : !isRequired;
  if (old === undefined && isEnough) {
    const [no, yes] = items.length === 0 ? ["不填", "填一条"] : ["没有了", "再填一条"];
    if (
      (await spec.person.choose(items.length === 0 ? { title, more: hint } : `${title}（已填${items.length}条）`, [
        no as string,
        yes as string,
      ])) === no
    )
      return [];
  }
  if (old === undefined && items.length === 0 && isRequired && hint) spec.person.say(`${title}：${hint}。`);
  let all = withAnswer(values, path, [...items, {}]);
  for (const { key } of field.fields)
    all = await ask(all, [...path, items.length, key], spec, {
      isRequired: field.required.includes(key),
      former: (old as Values | undefined)?.[key],
    });
  return (answerAt(all, path) as unknown[]).slice(-1);
}
