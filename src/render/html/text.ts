// Blocks of a paper as HTML, all but tables and charts.
import type { Block, Runs } from "../../model/paper.ts";
import { escapeHtml } from "./escape.ts";

export function runsHtml(runs: Runs): string {
  return runs
    .map(({ text, strong }) => {
      const escaped = escapeHtml(text).replaceAll("\n", "<br>");
      return strong ? `<strong>${escaped}</strong>` : escaped;
    })
    .join("");
}

export function plainText(runs: Runs): string {
  return runs.map(({ text }) => text).join("");
}

/** A heading of the text: the paper's title is the only h1, so level 1 is h2. */
export function headingHtml({ level, runs }: Extract<Block, { kind: "heading" }>, id: string): string {
  return `<h${level + 1} id="${id}">${runsHtml(runs)}</h${level + 1}>`;
}

export function paragraphHtml({ runs }: Extract<Block, { kind: "paragraph" }>): string {
  return `<p>${runsHtml(runs)}</p>`;
}

export function listHtml({ ordered, start, items }: Extract<Block, { kind: "list" }>): string {
  const entries = items.map((runs) => `<li>${runsHtml(runs)}</li>`).join("\n");
  return ordered ? `<ol${start === 1 ? "" : ` start="${start}"`}>\n${entries}\n</ol>` : `<ul>\n${entries}\n</ul>`;
}
