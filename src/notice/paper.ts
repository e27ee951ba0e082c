// A notice as a paper, and what its file is called.

import { withoutEnd } from "../model/trimmed.ts";
import { type Paper, renderPaper } from "../render/paper.ts";
import type { NoticeData } from "./data.ts";
import { printNumber } from "./number.ts";
import type { Numbered } from "./numbered.ts";

export interface NoticeTemplate {
  /** The template's name in messages. */
  readonly name: string;
  readonly text: string;
}

/** Throws a UsageError for a fault in the template. */
export function noticePaper(template: NoticeTemplate, data: NoticeData): Paper {
  return renderPaper(template.name, template.text, { ...data });
}

/** 催办〔2020〕3号（某局-06-001）, without an ending: valid and short enough on every file system, Windows included. */
export function fileNameOf({ matter, number }: Numbered, shortName: string): string {
  const subject = matter.problem ? matter.matter : `${shortName}${matter.matter}`;
  const plain = `${printNumber(number)}（${subject}）`
    .normalize("NFC")
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Surrogate}]/gu, "")
    .replace(/\s+/g, " ");
  return withoutEnd([...plain].slice(0, longestName).join(""), /[. ]/);
}

/** In characters: three bytes each for Chinese, 255 bytes at most on Linux. */
const longestName = 70;
