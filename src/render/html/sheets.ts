// Sheets of a paper: the first with its red head (文头) and signature, one for each annex, the last with 版记.
import type { Annex, PaperTree } from "../../model/paper.ts";
import { sampleNotice } from "../paper.ts";
import { blocksHtml, type HeadingLink } from "./blocks.ts";
import { escapeHtml } from "./escape.ts";

type Figures = ReadonlyMap<string, string>;

export function sheetsHtml(tree: PaperTree, figures: Figures): string {
  const { annexes } = tree;
  const imprint = imprintHtml(tree);
  return [
    textSheet(tree, figures, annexes.length === 0 ? imprint : ""),
    ...annexes.map((annex, index) => annexSheet(annex, index, figures, index === annexes.length - 1 ? imprint : "")),
  ].join("\n");
}

export function annexPlaces({ annexes }: PaperTree): HeadingLink[] {
  return annexes.map(({ label, title }, index) => ({ id: annexId(index), text: `${label}　${title}` }));
}

function annexId(index: number): string {
  return `annex-${index + 1}`;
}

function textSheet({ head, isSample, blocks, annexes }: PaperTree, figures: Figures, imprint: string): string {
  return lines(
    '<article class="sheet">',
    (head.issuer !== "" || head.number !== "" || head.approver !== "") &&
      lines(
        '<div class="letterhead">',
        filled("issuer", head.issuer),
        filled("number", head.number),
        filled("approver", head.approver),
        "</div>",
      ),
    `<h1>${escapeHtml(head.title)}</h1>`,
    isSample && filled("sample", sampleNotice),
    head.recipients !== "" && filled("recipients", `${head.recipients}：`),
    blocksHtml(blocks, { prefix: "text", title: head.title, isList: false, figures }),
    attachmentsHtml(annexes),
    (head.signer !== "" || head.signedOn !== "") &&
      lines('<div class="signature">', filled("signer", head.signer), filled("signed-on", head.signedOn), "</div>"),
    head.note !== "" && `<p>（${escapeHtml(head.note)}）</p>`,
    imprint,
    "</article>",
  );
}

/** 附件说明, with a link to each annex. */
function attachmentsHtml(annexes: readonly Annex[]): string {
  const links = annexes.map(({ title }, index) => `<a href="#${annexId(index)}">${escapeHtml(title)}</a>`);
  if (links.length === 0) return "";
  if (links.length === 1) return `<div class="attachments">\n<p>附件：${links[0]}</p>\n</div>`;
  return lines('<div class="attachments">', "<p>附件：</p>", "<ol>", ...links.map((link) => `<li>${link}</li>`), "</ol>", "</div>");
}

function annexSheet({ label, title, blocks }: Annex, index: number, figures: Figures, imprint: string): string {
  const id = annexId(index);
  const isWide = blocks.some((block) => block.kind === "table" && block.columns.length > widestUpright);
  return lines(
    `<section class="sheet annex${isWide ? " wide" : ""}" aria-labelledby="${id}">`,
    `<h2 id="${id}"><span class="label">${escapeHtml(label)}</span> <span class="title">${escapeHtml(title)}</span></h2>`,
    blocksHtml(blocks, { prefix: id, title: `${label}　${title}`, isList: true, figures }),
    imprint,
    "</section>",
  );
}

/** A table with more columns is printed in landscape. */
const widestUpright = 6;

/** 版记 */
function imprintHtml({ head: { copies, printedBy, printedOn } }: PaperTree): string {
  const printed = [printedBy, printedOn && `${printedOn}印发`]
    .filter((part) => part !== "")
    .map((part) => `<span>${escapeHtml(part)}</span>`);
  if (copies === "" && printed.length === 0) return "";
  return lines(
    '<footer class="imprint">',
    copies !== "" && filled("copies", `抄送：${copies}。`),
    printed.length > 0 && `<p class="printed">${printed.join("")}</p>`,
    "</footer>",
  );
}

function filled(name: string, text: string): string {
  return text === "" ? "" : `<p class="${name}">${escapeHtml(text)}</p>`;
}

function lines(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== "").join("\n");
}
