// Bounds on a paper's Markdown, whose parser would else be busy for minutes: it looks again and again for the end of emphasis and links
// that are never closed, and recurses into quotes inside quotes. No real paper comes near these bounds.

const bounds = {
  /** Lists and quotes inside each other. */
  depth: 20,
  /** Columns of a table. */
  columns: 200,
  /** Sum, over paragraphs and cells, of the square of their number of marks: thousands in one are too many, a few in each of thousands are not. */
  marks: 20_000_000,
  /** Marks in all, escaped ones too, and one more for each value and character of the data. */
  all: 200_000,
  /** Lines, and one more for every so many values and characters of the data. */
  lines: 10_000,
  dataOfLine: 20,
} as const;

/** The first line, from 0, at which a paper becomes too heavy; undefined where it never does. Takes linear time. */
export function heavyLine(markdown: string, dataSize: () => number): number | undefined {
  const lines = markdown.split("\n");
  let [inBlock, cost, all] = [0, 0, 0];
  let known: number | undefined;
  const size = () => {
    known ??= dataSize(); // asked for at each line of a long paper, and as long as all that it is filled from
    return known;
  };
  for (const [index, line] of lines.entries()) {
    if (index === bounds.lines && lines.length > bounds.lines + size() / bounds.dataOfLine) return index;
    if (depthOf(line) > bounds.depth) return index;
    const parts = line.trimStart().startsWith("|") ? line.split("|") : undefined;
    if (parts && parts.length > bounds.columns) return index;
    if (parts || line.trim() === "") inBlock = 0;
    const before = inBlock ** 2;
    if (parts) cost += parts.reduce((sum, part) => sum + marksIn(part) ** 2, 0);
    else {
      inBlock += marksIn(line);
      cost += inBlock ** 2 - before;
    }
    all += line.match(/[\\*_`[\]<&!~|]/g)?.length ?? 0;
    if (cost > bounds.marks || (all > bounds.all && all > bounds.all + size())) return index;
  }
  return undefined;
}

/** Marks that may begin or end something within a line, those escaped left out. */
function marksIn(text: string): number {
  let count = 0;
  for (const [mark] of text.matchAll(/\\.|[*_`[\]<&!~]/g)) if (!mark.startsWith("\\")) count += 1;
  return count;
}

/** How many lists and quotes a line opens or continues. Two blanks before a mark count as one more, since they may continue a list. */
function depthOf(line: string): number {
  let depth = 0;
  for (let rest = line; ; depth += 1) {
    const [marker = "", blanks = ""] = /^([ \t]{0,200})(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/.exec(rest) ?? [];
    if (marker === "" || depth > bounds.depth) return depth;
    depth += Math.floor(blanks.length / 2);
    rest = rest.slice(marker.length);
  }
}
