// Questions on a terminal. They go to stderr: stdout is the result.

import { fieldAt, type Values, withValue } from "../desk/candidate.ts";
import { gapsIn, type Spec } from "../desk/spec.ts";
import { valueFrom } from "../desk/values.ts";
import type { Path } from "../model/ledger.ts";
import type { Field } from "../read/fields.ts";
import { visible } from "../render/terminal-text.ts";
import { keepsToAscii } from "./console.ts";

/** The person has left: Ctrl-C, or the end of the input. Nothing has been written. */
export class Left extends Error {
  override readonly name = "Left";
}

/** Marks that every console has, where this one wants them. */
const plainMarks = keepsToAscii(process.platform, process.env)
  ? { prefix: { idle: "?", done: "√" }, icon: { cursor: ">", checked: "(*)", unchecked: "( )" } }
  : {};

const keys = (tips: string) => ({ ...plainMarks, style: { keysHelpTip: () => tips } });

/** Asks for what is missing and for what is wrong, until the schemas have nothing to say; then for what is wanted. */
export async function completed(start: Values, spec: Spec): Promise<Values> {
  let values = start;
  for (let [gap] = gapsIn(values, spec); gap; [gap] = gapsIn(values, spec)) {
    if (gap.refusal.at !== "missing") say(`${gap.refusal.message}。${gap.refusal.hint}`);
    const key = gap.oneOf.length > 0 ? await choose("填哪一项", gap.oneOf) : undefined;
    const path = key === undefined ? wholeOf(gap.path) : [...gap.path.slice(0, -1), key];
    values = await asked(withValue(values, path, undefined), path, spec, true);
  }
  for (const key of spec.wanted(values)) if (values[key] === undefined) values = await asked(values, [key], spec, false);
  for (let [gap] = gapsIn(values, spec); gap; [gap] = gapsIn(values, spec))
    values = await asked(withValue(values, wholeOf(gap.path), undefined), wholeOf(gap.path), spec, true);
  return values;
}

/** Of a list the whole is asked for again. */
function wholeOf(path: Path): Path {
  const index = path.findIndex((step) => typeof step === "number");
  return index < 0 ? path : path.slice(0, index);
}

/** The values with an answer at `path`; unchanged where it may be left out and was. */
export async function asked(values: Values, path: Path, spec: Spec, isRequired: boolean): Promise<Values> {
  const field = fieldAt(spec.fields, path);
  if (!field) throw new Error(`no field ${path.join(".")}`);
  if (field.kind === "mapping") return mappingAsked(values, path, field, spec, isRequired);
  const answer =
    field.kind === "list" && !(field.isTextToo && offered(field, values, spec).length === 0)
      ? await listAsked(values, path, field, spec, isRequired)
      : await oneAsked(values, path, field, spec, isRequired);
  return answer === undefined ? values : withValue(values, path, answer);
}

async function mappingAsked(values: Values, path: Path, field: Field, spec: Spec, isRequired: boolean): Promise<Values> {
  const inside = field.required.length > 0 ? field.required : isRequired ? field.fields.map(({ key }) => key) : [];
  let result = values;
  for (const [index, key] of inside.entries()) {
    const before = result;
    result = await asked(result, [...path, key], spec, field.required.length > 0 && (isRequired || index > 0));
    if (result === before && index === 0 && !isRequired) return values;
  }
  return result;
}

const own = "其他（自己填写）";

function offered({ key, options }: Field, values: Values, spec: Spec): readonly string[] {
  const words = options.length > 0 ? options : [];
  const named = spec.choices(key, values);
  return named.length > 0 ? named : words;
}

async function oneAsked(values: Values, path: Path, field: Field, spec: Spec, isRequired: boolean): Promise<unknown> {
  const words = offered(field, values, spec);
  const suggested = path.length === 1 ? (spec.defaults[field.key] ?? spec.suggestions[field.key]) : undefined;
  if (words.length > 0) {
    const free = field.options.length === 0 ? [own] : [];
    const skip = isRequired ? [] : ["（不填）"];
    const word = await choose(titleOf(path, field), [...words, ...free, ...skip], suggested);
    if (word === "（不填）") return undefined;
    if (word !== own) return valueFrom(field, [word]);
  }
  const text = await input(titleOf(path, field), suggested, (answer) => {
    if (answer.trim() === "") return isRequired ? "请填写内容。" : true;
    return faultOf(withValue(values, path, valueFrom(field, [answer.trim()])), path, spec);
  });
  return text.trim() === "" ? undefined : valueFrom(field, [text.trim()]);
}

