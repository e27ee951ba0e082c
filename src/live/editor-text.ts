// Places as editors count them: lines from 0, characters from 0 in UTF-16 units.
import type { Edit, Span } from "../model/diagnostic.ts";

export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

/** The end is excluded. */
export interface EditorRange {
  readonly start: EditorPosition;
  readonly end: EditorPosition;
}

/** A text as an editor holds it, byte order mark and line ends included. */
export class EditorText {
  /** Offsets at which lines begin. */
  private readonly starts: readonly number[];
  /** Of lines that have them: where in the line, counted in code points, characters of two units stand. */
  private readonly pairs = new Map<number, readonly number[]>();
  /** Check reads the text without the mark. */
  private readonly mark: 0 | 1;

  constructor(readonly text: string) {
    this.starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
    this.mark = text.startsWith("\ufeff") ? 1 : 0;
  }

  /** The line without its end; empty beyond the last. */
  line(number: number): string {
    const start = this.starts[number] ?? this.text.length;
    return this.text.slice(start, this.starts[number + 1]).replace(/(?:\r\n|\n|\r)$/, "");
  }

  rangeOf({ line, column, endLine, endColumn }: Span): EditorRange {
    return { start: this.positionOf(line, column), end: this.positionOf(endLine, endColumn) };
  }

  /** Of edits of the text as check reads it. */
  rangeOfEdit({ start, end }: Pick<Edit, "start" | "end">): EditorRange {
    return { start: this.positionAt(start + this.mark), end: this.positionAt(end + this.mark) };
  }

  /** Of an offset in the text itself. */
  positionAt(offset: number): EditorPosition {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.starts[low] as number) };
  }

  /** `line` and `column` from 1, in code points; beyond the end of the line its end. */
  private positionOf(line: number, column: number): EditorPosition {
    const number = Math.min(line, this.starts.length) - 1;
    const mark = number === 0 ? this.mark : 0;
    const before = column - 1 + mark;
    let twice = 0;
    for (const at of this.pairsIn(number)) {
      if (at >= before) break;
      twice += 1;
    }
    return { line: number, character: Math.min(before + twice, this.line(number).length) };
  }

  private pairsIn(number: number): readonly number[] {
    const known = this.pairs.get(number);
    if (known) return known;
    const found = Array.from(this.line(number).matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }, before) => index - before);
    this.pairs.set(number, found);
    return found;
  }
}

export function isWithin({ line, character }: EditorPosition, { start, end }: EditorRange): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  return isAfterStart && (line < end.line || (line === end.line && character <= end.character));
}

/** True where the two share a place, be it their end. */
export function areTouching(a: EditorRange, b: EditorRange): boolean {
  return isWithin(a.start, b) || isWithin(b.start, a);
}
