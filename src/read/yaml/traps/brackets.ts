// Which brackets and quotes a line leaves open.

interface BracketMark {
  readonly character: string;
  /** Offset in the text. */
  readonly at: number;
}

export interface OpenBracket {
  readonly brackets: readonly BracketMark[];
  /** The quote that is open inside the innermost bracket, or alone. */
  readonly quote?: BracketMark | undefined;
}

/** The bracket or quote still open at the end of `line`, read from `from` on; undefined where none is. `offset`: of the line in the text. */
export function scan(line: string, from: number, offset: number, before: OpenBracket = { brackets: [] }): OpenBracket | undefined {
  const brackets = [...before.brackets];
  let quote = before.quote;
  let begins = quote === undefined; // at the beginning of a value: only there does a quote open a quoted text
  for (let index = from; index < line.length; index++) {
    const character = line[index] as string;
    if (quote) {
      if (character === "\\" && quote.character === '"') index += 1;
      else if (character === quote.character && quote.character === "'" && line[index + 1] === "'") index += 1;
      else if (character === quote.character) {
        quote = undefined;
        if (brackets.length === 0) return undefined;
      }
      continue;
    }
    if (character === "#" && /\s/.test(line[index - 1] ?? " ")) break;
    if (character === " " || character === "\t") continue;
    if (begins && (character === '"' || character === "'")) quote = { character, at: offset + index };
    else if (character === "[" || character === "{") brackets.push({ character, at: offset + index });
    else if (character === "]" || character === "}") {
      brackets.pop();
      if (brackets.length === 0) return undefined;
    }
    begins = /[[{,:]/.test(character);
  }
  return quote || brackets.length > 0 ? { brackets, quote } : undefined;
}
