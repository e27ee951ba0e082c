import { strFromU8, unzipSync } from "fflate";
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
      return { name: /<c:tx><c:v>([^<]*)/.exec(series)?.[1] ?? "", values };
    });
}

it("holds every number of the charts that the bulletin places, with words for who cannot see them", async () => {
  const charts = chartsOf(monthScene(await sampleCampaign(), "2018-06"));
  const file = unzipSync(await paperDocx(await bulletin(), { ...options, charts }));
  const part = (path: string) => strFromU8(file[path] ?? new Uint8Array());
  const paths = Object.keys(file).filter((path) => path.startsWith("word/charts/"));
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
