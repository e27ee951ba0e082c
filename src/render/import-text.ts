// What `ledger import` prints about a file: how its columns were understood, which cells were not imported, which values were.
import { cutTo, visible } from "./terminal-text.ts";

/** For each reason so many cells are listed with their text, the others by their addresses only. */
const told = 20;

export function columnsText(
  columns: readonly { readonly sheet: string; readonly written: string; readonly title: string | undefined }[],
): string {
  const sheets = new Map<string, string[]>();
  for (const { sheet, written, title } of columns)
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), `  ${visible(written)} → ${title === undefined ? "不导入" : visible(title)}`]);
  return [...sheets].map(([sheet, lines]) => `列的对应（${visible(sheet)}）：\n${lines.join("\n")}\n`).join("");
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
  faults: readonly { readonly where: string; readonly message: string; readonly hint: string | undefined }[],
): string {
  const byFault = new Map<string, { places: string[]; message: string; hint: string | undefined }>();
  for (const { where, message, hint } of faults) {
    const known = byFault.get(`${message}\n${hint}`);
    if (known) known.places.push(visible(where));
    else byFault.set(`${message}\n${hint}`, { places: [visible(where)], message, hint });
  }
  const lines = [...byFault.values()].map(({ places, message, hint }) => {
    const rest = places.length > told ? ` 等${places.length}处` : "";
    return `${places.slice(0, told).join("、")}${rest}：${visible(message)}\n${hint ? `  办法：${visible(hint)}\n` : ""}`;
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
