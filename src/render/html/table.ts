// A table: with caption and scopes for screen readers, its own scroll bar on narrow screens, and attributes for the script that sorts.
import type { PaperTable, Runs } from "../../model/paper.ts";
import { escapeHtml } from "./escape.ts";
import { plainText, runsHtml } from "./text.ts";

export interface TableOptions {
  readonly id: string;
  /** Not shown: the heading above the table says the same. */
  readonly caption: string;
  /** True where the script may sort and filter. */
  readonly isList: boolean;
}

export function tableHtml({ columns, rows }: PaperTable, { id, caption, isList }: TableOptions): string {
  const titles = columns.map(({ title }) => plainText(title));
  const headerColumn = titles[0] === "序号" && titles.length > 1 ? 1 : 0;
  const looks = columns.map(({ align }, index) =>
    classOf(
      align,
      rows.map((row) => plainText(row[index] ?? [])),
    ),
  );
  const plainRows = rows.filter((row) => !isSummary(row)).length;
  const header = columns.map(({ title }, index) => `<th scope="col"${looks[index]}>${runsHtml(title)}</th>`).join("");
  const body = rows.map((row) => (isSummary(row) ? summaryRow(row, looks) : plainRow(row, looks, headerColumn)));
  return `<div class="table"${isList && plainRows > 1 ? " data-list" : ""}>
<div class="scroll" role="group" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}">${escapeHtml(caption)}</caption>
<thead>
<tr>${header}</tr>
</thead>
<tbody>
${body.join("\n")}
</tbody>
</table>
</div>
</div>`;
}

/** How it is aligned, whether it needs room for sentences, and whether a line may break in it. */
function classOf(align: string, texts: readonly string[]): string {
  const names = [
    align === "left" ? "" : align,
    texts.some((text) => text.length > 12 && !whole.test(text)) ? "long" : "",
    texts.some((text) => whole.test(text)) ? "whole" : "",
  ].filter((name) => name !== "");
  return names.length === 0 ? "" : ` class="${names.join(" ")}"`;
}

/** A day, or a number such as 甲局-01-001. */
const whole = /^\d+年\d+月\d+日$|^[^\s-]{1,8}-\d+-\d+$/;

/** 合计, 区直小计, 单位不明, or a row that names itself and leaves the next columns empty: such a row stays at the end when rows are sorted. */
function isSummary([first = [], second]: readonly Runs[]): boolean {
  const name = plainText(first).trim();
  if (/^(?:合计|总计|.*小计|.*不明)$/.test(name)) return true;
  return name !== "" && !/^\d+$/.test(name) && second !== undefined && plainText(second).trim() === "";
}

function plainRow(row: readonly Runs[], looks: readonly string[], headerColumn: number): string {
  const cells = row.map((cell, index) =>
    index === headerColumn ? `<th scope="row"${looks[index]}>${runsHtml(cell)}</th>` : `<td${looks[index]}>${runsHtml(cell)}</td>`,
  );
  return `<tr>${cells.join("")}</tr>`;
}

/** The row's name spans the empty cells beside it. */
function summaryRow(row: readonly Runs[], looks: readonly string[]): string {
  const [name = [], ...others] = row;
  const filled = others.findIndex((cell) => plainText(cell).trim() !== "");
  const span = filled < 0 ? 1 : filled + 1;
  const cells = others.slice(span - 1).map((cell, index) => `<td${looks[index + span]}>${runsHtml(cell)}</td>`);
  return `<tr class="summary"><th scope="row"${span > 1 ? ` colspan="${span}"` : ""}>${runsHtml(name)}</th>${cells.join("")}</tr>`;
}
