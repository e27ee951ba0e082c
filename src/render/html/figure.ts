// A chart on the page: its picture, what its colours mean, what it shows in words, and its numbers as a table.
import type { Chart, Tone } from "../../model/paper.ts";
import { escapeHtml } from "./escape.ts";
import { tableHtml } from "./table.ts";

/** Marks of the series of a line chart, so that they can be told apart without colours. The first is a circle. */
const lineMarks = ["●", "■", "▲", "◆"];

export function figureHtml(chart: Chart, svg: string): string {
  const id = `chart-${chart.name}`;
  const legend = chart.series.map(({ name, tone }, index) => `<li>${mark(chart, tone, index)}${escapeHtml(name)}</li>`);
  return `<figure class="chart">
<figcaption>${escapeHtml(chart.title)}</figcaption>
<ul class="legend" aria-hidden="true">${legend.join("")}</ul>
<svg ${svg.slice("<svg ".length, svg.indexOf(">"))} role="img" aria-labelledby="${id}-title" aria-describedby="${id}-words">
<title id="${id}-title">${escapeHtml(chart.title)}</title>${svg.slice(svg.indexOf(">") + 1)}
<p class="unseen" id="${id}-words">${escapeHtml(chart.alternative)}</p>
<details>
<summary>数据表</summary>
${numbersHtml(chart, `${id}-numbers`)}
</details>
</figure>`;
}

function mark({ kind }: Chart, tone: Tone, index: number): string {
  return `<span class="mark-${tone}">${kind === "lines" ? lineMarks[index % lineMarks.length] : "■"}</span>`;
}

/** Every value of the picture; “—” where there is none. */
function numbersHtml({ title, categories, series }: Chart, id: string): string {
  const text = (value: string) => [{ text: value }];
  return tableHtml(
    {
      kind: "table",
      columns: [{ title: text("名称"), align: "left" }, ...series.map(({ name }) => ({ title: text(name), align: "right" as const }))],
      rows: categories.map((category, index) => [
        text(category),
        ...series.map(({ values }) => text(values[index] === null || values[index] === undefined ? "—" : String(values[index]))),
      ]),
    },
    { id, caption: `${title}：数据表`, isList: false },
  );
}
