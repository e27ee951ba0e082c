// A title on lines that are whole in meaning and balanced in shape (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜).
import { printedWidth } from "../printed-width.ts";

/** What is never broken: a title in 《》, a quotation, a bracket, a date, a number with its measure word. */
const whole =
  /《[^《》]*》|“[^“”]*”|‘[^‘’]*’|（[^（）]*）|〔[^〔〕]*〕|\d{4}年(?:度|\d{1,2}月(?:份|\d{1,2}日)?)?|第?[\d.]+(?:%|‰|个|件|期|号|次|批|月|日|年|季度)?|[A-Za-z][\w.+-]*/g;
/** May not begin, may not end a line. */
const closing = /^[，。、；：！？）》”’〕％%的地得了等之]/;
const opening = /[（《“‘〔和与及在对向第]$|^关于$/;

/** A longer text is no title, and is not searched for words. */
const longest = 400;

/**
 * The text on as few lines of at most `width` full-width characters as it fills, of even length but not all equal, no
 * short line between two long ones, broken at the edges of words. Words longer than a line are broken where they must.
 */
export function balancedLines(text: string, width: number): string[] {
  if (printedWidth(text) <= width) return [text];
  if (text.length > longest) return filled([...text], width);
  const pieces = piecesOf(text, width);
  const least = Math.ceil(printedWidth(text) / width);
  for (const count of [least, least + 1]) {
    const found = count <= 4 ? bestOf(pieces, count, width) : undefined;
    if (found) return found;
  }
  return filled(pieces, width);
}

/** Words, each joined with the marks that may not be separated from it. */
function piecesOf(text: string, width: number): string[] {
  const words = [...new Intl.Segmenter("zh-CN", { granularity: "word" }).segment(text)].map(({ index }) => index);
  const inside = [...text.matchAll(whole)]
    .filter(([part]) => printedWidth(part) <= width)
    .flatMap(({ 0: part, index }) => Array.from({ length: part.length - 1 }, (_, step) => index + step + 1));
  const edges = words.filter((edge) => !inside.includes(edge));
  const parts = edges.map((edge, index) => text.slice(edge, edges[index + 1]));
  const pieces = parts.reduce<string[]>((joined, part) => {
    const before = joined.at(-1);
    if (before !== undefined && (closing.test(part) || opening.test(before))) joined[joined.length - 1] = before + part;
    else joined.push(part);
    return joined;
  }, []);
  return pieces.flatMap((piece) => (printedWidth(piece) <= width ? [piece] : [...piece]));
}

function bestOf(pieces: readonly string[], count: number, width: number): string[] | undefined {
  const mean = printedWidth(pieces.join("")) / count;
  let best: { readonly lines: string[]; readonly cost: number } | undefined;
  const extend = (lines: string[], from: number, doubts: number) => {
    if (lines.length === count - 1) {
      const all = [...lines, pieces.slice(from).join("").trim()];
      if (from >= pieces.length || printedWidth(all.at(-1) ?? "") > width) return;
      const cost = costOf(all, mean) + doubts * costOfDoubt;
      if (!best || cost < best.cost) best = { lines: all, cost };
      return;
    }
    let text = "";
    for (let next = from; next < pieces.length; next += 1) {
      text += pieces[next];
      const line = text.trim();
      if (printedWidth(line) > width) return;
      if (printedWidth(line) >= mean * 0.4)
        extend([...lines, line], next + 1, doubts + (isDoubtful(pieces[next] ?? "", pieces[next + 1] ?? "") ? 1 : 0));
    }
  };
  extend([], 0, 0);
  return best?.lines;
}

/** As much as two lines of which one is longer by six characters. */
const costOfDoubt = 18;

/** True for a single character, which is often half of a word that the dictionary lacks; not where it stands beside a mark. */
function isDoubtful(before: string, after: string): boolean {
  return ([...before].length === 1 || [...after].length === 1) && !/\p{P}$/u.test(before) && !/^\p{P}/u.test(after);
}

/** The cost of a layout: for uneven lines, for all lines being equal, and for a short line between two long ones. */
function costOf(lines: readonly string[], mean: number): number {
  const widths = lines.map(printedWidth);
  const uneven = widths.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const rectangle = widths.every((each) => each === widths[0]) ? 3 : 0;
  const waist = widths.some(
    (each, index) => index > 0 && index < widths.length - 1 && each < Math.min(widths[index - 1] ?? 0, widths[index + 1] ?? 0),
  );
  return uneven + rectangle + (waist ? 30 : 0);
}

/** Fills each line with as many pieces as it holds: for a text too long for a title. */
function filled(pieces: readonly string[], width: number): string[] {
  const lines: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    const size = printedWidth(piece);
    if (used + size > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(piece);
    used += size;
  }
  return lines.map((line) => line.join(""));
}
