// Days in tables without their year, where the campaign's are all of one: 6月29日 leaves room for what a table is about.
import type { Block, PaperTree } from "../../model/paper.ts";
import { isForm } from "./table.ts";

/** The tree with the days in its tables so shortened; as it is where the campaign has days of several years. A form of two columns has room for the year. */
export function withShortDays(tree: PaperTree): PaperTree {
  const { onlyYear } = tree;
  if (typeof onlyYear !== "string") return tree;
  const pattern = new RegExp(`(?<!\\d)${onlyYear}年(?=\\d{1,2}月\\d{1,2}日)`, "g");
  const shortened = (block: Block): Block => {
    if (block.kind !== "table" || isForm(block)) return block;
    return {
      ...block,
      rows: block.rows.map((cells) => cells.map((runs) => runs.map((run) => ({ ...run, text: run.text.replace(pattern, "") })))),
    };
  };
  return {
    ...tree,
    blocks: tree.blocks.map(shortened),
    annexes: tree.annexes.map((annex) => ({ ...annex, blocks: annex.blocks.map(shortened) })),
  };
}
