// An .xlsx taken apart without the library that wrote it: a zip, and XML by its few elements.
import { strFromU8, unzipSync } from "fflate";

export interface ReadCell {
  readonly value: string | number | boolean;
  /** t of the cell: s, inlineStr, b, e; "" for a number. */
  readonly type: string;
  readonly format: string;
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly xml: string;
  /** By its name: `C4`. */
  readonly cells: ReadonlyMap<string, ReadCell>;
}

export interface ReadBook {
  readonly parts: ReadonlyMap<string, string>;
  readonly sheets: ReadonlyMap<string, ReadSheet>;
  /** By name, and for those of one sheet by name and the sheet's. */
  readonly names: ReadonlyMap<string, string>;
}

export function readXlsx(bytes: Uint8Array): ReadBook {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const part = (path: string) => parts.get(path) ?? "";
  const strings = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = ""]) => textIn(inner));
  const styles = part("xl/styles.xml");
  const codes = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, plain(code ?? "")]),
  );
  const xfs = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "").matchAll(/<xf [^>]*numFmtId="(\d+)"/g)].map(
    ([, id]) => codes.get(id) ?? "",
  );
  const workbook = part("xl/workbook.xml");
  const heads = [...workbook.matchAll(/<sheet ([^>]*)\/>/g)].map(([, attributes = ""]) => attributes);
  const sheets = heads.map((attributes, index): ReadSheet => {
    const xml = part(`xl/worksheets/sheet${index + 1}.xml`);
    return {
      name: plain(attributeIn(attributes, "name")),
      hidden: attributeIn(attributes, "state") === "hidden",
      xml,
      cells: new Map(
        [...xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(([, attributes = "", inner]) => {
          if (inner === undefined) return [];
          const type = attributeIn(attributes, "t");
          const format = xfs[Number(attributeIn(attributes, "s") || "0")] ?? "";
          const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? "";
          const value =
            type === "s"
              ? (strings[Number(raw)] ?? "")
              : type === "inlineStr"
                ? textIn(inner)
                : type === "b"
                  ? raw === "1"
                  : type === ""
                    ? Number(raw)
                    : raw;
          return [[attributeIn(attributes, "r"), { value, type, format }]];
        }),
      ),
    };
  });
  const names = [...workbook.matchAll(/<definedName ([^>]*)>(.*?)<\/definedName>/gs)].map(
    ([, attributes = "", range = ""]): [string, string] => {
      const scope = attributeIn(attributes, "localSheetId");
      return [attributeIn(attributes, "name") + (scope === "" ? "" : ` ${sheets[Number(scope)]?.name}`), plain(range)];
    },
  );
  return { parts, sheets: new Map(sheets.map((sheet) => [sheet.name, sheet])), names: new Map(names) };
}

/** Rows below the header in row 3, each by its column's title; a day of a cell formatted as one is `YYYY-MM-DD`. */
export function rowsOf(sheet: ReadSheet | undefined): Map<string, string | number | boolean>[] {
  if (!sheet) throw new Error("no such sheet");
  const titles = new Map<string, string>();
  const rows = new Map<number, Map<string, string | number | boolean>>();
  for (const [place, { value, type, format }] of sheet.cells) {
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    if (row === "3") titles.set(column, String(value));
    const title = titles.get(column);
    if (Number(row) <= 3 || title === undefined) continue;
    const cells = rows.get(Number(row)) ?? new Map();
    rows.set(Number(row), cells.set(title, type === "" && format === "yyyy-mm-dd" ? dayOf(Number(value)) : value));
  }
  return [...rows.values()];
}

/** Day 1 is 1900-01-01, and Excel counts a 29 February 1900 that never was. */
function dayOf(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)]
    .map(([, text]) => plain(text ?? ""))
    .join("")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

function attributeIn(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function plain(xml: string): string {
  return xml.replace(/&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));/g, (_, decimal, hex, name) =>
    decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (entities[name] ?? ""),
  );
}
