// A paper as a workbook: its text on one sheet, each of its tables on another, with numbers, dates and rates as values that a spreadsheet
// can calculate with.
import { isDay } from "../model/day.ts";
import type { Block, PaperTable, PaperTree, Runs } from "../model/paper.ts";
import type { Book, BookColumn, Cell, Sheet } from "../render/xlsx/book.ts";
import { withBrokenHeads } from "../render/xlsx/sizes.ts";

/** What a spreadsheet allows as the name of a sheet. */
const longestName = 31;

export function paperBook({ head, isSample, blocks, annexes }: PaperTree, sampleNotice: string): Book {
  const notes = [head.issuer, head.number, head.approver, ...(isSample ? [sampleNotice] : [])].filter((note) => note !== "");
  const sheets: Sheet[] = [
    { name: "正文", title: head.title, notes, columns: [{ title: "正文", width: 100 }], rows: [], frozenColumns: 0, isProse: true },
  ];
  const text: Cell[][] = head.recipients === "" ? [] : [[`${head.recipients}：`]];
  const names = new Set(["正文"]);
  const saysSample = (lines: readonly string[]) => lines.some((line) => line.includes(sampleNotice));
  const addTable = (table: PaperTable, title: string, own: readonly string[]) =>
    sheets.push(sheetOf(table, nameFor(title, names), title, isSample && !saysSample(own) ? [sampleNotice, ...own] : own));
  let heading = head.title;
  for (const block of blocks) {
    if (block.kind === "heading") heading = textOf(block.runs);
    if (block.kind === "table") {
      addTable(block, heading, []);
      text.push([`（表格见工作表“${sheets.at(-1)?.name}”）`]);
    } else text.push(...linesOf(block).map((line) => [line]));
  }
  for (const [index, { title }] of annexes.entries())
    text.push([`${index === 0 ? "附件：" : "　　　"}${annexes.length > 1 ? `${index + 1}. ` : ""}${title}`]);
  for (const line of [head.signer, head.signedOn, head.note && `（${head.note}）`, head.copies && `抄送：${head.copies}。`])
    if (line) text.push([line]);
  for (const { label, title, blocks } of annexes) {
    const tables = blocks.filter((block) => block.kind === "table");
    const own = blocks.filter((block) => block.kind !== "table").flatMap(linesOf);
    for (const table of tables) addTable(table, `${label} ${title}`, own);
    if (tables.length === 0) text.push([`${label} ${title}`], ...own.map((line) => [line]));
  }
  return { title: head.title, sheets: [{ ...(sheets[0] as Sheet), rows: text }, ...sheets.slice(1)], lists: new Map() };
}

function sheetOf({ columns, rows }: PaperTable, name: string, title: string, notes: readonly string[]): Sheet {
  const cells = rows.map((row) => row.map((runs) => cellOf(textOf(runs))));
  const sums = new Set(rows.flatMap((row, index) => (row.some((runs) => /^(?:合计|.*小计)$/.test(textOf(runs))) ? [index] : [])));
  return withBrokenHeads({
    name,
    title,
    notes: notes.filter((note) => note !== ""),
    columns: columns.map(({ title, align }): BookColumn => ({ title: textOf(title), width: 40, align })),
    rows: cells,
    sums,
    frozenColumns: 1,
  });
}

/** 42.9% is a rate, 12 a number, 2020年6月8日 a day; anything else, and what has no value, is text as printed. */
function cellOf(text: string): Cell {
  if (/^(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text);
  const rate = /^(\d{1,3})\.(\d)%$/.exec(text);
  if (rate) return { rate: Number(rate[1]) * 10 + Number(rate[2]) };
  const [, year = "", month = "", day = ""] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? { day: written } : text === "" ? null : text;
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [textOf(block.runs)];
    case "list":
      return block.items.map((item, index) => (block.ordered ? `${block.start + index}. ${textOf(item)}` : textOf(item)));
    default:
      return [];
  }
}

function textOf(runs: Runs): string {
  return runs.map(({ text }) => text).join("");
}

/** A valid name for a sheet, different from those already taken. */
function nameFor(title: string, names: Set<string>): string {
  const plain = title.replace(/[\\/?*[\]:：']/g, " ").trim();
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? "" : `（${count}）`;
    const name = [...plain].slice(0, longestName - suffix.length).join("") + suffix;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}
