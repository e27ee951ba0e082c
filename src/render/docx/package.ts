// Makes the library's file the same for the same paper: without times, and with only the parts that the paper uses.
import { strFromU8, strToU8, unzipSync } from "fflate";
import { compare } from "../../model/diagnostic.ts";
import { zipped } from "../zip.ts";
import { withChartRelations, withChartTypes } from "./chart-parts.ts";
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

/** The same parts and those of charts in the order of their names, without times. */
export function repacked(file: Uint8Array, charts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts = Object.entries(unzipSync(file)).filter(([path]) => !unused.includes(path) && !isEmptyRelations(path));
  const names = Object.keys(charts);
  const written = parts.map(([path, bytes]) => [path, withCharts(path, withoutLoosePieces(path, bytes), names)] as const);
  const order = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => rank(one) - rank(other) || compare(one, other);
  return zipped(Object.fromEntries([...written, ...Object.entries(charts)].sort(order)));
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

function withCharts(path: string, bytes: Uint8Array, charts: readonly string[]): Uint8Array {
  if (path === "[Content_Types].xml") return edited(bytes, (text) => withChartTypes(text, charts));
  if (path === "word/_rels/document.xml.rels") return edited(bytes, (text) => withChartRelations(text, charts));
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
