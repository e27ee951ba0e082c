// A chart as SVG, drawn by ECharts without a browser. Loaded only for a paper that has charts.
//
// The library draws, the style is ours: colours are turned into classes (style.html has them for light, dark and print), fonts into sizes,
// and ids that the library numbers from chart to chart are removed, so that the same chart always gives the same text.
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import { GridComponent, type GridComponentOption } from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "../../model/paper.ts";
import { axisLabels, type Plot, placeLabels } from "../point-labels.ts";
import { printedWidth } from "../printed-width.ts";
import { withoutInvisible } from "./escape.ts";

use([BarChart, LineChart, GridComponent, SVGRenderer]);

type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** Narrow, so that its letters can still be read when it is as narrow as a phone. */
const width = 360;
const columnsHeight = 210;
const letter = 12;
const ink = "var(--ink)";
const faint = "var(--faint)";

/** `<svg viewBox=… class=…>…</svg>`: equal charts give equal text. */
export function chartSvg(chart: Chart): string {
  const height = chart.kind === "bars" ? 30 + 22 * chart.categories.length : columnsHeight;
  const drawing = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawing.setOption(optionOf(chart));
    return plainSvg(drawing.renderToSVGString({ useViewBox: true }));
  } finally {
    drawing.dispose(); // else a timer of the library keeps the process from ending
  }
}

function optionOf(chart: Chart): Option {
  const categories = chart.categories.map(withoutInvisible);
  const common = { animation: false, textStyle: { fontSize: letter, color: ink } };
  const label = { color: ink, fontSize: letter };
  const count = {
    type: "value" as const,
    minInterval: 1,
    splitNumber: 4,
    axisLabel: label,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: faint, width: 1 } },
  };
  const named = {
    type: "category" as const,
    data: categories,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: faint, width: 1 } },
  };
  if (chart.kind === "bars") {
    const names = Math.min(160, letter * Math.max(...categories.map((name) => name.length)) + 10);
    return {
      ...common,
      grid: { left: names, right: 14, top: 2, bottom: 24 },
      xAxis: count,
      yAxis: { ...named, inverse: true, axisLabel: { ...label, width: names - 6, overflow: "truncate" } },
      series: barSeries(chart, width - names - 14),
    };
  }
  const grid = { left: 36, right: 14, top: 20, bottom: chart.kind === "columns" ? 38 : 24 };
  const plot = { width: width - grid.left - grid.right, height: columnsHeight - grid.top - grid.bottom };
  return {
    ...common,
    grid,
    xAxis: {
      ...named,
      boundaryGap: true,
      axisLabel: { ...label, interval: 0, ...belowPoints(chart.kind, categories, plot.width / categories.length) },
    },
    yAxis: count,
    series: chart.kind === "columns" ? columnSeries(chart) : lineSeries(chart, plot),
  };
}

/** Names on two lines where they fit, else cut short; months thinned out. */
function belowPoints(kind: Chart["kind"], categories: readonly string[], step: number) {
  const shown = axisLabels(categories, step, letter);
  if (kind === "lines") return { formatter: (_: string, index: number) => shown[index] ?? "" };
  const width = step - 6;
  const isLong = categories.some((name) => printedWidth(name) * letter > 2 * width - letter);
  return { width, overflow: isLong ? ("truncate" as const) : ("break" as const), lineHeight: 14 };
}

/** A number is written into its part of the bar where there is room for it. */
function barSeries({ series, categories }: Chart, plotWidth: number): BarSeriesOption[] {
  const sums = categories.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const unit = plotWidth / (1.1 * Math.max(1, ...sums));
  const hasRoom = (value: number) => value > 0 && value * unit > String(value).length * 7 + 3;
  return series.map(({ tone, values }) => ({
    ...still,
    type: "bar" as const,
    stack: "all",
    barWidth: 15,
    itemStyle: { color: `var(--${tone})`, borderColor: "var(--sheet)", borderWidth: 0.75 },
    label: { show: true, color: `var(--on-${tone})`, fontSize: 11, position: "inside" as const },
    data: values.map((value) => ({ value: value === null || value === 0 ? "-" : value, label: { show: hasRoom(value ?? 0) } })),
  }));
}

function columnSeries({ series }: Chart): BarSeriesOption[] {
  return series.map(({ tone, values }) => ({
    ...still,
    type: "bar" as const,
    barMaxWidth: 30,
    barGap: "15%",
    itemStyle: { color: `var(--${tone})` },
    label: { show: true, color: ink, fontSize: letter, position: "top" as const },
    data: values.map((value) => value ?? "-"),
  }));
}

const symbols = ["circle", "rect", "triangle", "diamond"];

function lineSeries({ series, categories }: Chart, plot: Plot): LineSeriesOption[] {
  const places = placeLabels(
    series.map(({ values }) => values),
    { ...plot, step: plot.width / categories.length },
  );
  return series.map(({ tone, values }, row) => ({
    ...still,
    type: "line" as const,
    symbol: symbols[row % symbols.length] ?? "circle",
    symbolSize: 8,
    showAllSymbol: true,
    lineStyle: { color: `var(--${tone})`, width: 2.5 },
    itemStyle: { color: `var(--${tone})` },
    data: values.map((value, index) => {
      const position = places[row]?.[index];
      return { value: value ?? "-", label: { show: position !== undefined, position: position ?? "top", color: ink, fontSize: letter } };
    }),
  }));
}

/** No reaction to a pointer. */
const still = { silent: true, emphasis: { disabled: true } };

/** Rewrites attributes of the SVG. That is safe, since texts from a ledger stand between tags only, with their quotes escaped. */
function plainSvg(svg: string): string {
  return svg
    .replace(/^<svg [^>]*viewBox="([^"]*)"[^>]*>/, '<svg viewBox="$1">')
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/<defs\b[^>]*>[\s\S]*?<\/defs>/g, "") // clip paths, which have no visible effect here
    .replace(/<path(?: (?:d|transform)="[^"]*")* fill="none" pointer-events="visible"><\/path>/g, "") // invisible areas that react to a pointer
    .replace(/<[a-zA-Z][^>]*>/g, plainTag)
    .replace(/\n+/g, "\n")
    .trim();
}

function plainTag(tag: string): string {
  const classes = [...tag.matchAll(/ (fill|stroke)="var\(--([a-z-]+)\)"/g)].map(([, part, name]) => `${part}-${name}`);
  return tag
    .replace(
      / (?:fill|stroke)="var\([^"]*"| ecmeta_\w+="[^"]*"| class="[^"]*"| clip-path="[^"]*"| pointer-events="[^"]*"| (?:xmlns|xml)(?::\w+)?="[^"]*"/g,
      "",
    )
    .replace(/ style="font-size:(\d+)px;[^"]*"/, ' font-size="$1"')
    .replace(/^<[a-zA-Z]+/, (start) => (classes.length > 0 ? `${start} class="${classes.join(" ")}"` : start));
}