async function listAsked(values: Values, path: Path, field: Field, spec: Spec, isRequired: boolean): Promise<unknown> {
  const words = offered(field, values, spec);
  if (words.length > 0) {
    const { default: checkbox } = await import("@inquirer/checkbox");
    const picked = await answered((context) =>
      checkbox(
        {
          message: titleOf(path, field),
          choices: words.map((word) => ({ value: word, name: visible(word) })),
          pageSize: 10,
          loop: false,
          theme: { ...keys("空格选中，回车确定") },
          validate: (all) =>
            all.length === 0 && isRequired
              ? "请用空格至少选中一项。"
              : faultOf(
                  withValue(
                    values,
                    path,
                    all.map(({ value }) => value),
                  ),
                  path,
                  spec,
                ),
        },
        context,
      ),
    );
    return picked.length === 0 ? undefined : picked;
  }
  const items: unknown[] = [];
  for (;;) {
    const number = items.length + 1;
    const isEnough = items.length > 0 && faultOf(withValue(values, path, items), path, spec) === true;
    if (field.fields.length > 0 && !field.holdsTexts) {
      if (isEnough || !isRequired) if ((await choose(`${titleOf(path, field)}：再填一条吗`, ["不填了", "再填一条"])) === "不填了") break;
      let item: Values = {};
      for (const inner of field.required.length > 0 ? field.fields.filter(({ key }) => field.required.includes(key)) : field.fields) {
        const answer = await oneAsked(
          withValue(values, path, [...items, item]),
          [...path, items.length, inner.key],
          inner,
          spec,
          field.required.includes(inner.key),
        );
        if (answer !== undefined) item = { ...item, [inner.key]: answer };
      }
      items.push(item);
      continue;
    }
    const text = await input(
      `${titleOf(path, field)}（第${number}条${items.length > 0 ? "，没有了直接回车" : ""}）`,
      undefined,
      (answer) => {
        if (answer.trim() === "") return items.length > 0 || !isRequired ? true : "请填写内容。";
        return faultOf(withValue(values, path, [...items, ...(valueFrom(field, [answer.trim()]) as unknown[])]), path, spec);
      },
    );
    if (text.trim() === "") break;
    items.push(...(valueFrom(field, [text.trim()]) as unknown[]));
  }
  return items.length === 0 ? undefined : items;
}

/** What the schemas say of the value at `path` or in it; that more of its list is missing is no fault of what is there. */
function faultOf(values: Values, path: Path, spec: Spec): true | string {
  const found = spec
    .refusals(values)
    .find((refusal) => refusal.at !== "missing" && path.every((step, index) => refusal.path[index] === step));
  return found ? `${found.message}。${found.hint}` : true;
}

function titleOf(path: Path, { key, description }: Field): string {
  const head = path
    .filter((step) => typeof step === "string")
    .slice(0, -1)
    .join("");
  return `${head === "" || head === "明细" ? key : `${head}·${key}`}${description ? `（${description.replace(/。$/, "")}）` : ""}`;
}

export async function choose<T extends string>(message: string, words: readonly T[], preferred?: string): Promise<T> {
  const { default: select } = await import("@inquirer/select");
  const choices = words.map((word) => ({ value: word, name: visible(word) }));
  const start = words.find((word) => word === preferred);
  return answered((context) =>
    select(
      {
        message: visible(message),
        choices,
        pageSize: 12,
        loop: false,
        theme: keys("上下键移动，回车确定"),
        ...(start === undefined ? {} : { default: start }),
      },
      context,
    ),
  ) as Promise<T>;
}

async function input(message: string, suggested: string | undefined, validate: (answer: string) => true | string): Promise<string> {
  const { default: ask } = await import("@inquirer/input");
  return answered((context) =>
    ask({ message: visible(message), validate, theme: plainMarks, ...(suggested === undefined ? {} : { default: suggested }) }, context),
  );
}

interface Context {
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** Ctrl-C, Ctrl-D and a closed terminal all mean that the person has left. */
async function answered<T>(ask: (context: Context) => Promise<T>): Promise<T> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const onKey = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => {
    if (key?.ctrl && key.name === "d") leave();
  };
  process.stdin.on("keypress", onKey).once("end", leave).once("close", leave);
  try {
    return await ask({ output: process.stderr, signal: leaving.signal });
  } catch (error) {
    if (["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes((error as Error).name)) throw new Left();
    throw error;
  } finally {
    process.stdin.off("keypress", onKey).off("end", leave).off("close", leave);
  }
}

function say(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
