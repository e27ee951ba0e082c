// The board of a campaign as one .html file: on a wall, on a phone, on A4. It is complete without its script.
import { longDay } from "../../../model/day.ts";
import type { StatusBoard } from "../../../model/day-status.ts";
import { countingSaid, noticesOf } from "../../status-words.ts";
import { escapeHtml } from "../escape.ts";
import { pageHtml, styleIn } from "../page.ts";
import listScript from "../paper.js?raw";
import sharedElement from "../shared.html?raw";
import styleElement from "./board.html?raw";
import switchScript from "./board.js?raw";
import { frontHtml } from "./front.ts";
import { boardSections } from "./sections.ts";

/** The whole file. The same board gives the same text. `comment`: version and digest, in a meta element. */
export async function boardHtml(board: StatusBoard, { comment }: { readonly comment: string }): Promise<string> {
  const { campaign, asOf } = board.now;
  const sections = boardSections(board);
  const links = [{ id: "overall", title: "总体" }, ...sections].map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`);
  return pageHtml({
    title: `${campaign}看板（截至${longDay(asOf)}）`,
    comment,
    style: `${styleIn(sharedElement)}${styleIn(styleElement)}`,
    script: `${listScript}\n${switchScript}`,
    body: `<a class="skip" href="#board">跳到正文</a>
<header>
<h1>${escapeHtml(campaign)}看板</h1>
<p class="as-of">截至${longDay(asOf)}</p>
${noticesOf(board.now)
  .map(({ kind, text }) => `<p class="notice ${kind}">${escapeHtml(text)}</p>\n`)
  .join("")}</header>
<nav aria-label="目录">
<ol>
${links.join("\n")}
</ol>
</nav>
<main id="board" tabindex="-1">
${frontHtml(board)}
${sections.map(({ id, title, html }) => `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${html}\n</section>`).join("\n")}
</main>
<footer><p>${escapeHtml(countingSaid(board.now))}。“逐月”“与上月底相比”按全部单位计。</p></footer>`,
  });
}
