// The blocks of a text or an annex, one after the other, with the ids that links lead to.
import type { Block } from "../../model/paper.ts";
import { tableHtml } from "./table.ts";
import { headingHtml, listHtml, paragraphHtml, plainText } from "./text.ts";

export interface HeadingLink {
  readonly id: string;
  readonly text: string;
}

export interface BlockOptions {
  /** First part of every id. */
  readonly prefix: string;
  /** Caption of a table that has no heading above it. */
  readonly title: string;
  /** True where tables are lists to be sorted and filtered. */
  readonly isList: boolean;
  /** The drawn charts by name; nothing is printed for one that is missing. */
  readonly figures: ReadonlyMap<string, string>;
}

export function blocksHtml(blocks: readonly Block[], { prefix, title, ...options }: BlockOptions): string {
  let caption = title;
  return blocks
    .map((block, index) => {
      if (block.kind === "heading") caption = plainText(block.runs);
      return blockHtml(block, { ...options, id: idOf(prefix, index), caption });
    })
    .filter((html) => html !== "")
    .join("\n");
}

interface TablePlace extends Pick<BlockOptions, "isList" | "figures"> {
  readonly id: string;
  /** The heading it stands under. */
  readonly caption: string;
}

function blockHtml(block: Block, { id, caption, isList, figures }: TablePlace): string {
  switch (block.kind) {
    case "heading":
      return headingHtml(block, id);
    case "paragraph":
      return paragraphHtml(block);
    case "list":
      return listHtml(block);
    case "table":
      return tableHtml(block, { id, caption, isList });
    case "chart":
      return figures.get(block.name) ?? "";
  }
}

/** Headings of the first level. */
export function headingLinks(blocks: readonly Block[], prefix: string): HeadingLink[] {
  return blocks.flatMap((block, index) =>
    block.kind === "heading" && block.level === 1 ? [{ id: idOf(prefix, index), text: plainText(block.runs) }] : [],
  );
}

function idOf(prefix: string, index: number): string {
  return `${prefix}-${index + 1}`;
}
