// The charts as parts of a .docx: the drawing, the workbook of its numbers, and what names both where the file lists its parts.
import { strToU8 } from "fflate";
import type { Chart } from "../../model/paper.ts";
import { bookRelation, chartLabels, chartPart, chartRelation } from "./chart.ts";
import { chartWorkbook } from "./chart-workbook.ts";
import type { Fonts } from "./fonts.ts";
import { xmlHead } from "./xml.ts";

const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const [drawingType, bookType] = [
  "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

const drawing = (index: number): string => `charts/chart${index + 1}.xml`;
const book = (index: number): string => `embeddings/chart${index + 1}.xlsx`;

/** By path. */
export async function chartParts(charts: readonly Chart[], fonts: Fonts): Promise<Record<string, Uint8Array>> {
  const parts = charts.map(async (chart, index) => ({
    [`word/${drawing(index)}`]: strToU8(chartPart(chart, fonts)),
    [`word/charts/_rels/chart${index + 1}.xml.rels`]: strToU8(bookRelations(index)),
    [`word/${book(index)}`]: await chartWorkbook(chart, chartLabels(chart)),
  }));
  return Object.assign({}, ...(await Promise.all(parts)));
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${officeRelations}/${type}" Target="${target}"/>`;

const bookRelations = (index: number): string =>
  `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(bookRelation, "package", `../${book(index)}`)}</Relationships>`;

/** [Content_Types].xml with these parts. */
export function withChartTypes(types: string, paths: readonly string[]): string {
  const typed = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;
  const added = paths.flatMap((path) => (path.endsWith(".rels") ? [] : [typed(path, path.endsWith(".xlsx") ? bookType : drawingType)]));
  return types.replace("</Types>", `${added.join("")}</Types>`);
}

/** The relations of the paper's text, with its charts. */
export function withChartRelations(relations: string, paths: readonly string[]): string {
  const drawings = paths.filter((path) => path.startsWith("word/charts/") && path.endsWith(".xml"));
  const added = drawings.map((_, index) => relation(chartRelation(index), "chart", drawing(index)));
  return relations.replace("</Relationships>", `${added.join("")}</Relationships>`);
}
