// `情况: ｜`: the mark of a block text as a Chinese input method writes it. YAML takes it for the first word of an ordinary text.
import type { TrapFound } from "./found-trap.ts";

interface WideMark {
  readonly written: string;
  readonly right: "|" | ">";
}

/** The mark where it is all that stands behind the key (`｜-` too), so that the text follows below. */
export function wideBlockMark(value: string): WideMark | undefined {
  const written = /^([｜│丨∣＞])[-+0-9]*$/.exec(value)?.[1];
  return written === undefined ? undefined : { written, right: written === "＞" ? ">" : "|" };
}

export function wideBlock(key: string, { written, right }: WideMark): Pick<TrapFound, "rule" | "message" | "hint"> {
  return {
    rule: "ascii-punctuation",
    message: `“${key}”后面用了“${written}”，应当用半角的“${right}”`,
    hint: `请改为“${key}: ${right}”，下面各行不变。`,
  };
}
