// 发文登记: which notices went out, one line each, added at the end and never changed by the program. It is the office's own
// register: a CSV that Excel opens, with columns in any order, also further ones (签收人), and lines for papers numbered by hand.
// A line that cannot be read stops the program: if it were skipped, its number could be given again.
import { isDay } from "../model/day.ts";
import { UsageError } from "../model/usage-error.ts";
import { csvOf } from "../render/csv.ts";
import { type CsvLine, readCsv } from "./csv-lines.ts";
import { isSameNumber, type NoticeNumber, numberIn, printNumber } from "./number.ts";

/** What a paper was about: two papers with equal subjects would say the same. */
export interface NoticeSubject {
  /** 编号 of a problem, or the report that is missing (2020年5月月报). */
  readonly matter: string;
  /** 主送 */
  readonly unit: string;
  /** Round of the problem; null for a report. */
  readonly round: number | null;
  /** Deadline in force then. */
  readonly due: string | null;
}

export interface RegisterEntry extends NoticeSubject {
  readonly number: NoticeNumber;
  /** 截至日: the day on which its facts stand. Null where a person left it out. */
  readonly asOf: string | null;
  /** Digest of the paper's data, "" where there is none; `unwritten` where the number is taken and the paper is not written yet. */
  readonly digest: string;
  /** Line in the file, for messages; 0 for an entry not written yet. */
  readonly line: number;
}

/** Stands in the place of the digest until the paper is written; so a run that was cut off leaves it there. */
export const unwritten = "未写完";

const columns = ["发文字号", "主送", "事项", "轮次", "时限", "截至日", "数据摘要"] as const;
type RegisterColumn = (typeof columns)[number];

/** Entries in the order of the file; `text` undefined: there is no register yet. Throws a UsageError with the line that cannot be read. */
export function readRegister(file: string, text: string | undefined): RegisterEntry[] {
  const entries: RegisterEntry[] = [];
  const { places, lines } = linesOf(file, text);
  for (const { line, fields } of lines) {
    const written = (column: RegisterColumn) => (fields[places[column]] ?? "").trim();
    const at = (column: RegisterColumn) => written(column).normalize("NFKC");
    const fault = (what: string, hint: string) => new UsageError(`发文登记 ${file} 第${line}行：${what}`, hint);
    const number = numberIn(at("发文字号"));
    if (!number)
      throw fault(`“${at("发文字号")}”不是发文字号`, "应写成“催办〔2020〕3号”这样，以提示、催办、督办开头；不是文书的行请删去。");
    const day = (column: RegisterColumn) => {
      if (at(column) === "") return null;
      const found = dayIn(at(column));
      if (found === undefined) throw fault(`“${column}”填的“${at(column)}”不是日期`, "应写成 年-月-日，例如 2020-06-30；不填也可以。");
      return found;
    };
    const round = at("轮次");
    if (!/^[0-9]{0,4}$/.test(round)) throw fault(`“轮次”填的“${round}”不是数字`, "填第几轮整改，例如 1；报送事项不填。");
    const entry: RegisterEntry = {
      number,
      unit: written("主送"),
      matter: written("事项"),
      round: round === "" ? null : Number(round),
      due: day("时限"),
      asOf: day("截至日"),
      digest: at("数据摘要"),
      line,
    };
    const twice = entries.find((other) => isSameNumber(other.number, number) && !isSamePaper(other, entry));
    if (twice) throw fault(`${printNumber(number)}已在第${twice.line}行登记过`, "请核对实际发出的是哪一份，把另一份的字号改正。");
    entries.push(entry);
  }
  return entries;
}

/** True for two matters of one paper: to one unit, of one day. */
function isSamePaper(a: RegisterEntry, b: RegisterEntry): boolean {
  return a.asOf !== null && a.asOf === b.asOf && a.unit === b.unit && a.matter !== b.matter && a.matter !== "" && b.matter !== "";
}

/** The register with these lines at its end; everything else stays as it is, byte for byte. */
export function withEntries(file: string, text: string | undefined, added: readonly Omit<RegisterEntry, "line">[]): string {
  const { places, width } = linesOf(file, text);
  const rows = added.map((entry) => {
    const row: string[] = Array.from({ length: width }, () => "");
    const values: Record<RegisterColumn, string> = {
      发文字号: printNumber(entry.number),
      主送: entry.unit,
      事项: entry.matter,
      轮次: entry.round === null ? "" : String(entry.round),
      时限: entry.due ?? "",
      截至日: entry.asOf ?? "",
      数据摘要: entry.digest,
    };
    for (const column of columns) row[places[column]] = values[column];
    return row;
  });
  if (text === undefined) return csvOf([columns, ...rows]);
  const end = text === "" || text.endsWith("\n") ? "" : text.includes("\r\n") || !text.includes("\n") ? "\r\n" : "\n";
  const lines = csvOf(rows).slice(1);
  return text + end + (text.includes("\n") && !text.includes("\r\n") ? lines.replaceAll("\r\n", "\n") : lines);
}

/**
 * The register with `unwritten` replaced by the digest, for each of these numbers (as printed) but not in the lines `left`; everything else stays,
 * byte for byte.
 */
export function withWritten(
  file: string,
  text: string,
  digests: ReadonlyMap<string, string>,
  left: ReadonlySet<number> = new Set(),
): string {
  const { places } = linesOf(file, text);
  const rows = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const records: string[] = [];
  let end = rows.length;
  for (const { line, number } of readRegister(file, text).reverse()) {
    const record = rows.slice(line - 1, end).join("");
    const digest = left.has(line) ? undefined : digests.get(printNumber(number));
    records.push(digest === undefined ? record : withDigest(record, digest, places["数据摘要"]));
    end = line - 1;
  }
  return [...rows.slice(0, end), ...records.reverse()].join("");
}

/** Only in its own column: columns that people have added may hold the same word. */
function withDigest(record: string, digest: string, place: number): string {
  for (let at = record.indexOf(unwritten); at >= 0; at = record.indexOf(unwritten, at + 1)) {
    const changed = record.slice(0, at) + digest + record.slice(at + unwritten.length);
    if (readCsv("", changed)[0]?.fields[place]?.trim() === digest) return changed;
  }
  return record;
}

function linesOf(
  file: string,
  text: string | undefined,
): { places: Record<RegisterColumn, number>; width: number; lines: readonly CsvLine[] } {
  const [head, ...lines] = text === undefined ? [{ line: 1, fields: [...columns] }] : readCsv(`发文登记 ${file}`, text);
  const names = (head?.fields ?? []).map((name) => name.normalize("NFKC").trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (!head || missing.length > 0)
    throw new UsageError(
      `发文登记 ${file} 第${head?.line ?? 1}行：表头缺少“${missing.join("、")}”`,
      `表头应有：${columns.join("、")}；其他栏可以自行增加。`,
    );
  for (const { line, fields } of lines)
    if (fields.slice(names.length).some((field) => field.trim() !== ""))
      throw new UsageError(
        `发文登记 ${file} 第${line}行：比表头多出一栏`,
        "内容中有英文逗号的，请用 Excel 打开修改，或给这一项加上英文引号。",
      );
  return {
    places: Object.fromEntries(columns.map((column) => [column, names.indexOf(column)])) as Record<RegisterColumn, number>,
    width: names.length,
    lines,
  };
}

/** A day as the program or a spreadsheet writes it: 2020-06-30, 2020/6/30, 2020年6月30日. */
function dayIn(text: string): string | undefined {
  const [, year, month = "", day = ""] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(text) ?? [];
  const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(found) ? found : undefined;
}
