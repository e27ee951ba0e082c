// How closely a paper is set. A notice (催办单 and the like) is to be one page: where the standard's spacing would make it two, lines come
// closer, and only then letters become smaller. What fits on no single page is set as usual.
import type { Block, PaperTree } from "../../model/paper.ts";
import { printedWidth } from "../printed-width.ts";
import { roomForSeal } from "./closing.ts";
import { isSlip } from "./head.ts";
import { imprintHeight } from "./imprint.ts";
import { characterSpacing, type Density, em, sizes, slip, standard, textHeight, textWidth } from "./page.ts";
import { titleLine } from "./styles.ts";
import { fittedOnPage, rowHeightsOf } from "./table-height.ts";
import { plainRuns } from "./text.ts";

/** Of notices, the widest first. */
const densities: readonly [Density, ...Density[]] = [
  { ...standard, mark: 88 },
  { line: 520, size: sizes.三号, mark: 80, air: 0.75 },
  { line: 480, size: sizes.三号, mark: 72, air: 0.5 },
  { line: 440, size: sizes.四号, mark: 72, air: 0.5 },
  { line: 400, size: sizes.四号, mark: 68, air: 0.25 },
  { line: 370, size: sizes.小四, mark: 64, air: 0.4 },
  { line: 320, size: sizes.五号, mark: 56, air: 0.3 },
];

/** The widest setting in which a notice is one page; for any other paper what the standard asks for. */
export function densityFor(tree: PaperTree): Density {
  if (!isSlip(tree)) return standard;
  return densities.find((density) => heightOf(tree, density) <= textHeight(slip) * safe) ?? densities[0];
}

/** Fonts differ in the width of digits and marks: what is reckoned is less than a page. */
const safe = 0.97;

/** Height of the whole paper in twips, as if on one endless page. */
function heightOf({ head, isSample, blocks }: PaperTree, density: Density): number {
  const { line, air, mark } = density;
  const room = textWidth(slip) / (em(density.size) + characterSpacing) - 0.5;
  const lines = (text: string, indent: number) =>
    text.split("\n").reduce((sum, each) => sum + Math.max(1, Math.ceil((printedWidth(each) * 1.02 + indent) / room)), 0) * line;
  const parts = [
    head.issuer === "" ? 0 : em(mark) * 1.1,
    head.number === "" ? 0 : 2 * line * air + line + 120,
    2 * line * air + titleLine(density),
    isSample ? line : 0,
    head.recipients === "" ? 0 : line * air + lines(`${head.recipients}：`, 0),
    ...blocks.map((block) => blockHeight(block, lines)),
    head.signer === "" && head.signedOn === "" ? 0 : roomForSeal(density),
    ...[head.signer, head.signedOn, head.note].map((text) => (text === "" ? 0 : lines(text, 4))),
    2 * line * air + imprintHeight(head),
  ];
  return parts.reduce((sum, part) => sum + part, 0);
}

/** `lines`: height of a text so far indented. */
function blockHeight(block: Block, lines: (text: string, indent: number) => number): number {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return lines(plainRuns(block.runs), 2);
    case "list":
      return block.items.reduce((sum, item) => sum + lines(`1. ${plainRuns(item)}`, 2), 0);
    case "table": {
      const fit = fittedOnPage(block, slip, [textHeight(slip)], sizes.五号);
      return rowHeightsOf(block, fit).all + 240;
    }
    case "chart":
      return 0;
  }
}
