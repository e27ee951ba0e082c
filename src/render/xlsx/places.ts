/** A for 0, AA for 26. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOf(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** From one cell to another, columns and rows from 0. */
export function rangeOf(column: number, row: number, toColumn: number, toRow: number): string {
  return `${letterOf(column)}${row + 1}:${letterOf(toColumn)}${toRow + 1}`;
}
