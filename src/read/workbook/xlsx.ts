// .xlsx → tables. Formulas are not calculated, macros not run, links to other files not followed.
import { zipSync } from "fflate";
import { UsageError } from "../../model/usage-error.ts";
import { unpacked } from "./parts.ts";
import { addressOf, type ReadSheet, type SheetCell, sheetLimits } from "./sheet.ts";

/** The sheets in the order of the workbook. UsageError for a file that is no workbook, is damaged, or is too large. */
export async function readXlsxSheets(bytes: Uint8Array, name: string): Promise<ReadSheet[]> {
  const { readXlsx } = await import("hucre/xlsx");
  const safe = zipSync(unpacked(bytes, name), { level: 0 });
  let book: Awaited<ReturnType<typeof readXlsx>>;
  try {
    book = await readXlsx(safe);
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
          value: plainValue(value ?? ""),
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
    };
  });
}

function plainValue(value: unknown): SheetCell["value"] {
  if (value instanceof Date) {
    const written = Number.isNaN(value.getTime()) ? "" : value.toISOString();
    return written.endsWith("T00:00:00.000Z") ? written.slice(0, 10) : written.replace("T", " ").slice(0, 19);
  }
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
