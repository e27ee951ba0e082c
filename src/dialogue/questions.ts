// What is asked of a person: what the schemas miss, in the order of the form; and again, what check had something against.

import { answerAt, fieldAt, withAnswer } from "../desk/candidate.ts";
import { type Choice, isClosed } from "../desk/choices.ts";
import { type Asking, optional, own, questionOf, skipped } from "../desk/question.ts";
import { faultOf, type Gap, gapsIn, isUnwanted, mendedAt, type Spec } from "../desk/spec.ts";
import { valueFrom } from "../desk/values.ts";
import { inVoice } from "../desk/voice.ts";
import type { Path, Values } from "../model/ledger.ts";
import type { Field } from "../read/schema/fields.ts";
import type { Interview } from "./dialogue.ts";
import { itemsAsked, wordsAsked } from "./list-questions.ts";

/** Asks for what is missing and for what is wrong, until the schemas have nothing to say; then for what is wanted. */
export async function completed(start: Values, spec: Interview): Promise<Values> {
  let values = await withoutGaps(start, spec);
  for (const key of spec.wanted(values)) if (values[key] === undefined) values = await asked(values, [key], spec, { isRequired: false });
  return withoutGaps(values, spec);
}

/** Asks for these again, the former answers being proposed; then for what is missing now. */
export async function reasked(start: Values, paths: readonly Path[], spec: Interview): Promise<Values> {
  let values = start;
  for (const path of paths) values = await askedAgain(values, path, spec);
  values = await withoutGaps(values, spec);
  const known = spec.wanted(start);
  for (const key of spec.wanted(values))
    if (values[key] === undefined && !known.includes(key)) values = await asked(values, [key], spec, { isRequired: false });
  return withoutGaps(values, spec);
}

async function withoutGaps(start: Values, spec: Interview): Promise<Values> {
  let values = start;
  const offeredOnce = new Set<string>();
  for (let [gap] = gapsIn(values, spec); gap; [gap] = gapsIn(values, spec)) {
    const { path, refusal } = gap;
    const first = refusal.at === "missing" && path.length === 1 ? (spec.before?.(String(path[0]), values) ?? []) : [];
    const key = first.find((one) => values[one] === undefined && !offeredOnce.has(one));
    values = key === undefined ? await withoutGap(values, gap, spec) : await asked(values, [key], spec, { isRequired: false });
    if (key !== undefined) offeredOnce.add(key);
  }
  return values;
}

async function withoutGap(values: Values, gap: Gap, spec: Interview): Promise<Values> {
  const { refusal, oneOf, path } = gap;
  if (refusal.at === "missing") {
    const key =
      oneOf.length > 0
        ? await spec.person.choose(
            `${oneOf.join("、")}填一项即可`,
            oneOf.map((value) => ({ value, label: labelOf(value, spec) })),
          )
        : undefined;
    return asked(values, key === undefined ? path : [...path.slice(0, -1), key], spec, { isRequired: true });
  }
  if (isUnwanted(gap)) {
    spec.person.say(`${refusal.message}，已去掉。`);
    return withAnswer(values, path, undefined);
  }
  spec.person.say(`${refusal.message}。${inVoice(refusal.hint, "answer")}`);
  // A name or sentence of a list is not asked for by itself.
  return askedAgain(values, typeof path.at(-1) === "number" ? path.slice(0, -1) : path, spec);
}

function labelOf(key: string, { fields }: Spec): string {
  const description = fieldAt(fields, [key])?.description;
  return description && description.length < 20 ? `${key}（${description.replace(/。$/, "")}）` : key;
}

function askedAgain(values: Values, path: Path, spec: Interview): Promise<Values> {
  const without = withAnswer(values, path, undefined);
  const isRequired = gapsIn(without, spec).some(
    ({ refusal, path: missing }) =>
      refusal.at === "missing" && missing.length === path.length && missing.every((step, i) => step === path[i]),
  );
  return asked(without, path, spec, { isRequired, former: answerAt(values, path) });
}

