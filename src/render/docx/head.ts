// 版头 and what opens a paper: 发文机关标志, 发文字号, the red line, title, 示例, recipients. Empty parts leave no gap.
import { BorderStyle, Paragraph, Tab, TextRun } from "docx";
import type { PaperTree } from "../../model/paper.ts";
import { sampleNotice } from "../paper.ts";
import { balancedLines } from "./balanced-lines.ts";
import { character, type Density, em, millimetres, type PageSize, portrait, sizes, textWidth } from "./page.ts";
import { styles } from "./styles.ts";
import { printable, runOf } from "./text.ts";

/** From the text area's top to the mark's; from the number to the red line (GB/T 9704-2012, 7.2.4, 7.2.7). */
const markTop = millimetres(35);

/**
 * A notice about one matter (催办单 and the like) has its mark at the top of the text area, near the 30 mm of a letter (10.1), so that more
 * fits on the page.
 */
export const isSlip = ({ head, annexes }: PaperTree): boolean => annexes.length === 0 && /单$/.test(head.title.trim());

/** Paragraphs of the first page down to the recipients. */
export function paperHead(tree: PaperTree, density: Density): Paragraph[] {
  const { head, isSample } = tree;
  const hasMark = head.issuer !== "";
  const hasNumber = head.number !== "" || head.approver !== "";
  const opening = [
    hasMark && issuerMark(head.issuer, { top: isSlip(tree) ? 0 : markTop, tallest: density.mark, isLast: !hasNumber }),
    hasNumber && numberLine(head, hasMark ? 2 * density.line * density.air : undefined),
  ];
  const above = opening.filter((paragraph) => paragraph !== false);
  return [
    ...above,
    titleParagraph(head.title, styles.title, portrait, above.length > 0 ? 2 * density.line * density.air : 0),
    ...(isSample ? [new Paragraph({ style: styles.notice, children: runOf(`（${sampleNotice}）`) })] : []),
    ...(head.recipients === "" ? [] : [recipientsLine(head.recipients, density.line * density.air)]),
  ];
}

/** A title on balanced lines; `before`: space above it in twips, the style's own without it. */
export function titleParagraph(title: string, style: string, page: PageSize, before?: number): Paragraph {
  const children = runOf(titleLines(title, page).join("\n"));
  return new Paragraph({ style, children, ...(before === undefined ? {} : { spacing: { before } }) });
}

export const titleLines = (title: string, page: PageSize): string[] =>
  balancedLines(printable(title), Math.floor(textWidth(page) / em(sizes.二号)));

const redLine = { style: BorderStyle.SINGLE, color: "FF0000", size: 12 };

interface MarkPlace {
  /** Space above it, in twips. */
  readonly top: number;
  /** Its greatest size, in half points. */
  readonly tallest: number;
  /** The red line stands right below it. */
  readonly isLast: boolean;
}

/** Red and on one line: a long name is first printed narrower, then smaller. */
function issuerMark(issuer: string, { top, tallest, isLast }: MarkPlace): Paragraph {
  const name = printable(issuer).replaceAll("\n", "");
  const { size, scale } = markSize([...name].length, tallest);
  return new Paragraph({
    style: styles.issuer,
    spacing: { before: top, line: Math.round(em(size) * 1.1), lineRule: "exact" },
    ...(isLast ? { border: { bottom: { ...redLine, space: 11 } } } : {}),
    children: [new TextRun({ text: name, size, ...(scale < 100 ? { scale } : {}) })],
  });
}

/** Half points and width in %: at most `tallest`, at least two thirds as wide as high, whatever fits the text area below that. */
export function markSize(characters: number, tallest: number): { readonly size: number; readonly scale: number } {
  const room = textWidth(portrait) / 10 / Math.max(1, characters);
  const narrowest = 0.66;
  if (room >= tallest) return { size: tallest, scale: 100 };
  const size = Math.max(2, Math.floor(Math.min(tallest, Math.max(room, Math.min(80, room / narrowest)))));
  return { size, scale: Math.min(100, Math.floor((room / size) * 100)) };
}

/**
 * Under the mark, two lines below it and the red line 4 mm under it; without a mark to the right, as on a slip. With 签发人 the number goes to
 * the left and he to the right, each one character from the edge (7.2.5, 7.2.6).
 */
function numberLine({ number, approver }: PaperTree["head"], belowMark: number | undefined): Paragraph {
  const hasMark = belowMark !== undefined;
  const children = runOf(hexagonal(number));
  if (!hasMark && approver === "") return new Paragraph({ style: styles.number, alignment: "right", children });
  const tab = () => new TextRun({ children: [new Tab()] });
  // By tabs, not by indents: the red line goes from edge to edge.
  const apart = {
    alignment: "left",
    tabStops: [
      { type: "left", position: character },
      { type: "right", position: textWidth(portrait) - character },
    ],
    children: [tab(), ...children, tab(), ...approverOf(approver)],
  } as const;
  return new Paragraph({
    style: styles.number,
    ...(hasMark ? { spacing: { before: belowMark }, border: { bottom: { ...redLine, space: 5 } } } : {}),
    ...(approver === "" ? { children } : apart),
  });
}

/** The name in 楷体; room to write it in where there is none. */
function approverOf(approver: string): TextRun[] {
  const [, label = "", name = ""] = /^([^：:]*[：:])?(.*)$/s.exec(printable(approver).replaceAll("\n", "")) ?? [];
  return [...runOf(label), new TextRun({ text: name === "" ? "　　　" : name, style: styles.approverName })];
}

/** The year in 六角括号, whatever brackets it was typed in. */
const hexagonal = (number: string): string => number.replace(/[[(（【［]\s*(\d{4})\s*[\])）】］]/gu, "〔$1〕");

function recipientsLine(recipients: string, before: number): Paragraph {
  return new Paragraph({ style: styles.recipients, spacing: { before }, children: runOf(`${recipients.replace(/[:：]$/, "")}：`) });
}
