// .xlsx → tables. Formulas are not calculated, macros not run, links to other files not followed.
import { zipSync } from "fflate";
import type { Cell } from "hucre";
import { UsageError } from "../../model/usage-error.ts";
import { unpacked } from "./parts.ts";
import { addressOf, type ReadSheet, type SheetCell, sheetLimits } from "./sheet.ts";
import { isOfNotes, sheetNotes } from "./sheet-notes.ts";
import { chineseFormats, shownAs } from "./shown.ts";

/** The sheets in the order of the workbook. UsageError for a file that is no workbook, is damaged, or is too large. */
export async function readXlsxSheets(bytes: Uint8Array, name: string): Promise<ReadSheet[]> {
  const { readXlsx } = await import("hucre/xlsx");
  const { formatValue } = await import("hucre");
  const parts = unpacked(bytes, name);
  const notes = sheetNotes(parts);
  const ofCells = Object.fromEntries(Object.entries(parts).filter(([part]) => !isOfNotes(part)));
  const safe = zipSync(withChineseFormats(ofCells), { level: 0 });
  let book: Awaited<ReturnType<typeof readXlsx>>;
  try {
    book = await readXlsx(safe, { readStyles: true });
  } catch {
    throw new UsageError(`“${name}”读不出来：文件损坏，或表格范围过大`, "请用 Excel 或 WPS 打开，删去多余的空行空列，另存一份再导入。");
  }
  let length = 0;
  return book.sheets.map((sheet): ReadSheet => {
    let cells = 0;
    const rows = sheet.rows.map((row, r) =>
      row.map((value, c): SheetCell | undefined => {
        const detail = sheet.cells?.get(`${r},${c}`);
        const isFormula = detail?.formula !== undefined;
        const isLost = (isFormula && (value === null || value === undefined || value === "")) || detail?.type === "error";
        if ((value === null || value === undefined || value === "") && !isLost) return undefined;
        cells += 1;
        if (typeof value === "string") length += value.length;
        return {
          address: addressOf(r, c),
          ...shownAs(value ?? "", detail?.style?.numFmt, (format) => formatValue(value, format)),
          ...struckIn(detail),
          ...(isFormula ? { isFormula } : {}),
          ...(isLost ? { isLost } : {}),
        };
      }),
    );
    const used = rows.findLastIndex((row) => row.some((cell) => cell !== undefined)) + 1;
    const isWide = rows.some((row) => row.slice(sheetLimits.columns).some((cell) => cell !== undefined));
    if (used > sheetLimits.rows || isWide || cells > sheetLimits.cells)
      throw new UsageError(
        `“${name}”的工作表“${sheet.name}”超过${sheetLimits.rows}行或${sheetLimits.columns}列`,
        "请删去无关的行和列，或分成几个文件。",
      );
    // A text is stored once however many cells have it.
    if (length > sheetLimits.length) throw new UsageError(`“${name}”的文字太多`, "请删去无关的工作表和大段文字，或分成几个文件。");
    return {
      name: sheet.name,
      isHidden: sheet.hidden === true || sheet.veryHidden === true,
      rows: rows.slice(0, used),
      merges: sheet.merges ?? [],
      hiddenRows: new Set([...(sheet.rowDefs ?? [])].flatMap(([row, { hidden, height }]) => (hidden || height === 0 ? [row] : []))),
      notes: notes.get(sheet.name),
      hiddenColumns: new Set((sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : []))),
    };
  });
}

/** What is struck through is no longer meant. */
function struckIn(detail: Cell | undefined): Pick<SheetCell, "isStruck" | "unstruck"> {
  const runs = detail?.richText?.filter(({ text }) => text.trim() !== "") ?? [];
  const isWhole = detail?.style?.font?.strikethrough === true;
  if (runs.length === 0) return isWhole ? { isStruck: true } : {};
  const kept = runs.filter(({ font }) => !(font ? font.strikethrough : isWhole));
  if (kept.length === runs.length) return {};
  return kept.length === 0 ? { isStruck: true } : { unstruck: kept.map(({ text }) => text).join("") };
}

/** The formats that are known by number alone, said in full, for the reader to know them. */
function withChineseFormats(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const name = Object.keys(parts).find((part) => part.toLowerCase() === "xl/styles.xml");
  const text = name === undefined ? "" : new TextDecoder().decode(parts[name]);
  const place = /<(\w+:)?numFmts\b[^>]*[^>/]>/.exec(text) ?? /<(\w+:)?styleSheet\b[^>]*>/.exec(text);
  if (name === undefined || !place) return parts;
  const [opening, prefix = ""] = place;
  const isSaid = (id: string) => new RegExp(`<(?:\\w+:)?numFmt\\s[^>]*numFmtId=["']${id}["']`).test(text);
  const formats = Object.entries(chineseFormats).flatMap(([id, format]) =>
    isSaid(id) ? [] : [`<${prefix}numFmt numFmtId="${id}" formatCode="${format.replaceAll('"', "&quot;")}"/>`],
  );
  const all = opening.includes("numFmts") ? formats.join("") : `<${prefix}numFmts>${formats.join("")}</${prefix}numFmts>`;
  const at = place.index + opening.length;
  return { ...parts, [name]: new TextEncoder().encode(text.slice(0, at) + all + text.slice(at)) };
}
