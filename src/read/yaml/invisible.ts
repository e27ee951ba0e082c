// Invisible characters, which make two words differ that look the same, with their names for messages.
import { lookalikeWords, withoutLookalikes } from "../../model/lookalike.ts";

/** Characters that look like a space, or like nothing, and are no ordinary space. */
export const oddSpaces: ReadonlyMap<string, string> = new Map([
  ["\t", "制表符（Tab）"],
  ["\u3000", "全角空格"],
  ["\u00a0", "不换行空格"],
  ["\u2002", "半身空格"],
  ["\u2003", "全身空格"],
  ["\u200b", "零宽空格"],
  ["\ufeff", "零宽空格"],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g;
/** Characters that change the order in which a text is shown (bidi controls). */
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;
/** Half of a surrogate pair, as is left of an emoji cut in two: no file can hold it, and no program shows it. */
const halves = /[\ud800-\udfff]/gu;

/** What is wrong with a text that holds such a character, however it was written; undefined for one that does not. */
export function controlIn(text: string): string | undefined {
  for (const [pattern, what] of [
    [controls, "看不见的控制字符"],
    [reordering, "看不见的文字方向符"],
    [halves, "不成字的半个字符"],
  ] as const) {
    const [first, ...others] = text.match(pattern) ?? [];
    if (first === undefined) continue;
    const code = (first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `这里有一个${what}（U+${code}）${others.length > 0 ? `，这一项中共${others.length + 1}个` : ""}`;
  }
  return undefined;
}

const names: ReadonlyMap<string, string> = new Map([
  ...oddSpaces,
  [" ", "空格"],
  ["\u00ad", "软连字符"],
  ["\u200c", "零宽字符"],
  ["\u200d", "零宽字符"],
  ["\u200e", "文字方向符"],
  ["\u200f", "文字方向符"],
]);

const strange = /[\s\p{Cf}]/u;

/**
 * `“自查”后面多了1个全角空格` where `written` and `meant` look the same and differ in invisible or lookalike characters only: names the first kind of
 * them. Undefined where they differ in something else, or not at all.
 */
export function strangeIn(written: string, meant: string): string | undefined {
  const characters = [...written];
  const found = characters.flatMap((character, index) => (strange.test(character) ? [index] : []));
  const [first] = found;
  if (first === undefined && written !== meant && withoutLookalikes(written) === meant) return `“${written}”中的${lookalikeWords(written)}`;
  if (first === undefined || characters.filter((character) => !strange.test(character)).join("") !== meant) return undefined;
  const kind = names.get(characters[first] ?? "") ?? "看不见的字符";
  const count = found.filter((index) => (names.get(characters[index] ?? "") ?? "看不见的字符") === kind).length;
  const before = found.every((index, place) => index === place);
  const after = found.every((index, place) => index === characters.length - found.length + place);
  return `“${meant}”${before ? "前面" : after ? "后面" : "中间"}多了${count}个${kind}`;
}
