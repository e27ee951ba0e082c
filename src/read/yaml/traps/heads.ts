// What stands around the colon after a key.
import { oddSpaces } from "../invisible.ts";
import { shorten, type Tell } from "./found-trap.ts";

interface KeyHead {
  readonly key: string;
  /** True where the key is in Chinese quotes. */
  readonly quoted: boolean;
  readonly colon: string;
  /** The spaces between the colon and the value. */
  readonly space: string;
  /** The value, to the line's end. */
  readonly rest: string;
  readonly start: number;
  readonly colonAt: number;
}

export function inHead({ key, quoted, colon, space, rest, start, colonAt }: KeyHead, add: Tell): void {
  if (quoted) {
    add({
      rule: "ascii-punctuation",
      message: `项目名“${key}”外面用了中文引号`,
      hint: `项目名不加引号，请改为“${key}: ${rest.trim() === "" ? "…" : shorten(rest)}”。`,
      at: [start, colonAt],
      by: key,
      mend: key,
    });
  }
  const example = `请改为“${key}: ${rest.trim() === "" ? "…" : shorten(rest)}”`;
  const strange = [...space].find((character) => oddSpaces.has(character) && character !== "\t");
  if (colon === "：")
    add({
      rule: "ascii-punctuation",
      message: `“${key}”后面用了全角冒号“：”，应当用半角冒号加空格`,
      hint: `${example}（英文输入法下输入冒号，后面空一格）。`,
      at: [colonAt, colonAt + 1],
      replace: [colonAt, colonAt + 1 + space.length],
      by: rest === "" ? ":" : ": ",
      mend: rest === "" ? ":" : ": ",
    });
  else if (strange)
    add({
      rule: "space-after-colon",
      message: `“${key}:”后面用了${oddSpaces.get(strange)}，应当用半角空格`,
      hint: `${example}。`,
      at: [colonAt + 1, colonAt + 1 + space.length],
      by: " ",
      mend: " ",
    });
  else if (space === "" && rest !== "")
    add({
      rule: "space-after-colon",
      message: `“${key}:”后面缺少空格`,
      hint: `${example}。`,
      at: [colonAt, colonAt + 1],
      by: ": ",
      mend: ": ",
    });
}
