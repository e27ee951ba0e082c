// How deep a text nests, found without parsing it: parsers recurse, and a hostile text would overflow their stack.
import { Lexer } from "yaml";
import { maxDepth } from "../limits.ts";

/** A quick test: false where certainly nothing is too deep, since no line is indented far and few brackets and colons are open. */
function mayBeTooDeep(text: string): boolean {
  let head = 0;
  let brackets = 0;
  let colons = 0;
  let isAtHead = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === lineFeed) {
      isAtHead = true;
      head = 0;
    } else if (isAtHead) {
      isAtHead = code === space || code === tab || code === carriageReturn || code === dash || code === question || code === colon;
      head += 1;
    }
    if (code === colon) colons += 1;
    else if (code === comma || brackets === 0) colons = 0;
    if (code === openSquare || code === openCurly) {
      colons = 0;
      brackets += 1;
    } else if ((code === closeSquare || code === closeCurly) && brackets > 0) brackets -= 1;
    if (head > maxDepth || colons > maxDepth || brackets > maxDepth) return true;
  }
  return false;
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const comma = 44;
const dash = 45;
const colon = 58;
const question = 63;
const openSquare = 91;
const closeSquare = 93;
const openCurly = 123;
const closeCurly = 125;

/** Offset at which brackets, pairs or indentation go deeper than `maxDepth`; undefined where they do not. */
export function tooDeepAt(text: string): number | undefined {
  // A comma inside a quoted key does not separate pairs; only the lexer can tell.
  const inQuotes = (text.match(/["']\s*:/g)?.length ?? 0) > maxDepth ? tooManyMarksAt(text) : undefined;
  if (inQuotes !== undefined) return inQuotes;
  if (!mayBeTooDeep(text)) return undefined;
  const columns: number[] = [];
  let brackets = 0;
  const pairs = new Pairs();
  let offset = 0;
  for (const line of text.split("\n")) {
    pairs.see("\n", brackets);
    const marks = marksOf(line);
    const content = marks.at(-1) ?? 0;
    if (content < line.length && line[content] !== "#")
      for (const column of marks) {
        while (columns.length > 0 && (columns.at(-1) as number) >= column) columns.pop();
        columns.push(column);
        if (columns.length > maxDepth) return offset + column;
      }
    for (let index = content; index < line.length; index++) {
      const character = line[index];
      if (character === "[" || character === "{") brackets += 1;
      else if ((character === "]" || character === "}") && brackets > 0) brackets -= 1;
      pairs.see(character as string, brackets);
      // Brackets inside a quoted text do not count; only the lexer can tell them from others.
      if (brackets > maxDepth || pairs.depth > maxDepth) return tooManyMarksAt(text);
    }
    offset += line.length + 1;
  }
  return undefined;
}

const begins = new Set([",", "[", "{", "\n", "\r\n"]);

/** Parsers read `{ a: b: c: … }` as pairs within pairs. `depth`: colons in brackets since the last comma, without the first of each line. */
class Pairs {
  depth = 0;
  private isFirst = true;

  see(mark: string, brackets: number): void {
    if (mark === "," || mark === "[" || mark === "{" || brackets <= 0) this.depth = 0;
    if (mark === ":") {
      if (!this.isFirst) this.depth += 1;
      this.isFirst = false;
    } else if (begins.has(mark)) this.isFirst = true;
  }
}

/** Columns at which a line opens a level: of each mark "-", "?" or ":" that stands alone before its content, and of the content. */
function marksOf(line: string): number[] {
  const marks: number[] = [];
  let column = 0;
  for (; column < line.length; column++) {
    if (isBlank(line[column])) continue;
    if (!"-?:".includes(line[column] as string) || (column + 1 < line.length && !isBlank(line[column + 1]))) break;
    marks.push(column);
    if (marks.length > maxDepth) return marks;
  }
  return [...marks, column];
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\r";
}

function tooManyMarksAt(text: string): number | undefined {
  let depth = 0;
  const pairs = new Pairs();
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    pairs.see(token, depth);
    if (depth > maxDepth || pairs.depth > maxDepth) return Math.min(offset, text.length - 1);
    // The lexer puts marks of its own between the pieces of the text.
    if (token !== "\u0002" && token !== "\u0018" && token !== "\u001f") offset += token.length;
  }
  return undefined;
}
