// What a Chinese input method or a text from Word does to YAML. Looked for only where YAML has failed,
// each told at its own place; a text mended of them is parsed again to see what else is wrong.
import { knownKeys } from "./keys.ts";
import { atOffsets } from "./positions.ts";
import type { Fault } from "./source.ts";
import { formKeys } from "../../dist/validators.js";

export interface Trap {
  readonly fault: Fault;
  /** Replacing [start, end) by `text` takes the trap away. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const keys = new Set([...knownKeys, ...formKeys]);

/** Spaces that look like a space and are none. */
const oddSpaces = new Map([
  ["\t", "制表符（Tab）"], ["\u3000", "全角空格"], ["\u00a0", "不换行空格"], ["\u2002", "半身空格"], ["\u2003", "全身空格"],
  ["\u200b", "零宽空格"], ["\ufeff", "零宽空格"],
]);

type Add = (start: number, end: number, text: string, rule: string, message: string, hint: string) => void;

/** Every trap of the text, in order. Lines of a block text (`|`, `>`) are the clerk's own words and are passed over. */
export function findTraps(text: string): Trap[] {
  const traps: Trap[] = [];
  const add: Add = (start, end, replacement, rule, message, hint) => {
    traps.push({ start, end, text: replacement, fault: { ...atOffsets(text, start, end), rule, severity: "error", message, hint } });
  };
  let offset = 0;
  let blockIndent: number | undefined;
  for (const line of text.split("\n")) {
    const indent = line.length - line.trimStart().length;
    const inBlock = blockIndent !== undefined && (line.trim() === "" || indent > blockIndent);
    if (!inBlock) {
      blockIndent = undefined;
      if (!line.trimStart().startsWith("#")) inLine(line, offset, add);
      if (/[:：] *[|>][-+0-9]*\s*$/.test(line)) blockIndent = indent;
    }
    offset += line.length + 1;
  }
  return traps;
}

function inLine(line: string, offset: number, add: Add): void {
  const indentation = /^[ \t\u3000\u00a0\u2002\u2003\u200b\ufeff]*/.exec(line)?.[0] ?? "";
  const odd = [...indentation].findIndex((character) => character !== " ");
  if (odd >= 0 && indentation.length < line.trimEnd().length) {
    const name = oddSpaces.get(indentation[odd] as string) ?? "特殊空格";
    add(offset + odd, offset + indentation.length, " ".repeat(indentation.slice(odd).replace(/[\u200b\ufeff]/g, "").replace(/[\t\u3000]/g, "  ").length),
      "indented-with-spaces", `缩进用了${name}，应当用半角空格`, "请删去行首空白，用空格键重新输入，与上下同级的行对齐。");
  }
  let at = indentation.length;
  const dash = /^([－—–‐−])[ \u3000]*(?=\S)/.exec(line.slice(at));
  if (dash) {
    add(offset + at, offset + at + dash[0].length, "- ", "ascii-punctuation", `条目开头用了“${dash[1]}”，应当用半角的“-”加空格`, "例如“- 日期: 2018-06-01”。");
    at += dash[0].length;
  }
  while (/^- +/.test(line.slice(at))) at += (/^- +/.exec(line.slice(at))?.[0] ?? "").length;
  headOfLine(line, at, offset, add);
  if (/[{｛]/.test(line)) inBraces(line, at, offset, add);
}

/** A key at the head of a line: full-width colon, no space after the colon, or a value YAML misreads. */
function headOfLine(line: string, at: number, offset: number, add: Add): void {
  const head = /^(["“”]?)([\u4e00-\u9fff]{1,12})(["“”]?)(\s*)([:：])(\s*)/.exec(line.slice(at));
  if (!head) return;
  const [whole, , key = "", , , colon, space] = head;
  if (!keys.has(key)) return;
  const colonAt = at + whole.lastIndexOf(colon as string);
  const rest = line.slice(at + whole.length);
  if (colon === "：")
    add(offset + colonAt, offset + colonAt + 1, space === "" && rest !== "" ? ": " : ":", "ascii-punctuation",
      `“${key}”后面用了全角冒号“：”，应当用半角冒号加空格`, `请改为“${key}: ${rest.trim() === "" ? "…" : shorten(rest)}”（英文输入法下输入冒号，后面空一格）。`);
  else if (space === "" && rest !== "")
    add(offset + colonAt, offset + colonAt + 1, ": ", "space-after-colon", `“${key}:”后面缺少空格`, `请改为“${key}: ${shorten(rest)}”。`);
  misreadValue(key, rest, offset + at + whole.length, add);
}

function misreadValue(key: string, rest: string, start: number, add: Add): void {
  const value = rest.replace(/\s+#.*$/, "").trimEnd();
  if (value === "" || /^["'|>{]/.test(value)) return;
  const reason = /^- /.test(value)
    ? "以“- ”开头，会被当作条目"
    : /^\[[^\]]*\]\s*\S/.test(value) || /^\[[^\]]*$/.test(value)
      ? "以方括号开头，会被当作清单"
      : /^[*&!%@`]/.test(value)
        ? `以“${value[0]}”开头，有特殊含义`
        : !value.startsWith("[") && /: /.test(value)
          ? "中间有半角冒号加空格，会被当作另一项"
          : undefined;
  if (!reason) return;
  add(start, start + value.length, `"${value.replace(/["\\]/g, "_")}"`, "special-text-quoted", `“${key}”的内容${reason}`, `请给整个内容加英文引号：${key}: "${shorten(value)}"。`);
}

/** `{ 姓名：张三，职务：局长 }`: punctuation between the items of a one-line mapping. */
function inBraces(line: string, from: number, offset: number, add: Add): void {
  const pattern = /([{｛,，]\s*)([\u4e00-\u9fff]{1,12})\s*([:：])/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    const [whole, lead = "", key = "", colon] = match;
    if (!keys.has(key)) continue;
    if (lead.startsWith("，"))
      add(offset + match.index, offset + match.index + 1, ",", "ascii-punctuation", `“${key}”前面用了全角逗号“，”，应当用半角逗号`, `例如“{ 姓名: 张某, 职务: 科长 }”。`);
    if (colon === "：") {
      const colonAt = offset + match.index + whole.length - 1;
      add(colonAt, colonAt + 1, ": ", "ascii-punctuation", `“${key}”后面用了全角冒号“：”，应当用半角冒号加空格`, `例如“{ 姓名: 张某, 职务: 科长 }”。`);
    }
  }
}

function shorten(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 20 ? `${characters.slice(0, 20).join("")}…` : characters.join("");
}

/** The text without its traps, and the way back from an offset in it to one in the text as written. */
export function mended(text: string, traps: readonly Trap[]): { text: string; back(offset: number): number } {
  const edits = [...traps].sort((a, b) => a.start - b.start).filter((trap, index, all) => index === 0 || trap.start >= (all[index - 1] as Trap).end);
  let result = "";
  let at = 0;
  const marks: { mended: number; shift: number }[] = [{ mended: 0, shift: 0 }];
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
    marks.push({ mended: result.length, shift: at - result.length });
  }
  result += text.slice(at);
  return {
    text: result,
    back: (offset) => offset + ((marks.findLast((mark) => mark.mended <= offset) ?? marks[0])?.shift ?? 0),
  };
}
