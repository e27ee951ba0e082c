// A paper in every format, by the ending of its file. What a format needs is loaded when it is asked for.
import type { Day } from "../model/day.ts";
import type { Chart, FontProfile, PaperFormat, PaperTree } from "../model/paper.ts";
import { UsageError } from "../model/usage-error.ts";
import { type Paper, type PrintOptions, printMarkdown, sampleNotice } from "../render/paper.ts";

export interface PaperOptions extends PrintOptions {
  /** 截至日: the file date of a workbook, so that the same paper gives the same bytes. */
  readonly asOf: Day;
  readonly fonts?: FontProfile | undefined;
  /** Printed where the template places them, in formats that have pictures. */
  readonly charts?: readonly Chart[] | undefined;
}

const endings: readonly (readonly [RegExp, PaperFormat])[] = [
  [/\.(?:md|markdown)$/i, "md"],
  [/\.docx$/i, "docx"],
  [/\.xlsx$/i, "xlsx"],
  [/\.html?$/i, "html"],
];

/** The format a file's name asks for; undefined for any other ending. */
export function paperFormatOf(file: string): PaperFormat | undefined {
  return endings.find(([ending]) => ending.test(file))?.[1];
}

/** The same; UsageError for any other ending. */
export function paperFormat(file: string): PaperFormat {
  const format = paperFormatOf(file);
  if (format) return format;
  throw new UsageError(
    `“${file}”不是可以写成的格式`,
    "文件名以“.docx”（Word、WPS）、“.xlsx”（Excel）、“.html”（网页）或“.md”（Markdown）结尾，例如 -o 通报.docx。",
  );
}

/** The paper as text or bytes; equal papers give equal bytes. */
export async function printPaper(paper: Paper, format: PaperFormat, options: PaperOptions): Promise<string | Uint8Array> {
  const { isSample, comment, asOf, charts = [], fonts = "gb2312" } = options;
  if (format === "md") return printMarkdown(paper, options);
  const tree = await treeOf(paper, isSample);
  if (format === "xlsx") {
    const { paperBook } = await import("./book.ts");
    const { writeBook } = await import("../render/xlsx/write-book.ts");
    return (await writeBook(paperBook(tree, sampleNotice), { on: asOf, description: comment })).bytes;
  }
  if (format === "docx") return (await import("../render/docx/index.ts")).paperDocx(tree, { fonts, comment, charts });
  return (await import("../render/html/index.ts")).paperHtml(tree, { charts, comment });
}

/** The tree of a paper, kept, since a paper is often printed in several formats. */
const trees = new WeakMap<Paper, PaperTree>();

async function treeOf(paper: Paper, isSample: boolean): Promise<PaperTree> {
  const known = trees.get(paper);
  if (known?.isSample === isSample) return known;
  const { paperTree } = await import("../render/paper-tree.ts");
  const tree = paperTree(paper, isSample);
  trees.set(paper, tree);
  return tree;
}

/** The note about a .docx: which fonts it needs, since they are not embedded in it. */
export async function fontsNote(fonts: FontProfile = "gb2312"): Promise<string> {
  const { fontsAsked } = await import("../render/docx/index.ts");
  const otherwise = fonts === "windows" ? "" : "或改用 --fonts windows";
  return `Word 文件要用的字体：${fontsAsked(fonts).join("、")}（--fonts ${fonts}）；电脑上没有的，请安装${otherwise}。\n`;
}
