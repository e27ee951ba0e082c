// What an operation may not do to a text: lose a line, a comment, or the order of either.
import { Lexer } from "yaml";
import { outlineOf, partAt } from "../../src/read/yaml/outline.ts";
import { plainValues } from "../../src/read/yaml/plain-values.ts";
import type { Done } from "./operations.ts";

/** Lines and comments of `before` that are not in `after` in their order; lines of the values that may be replaced do not count. */
export function lost(before: string, { text: after, replaced = new Map() }: Done): string[] {
  const free = replacedLines(before, replaced);
  const lines = before.split("\n").filter((_, index) => !free.has(index));
  return [...missing(lines, after.split("\n")), ...missing(commentsIn(before), commentsIn(after))];
}

/** What of the first is not in the second, in its order. */
export function missing(wanted: readonly string[], there: readonly string[]): string[] {
  let at = 0;
  return wanted.filter((one) => {
    const found = there.indexOf(one, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

/** Not by the program's own reading of comments. */
function commentsIn(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith("#"));
}

function replacedLines(text: string, replaced: ReadonlyMap<string, readonly string[]>): Set<number> {
  const problems = (plainValues(text)?.value as { 问题?: { 编号: string }[] } | undefined)?.问题 ?? [];
  const root = outlineOf(text);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length - 1;
  const lines = new Set<number>();
  for (const [id, keys] of replaced) {
    const at = problems.findIndex((problem) => String(problem.编号) === id);
    for (const entry of (root && partAt(root, ["问题", at]))?.entries ?? [])
      if (keys.includes(entry.key ?? "")) for (let line = lineAt(entry.start); line <= lineAt(entry.value.end - 1); line++) lines.add(line);
  }
  return lines;
}
