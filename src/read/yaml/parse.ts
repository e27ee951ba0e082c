// Text → plain values with their places. YAML is a large language; a ledger uses the small part of it that anybody can read.
import { parseDocument, type YAMLError } from "yaml";
import { wholeFile } from "../../model/diagnostic.ts";
import { type Limits, maxDepth, maxFaults } from "../limits.ts";
import type { Fault } from "../source.ts";
import { tooDeepAt } from "./depth.ts";
import { causeOf } from "./likely-cause.ts";
import { plainly } from "./plainly.ts";
import { atOffsets, lineAt, type Spot } from "./positions.ts";
import { findTraps } from "./traps/find-traps.ts";
import { marksIn } from "./traps/marks.ts";
import { textWithoutTraps } from "./traps/text-without-traps.ts";
import { type PlacedFault, walk } from "./walk.ts";

export interface Parsed {
  /** Absent where the text cannot be read as YAML, or uses more than the accepted part of it. */
  readonly value?: unknown;
  readonly root: Spot;
  readonly faults: readonly PlacedFault[];
}

const nothing: Spot = { start: 0, end: 0 };

/**
 * Plain values of the text, if it keeps within the limits. Never throws; keys given twice, aliases and the like are faults here, though
 * YAML accepts them.
 */
export function parseYaml(text: string, limits: Limits): Parsed {
  const refused = tooMuch(text, limits.parts) ?? tooDeep(text) ?? withDirective(text);
  if (refused) return { root: nothing, faults: [refused] };
  const quick = plainly(text, limits.items);
  return quick ? { ...quick, faults: [] } : carefully(text, limits);
}

/** The same for any text, several times slower. For a text that `plainly` can read, the result is the same in every value and place. */
export function carefully(text: string, limits: Limits): Parsed {
  const document = compose(text);
  if (document.errors.length > 0 || marksIn(text).size > 0) return { root: nothing, faults: syntaxFaults(text, document.errors) };
  const parsed = walk(text, document.contents, limits.items);
  if (typeof parsed.value === "string") {
    // A ledger typed with full-width colons throughout is one long text to YAML.
    const traps = findTraps(text);
    if (traps.length > 0) return { root: nothing, faults: traps.flatMap(({ fault }) => fault ?? []) };
  }
  if (parsed.faults.length >= maxFaults) return { root: parsed.root, faults: parsed.faults };
  return parsed.value === null && parsed.root.start === parsed.root.end ? { root: nothing, faults: [onlyComments(text)] } : parsed;
}

function tooMuch(text: string, maxParts: number): Fault | undefined {
  let parts = 0;
  for (let index = 0; index < text.length && parts <= maxParts; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 44) parts += 1; // line feed, comma
  }
  if (parts <= maxParts) return undefined;
  return {
    ...wholeFile,
    rule: "file-size-within-limit",
    severity: "error",
    message: `文件内容过多（超过${maxParts}行），未予核对`,
    hint: "一本台账通常只有几千行，请检查是否误存了其他内容，或重复粘贴。",
  };
}

function tooDeep(text: string): Fault | undefined {
  const at = tooDeepAt(text);
  if (at === undefined) return undefined;
  return {
    ...atOffsets(text, at, Math.min(at + 1, text.length)),
    rule: "nesting-within-limit",
    severity: "error",
    message: `括号、缩进或冒号嵌套超过${maxDepth}层，未予核对`,
    hint: "台账最多不过八九层，请检查此处的括号、缩进或冒号是否误粘贴。",
  };
}

/** `%YAML 1.1` would change what every value means. */
function withDirective(text: string): Fault | undefined {
  const [before = "", line] = /^(?:[^\S\n]*(?:#.*)?\n)*(%.*)?/.exec(text) ?? [];
  if (line === undefined) return undefined;
  const start = before.length - line.length;
  return {
    ...atOffsets(text, start, start + line.trimEnd().length),
    rule: "yaml-is-plain",
    severity: "error",
    message: "以“%”开头的行有特殊含义，台账中不能使用",
    hint: "请删去这一行；如是说明，请在行首加“# ”作为批注。",
  };
}

function onlyComments(text: string): Fault {
  return {
    ...atOffsets(text, 0, 0),
    rule: "file-not-empty",
    severity: "error",
    message: text.includes("#") ? "文件中只有批注，没有内容" : "文件中没有内容",
    hint: "请从空白台账样式填起，至少有“单位: …”等各项。",
  };
}

function compose(text: string) {
  return parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false, // found by walk.ts instead, which reports both places and takes linear time
    strict: true,
    prettyErrors: false,
    logLevel: "error", // "silent" would also silence the fault of several documents
    stringKeys: false,
  });
}

/** The traps found in the text, each at its place; and the likeliest cause of what is still wrong once they are corrected. */
function syntaxFaults(text: string, errors: readonly YAMLError[]): Fault[] {
  const traps = findTraps(text);
  const whole = textWithoutTraps(text, traps);
  const [first, ...others] = traps.length > 0 && errors.length < maxFaults ? compose(whole.text).errors : errors;
  const faults = traps.flatMap(({ fault }) => fault ?? []);
  if (!first || faults.length >= maxFaults) return faults;
  const start = Math.min(whole.back(first.pos[0]), Math.max(0, text.trimEnd().length - 1));
  const lines = new Set(others.map(({ pos }) => lineAt(text, whole.back(pos[0]))));
  const cause = withEchoes(causeOf(first, text, start), lines);
  // A remaining error near a trap, or in a text with wrong indentation, is most likely caused by it: then it is only counted.
  const echo =
    faults.some(({ rule }) => rule === "indented-alike") ||
    traps.some(
      ({ fault, ofLayout, lastLine = fault?.line ?? 0 }) =>
        fault && (fault.line === cause.line || (ofLayout && cause.line >= fault.line - 2 && cause.line <= lastLine + 2)),
    );
  if (!echo) return [...faults, cause];
  const root = faults.findIndex((fault) => fault.line === cause.line);
  return faults.map((fault, index) => (index === Math.max(0, root) ? withEchoes(fault, lines.add(cause.line)) : fault));
}

/** The fault, with a note how many other lines cannot be read, most likely because of it. */
function withEchoes(cause: Fault, lines: ReadonlySet<number>): Fault {
  const count = [...lines].filter((line) => line !== cause.line).length;
  return count === 0 ? cause : { ...cause, hint: `${cause.hint}另有${count}行读不通，可能都由这一处引起。` };
}
