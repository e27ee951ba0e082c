// A paper (公文) as every format prints it: what stands at its head and foot, its text as a tree, its annexes, its charts.

import type { OnlyYear } from "./paper-day.ts";

/** Head and foot, as plain text; what is not on the paper is "". */
export interface PaperHead {
  /** 发文机关 */
  readonly issuer: string;
  /** 发文字号 */
  readonly number: string;
  /** 签发人, with its label, on what goes to a superior body: 签发人：王某; no name after the colon is a blank to write in */
  readonly approver: string;
  /** 标题 */
  readonly title: string;
  /** 主送 */
  readonly recipients: string;
  /** 署名 */
  readonly signer: string;
  /** 成文日期 */
  readonly signedOn: string;
  /** 附注, without its brackets */
  readonly note: string;
  /** 抄送 */
  readonly copies: string;
  /** 印发机关 */
  readonly printedBy: string;
  /** 印发日期 */
  readonly printedOn: string;
}

/** A piece of text in one style. A line break within a paragraph is "\n". */
export interface Run {
  readonly text: string;
  readonly strong?: true;
}

export type Runs = readonly Run[];

export interface PaperTable {
  readonly kind: "table";
  readonly columns: readonly { readonly title: Runs; readonly align: "left" | "right" | "center" }[];
  /** Cells by row; each row has as many as there are columns. */
  readonly rows: readonly (readonly Runs[])[];
}

export type Block =
  /** 1: 一、 2: （一） 3: 1. 4: （1）. The numeral is part of the text. */
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly runs: Runs }
  | { readonly kind: "paragraph"; readonly runs: Runs }
  /** `start`: the first number of an ordered list. */
  | { readonly kind: "list"; readonly ordered: boolean; readonly start: number; readonly items: readonly Runs[] }
  | PaperTable
  /** Stands for the chart of that name; formats without pictures leave it out. */
  | { readonly kind: "chart"; readonly name: string };

export interface Annex {
  /** 附件1; 附件 where there is only one */
  readonly label: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface PaperTree {
  readonly head: PaperHead;
  /** 示例: the paper says so under its title. */
  readonly isSample: boolean;
  /** Year of all of the campaign's days, which narrow tables may leave out. */
  readonly onlyYear?: OnlyYear | undefined;
  readonly blocks: readonly Block[];
  readonly annexes: readonly Annex[];
}

/** A chart. Every number in it stands in a table or in the text as well. */
export interface Chart {
  /** The name by which a template places it: `chart:NAME`. */
  readonly name: string;
  readonly title: string;
  /** What it shows, in a sentence or two, for people who cannot see it. */
  readonly alternative: string;
  /** bars: one bar a category, its series stacked; columns: upright bars side by side; lines: one line a series. */
  readonly kind: "bars" | "columns" | "lines";
  readonly categories: readonly string[];
  /** As many values as categories; null: nothing to be shown there. */
  readonly series: readonly { readonly name: string; readonly tone: Tone; readonly values: readonly (number | null)[] }[];
}

/** What a colour stands for; each format chooses the colour itself. */
export type Tone = "good" | "progress" | "waiting" | "due" | "overdue" | "plain";

export const paperFormats = ["docx", "xlsx", "html", "md"] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** gb2312: the fonts that offices have installed. windows: only fonts that every Chinese Windows has. founder: those of one maker (方正). */
export const fontProfiles = ["gb2312", "windows", "founder"] as const;
export type FontProfile = (typeof fontProfiles)[number];
