// Makes the library's file the same for the same paper: without times, and with only the parts that the paper uses.
import { strFromU8, strToU8, unzipSync } from "fflate";
import { compare } from "../../model/diagnostic.ts";
import { zipped } from "../zip.ts";
import { chartPath, chartRelation } from "./chart.ts";
import { styles } from "./styles.ts";
import { escapeXml, xmlHead } from "./xml.ts";

/** Parts that the library always writes and no paper uses. */
const unused = [
  "word/numbering.xml",
  "word/footnotes.xml",
  "word/endnotes.xml",
  "word/theme/theme1.xml",
  "word/fontTable.xml",
  "docProps/custom.xml",
];

/** The same parts in the order of their names, without times. */
export function repacked(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).filter(([path]) => !unused.includes(path) && !isEmptyRelations(path));
  const charts = parts.filter(([path]) => path.startsWith("word/charts/")).length;
  const written = parts.map(([path, bytes]) => [path, withCharts(path, withoutLoosePieces(path, bytes), charts)] as const);
  const order = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => rank(one) - rank(other) || compare(one, other);
  return zipped(Object.fromEntries(written.sort(order)));
}

/** The first part of the file: programs that recognise a file by its first bytes expect it there. */
const rank = (path: string): number => (path === "[Content_Types].xml" ? 0 : path.startsWith("_rels/") ? 1 : 2);

const isEmptyRelations = (path: string): boolean => path.startsWith("word/_rels/") && path !== "word/_rels/document.xml.rels";

function withoutLoosePieces(path: string, bytes: Uint8Array): Uint8Array {
  if (path === "[Content_Types].xml")
    return edited(bytes, (text) => withoutUnused(text).replace(/<Default (?![^>]*Extension="(?:rels|xml)")[^>]*\/>/g, ""));
  if (path.endsWith(".rels")) return edited(bytes, withoutUnused);
  if (path === "word/document.xml") return edited(bytes, withLowSectionEnds);
  return bytes;
}

/** Names the charts where the file lists its parts. */
function withCharts(path: string, bytes: Uint8Array, count: number): Uint8Array {
  const all = (line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join("");
  if (path === "[Content_Types].xml") {
    const type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    return edited(bytes, (text) =>
      text.replace("</Types>", `${all((index) => `<Override PartName="/word/${chartPath(index)}" ContentType="${type}"/>`)}</Types>`),
    );
  }
  if (path === "word/_rels/document.xml.rels") {
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
    const relation = (index: number) => `<Relationship Id="${chartRelation(index)}" Type="${type}" Target="${chartPath(index)}"/>`;
    return edited(bytes, (text) => text.replace("</Relationships>", `${all(relation)}</Relationships>`));
  }
  return bytes;
}

const edited = (bytes: Uint8Array, edit: (text: string) => string): Uint8Array => strToU8(edit(strFromU8(bytes)));

function withoutUnused(text: string): string {
  return text.replace(/<(?:Override|Relationship) [^>]*\/>/g, (element) =>
    unused.some((path) => element.includes(`${path.replace(/^word\//, "")}"`)) ? "" : element,
  );
}

/** Removes the paragraph in which the library ends a section: it is a whole line high, and after a table that fills its page it would make a page. */
function withLowSectionEnds(text: string): string {
  return text.replaceAll("<w:p><w:pPr><w:sectPr", `<w:p><w:pPr><w:pStyle w:val="${styles.sectionEnd}"/><w:sectPr`);
}

/** docProps/core.xml with neither a person's name nor a time. */
export function propertiesPart(title: string, comment: string): string {
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title>` +
    `<dc:description>${escapeXml(comment)}</dc:description><dc:language>zh-CN</dc:language></cp:coreProperties>`
  );
}
