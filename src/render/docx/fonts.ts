// The fonts that a paper names. None is embedded in the file: a word processor replaces those that the machine does not have.

import type { FontProfile } from "../../model/paper.ts";

export interface Fonts {
  /** 小标宋: title and 发文机关标志. */
  readonly title: string;
  /** True where the title's font is a plain 宋体, which has to be bold to stand for 小标宋. */
  readonly boldTitle: boolean;
  /** 仿宋 */
  readonly body: string;
  /** 黑体 */
  readonly heading: string;
  /** 楷体 */
  readonly subheading: string;
  /** 宋体 */
  readonly pageNumber: string;
}

const profiles: Readonly<Record<FontProfile, Fonts>> = {
  gb2312: {
    title: "方正小标宋简体",
    boldTitle: false,
    body: "仿宋_GB2312",
    heading: "黑体",
    subheading: "楷体_GB2312",
    pageNumber: "宋体",
  },
  windows: { title: "宋体", boldTitle: true, body: "仿宋", heading: "黑体", subheading: "楷体", pageNumber: "宋体" },
  founder: {
    title: "方正小标宋_GBK",
    boldTitle: false,
    body: "方正仿宋_GBK",
    heading: "方正黑体_GBK",
    subheading: "方正楷体_GBK",
    pageNumber: "方正书宋_GBK",
  },
};

export const fontsOf = (profile: FontProfile): Fonts => profiles[profile];

/** Names of the fonts a file of that profile asks for, each once: title, body, headings, page numbers. */
export function fontsAsked(profile: FontProfile): readonly string[] {
  const { title, body, heading, subheading, pageNumber } = profiles[profile];
  return [...new Set([title, body, heading, subheading, pageNumber])];
}