/** The values with an answer at `path`; unchanged where it may be left out and was. */
async function asked(values: Values, path: Path, spec: Interview, asking: Asking): Promise<Values> {
  const field = fieldAt(spec.fields, path);
  if (!field) throw new Error(`no field ${path.join(".")}`);
  if (field.kind === "mapping") return mappingAsked(values, path, field, spec, asking);
  const answer = await answerAsked(values, path, field, spec, asking);
  return answer === undefined ? values : withAnswer(values, path, answer);
}

function answerAsked(values: Values, path: Path, field: Field, spec: Interview, asking: Asking): Promise<unknown> {
  if (field.kind !== "list") return oneAsked(values, path, field, spec, asking);
  const words = offered(path, field, values, spec);
  if (words.length > 0) return wordsAsked(values, path, field, spec, asking, words);
  return field.isTextToo ? oneAsked(values, path, field, spec, asking) : itemsAsked(values, path, field, spec, asking, asked);
}

async function mappingAsked(values: Values, path: Path, field: Field, spec: Interview, { isRequired, former }: Asking): Promise<Values> {
  const inside = field.required.length > 0 ? field.required : field.fields.map(({ key }) => key);
  let result = values;
  for (const [index, key] of inside.entries()) {
    const before = result;
    const asking = {
      isRequired: field.required.length > 0 && (isRequired || index > 0),
      former: (former as Values | undefined)?.[key],
    };
    result = await asked(result, [...path, key], spec, asking);
    if (result === before && index === 0 && !isRequired) return values;
  }
  return result;
}

/** Words of the form, or names of the plan and the ledgers. A list of entries has none. */
function offered(path: Path, { kind, options, fields }: Field, values: Values, spec: Interview): readonly Choice[] {
  if (kind === "list" && fields.length > 0) return [];
  const named = spec.choices(path, values);
  return named.length > 0 ? named : options.map((value) => ({ value }));
}

async function oneAsked(values: Values, path: Path, field: Field, spec: Interview, { isRequired, former }: Asking): Promise<unknown> {
  const words = offered(path, field, values, spec);
  const suggested = path.length === 1 ? (spec.defaults[field.key] ?? spec.suggestions(values)[field.key]) : undefined;
  const before = former === undefined ? undefined : String(former);
  const question = questionOf(path, field);
  if (words.length > 0) {
    const isFree = field.options.length === 0 && field.kind !== "number" && !isClosed(path);
    const extra = [...(isFree ? [own] : []), ...(isRequired ? [] : [skipped])];
    const [only] = words;
    if (words.length === 1 && extra.length === 0 && former === undefined && only) {
      spec.person.say(`${question.title}：${only.label ?? only.value}（只有这一项可填）`);
      return valueFrom(field, [only.value]);
    }
    const isOwn = isFree && before !== undefined && !words.some(({ value }) => value === before);
    const word = await spec.person.choose(
      question,
      [...words, ...extra],
      isOwn ? own : (before ?? suggested ?? (isRequired ? undefined : skipped)),
    );
    if (word === skipped) return undefined;
    if (word !== own) return valueFrom(field, [word]);
  }
  const text = await spec.person.line(isRequired ? question : optional(question), { suggested, former: before }, (answer) => {
    if (answer.trim() === "") return isRequired ? "请填写内容。" : true;
    return faultOf(withAnswer(values, path, answerFrom(field, answer.trim(), values, path, spec)), path, spec);
  });
  return text.trim() === "" ? undefined : answerFrom(field, text.trim(), values, path, spec);
}

/** In another spelling (2020.6.30, １２, 自 查) it is what was meant, where there is no doubt of it. */
function answerFrom(field: Field, text: string, values: Values, path: Path, spec: Interview): unknown {
  return answerAt(mendedAt(withAnswer(values, path, valueFrom(field, [text])), spec, path), path);
}
