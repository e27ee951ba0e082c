// `---` and `...` at the left margin: for YAML another document begins there, or the text ends.

export interface DocumentMark {
  /** From 0. */
  readonly line: number;
  /** `---` or `...`. */
  readonly mark: string;
  readonly message: string;
  readonly hint: string;
  /** Nothing comes after it, so that it can certainly be removed. */
  readonly isLast: boolean;
}

/** All but the `---` that a file may begin with. */
export function documentMarksIn(lines: readonly string[]): DocumentMark[] {
  const written = lines.flatMap((line, index) => (line.trim() === "" || line.startsWith("#") ? [] : [index]));
  const isMark = (index: number) => /^(?:---|\.\.\.)(?:\s|$)/.test(lines[index] as string);
  const marks = written.filter(isMark);
  const lastContent = written.findLast((index) => !isMark(index)) ?? -1;
  return marks.flatMap((line) => {
    const mark = (lines[line] as string).slice(0, 3);
    if (mark === "---" && line === written[0]) return [];
    const isLast = line > lastContent && /^(?:---|\.\.\.)\s*(?:#.*)?$/.test(lines[line] as string);
    const words =
      mark === "---"
        ? { message: "一个文件只能有一份台账，这里又出现了分隔线“---”", hint: "请删去这一行“---”；如确有两份台账，请分存两个文件。" }
        : { message: "单独一行“...”会被当作全文到此结束", hint: "请删去这一行；如表示省略，请写在某一项的内容里，用“……”。" };
    return [{ line, mark, isLast, ...words }];
  });
}
