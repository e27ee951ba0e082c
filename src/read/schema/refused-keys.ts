// Missing and unknown keys of one mapping. A missing and an unknown key that look alike are reported together, as a key to be renamed.
import type { Path } from "../../model/ledger.ts";
import { withoutLookalikes } from "../../model/lookalike.ts";
import { closest, surelyMeant } from "../../model/similar.ts";
import { withoutEnd } from "../../model/trimmed.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";
import { strangeIn } from "../yaml/invisible.ts";
import { conditionOf } from "./conditions.ts";
import type { Origin, Refusal, SchemaError } from "./refusal.ts";
import { invisibleIn, shortened } from "./refused-text.ts";
import { underAnotherName } from "./under-another-name.ts";

/** `errors`: those at the mapping at `path` of `value`; `root`: the schema document, see conditions.ts. */
export function refusedKeys(errors: readonly SchemaError[], path: Path, value: unknown, root: unknown, origin: Origin): Refusal[] {
  const alternatives = errors.filter((error) => error.keyword === "anyOf" && keysOf(error).length > 0);
  const isAlternative = (error: SchemaError) => alternatives.some((outer) => error.schemaPath.startsWith(`${outer.schemaPath}/`));
  const missing = new Map<string, SchemaError>();
  const unknown = new Map<string, SchemaError>();
  for (const error of errors) {
    if (error.keyword === "required" && !isAlternative(error)) missing.set(String(error.params["missingProperty"]), error);
    if (error.keyword === "additionalProperties") unknown.set(String(error.params["additionalProperty"]), error);
  }
  const here = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
  const isInline = origin.raw(path).trimStart().startsWith("{");
  const meant = new Set<string>();
  const result: Refusal[] = [];
  for (const [key, error] of unknown) {
    const cutOff = isInline ? cutOffByComma(key, path, here, unknown) : undefined;
    if (cutOff) {
      result.push(cutOff);
      continue;
    }
    const refusal = unknownKey(
      key,
      error,
      path,
      here,
      [...missing.keys(), ...alternatives.flatMap(keysOf)].filter((name) => !meant.has(name)),
      unknown.size === 1,
    );
    for (const name of refusal.keys) meant.add(name);
    result.push(refusal.refusal);
  }
  for (const error of alternatives) {
    const keys = keysOf(error);
    if (keys.some((key) => meant.has(key))) continue;
    const hint = conditionOf(error, root) ?? `${keys.map((key) => `“${key}”`).join("")}至少填一项。`;
    result.push({ path, at: "missing", key: keys[0] ?? "", oneOf: keys, rule: "key-present", message: `缺少“${keys.join("”或“")}”`, hint });
  }
  for (const [key, error] of missing)
    if (!meant.has(key))
      result.push(swallowed(key, path, here) ?? underAnotherName(key, error, path, here) ?? missingKey(key, error, path, root, isInline));
  return result;
}

/** Two keys and a value run into one are no longer than this. */
const maxKey = 500;

function keysOf(error: SchemaError): string[] {
  return ((error.parentSchema?.["anyOf"] ?? []) as { required?: string[] }[]).flatMap((branch) => branch.required ?? []);
}

