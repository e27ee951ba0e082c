// Markdown + Liquid → Markdown. A template holds wording and nothing else: it can run no code, read no file and no clock,
// and what it prints of a ledger is escaped. Which tags and filters there are stands here, once.
import { Context, defaultOperators, Liquid, LiquidError, type Template, toValueSync } from "liquidjs";
import { UsageError } from "../model/usage-error.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { filtersOf, longestQuote, onlyYearIn, printed, TemplateFault } from "./template-filters.ts";
import { findPlacesQuickly } from "./template-places.ts";

findPlacesQuickly();

/** The names that a template may print, with their values, nested to any depth. */
export type TemplateData = Readonly<Record<string, unknown>>;

export interface TemplateOptions {
  /** How a printed value is escaped; as Markdown by default. */
  readonly escape?: (text: string) => string;
  /** Line of the file on which `text` begins, for messages. */
  readonly firstLine?: number;
}

/** Tags and filters of the engine that are kept: none that reads files, the clock or chance, or prints unescaped. */
const keptTags = ["if", "unless", "case", "for", "break", "continue", "assign", "comment", "raw", "#"];
const keptFilters = ["size", "first", "last"];

/**
 * Bounds far above any real paper: the bulletin's template has 40,000 characters, a list of 500 problems prints 100,000. They keep
 * rendering within two seconds.
 */
const limits = {
  /** Characters of a template. */
  template: 200_000,
  /** Characters of one tag: the engine takes a minute for a condition of 40,000 parts. */
  tag: 4_000,
  /** Characters printed, and four times as many as the data hold. */
  output: 1_000_000,
  /** How many numbers the engine may make for ranges such as (1..n). */
  memory: 100_000,
  /** Steps, as `Effort` counts them, and twice as many as the data hold values and characters. The bulletin takes 8,000. */
  steps: 500_000,
} as const;

/** Put at the end of each line that holds tags only, so that the line can be removed when it comes out empty. No value contains it. */
const tagLineEnd = "\u0001";
const longTag = new RegExp(`\\{[%{](?:(?![%}]\\})[^]){${limits.tag}}`);
const tagLine = /^[ \t]*((?:\{%(?:(?!%\}).)*%\}[ \t]*)+)$/gm;

/**
 * The text with every tag and value filled in. Lines that hold tags only vanish; several empty lines become one.
 * A UsageError names `name`, the line and what exists when a tag, a filter or a name is unknown, or the syntax is wrong.
 */
export function renderTemplate(name: string, text: string, data: TemplateData, options: TemplateOptions = {}): string {
  const effort = new RenderEffort(data);
  const engine = engineWith(options.escape ?? escapeMarkdown, effort, filtersOf(onlyYearIn(data)));
  const linesBefore = (options.firstLine ?? 1) - 1;
  if (text.length > limits.template) throw fault(name, linesBefore + 1, { what: `模板过长（超过${limits.template}字），没有使用` });
  const source = text.replace(/\r\n?/g, "\n").replaceAll(tagLineEnd, "");
  const tooLong = longTag.exec(source);
  if (tooLong) throw fault(name, linesBefore + source.slice(0, tooLong.index).split("\n").length, { what: "这里的标签过长，或没有结束" });
  const wide = /｛[｛%％]|[%％｝]｝/.exec(source);
  if (wide)
    throw fault(name, linesBefore + source.slice(0, wide.index).split("\n").length, {
      what: `这里用了全角的“${wide[0]}”，会照样印在文书上`,
      hint: "请改用半角的 {{ }} 或 {% %}。",
    });
  const renderLimit = effort as unknown as Context["renderLimit"]; // asked before each part of a template, and in each turn of a loop
  const context = new Context(data, engine.options, { sync: true }, { liquid: engine, renderLimit });
  let at: Template | undefined;
  try {
    const parsed = engine.parse(source.replace(tagLine, `$1${tagLineEnd}`));
    const unknown = unknownName(engine, parsed, data);
    if (unknown) throw fault(name, unknown.line + linesBefore, unknownNameTold(unknown.path, data));
    const filled = new Output(effort);
    for (at of parsed) {
      toValueSync(engine.renderer.renderTemplates([at], context, filled));
      if (context.breakCalled || context.continueCalled) break; // {% break %} outside of a loop: the rest of the template is left out
    }
    return filled.buffer
      .replaceAll(`${tagLineEnd}\n`, "")
      .replaceAll(tagLineEnd, "")
      .replace(/\n{3,}/g, "\n\n");
  } catch (error) {
    const [lineReached = 1] = at?.token.getPosition() ?? [];
    // Too many tags inside each other for the engine's own recursion.
    if (error instanceof RangeError) throw fault(name, linesBefore + lineReached, { what: tooMuch });
    if (error instanceof TemplateFault) throw fault(name, linesBefore + lineReached, { what: error.message });
    if (!(error instanceof LiquidError)) throw error;
    const [line = 1] = error.token.getPosition();
    throw fault(name, line + linesBefore, faultTold(error, context));
  }
}

