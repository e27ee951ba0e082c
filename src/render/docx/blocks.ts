// The text of a paper and of an annex: headings, paragraphs, lists and tables, one after the other.
import { Paragraph, type Table } from "docx";
import type { Block, Run, Runs } from "../../model/paper.ts";
import { fitted, tallyOf } from "./column-widths.ts";
import { type Page, textWidth } from "./page.ts";
import { styles } from "./styles.ts";
import { tableOf } from "./table.ts";
import { runsOf } from "./text.ts";

/** `body`: 3号 with an indent. `notes`: the smaller text around the table of an annex. */
export type Voice = "body" | "notes";

/** Charts are left out: what they show stands in the tables. `before`: space above the first block, in twips. */
export function blocksOf(blocks: readonly Block[], voice: Voice, page: Page, before = 0): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => blockOf(block, voice, page, { before: index === 0 ? before : 0, next: blocks[index + 1] }));
}

interface Place {
  readonly before: number;
  readonly next: Block | undefined;
}

function blockOf(block: Block, voice: Voice, page: Page, { before, next }: Place): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ style: styles.headings[block.level], ...above(before), children: runsOf(block.runs, "text") })];
    case "paragraph":
      return [paragraphOf(block.runs, voice, before, next?.kind === "table")];
    case "list":
      return block.items.map((item, index) =>
        paragraphOf(
          [...(block.ordered ? [{ text: `${block.start + index}. ` } satisfies Run] : []), ...item],
          voice,
          index === 0 ? before : 0,
        ),
      );
    case "table": {
      const { size, widths } = fitted(
        block.columns.map((_, index) => tallyOf(block, index)),
        textWidth(page),
      );
      const table = tableOf(block, size, widths);
      return voice === "body" && next?.kind === "paragraph" ? [table, gap()] : [table];
    }
    case "chart":
      return [];
  }
}

/** What stands right above a table stays on its page. */
function paragraphOf(runs: Runs, voice: Voice, before: number, isAboveTable = false): Paragraph {
  const style = voice === "body" ? styles.body : styles.annexNote;
  return new Paragraph({
    style,
    keepNext: isAboveTable,
    spacing: { before, after: isAboveTable ? nextToTable : 0 },
    children: runsOf(runs, "text"),
  });
}

/** Space between a table and the text above it. */
const nextToTable = 80;

const above = (before: number) => (before > 0 ? { spacing: { before } } : {});

/** Between a table and the text below it. */
const gap = (): Paragraph => new Paragraph({ style: styles.sectionEnd, spacing: { line: 2 * nextToTable, lineRule: "exact" } });
