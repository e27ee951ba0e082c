// Measures in one cell: a line each, or numbered (1. … 2. …；（1）；一是) → one a piece.

const marks: readonly ((number: number) => string)[] = [
  (number) => `${number}[.．、](?!\\d)`,
  (number) => `[（(]${number}[）)]`,
  (number) => `${number}[）)]`,
  (number) => String.fromCodePoint(0x2460 + number - 1),
  (number) => `${chinese(number)}[是要]`,
  (number) => `${chinese(number)}、`,
  (number) => `[（(]${chinese(number)}[）)]`,
];

/** The numbers go, and what ends each piece; nothing else. A text that is not numbered from one on, piece by piece, stays whole. */
export function measuresIn(text: string): string[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const joined = lines.join("\n");
  for (const mark of marks) {
    const pieces = numbered(joined, mark);
    if (pieces.length > 1) return pieces.map((piece) => piece.replace(/\n/g, "").replace(/[；;。]+$/, ""));
  }
  const [only = ""] = lines;
  const first = marks.map((mark) => numbered(only, mark)).find((pieces) => pieces.length === 1);
  return lines.length === 1 && first ? first : lines;
}

/** More pieces than these nobody numbers. */
const most = 20;

function numbered(text: string, mark: (number: number) => string): string[] {
  const starts: { at: number; length: number }[] = [];
  for (let count = 1; count <= most; count++) {
    const from = starts.at(-1);
    const after = from ? from.at + from.length : 0;
    const found = new RegExp(`${count === 1 ? "^" : "(?<=[；;。，,\\n\\s：:！]|^)"}${mark(count)}\\s*`, "u").exec(text.slice(after));
    if (!found) break;
    starts.push({ at: after + found.index, length: found[0].length });
  }
  return starts.map(({ at, length }, index) => text.slice(at + length, starts[index + 1]?.at).trim()).filter((piece) => piece !== "");
}

function chinese(count: number): string {
  const figures = "一二三四五六七八九十";
  if (count <= figures.length) return figures[count - 1] ?? "";
  return count === most ? "二十" : `十${figures[count - 11]}`;
}
