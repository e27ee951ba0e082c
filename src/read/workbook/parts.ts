// Unpacking the parts of an .xlsx that a table is made of, within bounds that are checked before anything is unpacked.
import { unzipSync } from "fflate";
import { UsageError } from "../../model/usage-error.ts";
import { isOfNotes } from "./sheet-notes.ts";

/** A ledger of a hundred thousand rows stays below these. */
const limits = {
  packed: 50_000_000,
  entries: 5_000,
  part: 200_000_000,
  notes: 2_000_000,
  texts: 60_000_000,
  textCount: 1_000_000,
  together: 300_000_000,
} as const;

/** All texts of the cells, each once: read as a whole before the first cell is. */
const isTexts = (part: string) => part.toLowerCase() === "xl/sharedstrings.xml";

/** Pictures, macros, links to other files and the like stay packed. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * Unpacked by name. UsageError for what is no .xlsx, for macros (.xlsm), for more than the bounds by its own directory, and for a part that
 * does not keep to the size its directory states: no more than that is ever unpacked.
 */
export function unpacked(bytes: Uint8Array, name: string): Record<string, Uint8Array> {
  if (bytes.length > limits.packed) throw tooLarge(name);
  refuseOldFormat(bytes, name);
  let entries = 0;
  let together = 0;
  let hasMacros = false;
  const declared = new Map<string, number>();
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name: part, originalSize }) => {
        entries += 1;
        if (entries > limits.entries) throw tooLarge(name);
        hasMacros ||= /vbaProject\.bin$/i.test(part);
        const isNotes = isOfNotes(part);
        // What is beside the cells is told only where it is small: no table is refused for it.
        if (!wanted.test(part) && !(isNotes && originalSize <= limits.notes)) return false;
        together += originalSize;
        if (originalSize > (isTexts(part) ? limits.texts : limits.part) || together > limits.together) throw tooLarge(name);
        if (declared.has(part)) throw damaged(name);
        declared.set(part, originalSize);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw damaged(name);
  }
  if (hasMacros) throw new UsageError(`“${name}”带有宏，不予导入`, "请在 Excel 或 WPS 中另存为“Excel 工作簿（*.xlsx）”，再导入。");
  if (!parts["xl/workbook.xml"] || isRepeating(parts)) throw damaged(name);
  for (const [part, content] of Object.entries(parts)) {
    if (content.length !== declared.get(part)) throw damaged(name);
    if (isTexts(part) && countIn(content, "<si") > limits.textCount) throw tooLarge(name);
    // A real workbook has no document type. A file that has one is refused, so that no entities have to be expanded.
    if (isOfNotes(part)) continue;
    if (hasDoctype(content))
      throw new UsageError(`“${name}”里有工作簿不该有的实体声明，不予导入`, "请用 Excel 或 WPS 打开后另存一份，再导入。");
  }
  return parts;
}

function countIn(content: Uint8Array, mark: string): number {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) count += 1;
  return count;
}

/** A workbook of Excel 97, or one locked by a password, is no zip but a file system of its own. */
function refuseOldFormat(bytes: Uint8Array, name: string): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!head.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"))) return;
  if (head.includes(Buffer.from("EncryptedPackage", "utf16le")))
    throw new UsageError(`“${name}”设有打开密码，读不出来`, "请用 Excel 或 WPS 打开，去掉密码后另存一份，再导入。");
  throw new UsageError(
    `“${name}”是旧格式（.xls）的工作簿，只是名称写成了 .xlsx`,
    "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入。",
  );
}

/** Many sheets that are one and the same part: each would be read anew. */
function isRepeating(parts: Record<string, Uint8Array>): boolean {
  const textOf = (part: string) => new TextDecoder().decode(parts[part]);
  const targets = [...textOf("xl/_rels/workbook.xml.rels").matchAll(/worksheets\/([^"'/]*)/gi)].map(([, target = ""]) =>
    target.toLowerCase(),
  );
  const sheets = [...textOf("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\s[^>]*?\s\w+:id\s*=\s*["']([^"']*)/g)].map(([, id = ""]) => id);
  return [targets, sheets].some((names) => names.some((one) => one.includes("&")) || new Set(names).size < names.length);
}

function hasDoctype(content: Uint8Array): boolean {
  const isWide = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  return isWide || Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes("<!DOCTYPE");
}

function tooLarge(name: string): UsageError {
  return new UsageError(`“${name}”太大，或展开后太大，不予导入`, "台账一般只有几百行：请删去多余的工作表、图片和空行，或分成几个文件。");
}

function damaged(name: string): UsageError {
  return new UsageError(`“${name}”不是完好的 Excel 工作簿（.xlsx）`, "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入。");
}
