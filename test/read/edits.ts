// What people and programs do to a text by accident.

const pieces = [
  "：",
  "，",
  "－",
  "“",
  "”",
  "'",
  '"',
  "{",
  "}",
  "[",
  "]",
  ":",
  ": ",
  ",",
  ", ",
  "- ",
  "-",
  "#",
  " #",
  "&甲",
  "*甲",
  "!乙",
  "|",
  ">",
  "%",
  "@",
  "`",
  "?",
  "? ",
  "\\",
  "\t",
  "　",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\n",
  "\r",
  "\r\n",
  "\n\n",
  "---\n",
  "...\n",
  "\n  ",
  "\n    - ",
  "𠮷",
  "👷",
  "0",
  "1e9",
  "~",
  "true",
  "<<: ",
  "2020-06-31",
  "6月30日",
  "问题:",
  "时限: ",
  "__proto__: 1\n",
  "\0",
  "\u0085",
  "\u2028",
  "。",
];

/** The same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** The text with one slip of a hand or of a program somewhere. */
export function edited(text: string, random: () => number): string {
  const below = (count: number) => Math.floor(random() * count);
  const at = below(text.length + 1);
  const piece = pieces[below(pieces.length)] as string;
  const lines = text.split("\n");
  const line = below(lines.length);
  switch (below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + below(3));
    case 1:
      return text.slice(0, at) + piece + text.slice(at + 1);
    case 2:
      return lines.toSpliced(line, 1).join("\n");
    case 3:
      return lines.toSpliced(line, 0, lines[below(lines.length)] as string).join("\n");
    case 4:
      return lines.with(line, " ".repeat(below(4)) + (lines[line] as string)).join("\n");
    case 5:
      return lines.with(line, (lines[line] as string).replace(/^ {1,3}/, "")).join("\n");
    case 6:
      return text.slice(0, at);
    default:
      return text.slice(0, at) + piece + text.slice(at);
  }
}
