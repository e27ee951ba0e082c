// Markdown + Liquid → Markdown. A template holds wording and nothing else: it can run no code, read no file and no clock,
// and what it prints of a ledger comes out as text. Which tags and filters there are stands here, once.
import { Context, Liquid, LiquidError } from "liquidjs";
import { isDay, isMonth, longDay, longMonth, shortDay } from "../model/day.ts";
import { UsageError } from "../model/usage-error.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

/** What a template prints: a mapping of names, nested as one likes. */
export type TemplateData = Readonly<Record<string, unknown>>;

export interface TemplateOptions {
  /** How a printed value becomes text; Markdown unless told otherwise. */
  readonly escape?: (text: string) => string;
  /** Line of the file on which `text` begins, for messages. */
  readonly firstLine?: number;
}

/** Tags and filters of the engine that are kept: none that reads files, the clock or chance, or prints unescaped. */
const keptTags = ["if", "unless", "case", "for", "break", "continue", "assign", "comment", "raw", "#"];
const keptFilters = ["join", "map", "where", "size", "first", "last", "plus"];

/** Filters of our own. A date or month that is not there prints as "—". */
const ownFilters: Readonly<Record<string, (value: unknown, ...options: unknown[]) => string>> = {
  day: (value) => dated(value, shortDay),
  full_day: (value) => dated(value, longDay),
  month: (value) => monthly(value, (month) => longMonth(month).replace(/^\d+年/, "")),
  full_month: (value) => monthly(value, longMonth),
  numeral: (value) => chineseNumeral(value),
  /** 甲（3件）、乙（1件） */
  counts: (value, unit = "件") => countsOf(value).map(({ name, count }) => `${name}（${count}${unit}）`).join("、"),
  /** 自查3件、巡察审计1件 */
  tally: (value, unit = "件") => countsOf(value).map(({ name, count }) => `${name}${count}${unit}`).join("、"),
};

/** Stands at the end of a line of tags only, so that such a line leaves no empty line behind. Values never hold it. */
const tagLineEnd = "\u0001";
const tagLine = /^[ \t]*((?:\{%(?:(?!%\}).)*%\}[ \t]*)+)$/gm;

/**
 * The text with every tag and value filled in. Lines that hold tags only vanish; several empty lines become one.
 * A UsageError names `name`, the line and what exists when a tag, a filter or a name is unknown, or the syntax is wrong.
 */
export function renderTemplate(name: string, text: string, data: TemplateData, options: TemplateOptions = {}): string {
  const engine = engineWith(options.escape ?? escapeMarkdown);
  const source = text.replace(/\r\n?/g, "\n").replaceAll(tagLineEnd, "");
  const context = new Context(data, engine.options, { sync: true }, { liquid: engine });
  try {
    const parsed = engine.parse(source.replace(tagLine, `$1${tagLineEnd}`));
    const filled: string = engine.renderSync(parsed, context);
    return filled
      .replaceAll(`${tagLineEnd}\n`, "")
      .replaceAll(tagLineEnd, "")
      .replace(/\n{3,}/g, "\n\n");
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    throw explained(error, name, (options.firstLine ?? 1) - 1, context);
  }
}

function engineWith(escape: (text: string) => string): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: false,
    templates: {}, // there is no other template, and no file system behind it
    memoryLimit: 1e8,
    outputEscape: (value: unknown) => escape(printed(value)),
  });
  keepOnly(engine.tags, keptTags);
  keepOnly(engine.filters, keptFilters);
  for (const [name, filter] of Object.entries(ownFilters)) engine.registerFilter(name, filter);
  return engine;
}

/** Leaves nothing but `names`, not even what every object inherits. */
function keepOnly(registry: object, names: readonly string[]): void {
  for (const name of Object.keys(registry)) if (!names.includes(name)) Reflect.deleteProperty(registry, name);
  Object.setPrototypeOf(registry, null);
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "object" || typeof value === "function") throw new TemplateFault("这里是一组数据，不能直接输出，请用 for 逐项输出，或用 join 连接");
  return String(value);
}

