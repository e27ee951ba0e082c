// What a Chinese input method or a text from Word does to YAML. Looked for only where YAML has failed,
// each told at its own place; a text mended of them is parsed again to see what else is wrong.

import { maxFaults } from "../../limits.ts";
import type { Fault } from "../../source.ts";
import { oddSpaces } from "../invisible.ts";
import { OpenLevels } from "../open-levels.ts";
import { atOffsets } from "../positions.ts";
import { wideBlock, wideBlockMark } from "./blocks.ts";
import { inBraces } from "./braces.ts";
import { type OpenBracket, scan } from "./brackets.ts";
import { shorten, type TrapFound } from "./found-trap.ts";
import { inHead } from "./heads.ts";
import { type LineMark, marksIn } from "./marks.ts";
import { inUnclosed } from "./unclosed.ts";
import { isTrapKey, misreadValue } from "./values.ts";

export interface Trap {
  /** Undefined where it follows from one above: of lines out of step only the first is told. */
  readonly fault: Fault | undefined;
  /** Replacing [start, end) by `text` takes the trap away. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** It spoils the structure: what YAML says of the line after it is an echo. */
  readonly ofLayout: boolean;
  /** Where it goes over several lines: the last of them. */
  readonly lastLine?: number | undefined;
}

const odd = [...oddSpaces.keys()].join("");
const indentationPattern = new RegExp(`^[ ${odd}]*`);
const headPattern = new RegExp(`^([“”]?)([\\u4e00-\\u9fff]{1,12})([“”]?)(\\s*)([:：])([\\s${odd}]*)`);
const dashPattern = /^([-－—–‐−])(?:[ \t\u3000\u00a0]+|$)/;
const tightDashPattern = /^([-－—–‐−])(?=[\u4e00-\u9fff]{1,12}\s*[:：]|[{[])/;

/** Where a list goes on, a text too is an item of it. */
const tightItemPattern = /^(-)(?=[\u4e00-\u9fff])/;

/** Keys of a problem that no file has at its top. */
const neverAtTop: ReadonlySet<string> = new Set(
  "编号 类型 题目 情况 来源 清单号 登记日期 发现日期 分类处置 措施 责任人 时限 节点 明细 经过 未完成原因 备注".split(" "),
);

/** Every trap of the text, in order. Lines of a block text (`|`, `>`) and of a quoted one are the clerk's own words and are passed over. */
export function findTraps(text: string): Trap[] {
  const finder = new Finder(text);
  const marks = marksIn(text);
  let offset = 0;
  for (const [index, whole] of text.split("\n").entries()) {
    const line = whole.replace(/\r$/, "");
    const mark = marks.get(index);
    if (mark) finder.mark(mark, line, offset);
    else finder.line(line, offset);
    offset += whole.length + 1;
  }
  finder.close();
  return finder.traps;
}

class Finder {
  readonly traps: Trap[] = [];
  private readonly layout = new OpenLevels();
  /** Column of the key whose block text goes on. */
  private blockColumn: number | undefined;
  /** A quote or bracket that an earlier line left open, in the value of a key at `column`. */
  private open: (OpenBracket & { readonly column: number; readonly lineEnd: number }) | undefined;

  constructor(private readonly text: string) {}

  private add = ({ rule, message, hint, at, replace = at, by, mend, ofLayout = false, lastLine }: TrapFound): void => {
    const isEcho = rule === "indented-alike" && this.traps.some((trap) => trap.ofLayout);
    const edits = mend === undefined ? undefined : [{ start: replace[0], end: replace[1], text: mend }];
    const fault: Fault | undefined = isEcho
      ? undefined
      : { ...atOffsets(this.text, at[0], at[1]), rule, severity: "error", message, hint, edits };
    this.traps.push({ start: replace[0], end: replace[1], text: by, fault, ofLayout, lastLine });
  };

  /** A line to be taken away. What is open goes on behind git's marks. */
  mark({ told, endsAll }: LineMark, line: string, offset: number): void {
    if (endsAll) {
      this.close();
      this.blockColumn = undefined;
    }
    if (!told) this.traps.push({ start: offset, end: offset + line.length, text: "", fault: undefined, ofLayout: true });
    else if (this.traps.length < maxFaults) this.add({ ...told, at: [offset, offset + told.width], by: "" });
  }

  line(line: string, offset: number): void {
    if (this.traps.length >= maxFaults) return;
    const indentation = indentationPattern.exec(line)?.[0] ?? "";
    const width = widthOf(indentation);
    if (indentation.length === line.length) return;
    if (this.blockColumn !== undefined) {
      if (width > this.blockColumn) return;
      this.blockColumn = undefined;
    }
    if (this.open && width > this.open.column) {
      this.goOn(line, offset);
      return;
    }
    this.close();
    const content = line.slice(indentation.length);
    if (content.startsWith("#")) return;
    this.inLine(line, offset, indentation);
  }

  private inLine(line: string, offset: number, indentation: string): void {
    const isOdd = [...indentation].some((character) => character !== " ");
    let at = indentation.length;
    let column = widthOf(indentation);
    if (this.layout.goesOn(column) && !startsEntry(line.slice(at))) return;
    let settled = false;
    const above = this.layout.column; // a tab has no width of its own: it stands where the line above does, or nobody can tell
    const settle = (kind: "list" | "map", shown: readonly [number, number], key = "") => {
      const { column: right, fits } = this.layout.settle(column, kind, column === 0 && neverAtTop.has(key));
      if (!settled && isOdd) this.tellOddSpace(indentation, offset, right, fits || (indentation.includes("\t") && right === above));
      else if (!settled && !fits)
        this.add({
          rule: "indented-alike",
          message: "这一行的缩进与上下不一致",
          hint: `同一级的各行左端对齐，下一级多空两格；这一行前面应空${right}格。`,
          at: shown,
          replace: [offset, offset + indentation.length],
          by: " ".repeat(right),
          ofLayout: true,
        });
      settled = true;
      column = right;
    };
    for (;;) {
      const rest = line.slice(at);
      const dash =
        dashPattern.exec(rest) ?? tightDashPattern.exec(rest) ?? (this.layout.isListAt(column) ? tightItemPattern.exec(rest) : null);
      if (!dash) break;
      const [whole, mark = ""] = dash;
      const start = offset + at;
      settle("list", [start, start + 1]);
      if (mark !== "-")
        this.add({
          rule: "ascii-punctuation",
          message: `条目开头用了“${mark}”，应当用半角的“-”加空格`,
          hint: "例如“- 日期: 2020-06-01”。",
          at: [start, start + 1],
          replace: [start, start + whole.length],
          by: "- ",
          mend: "- ",
        });
      else if (whole === "-" && rest.length > 1)
        this.add({
          rule: "space-after-dash",
          message: "“-”后面缺少空格",
          hint: `请改为“- ${shorten(rest.slice(1))}”。`,
          at: [start, start + 1],
          by: "- ",
          mend: "- ",
        });
      at += whole.length;
      column += Math.max(2, whole.length);
    }
    this.entry(line, at, offset, column, settle);
  }

  /** `key: value`, or the value alone after a dash. */
  private entry(
    line: string,
    at: number,
    offset: number,
    column: number,
    settle: (kind: "map", shown: readonly [number, number], key?: string) => void,
  ): void {
    const head = headPattern.exec(line.slice(at));
    const key = head?.[2] ?? "";
    if (!head || !isTrapKey(key)) {
      const other = /^[^\s"'{[:：][^:：]*:(?=\s|$)\s*/.exec(line.slice(at));
      if (other) settle("map", [offset + at, offset + at + other[0].trimEnd().length]);
      else if (line.slice(at) === "") {
        this.layout.holds({ awaits: true, plain: false });
        return;
      }
      this.value(
        "这一条",
        line.slice(at + (other?.[0].length ?? 0)),
        offset + at + (other?.[0].length ?? 0),
        column,
        offset + line.length,
        line,
      );
      return;
    }
    const [whole, quote = "", , closing = "", , colon = "", space = ""] = head;
    const colonAt = offset + at + whole.length - space.length - 1;
    const rest = line.slice(at + whole.length);
    settle("map", [offset + at, colonAt], key);
    inHead({ key, quoted: quote !== "" || closing !== "", colon, space, rest, start: offset + at, colonAt }, this.add);
    this.value(key, rest, offset + at + whole.length, column, offset + line.length, line);
  }

  private value(key: string, rest: string, start: number, column: number, lineEnd: number, line: string): void {
    const bare = rest.replace(/(^|\s)#.*$/s, "").trimEnd();
    this.layout.holds({ awaits: bare === "", plain: bare !== "" && !/^["'{[|>]/.test(bare) });
    const wide = wideBlockMark(bare);
    if (wide) this.add({ ...wideBlock(key, wide), at: [start, start + 1], by: wide.right, mend: wide.right });
    if (wide || /^[|>][-+0-9]*$/.test(bare)) {
      this.blockColumn = this.layout.column;
      return;
    }
    const offset = lineEnd - line.length;
    if (bare.startsWith("｛")) {
      this.add({
        rule: "ascii-punctuation",
        message: `“${key}”用了全角括号“｛”，应当用半角的“{”`,
        hint: "例如“{ 姓名: 张某, 职务: 科长 }”。",
        at: [start, start + 1],
        replace: [start, start + bare.length],
        by: `${bare.replace("｛", "{").replace(/[｝}]$/, "")}}`,
        mend: /[｝}]$/.test(bare) ? `${bare.replace("｛", "{").slice(0, -1)}}` : undefined,
      });
      return;
    }
    if (misreadValue(key, bare, start, this.add)) return;
    if (/^[{["']/.test(bare)) this.openAt(scan(line, start - offset, offset), column, lineEnd);
    if (bare.startsWith("{") || bare.startsWith("[")) inBraces(line, start - offset, offset, this.add);
  }

  private openAt(open: OpenBracket | undefined, column: number, lineEnd: number): void {
    this.open = open && { ...open, column: Math.min(column, this.layout.column), lineEnd };
  }

  /** A line inside brackets or quotes that an earlier line opened. */
  private goOn(line: string, offset: number): void {
    const { open } = this;
    if (!open) return;
    if (open.quote === undefined) inBraces(line, 0, offset, this.add);
    const after = scan(line, 0, offset, open);
    this.open = after && { ...after, column: open.column, lineEnd: offset + line.length };
  }

  /** What was opened and is not deep enough to go on was never closed: told where it was opened. */
  close(): void {
    const { open } = this;
    this.open = undefined;
    if (!open) return;
    inUnclosed(open, open.lineEnd, this.add);
  }

  private tellOddSpace(indentation: string, offset: number, right: number, fits: boolean): void {
    const at = [...indentation].findIndex((character) => character !== " ");
    const name = oddSpaces.get(indentation[at] as string) ?? "特殊空格";
    this.add({
      rule: "indented-with-spaces",
      message: `缩进用了${name}，应当用半角空格`,
      hint: `请删去行首空白，用空格键重新输入${right}个空格，与上下同级的行对齐。`,
      at: [offset + at, offset + indentation.length],
      replace: [offset, offset + indentation.length],
      by: " ".repeat(right),
      mend: fits ? " ".repeat(right) : undefined,
      ofLayout: true,
    });
  }
}

/** True where a line that could go on the text above begins an entry of its own, beyond doubt. */
function startsEntry(content: string): boolean {
  const head = headPattern.exec(content);
  return (head !== null && isTrapKey(head[2] ?? "") && head[5] === ":" && head[6] !== "") || /^[-－] /.test(content);
}

/** Columns an indentation is meant to have. */
function widthOf(indentation: string): number {
  let width = 0;
  for (const character of indentation)
    width += character === "\t" || character === "\u3000" ? 2 : character === "\u200b" || character === "\ufeff" ? 0 : 1;
  return width;
}
