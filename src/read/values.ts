// Why a value is not what its key asks for, in the words of whoever typed it.
import { addDays, isDay } from "../model/day.ts";

type Explanation = [message: string, hint: string];

const typeNames: Record<string, string> = {
  string: "文字", number: "数字", integer: "整数", array: "清单（每条一行，以“- ”开头）", object: "分项填写的内容（“项目: 内容”）", boolean: "是或否",
};

/** The value is of another kind: a number where text is due, a sentence where a list is. `raw`: as written. */
export function wrongType(name: string, schema: Record<string, unknown>, written: unknown, raw: string): Explanation {
  const types = [schema["type"]].flat().map(String);
  const wanted = types.map((type) => typeNames[type] ?? type).join("或");
  const shown = cut(raw);
  if (written === null) return [`“${name}”没有填写内容`, "请填写内容；不填的，删去这一行。"];
  if (types.includes("string") && typeof written === "boolean") return [`“${name}”应写“是”或“否”，不是“${shown}”`, `请改为“${name}: ${written ? "是" : "否"}”。`];
  if (types.includes("string") && typeof written === "number") {
    if (schema["format"] === "date") return dateHint(name, shown);
    return [`“${name}”是文字，写成数字会丢失或改变数位：${shown}`, `请加英文引号：${name}: "${shown}"。`];
  }
  if ((types.includes("number") || types.includes("integer")) && typeof written === "string") {
    const digits = /[-+]?\d+(?:\.\d+)?/.exec(written.normalize("NFKC").replace(/,/g, ""))?.[0];
    return [`“${name}”应填${wanted}，不带单位和其他文字，现在是“${shown}”`, digits ? `例如“${name}: ${digits}”；单位按项目名中的写法，不要写在数字后。` : `例如“${name}: 12”。`];
  }
  if (types.includes("integer") && typeof written === "number") return [`“${name}”应填整数，现在是${shown}`, `例如“${name}: ${Math.round(written)}”。`];
  if (types.includes("array") && typeof written === "string") {
    const joined = /[，、,]/.exec(written)?.[0];
    return [`“${name}”应填${wanted}`, joined ? `几项之间不能用“${joined}”连写，请写成 ${name}: [${written.split(/[，、,]/).slice(0, 3).map((part) => part.trim()).join(", ")}]。` : `例如“${name}: [${cut(written)}]”。`];
  }
  const trap = typeof written === "string" ? isPunctuationTrap(written) : undefined;
  if (types.includes("object") && trap) return [`“${name}”里用了全角的“${trap}”，应当用半角冒号加空格`, `请写成“${cut(String(written).replace("：", ": "))}”。`];
  return [`“${name}”应填${wanted}`, typeof schema["description"] === "string" ? schema["description"] : `请按${wanted}填写。`];
}

/** The text has not the form its key asks for: a date, a month, a number of the ledger, or any text at all. */
export function wrongForm(name: string, schema: Record<string, unknown>, written: string): [rule: string, message: string, hint: string] {
  if (written.trim() === "") return ["value-form", `“${name}”没有填写内容`, "请填写内容；不填的，删去这一行。"];
  if (schema["format"] === "date") return ["day-is-real", ...dateHint(name, written)];
  const plain = toAscii(written);
  if (/^\d{4}\D{1,2}\d{1,2}月?$/.test(plain) && String(schema["pattern"]).includes("[0-9]{4}")) {
    const [year = "", month = ""] = plain.match(/\d+/g) ?? [];
    return ["value-form", `“${name}”应写成“年-月”，现在是“${cut(written)}”`, `请改为“${name}: ${year}-${month.padStart(2, "0")}”。`];
  }
  const description = typeof schema["description"] === "string" ? schema["description"] : `请按“${name}”的格式填写。`;
  return ["value-form", `“${name}”的写法不对：“${cut(written)}”`, description];
}

function dateHint(name: string, written: string): Explanation {
  const plain = toAscii(written).trim();
  const digits = /^(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D*$/.exec(plain);
  if (digits) {
    const [, year = "", month = "", day = ""] = digits;
    const candidate = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isDay(candidate)) return [`“${name}”应写成“年-月-日”，现在是“${cut(written)}”`, `请改为“${name}: ${candidate}”。`];
    const last = Number(month) >= 1 && Number(month) <= 12 ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : undefined;
    return last === undefined
      ? [`“${cut(written)}”不是一个日期：没有${Number(month)}月`, "月份应为01至12，例如 2018-06-30。"]
      : [`“${cut(written)}”不是一个日期：${Number(year)}年${Number(month)}月只有${last}天`, `请核对是哪一天，例如 ${year}-${month.padStart(2, "0")}-${last}。`];
  }
  if (/^\d{8}$/.test(plain) && isDay(`${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}`))
    return [`“${name}”应写成“年-月-日”，现在是“${cut(written)}”`, `请改为“${name}: ${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}”。`];
  if (/^\d{5}$/.test(plain)) return [`“${name}”是 Excel 的日期序号（${plain}），不是日期`, `请改为“${name}: ${addDays("1899-12-30", Number(plain))}”，并核对是否这一天。`];
  if (/^\d{1,2}月\d{1,2}日?$/.test(plain)) {
    const [month = "", day = ""] = plain.match(/\d+/g) ?? [];
    return [`“${name}”缺少年份：“${cut(written)}”`, `请补上年份，例如“${name}: 2018-${month.padStart(2, "0")}-${day.padStart(2, "0")}”。`];
  }
  return [`“${name}”应写成“年-月-日”，现在是“${cut(written)}”`, `例如“${name}: 2018-06-30”。`];
}

/** Full-width digits and punctuation as their plain forms. */
function toAscii(text: string): string {
  return text.normalize("NFKC").replace(/[。．]/g, ".").replace(/[—－–]/g, "-");
}

/** The full-width mark in a text that was meant as `项目: 内容`. */
export function isPunctuationTrap(text: string): string | undefined {
  return /^[\u4e00-\u9fff]{1,12}([：])/.exec(text)?.[1] ?? /[\u4e00-\u9fff]([，])\s*[\u4e00-\u9fff]{1,12}[：:]/.exec(text)?.[1];
}

function cut(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, " ")];
  return characters.length > 30 ? `${characters.slice(0, 30).join("")}…` : characters.join("");
}