function dated(value: unknown, print: (day: string) => string): string {
  if (value === undefined || value === null || value === "") return "—";
  if (!isDay(value)) throw new TemplateFault(`“${String(value)}”不是日期，不能用 day 或 full_day`);
  return print(value);
}

function monthly(value: unknown, print: (month: string) => string): string {
  if (value === undefined || value === null || value === "") return "—";
  if (!isMonth(value)) throw new TemplateFault(`“${String(value)}”不是月份，不能用 month 或 full_month`);
  return print(value);
}

/** Entries that hold a `count` and a name (of a `unit` or of anything else). */
function countsOf(value: unknown): { name: string; count: number }[] {
  const entries: unknown[] = Array.isArray(value) ? value : [undefined];
  return entries.map((entry) => {
    const { name, unit, count } = (entry ?? {}) as Record<string, unknown>;
    const label = unit ?? name;
    if (typeof label !== "string" || typeof count !== "number") throw new TemplateFault("counts 和 tally 只用于由名称和件数组成的一组数据");
    return { name: label, count };
  });
}

/** 1 → 一, 12 → 十二, 20 → 二十. */
function chineseNumeral(value: unknown): string {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 99) throw new TemplateFault(`numeral 只用于1至99的整数，这里是“${String(value)}”`);
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
  const tens = Math.floor(number / 10);
  return (tens > 0 ? `${tens > 1 ? digits[tens] : ""}十` : "") + digits[number % 10];
}

/** A fault that already says in Chinese what is wrong. */
class TemplateFault extends Error {}

function explained(error: LiquidError, name: string, linesBefore: number, context: Context): UsageError {
  const [line = 1] = error.token.getPosition();
  const { what, hint } = told(error, context);
  return new UsageError(`模板 ${name} 第${line + linesBefore}行：${what}`, hint);
}

function told(error: LiquidError, context: Context): { what: string; hint?: string } {
  const cause = error.originalError;
  if (cause instanceof TemplateFault) return { what: cause.message };
  const message = cause?.message ?? error.message;
  const variable = /^undefined variable: ([^,]+)/.exec(message)?.[1];
  if (variable !== undefined) return { what: `没有名为“${variable}”的数据`, hint: namesAround(variable, context) };
  const filter = /^undefined filter: ([^,]+)/.exec(message)?.[1];
  if (filter !== undefined)
    return { what: `没有名为“${filter}”的过滤器`, hint: `可用的过滤器：${[...keptFilters, ...Object.keys(ownFilters)].join("、")}。` };
  const tag = /^tag "(.*?)" not found/.exec(message)?.[1];
  if (tag !== undefined) {
    if (/^(?:end|els|when)/.test(tag)) return { what: `“${tag}”前面没有与它对应的标签` };
    return { what: `没有名为“${tag}”的标签`, hint: `可用的标签：${keptTags.join("、")}。` };
  }
  if (/not closed/.test(message)) return { what: "这里的标签或花括号没有结束", hint: "{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。" };
  if (/limit exceeded/.test(message)) return { what: "这里要输出的内容过多" };
  return { what: `写法无法识别：${error.token.getText().trim()}` };
}

/** The names that exist where `variable` was looked for: at the top, or inside the last part of it that exists. */
function namesAround(variable: string, context: Context): string {
  const parts = variable.split(".");
  let scope: unknown = context.getAll();
  for (const part of parts.slice(0, -1)) scope = (scope as Record<string, unknown>)[part];
  const names = typeof scope === "object" && scope !== null ? Object.keys(scope).sort() : [];
  const where = parts.length > 1 ? `“${parts.slice(0, -1).join(".")}”里` : "";
  return `${where}可用的名称：${names.filter((each) => each !== "forloop").join("、")}。`;
}