/** Collects what is printed. */
class Output {
  buffer = "";

  constructor(private readonly effort: RenderEffort) {}

  write(part: unknown): void {
    this.buffer += String(part ?? "");
    if (this.buffer.length > limits.output && this.buffer.length > limits.output + 4 * this.effort.dataSize)
      throw new TemplateFault("这里要输出的内容过多");
  }
}

/**
 * What filling in a template costs, counted rather than timed: the same template is refused on every machine. One step a part and a turn of a
 * loop, one an entry of a list that a filter or a comparison goes through, one a hundred characters.
 */
class RenderEffort {
  private steps = 0;
  private known: number | undefined;

  constructor(private readonly data: TemplateData) {}

  /** Values and characters in all: a large campaign may take more. */
  get dataSize(): number {
    this.known ??= sizeOfData(this.data);
    return this.known;
  }

  check(): void {
    this.use(1);
  }

  use(steps: number): void {
    this.steps += steps;
    if (this.steps > limits.steps && this.steps > limits.steps + 2 * this.dataSize)
      throw new TemplateFault("循环过多、过长，没有排完，已经停下");
  }

  /** `action` with the steps counted for the size of its arguments and its result. */
  charged<Given extends unknown[], Result>(action: (...given: Given) => Result): (...given: Given) => Result {
    return (...given) => {
      for (const one of given) this.use(sizeOf(one));
      const result = action(...given);
      this.use(sizeOf(result));
      return result;
    };
  }
}

/** Values and characters in all; of what stands in several places, counted once. */
export function sizeOfData(value: unknown, seen: Set<unknown> = new Set()): number {
  if (typeof value === "string") return 1 + value.length;
  if (typeof value !== "object" || value === null) return 1;
  if (seen.has(value)) return 0;
  seen.add(value);
  return Object.values(value).reduce<number>((sum, one) => sum + sizeOfData(one, seen), 1);
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : typeof value === "string" ? Math.ceil(value.length / 100) : 0;
}

interface FaultTold {
  readonly what: string;
  readonly hint?: string;
}

function fault(name: string, line: number, { what, hint }: FaultTold): UsageError {
  return new UsageError(`模板 ${name} 第${line}行：${what}`, hint);
}

/**
 * The first name in the template that the data does not have, also in parts that are not printed this time, so that a slip in a sentence for a
 * rare case is found at once. Names that a loop defines are only known when it runs, and are not judged.
 */
function unknownName(engine: Liquid, parsed: Template[], data: TemplateData): { path: string[]; line: number } | undefined {
  const used = Object.values(engine.analyzeSync(parsed).globals).flat();
  return used
    .map(({ segments, location }) => ({ path: missingPath(segments, data), line: location.row, column: location.col }))
    .filter((one) => one.path !== undefined)
    .map((one) => ({ ...one, path: one.path ?? [] }))
    .sort((a, b) => a.line - b.line || a.column - b.column)[0];
}

