// What a change of a text puts in and takes out, line by line, with some lines around it.
import { Chalk } from "chalk";
import { structuredPatch } from "diff";
import { visible } from "./terminal-text.ts";

/** Unified, its head the file's name; empty for equal texts. Line ends are not told apart. */
export function textDiff(file: string, before: string, after: string, color: boolean): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const plain = (text: string) => text.replace(/\r\n?/g, "\n");
  const { hunks } = structuredPatch(file, file, plain(before), plain(after), "", "", { context: 2 });
  if (hunks.length === 0) return "";
  const lines = hunks.flatMap(({ oldStart, newStart, lines: inner }) => [
    paint.cyan(`@@ 原第${oldStart}行，现第${newStart}行`),
    ...inner
      .filter((line) => !line.startsWith("\\"))
      .map((line) => {
        const text = `${line[0]} ${visible(line.slice(1))}`.trimEnd();
        return line[0] === "+" ? paint.green(text) : line[0] === "-" ? paint.red(text) : text;
      }),
  ]);
  return `${[paint.bold(visible(file)), ...lines].join("\n")}\n`;
}
