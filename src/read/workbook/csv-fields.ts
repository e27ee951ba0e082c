// CSV (RFC 4180, with any line end) field by field, each with the line it begins on. Judging the rows is left to the caller.

export interface CsvField {
  readonly text: string;
  /** Of the file, from 1. */
  readonly line: number;
  /** Of its row. */
  readonly isLast: boolean;
  /** True where it begins with a quote that never ends. No field follows it. */
  readonly isOpen: boolean;
}

/** Fields that begin before `end`. */
export function* csvFields(text: string, separator: string, end = text.length): Generator<CsvField> {
  const rest = `([^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`;
  const field = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"(?!"))?${rest}`, "gy");
  let line = 1;
  for (let begin = 0; begin < end; begin = field.lastIndex) {
    const [whole = "", quoted, after = "", mark = ""] = field.exec(text) ?? [];
    const isOpen = quoted === undefined && after.startsWith('"');
    yield { text: (quoted?.replaceAll('""', '"') ?? "") + after, line, isLast: mark !== separator, isOpen };
    if (isOpen) return;
    if (mark === separator && field.lastIndex === text.length) yield { text: "", line, isLast: true, isOpen: false };
    line += whole.match(/\r\n?|\n/g)?.length ?? 0;
  }
}
