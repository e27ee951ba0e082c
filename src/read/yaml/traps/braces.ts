import type { Tell } from "./found-trap.ts";
import { isTrapKey } from "./values.ts";

const example = "例如“{ 姓名: 张某, 职务: 科长 }”。";

/** `{ 姓名：张三，职务: 局长 }`: what stands between the items of a one-line mapping. */
export function inBraces(line: string, from: number, offset: number, add: Tell): void {
  const pattern = /(^\s*|[{｛,，、；;。]\s*|(?<=[^\s{,])\s+)([\u4e00-\u9fff]{1,12})\s*([:：])(?=(\s?))/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    const [whole, lead = "", key = "", colon, space = ""] = match;
    if (!isTrapKey(key)) {
      pattern.lastIndex = match.index + Math.max(1, lead.length + key.length);
      continue;
    }
    const start = offset + match.index;
    const colonAt = start + whole.length - 1;
    const apart = /[，、；;。]/.exec(lead)?.[0];
    // With full-width marks only, it is an ordinary text.
    if (apart && colon === "：") continue;
    if (colon === ":" && space === "") continue;
    if (apart)
      add({
        rule: "ascii-punctuation",
        message: `“${key}”前面用了“${apart}”，应当用半角逗号“,”`,
        hint: example,
        at: [start, start + 1],
        by: ",",
        mend: /^\s/.test(lead.slice(1)) ? "," : ", ",
      });
    else if (lead.trim() === "" && match.index > from && !/^\s*$/.test(line.slice(0, match.index)))
      add({
        rule: "yaml-is-well-formed",
        message: `“${key}”前面缺少半角逗号“,”`,
        hint: example,
        at: [start + lead.length, colonAt],
        replace: [start, start],
        by: ",",
        mend: ",",
      });
    if (colon === "：")
      add({
        rule: "ascii-punctuation",
        message: `“${key}”后面用了全角冒号“：”，应当用半角冒号加空格`,
        hint: example,
        at: [colonAt, colonAt + 1],
        by: ": ",
        mend: space === "" ? ": " : ":",
      });
  }
}
