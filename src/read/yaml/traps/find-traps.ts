// Traps: what a Chinese input method, or text pasted from Word, does to YAML. Looked for only where parsing has failed. Each is reported at its own
// place; the text without them is parsed again to see what else is wrong.

import { maxFaults } from "../../limits.ts";
import type { Fault } from "../../source.ts";
import { OpenLevels } from "../open-levels.ts";
import { atOffsets } from "../positions.ts";
import { wideBlock, wideBlockMark } from "./blocks.ts";
import { inBraces } from "./braces.ts";
import { type OpenBracket, scan } from "./brackets.ts";
import { dashAt, inDash } from "./dashes.ts";
import type { TrapFound } from "./found-trap.ts";
import { inHead } from "./heads.ts";
import { columnsOfIndentation, indentationOf, indentedOddly, oddSpaceCharacters, outOfStep } from "./indentation.ts";
import { type LineMark, marksIn } from "./marks.ts";
import { inUnclosed } from "./unclosed.ts";
import { isTrapKey, misreadValue } from "./values.ts";

export interface Trap {
  /** Undefined where it is a consequence of an earlier one: of wrongly indented lines only the first is reported. */
  readonly fault: Fault | undefined;
  /** Replacing [start, end) by `text` removes the trap. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True where it breaks the structure, so that errors of the parser in the next lines are most likely caused by it. */
  readonly ofLayout: boolean;
  /** Where it goes over several lines: the last of them. */
  readonly lastLine?: number | undefined;
}

const headPattern = new RegExp(`^([“”]?)([\\u4e00-\\u9fff]{1,12})([“”]?)(\\s*)([:：])([\\s${oddSpaceCharacters}]*)`);
/** Keys of a problem that never stand at the top of a file. */
const neverAtTop: ReadonlySet<string> = new Set(
  "编号 类型 题目 情况 来源 清单号 登记日期 发现日期 分类处置 措施 责任人 时限 节点 明细 经过 未完成原因 备注".split(" "),
);

/** Every trap of the text, in order. Not looked for inside block texts (`|`, `>`) and quoted texts, which may hold anything. */
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
  /** Column of the key whose block text has not ended yet. */
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

  /** A line that is a mark (see marks.ts), to be removed. Open quotes and brackets continue behind marks of git. */
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
    const indentation = indentationOf(line);
    const width = columnsOfIndentation(indentation);
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
    let column = columnsOfIndentation(indentation);
    if (this.layout.goesOn(column) && !startsEntry(line.slice(at))) return;
    let settled = false;
    const above = this.layout.column; // what width a tab was meant to have is certain only where it leads to the column of the line above
    const settle = (kind: "list" | "map", shown: readonly [number, number], key = "") => {
      const { column: right, fits } = this.layout.settle(column, kind, column === 0 && neverAtTop.has(key));
      if (!settled && isOdd) this.add(indentedOddly(indentation, offset, right, fits || (indentation.includes("\t") && right === above)));
      else if (!settled && !fits) this.add(outOfStep(indentation, offset, right, shown));
      settled = true;
      column = right;
    };
    for (;;) {
      const rest = line.slice(at);
      const dash = dashAt(rest, this.layout.isListAt(column));
      if (!dash) break;
      const start = offset + at;
      settle("list", [start, start + 1]);
      inDash(dash, rest, start, this.add);
      at += dash.whole.length;
      column += Math.max(2, dash.whole.length);
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

  /** Reports a quote or bracket that is still open where its value ends, at the place where it was opened. */
  close(): void {
    const { open } = this;
    this.open = undefined;
    if (!open) return;
    inUnclosed(open, open.lineEnd, this.add);
  }
}

/** True where a line that could continue the text above certainly begins an entry of its own. */
function startsEntry(content: string): boolean {
  const head = headPattern.exec(content);
  return (head !== null && isTrapKey(head[2] ?? "") && head[5] === ":" && head[6] !== "") || /^[-－] /.test(content);
}
