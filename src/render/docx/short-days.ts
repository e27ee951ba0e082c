// Days in tables without their year, where no day of the paper is of another year: 6月29日 leaves room for what a table is about.
import type { Block, PaperTree, Runs } from "../../model/paper.ts";
import { isForm } from "./table.ts";
import { plainRuns } from "./text.ts";

/** The tree with the days in its tables so shortened; as it is where the paper tells of several years. A form of two columns has room for the year. */
export function withShortDays(tree: PaperTree): PaperTree {
  const years = new Set([...textsOf(tree)].flatMap((text) => text.match(/\d{4}(?=年\d{1,2}月)/g) ?? []));
  if (years.size !== 1) return tree;
  return {
    ...tree,
    blocks: tree.blocks.map(shortened),
    annexes: tree.annexes.map((annex) => ({ ...annex, blocks: annex.blocks.map(shortened) })),
  };
}

function shortened(block: Block): Block {
  if (block.kind !== "table" || isForm(block)) return block;
  return { ...block, rows: block.rows.map((cells) => cells.map((runs) => runs.map((run) => ({ ...run, text: withoutYear(run.text) })))) };
}

const withoutYear = (text: string): string => text.replace(/\d{4}年(?=\d{1,2}月\d{1,2}日)/g, "");

function* textsOf({ head, blocks, annexes }: PaperTree): Generator<string> {
  yield head.title;
  for (const { title } of annexes) yield title;
  for (const block of [...blocks, ...annexes.flatMap((annex) => annex.blocks)]) for (const runs of runsOf(block)) yield plainRuns(runs);
}

function runsOf(block: Block): readonly Runs[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.runs];
    case "list":
      return block.items;
    case "table":
      return block.rows.flat();
    case "chart":
      return [];
  }
}
