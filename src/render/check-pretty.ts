// Diagnostics as a person reads them: headline, place, the line itself with the value marked, what to do.
import { Chalk, type ChalkInstance } from "chalk";
import { commandIn } from "../model/answer.ts";
import { asCalled, type Called } from "../model/called.ts";
import { longDay } from "../model/day.ts";
import { type CheckResult, type Diagnostic, isMendable, type Severity, type Span } from "../model/diagnostic.ts";
import { alsoAnswered, severityText } from "./check-compact.ts";
import { cutTo, displayWidth, visible, wrapTo } from "./terminal-text.ts";

export interface PrettyScreen {
  readonly columns: number;
  readonly color: boolean;
  readonly ascii: boolean;
  /** How to name commands. */
  readonly called?: Called | undefined;
  textOf(file: string): string | undefined;
}

/** Every diagnostic, a blank line apart, and a closing line with the counts. Ends with a line feed. */
export function checkPretty(result: CheckResult, screen: PrettyScreen): string {
  const paint = new Chalk({ level: screen.color ? 1 : 0 });
  const lined = withLines(screen);
  const blocks = result.diagnostics.map((diagnostic) => block(diagnostic, lined, paint).join("\n"));
  return `${[...blocks, closingLine(result, paint, screen.called)].join("\n\n")}\n`;
}

/** Only the diagnostics, for a command that ends because of them. */
export function diagnosticsPretty(diagnostics: readonly Diagnostic[], screen: PrettyScreen): string {
  const paint = new Chalk({ level: screen.color ? 1 : 0 });
  const lined = withLines(screen);
  return diagnostics.map((diagnostic) => `${block(diagnostic, lined, paint).join("\n")}\n`).join("\n");
}

/** The screen, with the lines of each file kept, so that a file is not split again for each of its faults. */
interface LinedScreen extends PrettyScreen {
  linesOf(file: string): readonly string[];
}

function withLines(screen: PrettyScreen): LinedScreen {
  const known = new Map<string, readonly string[]>();
  return {
    ...screen,
    linesOf(file) {
      const lines = known.get(file) ?? screen.textOf(file)?.split(/\r\n|\n|\r/) ?? [];
      known.set(file, lines);
      return lines;
    },
  };
}

function painter(severity: Severity, paint: ChalkInstance): ChalkInstance {
  return severity === "error" ? paint.red : severity === "warning" ? paint.yellow : paint.cyan;
}

function block(diagnostic: Diagnostic, screen: LinedScreen, paint: ChalkInstance): string[] {
  const { severity, message, hint, item, rule, related, acknowledged } = diagnostic;
  const color = acknowledged ? paint.cyan : painter(severity, paint);
  const subject = item === null ? "" : `${visible(item)}：`;
  const head = wrapTo(`${severityText(diagnostic)}：${subject}${visible(message)}`, screen.columns, 6, ambiguousOn(screen));
  const lines = head.map((line, index) =>
    index === 0
      ? color.bold(line.slice(0, severityText(diagnostic).length + 1)) + paint.bold(line.slice(severityText(diagnostic).length + 1))
      : paint.bold(line),
  );
  lines.push(...place(diagnostic.file, diagnostic, "", screen).map((line) => paint.cyan(line)));
  lines.push(...excerpt(diagnostic.file, diagnostic, color, screen));
  for (const other of related ?? []) {
    if (other.file === diagnostic.file && other.line === diagnostic.line) continue;
    lines.push(...place(other.file, other, ` ${other.message}`, screen).map((line) => paint.cyan(line)));
    lines.push(...excerpt(other.file, other, paint.cyan, screen));
  }
  if (acknowledged) {
    const { reason, on } = acknowledged;
    lines.push(...wrapTo(`  理由：${visible(reason)}（${longDay(on)}）`, screen.columns, 8, ambiguousOn(screen)));
  } else {
    const [words, command] = commandIn(hint);
    lines.push(...wrapTo(`  办法：${visible(words)}`, screen.columns, 8, ambiguousOn(screen)));
    if (command !== undefined) lines.push(`        ${visible(asCalled(command, screen.called))}`);
  }
  lines.push(paint.dim(`  详见：${visible(asCalled(`ledger explain ${rule}`, screen.called))}`));
  return lines;
}

function place(file: string, { line, column }: Span, words: string, screen: PrettyScreen): string[] {
  return wrapTo(`  ${visible(`${file}:${line}:${column}${words}`)}`, screen.columns, 4, ambiguousOn(screen));
}

/** The line with its number, and marks under the value; a long line is cut around it. */
function excerpt(file: string, span: Span, color: ChalkInstance, screen: LinedScreen): string[] {
  const line = screen.linesOf(file)[span.line - 1];
  if (line === undefined || line.trim() === "") return [];
  const characters = [...line];
  const end = span.endLine === span.line ? Math.max(span.endColumn, span.column + 1) : characters.length + 1;
  const bar = screen.ascii ? "|" : "│";
  const more = screen.ascii ? ".." : "…";
  const wide = (written: string) => displayWidth(written, ambiguousOn(screen));
  const cut = (written: string, width: number) => cutTo(written, width, more, ambiguousOn(screen));
  const number = String(span.line);
  const room = Math.max(20, screen.columns - number.length - 7);
  const shown = (from: number, to: number) => visible(characters.slice(from, to).join(""));
  const before = shown(0, span.column - 1);
  const value = shown(span.column - 1, end - 1);
  const marked = cut(value, room - 8);
  let lead = before;
  if (wide(before) + wide(marked) > room - 4) lead = `${more}${tail(before, Math.max(4, room - wide(marked) - 6), wide)}`;
  const rest = cut(shown(end - 1, characters.length), Math.max(more.length, room - wide(lead) - wide(marked)));
  const gutter = " ".repeat(number.length);
  return [
    `  ${number} ${bar} ${lead}${marked}${marked === value ? rest : ""}`,
    `  ${gutter} ${bar} ${" ".repeat(wide(lead))}${color("^".repeat(Math.max(1, wide(marked))))}`,
  ];
}

/** The last `width` columns of a text. */
function tail(text: string, width: number, wide: (text: string) => number): string {
  let result = "";
  for (const character of [...text].reverse()) {
    if (wide(character + result) > width) break;
    result = character + result;
  }
  return result;
}

/** Width of a character whose width depends on the font: two columns where ASCII borders are asked for, since such consoles use a Chinese font. */
function ambiguousOn({ ascii }: PrettyScreen): 1 | 2 {
  return ascii ? 2 : 1;
}

function closingLine(
  { files, items, packages, errors, warnings, diagnostics, acknowledged }: CheckResult,
  paint: ChalkInstance,
  called?: Called,
): string {
  const counted = `核对台账${files}本、问题${items}个${packages === undefined ? "" : `、上报包${packages}个`}`;
  const mendable = diagnostics.filter((one) => isMendable(one) && !one.acknowledged).length;
  const verdict = errors > 0 ? `${errors}处错误必须改正` : "没有错误";
  const text = `${counted}：${verdict}，${warnings > 0 ? `${warnings}处提醒请核实` : "没有提醒"}${alsoAnswered(acknowledged.length)}。${mendable > 0 ? `其中${mendable}处可以自动改正：${visible(asCalled("ledger check --fix", called))}` : ""}`;
  return errors > 0 ? paint.red.bold(text) : warnings > 0 ? paint.yellow(text) : paint.green(text);
}
