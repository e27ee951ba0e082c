// Why a value is not what its key asks for, in the words of whoever typed it.
import { longTerm } from "../../model/long-term.ts";
import { withoutEnds } from "../../model/trimmed.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";
import { strangeIn } from "../yaml/invisible.ts";
import { plainOrQuoted, quoted } from "./certain-edits.ts";
import { describe } from "./conditions.ts";
import { type Explanation, invisibleIn, type RefusedText, shortened, toAscii } from "./refused-text.ts";
import { dayHint, inDigits } from "./written-days.ts";

const typeNames: Record<string, string> = {
  string: "文字",
  number: "数字",
  integer: "整数",
  array: "几条内容（外面加方括号）",
  object: "分项填写的内容（“项目: 内容”）",
  boolean: "是或否",
};

const empty: Explanation = ["没有填写内容", "请填写内容；不填的，删去这一行。"];

/** The value is of another kind: a number where text is due, a sentence where a list is. */
export function wrongType(value: RefusedText): Explanation {
  const { name, isItem, schema, written, raw, matches } = value;
  const types = [schema["type"]].flat().map(String);
  const wanted = types.map((type) => typeNames[type] ?? type).join("或");
  const asList = listDue(types, schema) ?? `应填${wanted}`;
  const shown = shortened(raw);
  const example = (text: string) => (isItem ? text : `${name}: ${text}`);
  if (written === null)
    return isItem ? [`“${name}”中有一条没有填写内容`, "请填写内容；多余的，删去这一条。"] : [`“${name}”${empty[0]}`, empty[1]];
  if (asksForDay(schema) && (typeof written === "number" || typeof written === "boolean")) return dayHint({ ...value, text: raw.trim() });
  if (typeof written === "boolean" && types.includes("string"))
    return isYesNo(schema)
      ? [`“${name}”应写“是”或“否”，不是“${shown}”`, `请改为“${example(written ? "是" : "否")}”。`, written ? "是" : "否"]
      : [`“${name}”是文字，“${shown}”会被当作真假判断`, `请加英文引号：${example(`"${shown}"`)}。`, quoted(raw.trim())];
  if (typeof written === "number" && types.includes("string")) {
    if (isYesNo(schema)) return [`“${name}”应写“是”或“否”，不是“${shown}”`, `例如“${example("是")}”。`];
    if ((schema["pattern"] ?? "\\S") !== "\\S" && !matches(raw.trim()))
      return [`“${name}”的写法不对：“${shown}”`, describe(schema) ?? `请按“${name}”的格式填写。`];
    return [`“${name}”是文字，写成数字会丢失或改变数位：${shown}`, `请加英文引号：${example(`"${shown}"`)}。`, quoted(raw.trim())];
  }
  if (types.includes("number") || types.includes("integer")) {
    if (typeof written === "string") return notANumber(value, wanted, example);
    if (typeof written === "number")
      return Number.isFinite(written)
        ? [`“${name}”应填整数，现在是${shown}`, `例如“${example(String(Math.round(written)))}”。`]
        : [`“${name}”应填${wanted}，现在是“${shown}”`, `例如“${example("12")}”。`];
  }
  if (typeof written === "string" && /^(?:无|没有|暂无|无。|否|零|\/|-+)$/.test(written.trim()))
    return [`“${name}”没有内容的，不写“${shown}”`, `没有的，请删去“${name}”这一项。`];
  const trap = typeof written === "string" ? wideMarkIn(written) : undefined;
  if (types.includes("array") && typeof written === "string") return notAList(value, asList, example);
  if (types.includes("object") && trap)
    return [
      `“${name}”里用了全角的“${trap}”，应当用半角冒号加空格`,
      `请写成“${shortened(String(written).replaceAll("：", ": "))}”，各项之间用半角逗号或另起一行。`,
    ];
  if (types.includes("object")) return [`“${name}”应填${wanted}`, mappingHint(value, example) ?? describe(schema) ?? `请按${wanted}填写。`];
  if (types.includes("array") && typeof written === "object")
    return [`“${name}”${asList}`, "每一条的前面加“- ”，例如“- 编号: …”，其余各项在下面对齐。"];
  if (typeof written === "object" && types.includes("string")) {
    const [only, ...others] = Array.isArray(written) ? (written as unknown[]) : [];
    if (typeof only === "string" && others.length === 0) return [`“${name}”应填文字，不加方括号`, `请改为“${example(shortened(only))}”。`];
    return [
      `“${name}”应填文字，现在的写法会被当作${Array.isArray(written) ? "几条内容" : "分项填写的内容"}`,
      `请给整个内容加英文引号：${example(`"${shortened(raw).replaceAll('"', "”")}"`)}。`,
    ];
  }
  return [`“${name}”${asList}`, describe(schema) ?? `请按${wanted}填写。`];
}

