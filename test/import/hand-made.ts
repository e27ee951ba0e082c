// An .xlsx by hand: a zip of a few parts, so that nothing of the reader's own library is trusted.
import { strToU8, zipSync } from "fflate";

const types = "http://schemas.openxmlformats.org/package/2006";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const text = (value: string) => value.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A text; a number with a built-in format; a formula with what it came to. */
export type HandCell = string | { number: number; format: number } | { formula: string; value?: string };

/** By address. `merges`: `A1:C1`. `more`: other parts, which replace those of the same name. */
export function handMade(
  cells: Readonly<Record<string, HandCell>>,
  merges: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
) {
  const formats = [0, 14, 31, 57, 58];
  const rows = new Map<string, string[]>();
  for (const [address, cell] of Object.entries(cells)) {
    const row = address.replace(/\D/g, "");
    const written =
      typeof cell === "string"
        ? `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text(cell)}</t></is></c>`
        : "number" in cell
          ? `<c r="${address}" s="${formats.indexOf(cell.format)}"><v>${cell.number}</v></c>`
          : `<c r="${address}" t="str"><f>${text(cell.formula)}</f>${cell.value === undefined ? "" : `<v>${text(cell.value)}</v>`}</c>`;
    rows.set(row, [...(rows.get(row) ?? []), written]);
  }
  const sheet = [...rows].map(([row, inner]) => `<row r="${row}">${inner.join("")}</row>`).join("");
  const areas = merges.map((area) => `<mergeCell ref="${area}"/>`).join("");
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${types}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="问题清单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${types}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData>${areas === "" ? "" : `<mergeCells>${areas}</mergeCells>`}</worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])));
}
