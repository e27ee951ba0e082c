// What `ledger import` prints about a file: how its columns were understood, which cells were not imported, which values were.
import { cutTo, visible } from "./terminal-text.ts";

/** For each reason so many cells are listed with their text, the others by their addresses only. */
const told = 20;

export function columnsText(
  columns: readonly {
    readonly sheet: string;
    readonly letter: string;
    readonly written: string;
    readonly title: string | undefined;
    readonly sample: string;
    readonly isHidden: boolean;
  }[],
): string {
  const sheets = new Map<string, string[]>();
  for (const { sheet, letter, written, title, sample, isHidden } of columns) {
    const example = sample === "" ? "" : `    例如“${visible(cutTo(sample.replace(/\s+/g, " "), 30))}”`;
    const line = `  ${letter.padEnd(2)} ${visible(written)} → ${title === undefined ? "不导入" : visible(title)}${isHidden ? "（隐藏的列）" : ""}${example}`;
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), line]);
  }
  return [...sheets].map(([sheet, lines]) => `列的对应（${visible(sheet)}）：\n${lines.join("\n")}\n`).join("");
}

interface ShownReading {
  readonly question: { readonly topic: string; readonly text: string; readonly title: string; readonly proposed?: string | undefined };
  readonly places: readonly string[];
  readonly answer: string | undefined;
}

/** `时限“2020年6月底前” → 2020-06-30（台账!F4）`. */
export function readingText({ question, places, answer }: ShownReading): string {
  const cells = `${places.slice(0, 5).join("、")}${places.length > 5 ? `等${places.length}处` : ""}`;
  return visible(`${question.topic}“${cutTo(question.text, 40)}” → ${answer ?? question.proposed ?? "？"}（${cells}）`);
}

/** What was taken otherwise than written: by one reading, and as said of single cells. */
export function takenText(readings: readonly ShownReading[], notes: readonly { readonly place: string; readonly text: string }[]): string {
  const lines = [
    ...readings.map((reading) => `  ${readingText(reading)}\n`),
    ...notes.map(({ place, text }) => `  ${visible(place)}  ${visible(cutTo(text.replace(/\s+/g, " "), 100))}\n`),
  ];
  return lines.length === 0 ? "" : `表中的写法这样理解（${lines.length}处）：\n${lines.join("")}`;
}

/** What is still to be answered, for whoever cannot be asked. */
export function openText(readings: readonly ShownReading[]): string {
  const lines = readings.map(
    ({ question, places }) =>
      `  ${visible(places.slice(0, 5).join("、"))}${places.length > 5 ? `等${places.length}处` : ""}  ${visible(question.title)}${question.proposed === undefined ? "" : `，建议：${visible(question.proposed)}`}\n`,
  );
  return `以下${readings.length}处要有人回答：\n${lines.join("")}`;
}

/** Every cell with its address; its text cut to a line. */
export function leftText(
  left: readonly { readonly place: string; readonly text: string; readonly why: string }[],
  formulas: readonly string[] = [],
): string {
  const byWhy = new Map<string, { place: string; text: string }[]>();
  for (const { place, text, why } of left) {
    const group = byWhy.get(why);
    if (group) group.push({ place, text });
    else byWhy.set(why, [{ place, text }]);
  }
  const groups = [...byWhy].map(([why, cells]) => {
    const lines = cells.slice(0, told).map(({ place, text }) => `  ${visible(place)}  ${visible(cutTo(text.replace(/\s+/g, " "), 60))}`);
    const rest = cells.slice(told).map(({ place, text }) => `${visible(place)}（${visible(cutTo(text.replace(/\s+/g, " "), 20))}）`);
    return `没有导入（${visible(why)}，${cells.length}格）：\n${[...lines, ...(rest.length > 0 ? [`  还有 ${rest.join(" ")}`] : [])].join("\n")}\n`;
  });
  const note = formulas.length > 0 ? `以下各格是公式，取的是文件中存下的结果，没有重新计算：${formulas.map(visible).join(" ")}\n` : "";
  return groups.join("") + note;
}

/** A fault that is the same in many rows is printed once, with the rows. */
export function refusedText(
  faults: readonly { readonly where: string; readonly why: string; readonly hint?: string | undefined }[],
): string {
  const byFault = new Map<string, { places: string[]; why: string; hint: string | undefined }>();
  for (const { where, why, hint } of faults) {
    const known = byFault.get(`${why}\n${hint}`);
    if (known) known.places.push(visible(where));
    else byFault.set(`${why}\n${hint}`, { places: [visible(where)], why, hint });
  }
  const lines = [...byFault.values()].map(({ places, why, hint }) => {
    const rest = places.length > told ? ` 等${places.length}处` : "";
    return `${places.slice(0, told).join("、")}${rest}：${visible(why)}\n${hint ? `  办法：${visible(hint)}\n` : ""}`;
  });
  return `${lines.join("")}这样导入会有${faults.length}处错误，全部没有写入；请在原表中改正，或用 --set、--map 补上，再导入。\n`;
}

export function summaryText(
  parts: readonly {
    readonly name: string;
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly same: number;
  }[],
  left: number,
): string {
  const lines = parts.map(({ name, added, changed, same }) => {
    const list = (ids: readonly string[]) =>
      ids.length === 0 ? "" : `（${ids.slice(0, 5).map(visible).join("、")}${ids.length > 5 ? " 等" : ""}）`;
    return `${visible(name)}：新增${added.length}件${list(added)}，改动${changed.length}件${list(changed)}，没有变化${same}件\n`;
  });
  return `${lines.join("")}${left > 0 ? `没有导入的有${left}格，见上。\n` : ""}`;
}

/** Rows that the table says are done: what the ledger still needs of each, ready to be typed. `called`: a command as it is typed here. */
export function finishText(
  needed: readonly {
    readonly id: string;
    readonly place: string;
    readonly text: string;
    readonly steps: readonly { readonly kind: string; readonly on: string | undefined; readonly facts: string | undefined }[];
    readonly lacks: readonly string[];
  }[],
  called: (command: string, words: readonly string[]) => string,
): string {
  if (needed.length === 0) return "";
  const lines = needed.map(({ id, place, text, steps, lacks }) => {
    const lacking = lacks.length === 0 ? "" : `，并补填${lacks.join("、")}`;
    const kinds = steps.map(({ kind }) => (kind === "报完成" ? "报完成（要有佐证和签字）" : kind)).join("、");
    const commands = steps.map(({ kind, on, facts }) => {
      const [event, step] = kind.split(" ");
      const words = [
        ...(step === undefined ? [] : ["--步骤", step]),
        ...(on === undefined ? [] : ["--date", on]),
        ...(facts === undefined ? [] : ["--情况", facts]),
      ];
      return `    ${visible(called(`ledger log ${id} ${event}`, words))}\n`;
    });
    return `  ${visible(place)}  写的是“${visible(cutTo(text.replace(/\s+/g, " "), 30))}”：${visible(id)}还要记${kinds}${lacking}\n${commands.join("")}`;
  });
  return `表中写明已完成或已销号的有${needed.length}件。台账凭记录销号，以下记齐之前按未销号统计：\n${lines.join("")}`;
}
