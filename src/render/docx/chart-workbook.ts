// The workbook inside a paper that a chart takes its numbers from: what “edit data” in a word processor opens.
import type { Chart } from "../../model/paper.ts";
import { letterOf } from "../xlsx/places.ts";
import { plainBook } from "../xlsx/plain-book.ts";

const sheet = "数据";

/** Its bytes, the same for the same chart. `labels`: the categories as the chart names them; a row each, and a column a series. */
export function chartWorkbook({ series }: Chart, labels: readonly string[]): Promise<Uint8Array> {
  return plainBook(sheet, [
    ["", ...series.map(({ name }) => name)],
    ...labels.map((label, at) => [label, ...series.map(({ values }) => values[at] ?? null)]),
  ]);
}

/** Where the names of the categories stand in it. */
export const labelsPlace = (count: number): string => columnPlace(0, count);
export const namePlace = (series: number): string => `${sheet}!$${letterOf(series + 1)}$1`;
export const valuesPlace = (series: number, count: number): string => columnPlace(series + 1, count);

function columnPlace(column: number, count: number): string {
  const letter = letterOf(column);
  return `${sheet}!$${letter}$2:$${letter}$${count + 1}`;
}