/** The refusal, and the keys that the unknown one was meant to be, which are therefore not missing. */
function unknownKey(
  key: string,
  error: SchemaError,
  path: Path,
  here: unknown,
  missing: readonly string[],
  alone: boolean,
): { refusal: Refusal; keys: string[] } {
  const known = Object.keys((error.parentSchema?.["properties"] ?? {}) as object);
  const absent = known.filter((name) => !Object.hasOwn(Object(here), name));
  const refusal = (rule: ReadingRuleName, message: string, hint: string, meant?: string, mend?: string) => ({
    refusal: { path: [...path, key], at: "key" as const, rule, message, hint, mend, ...(meant === undefined ? {} : { key: meant }) },
    keys: meant === undefined ? [] : [meant],
  });
  const colonless = withoutEnd(key, /[:：]/);
  if (colonless !== key && absent.includes(colonless))
    return refusal(
      "key-known",
      `“${colonless}”后面多了一个冒号`,
      `请改为“${colonless}: ${shownValue(Object(here)[key])}”。`,
      colonless,
      colonless,
    );
  const inside = key.length > maxKey ? [] : known.filter((name) => new RegExp(`(?:^|[，、；;,\\s])${literal(name)}\\s*[:：]`).test(key));
  const [first] = inside;
  if (first !== undefined) {
    const wide = /[：，；]/.exec(key)?.[0];
    const names = inside.map(literal).join("|");
    const apart = new RegExp(`\\s*[，、；;,]\\s*(?=(?:${names})\\s*[:：])`, "g");
    const joinedTo = new RegExp(`(?<=^|, )(${names})\\s*[:：]\\s*`, "g");
    // The key has no value: what was meant as its value has become part of the key.
    const isWhole =
      Object(here)[key] === null && new RegExp(`^(?:${names})\\s*[:：]`).test(key) && inside.every((name) => absent.includes(name));
    const told = wide
      ? refusal(
          "ascii-punctuation",
          `“${shorten(key)}”里用了全角的“${wide}”，应当用半角`,
          "冒号用半角冒号加空格，逗号用半角逗号，例如“{ 姓名: 张某, 职务: 科长 }”。",
          first,
          isWhole ? key.replace(apart, ", ").replace(joinedTo, "$1: ") : undefined,
        )
      : refusal(
          "space-after-colon",
          `“${first}:”后面缺少空格`,
          `请改为“${first}: ${shorten(key.slice(key.indexOf(":") + 1))}”。`,
          first,
          isWhole ? key.replace(joinedTo, "$1: ") : undefined,
        );
    return { ...told, keys: inside };
  }
  const plain = withoutLookalikes(key.replace(invisibleIn, "").replace(/[“”"'\s]/g, ""));
  if (plain !== key && absent.includes(plain))
    return /[“”"']/.test(key)
      ? refusal("ascii-punctuation", `项目名“${plain}”外面用了引号`, `项目名不加引号，请改为“${plain}: …”。`, plain, plain)
      : refusal(
          "key-known",
          strangeIn(key, plain) === undefined ? `没有“${key}”这一项，是不是“${plain}”` : `项目名${strangeIn(key, plain)}`,
          `请删去这一项重新输入：${plain}: …`,
          plain,
          plain,
        );
  if (plain !== key && known.includes(plain))
    return refusal("key-known", `没有“${shorten(key)}”这一项，“${plain}”已另有填写`, "请合并内容，或删去这一项。");
  if (key === "状态" && known.includes("经过"))
    return refusal("key-known", "没有“状态”这一项", "台账不填状态，状态由“经过”推出；改好了的，在“经过”里记一条“报完成”。");
  const guess = closest(key, missing) ?? closest(key, absent);
  if (guess) {
    // A slip in the key; or there are just one missing and one unknown key, which then belong together.
    const sure = surelyMeant(key, absent) ?? (missing.length === 1 && alone && guess === missing[0] ? guess : undefined);
    return refusal(
      "key-known",
      `没有“${shorten(key)}”这一项，是不是“${guess}”`,
      `请改为“${guess}: …”。`,
      guess,
      sure === guess ? guess : undefined,
    );
  }
  const spare = ["备注", "说明"].filter((name) => known.includes(name));
  const elsewhere = spare.length > 0 ? `其他内容请写入${spare.map((name) => `“${name}”`).join("或")}。` : "";
  return refusal(
    "key-known",
    key === "" ? "这里的项目名是空白" : `没有“${shorten(key)}”这一项`,
    `此处可填：${known.join("、")}。${elsewhere}`,
  );
}

/** `{ 姓名: 张某，职务：科长 }`: YAML takes 职务 for a part of 姓名. */
function swallowed(key: string, path: Path, here: unknown): Refusal | undefined {
  const pattern = new RegExp(`[，、；;]\\s*${literal(key)}\\s*[:：]`);
  const holder = Object.entries(Object(here) as Record<string, unknown>).find(([, text]) => typeof text === "string" && pattern.test(text));
  if (!holder) return undefined;
  return {
    path: [...path, holder[0]],
    at: "value",
    key,
    rule: "ascii-punctuation",
    message: `“${key}”被并入了“${holder[0]}”的内容，因为中间用了全角标点`,
    hint: "各项之间用半角逗号，冒号用半角冒号加空格，例如“{ 姓名: 张某, 职务: 科长 }”。",
  };
}

/** `{ 情况: 破路许可, 当日批出 }`: to YAML what follows the comma is a key with nothing in it. Of several in a row the first is told. */
function cutOffByComma(key: string, path: Path, here: unknown, unknown: ReadonlyMap<string, SchemaError>): Refusal | undefined {
  const entries = Object.entries(Object(here) as Record<string, unknown>);
  const isPiece = ([name, value]: [string, unknown]) => value === null && unknown.has(name) && !/[:：]/.test(name);
  const at = entries.findIndex(([name]) => name === key);
  const own = entries[at];
  if (!own || !isPiece(own)) return undefined;
  let first = at;
  while (first > 0 && isPiece(entries[first - 1] as [string, unknown])) first -= 1;
  const holder = entries[first - 1];
  if (!holder || !(typeof holder[1] === "string" || typeof holder[1] === "number")) return undefined;
  const length = entries.slice(first).findIndex((entry) => !isPiece(entry));
  const pieces = [String(holder[1]), ...entries.slice(first, length < 0 ? undefined : first + length).map(([name]) => name)];
  const isNumber = typeof holder[1] === "number" && pieces.slice(1).every((piece) => /^\d{3}$/.test(piece));
  return {
    path: [...path, key],
    at: "key",
    rule: "key-known",
    message: `${isNumber ? "数字" : "内容"}里有英文逗号，后面的“${shorten(key)}”被当成了另一项`,
    hint: isNumber
      ? `数字里不加逗号，例如“${holder[0]}: ${pieces.join("")}”。`
      : `内容里的逗号请用“，”，例如“${holder[0]}: ${pieces.join("，")}”。`,
    ...(first === at ? {} : { silent: true as const }),
  };
}

function shownValue(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? shortened(String(value)) : "…";
}

interface Property {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: unknown;
  readonly format?: string;
  readonly required?: readonly string[];
}

/** Example values for a hint, better than “…”, where nothing is known of the case at hand. */
const examples: Readonly<Record<string, string>> = { 来源: "自查", 佐证: "[附件/通水记录.txt]" };

function exampleOf(key: string, { $ref = "", type, format, required = [] }: Property = {}): string {
  const example = examples[key];
  if (example !== undefined) return example;
  if (format === "date" || $ref.endsWith("/day")) return "年-月-日";
  if ($ref.endsWith("/month")) return "年-月";
  if (type === "array" || $ref.endsWith("/texts")) return "[…]";
  return type === "object" && required.length > 0 ? `{ ${required.map((name) => `${name}: …`).join(", ")} }` : "…";
}

function missingKey(key: string, error: SchemaError, path: Path, root: unknown, isInline: boolean): Refusal {
  const property = ((error.parentSchema?.["properties"] ?? {}) as Record<string, Property>)[key];
  const words = conditionOf(error, root) ?? property?.description ?? "";
  const line = `请补${isInline ? "" : "一行"}“${key}: ${exampleOf(key, property)}”。`;
  return {
    path,
    at: "missing",
    key,
    rule: "key-present",
    message: `缺少“${key}”`,
    hint: words.includes(`${key}: `) ? words : `${line}${words}`,
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function shorten(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 30 ? `${characters.slice(0, 30).join("")}…` : characters.join("");
}
