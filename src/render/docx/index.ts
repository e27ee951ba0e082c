// A paper as a word processor's file (.docx) by GB/T 9704-2012.
import { Document, Packer } from "docx";
import type { Block, Chart, FontProfile, PaperTree } from "../../model/paper.ts";
import { withRoomToWrite } from "../room-to-write.ts";
import { mostCharts } from "./chart.ts";
import { chartParts } from "./chart-parts.ts";
import { densityFor } from "./density.ts";
import { fontsOf } from "./fonts.ts";
import { propertiesPart, repacked } from "./package.ts";
import { sectionsOf } from "./sections.ts";
import { withShortDays } from "./short-days.ts";
import { stylesPart } from "./styles.ts";

export { fontsAsked } from "./fonts.ts";

export interface DocxOptions {
  readonly fonts: FontProfile;
  /** The tool's version and a digest of the data: goes into the file's properties, not onto the paper. */
  readonly comment: string;
  /** Those that the paper places are drawn on a page of their own, the first three of them. */
  readonly charts?: readonly Chart[];
}

/**
 * The file's bytes, the same for the same tree and options. 版记 stands at the foot of a page of its
 * own where there are annexes, else below the signature: there is no way to put it at the page's foot that all word processors agree on.
 */
export async function paperDocx(tree: PaperTree, { fonts, comment, charts = [] }: DocxOptions): Promise<Uint8Array> {
  const printed = withShortDays({ ...tree, head: withRoomToWrite(tree.head) });
  const density = densityFor(printed);
  const drawn = placed(tree, charts);
  const document = new Document({
    sections: sectionsOf(printed, density, drawn),
    evenAndOddHeaderAndFooters: true,
    // A line that ends in a line break is not stretched to the margin.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
  });
  const file = await Packer.toArrayBuffer(document, undefined, [
    { path: "word/styles.xml", data: stylesPart(fontsOf(fonts), density) },
    { path: "docProps/core.xml", data: propertiesPart(tree.head.title, comment) },
  ]);
  return repacked(new Uint8Array(file), await chartParts(drawn, fontsOf(fonts)));
}

/** The charts in the order of their places. */
function placed({ blocks, annexes }: PaperTree, charts: readonly Chart[]): Chart[] {
  const names = [...blocks, ...annexes.flatMap((annex) => annex.blocks)].flatMap((block: Block) =>
    block.kind === "chart" ? [block.name] : [],
  );
  return [...new Set(names)].flatMap((name) => charts.find((chart) => chart.name === name) ?? []).slice(0, mostCharts);
}
