// Text → plain values with their places. YAML is a large language; a ledger uses the small part of it that anybody can read.
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLError } from "yaml";
import { closingHint, syntaxMessage } from "./syntax.ts";
import { atOffsets, type Spot } from "./positions.ts";
import type { Fault } from "./source.ts";
import { findTraps, mended } from "./traps.ts";

export interface Parsed {
  /** Undefined where the text is no YAML of ours. */
  readonly value?: unknown;
  readonly root: Spot;
  readonly faults: readonly Fault[];
}

/** A ledger nests eight levels deep. */
const maxDepth = 64;

const reserved = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf"]);

/** Plain values of the text. Never throws; what YAML alone would let through in silence (double keys, aliases) is a fault here. */
export function parseYaml(text: string): Parsed {
  const nothing: Spot = { start: 0, end: 0 };
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const fault: Fault = {
      ...atOffsets(text, deep, deep + 1),
      rule: "nesting-within-limit",
      severity: "error",
      message: `括号或缩进嵌套超过${maxDepth}层，未予核对`,
      hint: "台账最多不过八九层，请检查此处的括号或缩进是否误粘贴。",
    };
    return { root: nothing, faults: [fault] };
  }
  const document = compose(text);
  if (document.errors.length > 0) return { root: nothing, faults: syntaxFaults(text, document.errors) };
  const walker = new Walker(text);
  const root: Spot = document.contents ? spotOf(document.contents) : nothing;
  const { value, spot } = document.contents ? walker.walk(document.contents, root) : { value: null, spot: root };
  return { value, root: spot, faults: walker.faults };
}

function compose(text: string) {
  return parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false, // told by our own walk, with both places, and in linear time
    strict: true,
    prettyErrors: false,
    logLevel: "silent",
    stringKeys: false,
  });
}

/** The traps that explain the failure, each at its place; and what is still wrong once they are mended, as one likeliest cause. */
function syntaxFaults(text: string, errors: readonly YAMLError[]): Fault[] {
  const traps = findTraps(text);
  const rest = traps.length > 0 ? compose(mended(text, traps).text).errors : errors;
  const faults: Fault[] = traps.map(({ fault }) => fault);
  const [first] = rest;
  if (first) {
    const back = traps.length > 0 ? mended(text, traps).back : (offset: number) => offset;
    const start = Math.min(back(first.pos[0]), Math.max(0, text.length - 1));
    faults.push({
      ...atOffsets(text, start, Math.min(start + 1, text.length)),
      rule: first.code === "MULTIPLE_DOCS" ? "yaml-is-plain" : "yaml-is-well-formed",
      severity: "error",
      message: syntaxMessage(first, text.slice(start, start + 20)),
      hint: closingHint(first),
    });
  }
  return faults;
}

