// The page of GB/T 9704-2012 in twips (1/1440 inch): A4, text area 156 × 225 mm, 22 lines of 28 characters.

/** Sides of the page and of its text area. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const short = 11906;
const long = 16838;

/** 天头 37 mm, 订口 28 mm. */
export const portrait: PageSize = { width: short, height: long, top: 2098, right: 1474, bottom: 1984, left: 1587 };

/** A notice about one matter begins 30 mm below the page's edge, as a letter does (10.1). */
export const slip: PageSize = { ...portrait, top: 1701, bottom: 1701 };

/** A page laid on its side, its head to the left: 天头 becomes the right side, 订口 the head. */
export const landscape: PageSize = { width: long, height: short, top: 1587, right: 2098, bottom: 1474, left: 1984 };

export const textWidth = ({ width, left, right }: PageSize): number => width - left - right;
export const textHeight = ({ height, top, bottom }: PageSize): number => height - top - bottom;

/** Exact height of a line: 22 of them fill the page. */
export const line = 579;

/** How closely a paper is set: what the standard asks for, or closer where a notice would not fit on one page. */
export interface Density {
  /** Exact height of a line of text. */
  readonly line: number;
  /** Size of the text, in half points. */
  readonly size: number;
  /** Greatest size of 发文机关标志, in half points. */
  readonly mark: number;
  /** Empty lines around number and title, and above signature and 版记, as a share of what the standard has. */
  readonly air: number;
}

/** How much closer 3号 characters are set: without this only 27 of them would fit on a line. */
export const characterSpacing = -5;

/** Sizes (字号) in half points, as a word processor keeps them. */
export const sizes = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 } as const;

/** Width of a full-width character of that size. */
export const em = (halfPoints: number): number => halfPoints * 10;

/** Width of a 3号 character on its line. */
export const character = em(sizes.三号) + characterSpacing;

/** 3号, 22 lines a page, the mark 62 pt (22 mm) high at most. */
export const standard: Density = { line, size: sizes.三号, mark: 124, air: 1 };

export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);