/** A list of texts; false for a list of mappings, which a hint cannot show in brackets. */
function listDue(types: readonly string[], schema: Record<string, unknown>): string | undefined {
  if (types.length !== 1 || types[0] !== "array") return undefined;
  const items = schema["items"] as { type?: unknown; $ref?: string } | undefined;
  const ofKeys = items?.type === "object" || /(?:problem|Event|finding)$/.test(items?.$ref ?? "");
  return ofKeys ? "应一条一条写，每条以“- ”开头" : "应写成一条或几条，外面加方括号";
}

function notANumber({ name, written, raw }: RefusedText, wanted: string, example: (text: string) => string): Explanation {
  const text = String(written);
  const plain = toAscii(text)
    .replace(/(?<=\d)[,，_](?=\d{3})/g, "")
    .trim();
  const digits = /[-+]?\d+(?:\.\d+)?/.exec(plain)?.[0];
  if (text.trim() === "") return [`“${name}”${empty[0]}`, empty[1]];
  if (/^\d{4}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)$/.test(plain))
    return [
      `“${name}”应填${wanted}，现在是一个日期“${shortened(raw)}”`,
      `请改填数字，例如“${example("12")}”；日期请填在有关日期的项目里。`,
    ];
  if (digits === undefined) return [`“${name}”应填${wanted}，现在是“${shortened(raw)}”`, `请用阿拉伯数字，例如“${example("12")}”。`];
  const mend = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits) ? digits : undefined;
  if (digits === text.trim()) return [`“${name}”应填${wanted}，不加引号`, `请改为“${example(digits)}”。`, mend];
  if (digits === plain)
    return [`“${name}”应填${wanted}，用半角数字，不加逗号、空格，现在是“${shortened(raw)}”`, `请改为“${example(digits)}”。`, mend];
  return [`“${name}”应填${wanted}，不带单位和其他文字，现在是“${shortened(raw)}”`, withoutUnit(name, plain, digits, example)];
}

/** Units of money in 万元. */
const tenThousands: Readonly<Record<string, number>> = { 元: 1e-4, 千元: 0.1, 百万元: 100, 亿: 1e4, 亿元: 1e4 };

/** `投资万元: 186000元` is 18.6. A number is given only where it is certain. */
function withoutUnit(name: string, plain: string, digits: string, example: (text: string) => string): string {
  const unit = plain.slice(plain.indexOf(digits) + digits.length).trim();
  const times = name.endsWith("万元") && plain.startsWith(digits) ? tenThousands[unit.replace(/整$/, "")] : undefined;
  if (times !== undefined) {
    const converted = String(Number((Number(digits) * times).toPrecision(12)));
    return `请改为“${example(converted)}”（${digits}${unit}合${converted}万元）。`;
  }
  const isOther = name.endsWith("万元")
    ? /[元千百万亿]/.test(unit) && !/^万元?$/.test(unit)
    : name.endsWith("亩") && /[分平方米公顷㎡m万千百]/i.test(unit);
  if (isOther) return `请按“${name}”的单位换算，只写数字，单位不写在数字后。`;
  return /[元亩天日率月]/.test(name)
    ? `例如“${example(digits)}”；请按“${name}”的单位换算，单位不写在数字后。`
    : `例如“${example(digits)}”。`;
}

