import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { paperDocx } from "../../../src/render/docx/index.ts";
import { chartsOf } from "../../../src/report/charts.ts";
import { monthScene } from "../../../src/report/scene.ts";
import { sampleCampaign } from "../../report/sample-papers.ts";
import { options, paper } from "./papers.ts";
import { bulletin } from "./sample-bulletin.ts";

/** Series of a chart's part as the file holds them: name, then its value at each category. */
function read(xml: string): { name: string; values: (number | null)[] }[] {
  return xml
    .split("<c:ser>")
    .slice(1)
    .map((series) => {
      const points = /<c:val>(.*?)<\/c:val>/s.exec(series)?.[1] ?? "";
      const values: (number | null)[] = Array(Number(/ptCount val="(\d+)"/.exec(points)?.[1])).fill(null);
      for (const [, index, value] of points.matchAll(/<c:pt idx="(\d+)"><c:v>(\d+)<\/c:v>/g)) values[Number(index)] = Number(value);
      return { name: /<c:tx>.*?<c:v>([^<]*)/s.exec(series)?.[1] ?? "", values };
    });
}

it("holds every number of the charts that the bulletin places, with words for who cannot see them", async () => {
  const charts = chartsOf(monthScene(await sampleCampaign(), "2018-06"));
  const file = unzipSync(await paperDocx(await bulletin(), { ...options, charts }));
  const part = (path: string) => strFromU8(file[path] ?? new Uint8Array());
  const paths = Object.keys(file).filter((path) => /^word\/charts\/[^/]*$/.test(path));
  expect(paths).toHaveLength(3);
  for (const path of paths) {
    expect(part("[Content_Types].xml")).toContain(`PartName="/${path}"`);
    expect(part("word/_rels/document.xml.rels")).toContain(`Target="${path.replace("word/", "")}"`);
  }
  const found = new Map(paths.map((path) => [/<a:t>([^<]*)/.exec(part(path))?.[1], read(part(path))]));
  for (const { title, alternative, series } of charts) {
    expect(found.get(title)).toEqual(series.map(({ name, values }) => ({ name, values: [...values] })));
    expect(part("word/document.xml")).toContain(`descr="${alternative}"`);
  }
  expect(part("word/document.xml").match(/附图/g)).toHaveLength(1);
});

it("draws nothing where the paper places nothing, and the same bytes in whatever order the charts are given", async () => {
  const charts = chartsOf(monthScene(await sampleCampaign(), "2018-06"));
  expect(Object.keys(unzipSync(await paperDocx(paper(), { ...options, charts }))).filter((path) => path.includes("chart"))).toEqual([]);
  const tree = await bulletin();
  expect(await paperDocx(tree, { ...options, charts })).toEqual(await paperDocx(tree, { ...options, charts: [...charts].reverse() }));
});

it("has the numbers of each chart in a workbook, where whoever edits the chart finds them", async () => {
  const charts = chartsOf(monthScene(await sampleCampaign(), "2018-06"));
  const file = unzipSync(await paperDocx(await bulletin(), { ...options, charts }));
  const part = (path: string) => strFromU8(file[path] ?? new Uint8Array());
  for (const index of [1, 2, 3]) {
    const drawing = part(`word/charts/chart${index}.xml`);
    const [, id] = /<c:externalData r:id="([^"]*)"/.exec(drawing) ?? [];
    expect(part(`word/charts/_rels/chart${index}.xml.rels`)).toContain(`Id="${id}" `);
    expect(part(`word/charts/_rels/chart${index}.xml.rels`)).toContain(`Target="../embeddings/chart${index}.xlsx"`);
    const { sheets } = await readXlsx(file[`word/embeddings/chart${index}.xlsx`] ?? new Uint8Array());
    const [sheet] = sheets;
    /** What a reference like 数据!$B$2:$B$17 names. */
    const cellsAt = (place: string) => {
      const [, name, column = "", from, , to = from] = /^(.*)!\$([A-Z])\$(\d+)(:\$[A-Z]\$(\d+))?$/.exec(place) ?? [];
      expect(name).toBe(sheet?.name);
      return (sheet?.rows ?? []).slice(Number(from) - 1, Number(to)).map((row) => row[column.charCodeAt(0) - 65] ?? null);
    };
    const references = [...drawing.matchAll(/<c:f>(.*?)<\/c:f><c:(str|num)Cache>(.*?)<\/c:\2Cache>/gs)];
    expect(references.length).toBe(3 * read(drawing).length);
    for (const [, place = "", kind, cache = ""] of references) {
      const shown: (string | number | null)[] = Array(Number(/ptCount val="(\d+)"/.exec(cache)?.[1])).fill(null);
      for (const [, at, value = ""] of cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g))
        shown[Number(at)] = kind === "num" ? Number(value) : value;
      expect(cellsAt(place)).toEqual(shown);
    }
  }
});
