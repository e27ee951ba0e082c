// A notice as a paper, and what its file is called.

import { withoutEnd } from "../model/trimmed.ts";
import { type Paper, renderPaper } from "../render/paper.ts";
import type { Scene } from "../report/scene.ts";
import { type NoticeData, noticeData } from "./data.ts";
import type { NoticeDocument } from "./kinds.ts";
import { noticeDocuments, noticeList } from "./kinds.ts";
import { type NoticeListData, noticeListData } from "./list.ts";
import { printNumber } from "./number.ts";
import type { Noticed } from "./numbered.ts";

export interface NoticeTemplate {
  /** The template's name in messages. */
  readonly name: string;
  readonly text: string;
}

/** The document that a paper about these matters is, and what its template may print. */
export function noticed(scene: Scene, all: Noticed): { readonly document: NoticeDocument; readonly data: NoticeData | NoticeListData } {
  const [first, ...others] = all;
  if (others.length === 0) return { document: noticeDocuments[first.number.kind], data: noticeData(scene, first) };
  return { document: noticeList, data: noticeListData(scene, all) };
}

/** Throws a UsageError for a fault in the template. */
export function noticePaper(template: NoticeTemplate, data: NoticeData | NoticeListData): Paper {
  return renderPaper(template.name, template.text, { ...data });
}

/** 催办〔2020〕3号（某局-06-001）, 催办〔2020〕4号（某局8项）, without an ending: valid and short enough on every file system, Windows included. */
export function fileNameOf(all: Noticed, shortName: string): string {
  const [{ matter, number }] = all;
  const single = matter.problem ? matter.matter : `${shortName}${matter.matter}`;
  const subject = all.length > 1 ? `${shortName}${all.length}项` : single;
  const plain = `${printNumber(number)}（${subject}）`
    .normalize("NFC")
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Surrogate}]/gu, "")
    .replace(/\s+/g, " ");
  return withoutEnd([...plain].slice(0, longestName).join(""), /[. ]/);
}

/** In characters: three bytes each for Chinese, 255 bytes at most on Linux. */
const longestName = 70;