function notAList({ name, schema, written, raw }: RefusedText, due: string, example: (text: string) => string): Explanation {
  const text = String(written).trim();
  const tight = /^-([^\s-].*)/.exec(raw.trim())?.[1];
  if (tight !== undefined) return [`“${name}”下面的“-”后面缺少空格`, `请改为“- ${shortened(tight)}”，每条一行，“-”后面空一格。`];
  const numbers = [...raw.trim().matchAll(/^[^\S\n]*([（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．)）])\s*(?=[^\s\d])/gm)].map(
    ([, number]) => number ?? "",
  );
  if (numbers.length > 1)
    return [
      `“${name}”${due}`,
      `请去掉${numbers
        .slice(0, 2)
        .map((number) => `“${number}”`)
        .join("")}${numbers.length > 2 ? "等" : ""}，每条改为“- ”开头。`,
    ];
  const items = schema["items"] as { type?: unknown } | undefined;
  const inside = text
    .replace(/^[［【（([]/, "")
    .replace(/[］】）)\]]$/, "")
    .trim();
  const parts = inside
    .split(/[，、；;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (wideMarkIn(text) && items?.type !== "string") return [`“${name}”${due}`, "每一条另起一行，以“- ”开头，冒号用半角冒号加空格。"];
  if (inside !== text)
    return [`“${name}”用了全角括号，应当用半角的“[”“]”`, `请改为“${example(`[${parts.slice(0, 3).map(shortened).join(", ")}]`)}”。`];
  const joined = /[，、；;,]/.exec(text)?.[0];
  if (parts.length > 1 && parts.every((part) => [...part].length <= 12 && !/^[一二三四五六七八九十\d]+$/.test(part)))
    return [`“${name}”${due}`, `几项之间不能用“${joined}”连写，请写成“${example(`[${parts.slice(0, 5).join(", ")}]`)}”。`];
  const isFile = name === "佐证" && text.includes("\\");
  const path = isFile ? (/^附件[\\/]/.test(text) ? text.replaceAll("\\", "/") : `附件/${/[^\\/]*$/.exec(text)?.[0]}`) : text;
  const placed = isFile && /^(?:[A-Za-z]:|\\)/.test(text) ? "，文件先复制到 ledgers/附件/ 中" : "";
  return [`“${name}”${due}`, `例如“${example(`[${shortened(path)}]`)}”${placed}；有几条的，每条另起一行，以“- ”开头。`];
}

/** `责任人: 王某` → `责任人: { 姓名: 王某, 职务: … }`. */
function mappingHint({ schema, written }: RefusedText, example: (text: string) => string): string | undefined {
  const keys = ((schema["required"] as string[] | undefined) ?? Object.keys((schema["properties"] as object | undefined) ?? {})).slice(
    0,
    3,
  );
  const [first] = keys;
  if (first === undefined) return undefined;
  const dated = typeof written === "string" ? /^\s*(\d{4}-\d{2}-\d{2})[\s:：，,、]+(\S.*)$/s.exec(written) : null;
  if (dated && keys.length === 2 && first !== "日期")
    return `应当写成“${example(`{ ${first}: ${dated[1]}, ${keys[1]}: ${shortened(dated[2] ?? "")} }`)}”。`;
  const known = typeof written === "string" && first !== "日期" && [...written].length <= 12 ? shortened(written) : "…";
  return `应当写成“${example(`{ ${keys.map((key, index) => `${key}: ${index === 0 ? known : "…"}`).join(", ")} }`)}”。`;
}

/** The text has not the form its key asks for: a date, a month, a number of the ledger, or any text at all. */
export function wrongForm(value: RefusedText & { readonly written: string }): [rule: ReadingRuleName, ...Explanation] {
  const { name, isItem, schema, written, matches } = value;
  const example = (text: string) => (isItem ? text : `${name}: ${text}`);
  if (written.replace(invisibleIn, "").trim() === "") return ["value-form", `“${name}”${empty[0]}`, empty[1]];
  if (mayBeLongTerm(schema) && /长期|持续|坚持|常态/.test(written))
    return ["day-is-real", `“${name}”写日期或者“${longTerm}”，现在是“${shortened(written)}”`, `没有期限的，请改为“${example(longTerm)}”。`];
  if (asksForDay(schema)) return ["day-is-real", ...dayHint({ ...value, text: written })];
  const plain = toAscii(written.replace(invisibleIn, "")).trim();
  const inFigures = inDigits(plain);
  const month = /^(\d{4})\D{1,2}(\d{1,2})月?$/.exec(inFigures) ?? /^(\d{4})(\d{2})$/.exec(plain) ?? /^(\d{4})-(\d{2})-\d{2}$/.exec(plain);
  const asMonth = month && `${month[1]}-${month[2]?.padStart(2, "0")}`;
  if (asMonth && matches(asMonth))
    return [
      "value-form",
      `“${name}”应写成“年-月”，现在是“${shortened(written)}”`,
      `请改为“${example(asMonth)}”。`,
      /^\d{4}(?:年\d{1,2}月|[-/.]\d{1,2}|\d{2})$/.test(plain) ? asMonth : undefined,
    ];
  const mend = (text: string) => (/^\d{4}-\d{2}$/.test(text) ? text : plainOrQuoted(text));
  const unquoted = withoutEnds(plain, /[“”"'‘’]/);
  if (plain !== written && matches(plain))
    return written.search(invisibleIn) >= 0
      ? [
          "value-form",
          strangeIn(written, plain) ?? `“${name}”中有看不见的字符：“${shortened(written)}”`,
          `请删去重新输入，例如“${example(plain)}”。`,
          mend(plain),
        ]
      : ["value-form", `“${name}”中用了全角字符或多余的空格：“${shortened(written)}”`, `请改为“${example(plain)}”。`, mend(plain)];
  if (unquoted !== plain && matches(unquoted))
    return [
      "ascii-punctuation",
      `“${name}”的内容不加中文引号，现在是${shortened(written)}`,
      `请改为“${example(unquoted)}”。`,
      mend(unquoted),
    ];
  return ["value-form", `“${name}”的写法不对：“${shortened(written)}”`, describe(schema) ?? `请按“${name}”的格式填写。`];
}

/** True for a day, and for a deadline, which may be 长期坚持 too. */
export function asksForDay(schema: Record<string, unknown>): boolean {
  return schema["format"] === "date" || mayBeLongTerm(schema);
}

function mayBeLongTerm(schema: Record<string, unknown>): boolean {
  return String(schema["pattern"] ?? "").startsWith(`^(?:${longTerm}|`);
}

function isYesNo(schema: Record<string, unknown>): boolean {
  return Array.isArray(schema["enum"]) && schema["enum"].includes("是");
}

/** The full-width mark in a text that was meant as `项目: 内容`. */
function wideMarkIn(text: string): string | undefined {
  return /^[\u4e00-\u9fff]{1,12}(：)/.exec(text)?.[1] ?? /[\u4e00-\u9fff](，)\s*[\u4e00-\u9fff]{1,12}[：:]/.exec(text)?.[1];
}