function spotOf(node: Node): Spot {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

class Walker {
  readonly faults: Fault[] = [];

  constructor(private readonly text: string) {}

  private fault(start: number, end: number, rule: string, message: string, hint: string, severity: Fault["severity"] = "error"): void {
    this.faults.push({ ...atOffsets(this.text, start, end), rule, severity, message, hint });
  }

  walk(node: Node, spot: Spot): { value: unknown; spot: Spot } {
    this.refuseDecoration(node, spot);
    if (isMap(node)) return this.walkMap(node.items as Pair<Node, Node | null>[], spot);
    if (isSeq(node)) {
      const children = new Map<number, Spot>();
      const value = (node.items as Node[]).map((item, index) => {
        const inner = this.walk(item, spotOf(item));
        children.set(index, inner.spot);
        return inner.value;
      });
      return { value, spot: { ...spot, children } };
    }
    if (isScalar(node)) {
      this.warnOfSwallowedText(node.comment, node.type, spot);
      return { value: node.value, spot };
    }
    return { value: null, spot };
  }

  private walkMap(items: Pair<Node, Node | null>[], spot: Spot): { value: unknown; spot: Spot } {
    const value: Record<string, unknown> = {};
    const children = new Map<string, Spot>();
    for (const { key, value: inner } of items) {
      const keySpot = key ? spotOf(key) : spot;
      if (key) this.refuseDecoration(key, keySpot);
      if (!isScalar(key) || (key.value === null && keySpot.start === keySpot.end)) {
        this.fault(keySpot.start, Math.max(keySpot.end, keySpot.start + 1), "yaml-is-plain", "这里的项目名不是文字", "项目名应是一个词，例如“时限: 2018-06-30”。");
        continue;
      }
      const name = typeof key.value === "string" ? key.value : this.text.slice(keySpot.start, keySpot.end);
      if (reserved.has(name) || name === "<<") {
        this.fault(keySpot.start, keySpot.end, name === "<<" ? "yaml-is-plain" : "no-reserved-keys", `项目名“${name}”不能使用`, "台账中没有这一项，请删去这一行。");
        continue;
      }
      const innerSpot: Spot = inner ? spotOf(inner) : { start: keySpot.end, end: keySpot.end };
      const walked = inner ? this.walk(inner, { ...innerSpot, key: keySpot }) : { value: null, spot: { ...innerSpot, key: keySpot } };
      const earlier = children.get(name);
      if (earlier?.key) {
        const { line } = atOffsets(this.text, earlier.key.start, earlier.key.end);
        this.fault(keySpot.start, keySpot.end, "key-once", `“${name}”填了两次，第${line}行已有`, "同一处每项只填一次，请合并内容或删去其中一行。");
        continue;
      }
      value[name] = walked.value;
      children.set(name, walked.spot);
    }
    return { value, spot: { ...spot, children } };
  }

  private refuseDecoration(node: Node, spot: Spot): void {
    const end = Math.max(spot.end, spot.start + 1);
    if (isAlias(node)) {
      this.fault(spot.start, end, "yaml-is-plain", `以“*”开头的内容会被当作引用：${this.text.slice(spot.start, Math.min(spot.end, spot.start + 20))}`, "如是文字，请加英文引号，例如 \"*见附件\"。");
      return;
    }
    if (node.anchor !== undefined) this.fault(spot.start, end, "yaml-is-plain", `“&${node.anchor}”会被当作标记，不是文字`, "如是文字，请把整个内容加英文引号；否则删去“&”及其后的词。");
    if (node.tag !== undefined && this.text.lastIndexOf("!", spot.start) >= 0 && hasExplicitTag(this.text, spot.start))
      this.fault(spot.start, end, "yaml-is-plain", "“!”开头的内容会被当作类型标记，不是文字", "如是文字，请加英文引号，例如 \"!注意\"。");
  }

  /** `情况: 见 #3`: what follows “ #” is a comment to YAML. With a space after it, it was meant as one. */
  private warnOfSwallowedText(comment: string | null | undefined, type: string | undefined, spot: Spot): void {
    if (!comment || type !== "PLAIN" || comment.startsWith(" ") || comment.includes("\n")) return;
    const hash = this.text.indexOf("#", spot.end);
    if (hash < 0 || this.text.slice(spot.end, hash).trim() !== "") return;
    this.fault(hash, hash + 1 + comment.length, "no-swallowed-text", `“#${comment}”会被当作批注，不计入内容`, "如是正文，请把整个内容加英文引号，例如 \"见 #3\"；如确是批注，请在“#”后加一个空格。", "warning");
  }
}

function hasExplicitTag(text: string, start: number): boolean {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return /(?:^|[\s[{,])!\S*\s*$/.test(text.slice(lineStart, start)) || text[start] === "!";
}

/** Offset where brackets or indentation go deeper than anybody means, so that no parser is driven out of its stack. */
function tooDeepAt(text: string): number | undefined {
  const indents: number[] = [];
  let flow = 0;
  let offset = 0;
  for (const line of text.split("\n")) {
    let column = 0;
    let marks = 0;
    while (column < line.length && (line[column] === " " || ((line[column] === "-" || line[column] === "?") && (line[column + 1] === " " || column + 1 === line.length)))) {
      if (line[column] !== " ") marks += 1;
      column += 1;
    }
    if (column < line.length && line[column] !== "#") {
      while (indents.length > 0 && (indents[indents.length - 1] as number) >= column) indents.pop();
      indents.push(column);
      if (indents.length + marks > maxDepth) return offset + column;
    }
    for (let index = column; index < line.length; index++) {
      const character = line[index];
      if (character === "[" || character === "{") flow += 1;
      else if ((character === "]" || character === "}") && flow > 0) flow -= 1;
      if (flow > maxDepth) return offset + index;
    }
    offset += line.length + 1;
  }
  return undefined;
}
