// The difference between a file and what would be written, as a unified diff for people.
import { Chalk } from "chalk";
import { createTwoFilesPatch, OMIT_HEADERS } from "diff";
import { visible } from "./terminal-text.ts";

/** The diff of one file, headed by its name; "" where the texts are equal. Ends with a line feed. Controls are shown, not sent to the terminal. */
export function diffText(path: string, before: string, after: string, color: boolean): string {
  if (before === after) return "";
  const paint = new Chalk({ level: color ? 1 : 0 });
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 1,
    headerOptions: OMIT_HEADERS,
    maxEditLength: mostChanges(before.split("\n"), after.split("\n")),
  });
  if (patch === undefined)
    return `${visible(path)}：改动太多，不逐行列出（原${linesIn(before)}行，改后${linesIn(after)}行）
`;
  return `--- ${visible(path)}\n+++ ${visible(path)}\n${patch}`
    .split("\n")
    .map((line) => {
      const text = line.startsWith("@@") || /^(?:---|\+\+\+) /.test(line) ? visible(line) : line.slice(0, 1) + shown(line.slice(1));
      if (line.startsWith("+")) return paint.green(text);
      if (line.startsWith("-")) return paint.red(text);
      return line.startsWith("@@") ? paint.cyan(text) : text;
    })
    .join("\n");
}

/** Finding a diff takes time in proportion to its length times the number of lines. Beyond this it takes minutes, and nobody would read it. */
function mostChanges(before: readonly string[], after: readonly string[]): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return Math.max(4_000, Math.floor(8_000_000 / (shorter - head - tail + 1)));
}

function linesIn(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Shows unusual spaces by their code, since they may be the only change. */
function shown(line: string): string {
  return visible(line.replace(/\r$/, "").replace(/[\t\u00a0\u2002\u2003\u3000]/g, (space) => (space === "\t" ? "→" : space)));
}
