// Tables with sums, without the columns that tell nothing: those in which every number is 0, and remarks that no row has. The first column of
// numbers, of how many there are in all, stays.

/** The Markdown with its tables so narrowed. A table without a sum (合计) is a list, and stays as it is. */
export function withoutZeroColumns(markdown: string): string {
  const lines = markdown.split("\n");
  for (let start = 0; start < lines.length; start++) {
    if (!isTableLine(lines[start])) continue;
    let end = start;
    while (isTableLine(lines[end])) end++;
    const kept = narrowed(lines.slice(start, end));
    lines.splice(start, end - start, ...kept);
    start = end;
  }
  return lines.join("\n");
}

const isTableLine = (line: string | undefined): boolean => line?.startsWith("|") === true;

function narrowed(lines: readonly string[]): readonly string[] {
  const [head = [], marks = [], ...rows] = lines.map(cellsOf);
  const isTable = marks.length === head.length && marks.every((mark) => /^:?-+:?$/.test(mark));
  if (!isTable || !rows.some(([name]) => name === "合计")) return lines;
  const firstNumber = marks.findIndex((mark) => mark.endsWith(":"));
  const isKept = head.map((_, index) => {
    const cells = rows.map((row) => row[index] ?? "");
    const isBlank = cells.every((cell) => cell === "");
    const isZero = cells.includes("0") && cells.every((cell) => cell === "0" || cell === "—");
    return index === 0 || index === firstNumber || !(isBlank || isZero);
  });
  if (isKept.every(Boolean)) return lines;
  return [head, marks, ...rows].map((cells) => `| ${cells.filter((_, index) => isKept[index] ?? true).join(" | ")} |`);
}

/** Cells between unescaped bars, with their escapes; those of a row may be fewer than the head's where the last are empty. */
function cellsOf(line: string): string[] {
  const cells =
    line
      .trim()
      .slice(1)
      .match(/(?:\\.|[^\\|])*(?:\||$)/g) ?? [];
  return cells.filter((cell) => cell !== "").map((cell) => cell.replace(/\|$/, "").trim());
}
