// How deep a text nests, reckoned before any parser sees it: parsers recurse, and a hostile text would drive them out of their stack.
import { Lexer } from "yaml";
import { maxDepth } from "../limits.ts";

/** Offset where brackets or indentation go deeper than anybody means; undefined for every text that people write. */
export function tooDeepAt(text: string): number | undefined {
  const columns: number[] = [];
  let brackets = 0;
  let offset = 0;
  for (const line of text.split("\n")) {
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
      // Brackets in a text need not close; the lexer knows which are meant as such.
      if (brackets > maxDepth) return tooManyBracketsAt(text);
    }
    offset += line.length + 1;
  }
  return undefined;
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

function tooManyBracketsAt(text: string): number | undefined {
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > maxDepth) return Math.min(offset, text.length - 1);
    // The lexer puts marks of its own between the pieces of the text.
    if (token !== "\u0002" && token !== "\u0018" && token !== "\u001f") offset += token.length;
  }
  return undefined;
}