/** The part of the path up to the first name that does not exist; undefined where all do, or that cannot be known before rendering. */
function missingPath(segments: readonly unknown[], data: TemplateData): string[] | undefined {
  let scope: unknown = data;
  for (const [index, segment] of segments.entries()) {
    if (typeof segment !== "string" || typeof scope !== "object" || scope === null || Array.isArray(scope)) return undefined;
    if (!Object.hasOwn(scope, segment)) return segments.slice(0, index + 1).map(String);
    scope = (scope as Record<string, unknown>)[segment];
  }
  return undefined;
}

function engineWith(escaped: (text: string) => string, effort: RenderEffort, filters: ReturnType<typeof filtersOf>): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: false,
    templates: {}, // there is no other template, and no file system behind it
    memoryLimit: limits.memory,
    operators: Object.fromEntries(
      Object.entries(defaultOperators).map(([name, compare]) => [name, effort.charged(compare as (...given: unknown[]) => OperatorResult)]),
    ),
    outputEscape: effort.charged((value: unknown) => escaped(printed(value))),
  });
  keepOnly(engine.tags, keptTags);
  keepOnly(engine.filters, keptFilters);
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, effort.charged(filter));
  return engine;
}

type OperatorResult = ReturnType<(typeof defaultOperators)[string]>;

/** Keeps only `names` as keys, without those that every object inherits. */
function keepOnly(registry: object, names: readonly string[]): void {
  for (const name of Object.keys(registry)) if (!names.includes(name)) Reflect.deleteProperty(registry, name);
  Object.setPrototypeOf(registry, null);
}

const pairs = "{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。";
const tooMuch = "标签或条件套得过深、过多";

function faultTold(error: LiquidError, context: Context): FaultTold {
  const cause = error.originalError;
  if (cause instanceof TemplateFault) return { what: cause.message };
  const message = cause?.message ?? error.message;
  const variable = /^undefined variable: ([^,]+)/.exec(message)?.[1];
  if (variable !== undefined) return unknownNameTold(variable.split("."), context.getAll());
  const filter = /^undefined filter: ([^,]+)/.exec(message)?.[1];
  if (filter !== undefined)
    return { what: `没有名为“${filter}”的过滤器`, hint: `可用的过滤器：${[...keptFilters, ...Object.keys(filtersOf(null))].join("、")}。` };
  const tag = /^tag "(.*?)" not found/.exec(message)?.[1];
  if (tag !== undefined) {
    if (/^(?:end|els|when)/.test(tag))
      return { what: `“${tag}”前面没有与它对应的标签`, hint: `也可能是它前面另一个标签少了结尾。${pairs}` };
    return { what: `没有名为“${tag}”的标签`, hint: `可用的标签：${keptTags.join("、")}。` };
  }
  if (/not closed/.test(message)) return { what: "这里的标签或花括号没有结束", hint: pairs };
  if (/limit exceeded/.test(message)) return { what: "这里要输出的内容过多" };
  if (cause instanceof RangeError) return { what: tooMuch };
  const written = error.token.getText().trim();
  return {
    what: `写法无法识别：${written.length > longestQuote ? `${written.slice(0, longestQuote)}……` : written}`,
    hint: `请核对花括号和里面的写法。${pairs}`,
  };
}

/** With the names that exist where it was looked for: at the top, or inside the last part of the path that exists. */
function unknownNameTold(path: readonly string[], top: object): FaultTold {
  const within = path.slice(0, -1);
  const scope = within.reduce<unknown>((outer, part) => (outer as Record<string, unknown> | undefined)?.[part], top);
  const names = typeof scope === "object" && scope !== null ? Object.keys(scope).filter((each) => each !== "forloop") : [];
  const where = within.length > 0 ? `“${within.join(".")}”里` : "";
  return { what: `没有名为“${path.join(".")}”的数据`, hint: `${where}可用的名称：${names.sort().join("、")}。` };
}
