// The words of a column's head, since a line may break between words only: 未完成 / 整改, not 未完 / 成整 / 改.
import { printedWidth } from "./printed-width.ts";

/** Words of this trade that the dictionary lacks or cuts in two. */
const terms = /整改|销号|入账|登记|牵头|督办|起止|天数|核查|追责|问责|佐证|下一|成效|联系/g;

const segmenter = new Intl.Segmenter("zh-CN", { granularity: "word" });

/** The head cut at the edges of its words; put together they are the head. */
export function headWords(head: string): string[] {
  const inside = new Set([...head.matchAll(terms)].flatMap(({ 0: term, index }) => [...term].slice(1).map((_, step) => index + step + 1)));
  const edges = [...segmenter.segment(head)]
    .flatMap(({ index, segment }) => [index, index + segment.length])
    .concat([...head.matchAll(terms)].flatMap(({ 0: term, index }) => [index, index + term.length]))
    .filter((edge) => edge < head.length && !inside.has(edge));
  const starts = [...new Set(edges)].sort((one, other) => one - other);
  const words = starts.map((start, index) => head.slice(start, starts[index + 1]));
  return words.reduce<string[]>((joined, word) => {
    const before = joined.at(-1);
    if (before !== undefined && (closing.test(word) || opening.test(before))) joined[joined.length - 1] = before + word;
    else joined.push(word);
    return joined;
  }, []);
}

/** May not begin, may not end a line. */
const closing = /^[，。、；：！？）》”’〕％%]/;
const opening = /[（《“‘〔]$/;

/** Width of its widest word, in full-width characters. */
export const widestWord = (head: string): number => Math.max(0, ...headWords(head).map(printedWidth));

/** Single characters that belong to the word after them; all others belong to the word before. */
const prefixes = /^[已未待无应报其各本新再不非]$/;

/** The words with every single character joined to the word it belongs to: 待核查, 问题数. */
function phrasesOf(words: readonly string[]): string[] {
  const phrases: string[] = [];
  let waiting = "";
  for (const word of words) {
    if (prefixes.test(word)) waiting += word;
    else if ([...word].length === 1 && waiting === "" && phrases.length > 0) phrases[phrases.length - 1] += word;
    else {
      phrases.push(waiting + word);
      waiting = "";
    }
  }
  return waiting === "" ? phrases : [...phrases, waiting];
}

/** The head with a line break where a line of `width` full-width characters is full: between phrases, or between words where a phrase is too long. */
export function brokenHead(head: string, width: number): string {
  if (printedWidth(head) <= width) return head;
  const words = headWords(head);
  const phrases = phrasesOf(words);
  const pieces = phrases.every((phrase) => printedWidth(phrase) <= width) ? phrases : words;
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && printedWidth(line + piece) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).join("\n");
}
