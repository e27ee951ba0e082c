/** RFC 4180, with CRLF or LF; without the byte order mark. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gy;
  const source = text.replace(/^\ufeff/, "");
  while (field.lastIndex < source.length) {
    const at = field.lastIndex;
    const [, quoted, bare = "", end] = field.exec(source) ?? [];
    if (end === undefined) throw new Error(`no CSV at ${at}`);
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== "," && end !== "") rows.push([]);
  }
  if (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
