// A chart as Office draws it itself (DrawingML): a part of the file with names and numbers, no picture, so that any word processor can draw
// it in the fonts it has and whoever edits the paper can restyle it. Shades differ in black and white too; elements stand in the schema's order.
import { ImportedXmlComponent, Paragraph, type ParagraphChild } from "docx";
import type { Chart, Tone } from "../../model/paper.ts";
import { axisLabels, placeLabels } from "../point-labels.ts";
import { printedWidth } from "../printed-width.ts";
import { labelsPlace, namePlace, valuesPlace } from "./chart-workbook.ts";
import type { Fonts } from "./fonts.ts";
import { portrait, textWidth } from "./page.ts";
import { chartGap, styles } from "./styles.ts";
import { printable } from "./text.ts";
import { escapeXml, xmlHead } from "./xml.ts";

/** At most so many stand on the page of charts. */
export const mostCharts = 3;

export const chartRelation = (index: number): string => `rIdChart${index + 1}`;
/** In the chart's part: its workbook. */
export const bookRelation = "rIdBook";

const drawingNamespace = "http://schemas.openxmlformats.org/drawingml/2006/main";
const chartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const relationsNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** EMU (1/914400 inch) of a point. */
const emuOfPoint = 12700;

/** In points, of legend and labels; of the title. */
const letter = 9;
const titleLetter = 11;
const width = textWidth(portrait) / 20;

/** In points: bars need a line for each, the others what their lines do. */
const heightOf = ({ kind, categories }: Chart): number =>
  kind === "bars" ? Math.min(560, 66 + 13 * categories.length) : kind === "lines" ? 134 : 112;

/** Of its paragraph, in twips. */
export const chartHeight = (chart: Chart): number => heightOf(chart) * 20 + chartGap;

/** Where the chart stands, with its alternative text. */
export function chartParagraph(chart: Chart, index: number): Paragraph {
  const element = (name: string, attributes: Record<string, string>, ...children: (ImportedXmlComponent | string)[]) => {
    const made = new ImportedXmlComponent(name, attributes);
    for (const child of children) made.push(child);
    return made;
  };
  const size = { cx: String(Math.round(width * emuOfPoint)), cy: String(Math.round(heightOf(chart) * emuOfPoint)) };
  const described = { id: String(index + 1), name: `图${index + 1}`, title: printable(chart.title), descr: printable(chart.alternative) };
  const reference = element("c:chart", { "xmlns:c": chartNamespace, "xmlns:r": relationsNamespace, "r:id": chartRelation(index) });
  const graphic = element("a:graphic", { "xmlns:a": drawingNamespace }, element("a:graphicData", { uri: chartNamespace }, reference));
  const inline = element(
    "wp:inline",
    { distT: "0", distB: "0", distL: "0", distR: "0" },
    element("wp:extent", size),
    element("wp:docPr", described),
    element("wp:cNvGraphicFramePr", {}),
    graphic,
  );
  const run = element("w:r", {}, element("w:drawing", {}, inline));
  return new Paragraph({ style: styles.chart, children: [run as unknown as ParagraphChild] });
}

/** The chart's own part. Zeros have no label; labels of lines stand where they overlap neither each other nor a point. */
export function chartPart(chart: Chart, { body, heading }: Fonts): string {
  const text = (size: number, font: string, bold = 0) =>
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runLook("a:defRPr", size, font, bold)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
  const small = text(letter, body);
  const area = plotArea(chart);
  const title =
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>${runLook("a:rPr", titleLetter, heading, 0)}` +
    `<a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const layout = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>${(
    ["x", "y", "w", "h"] as const
  )
    .map((side) => `<c:${side} val="${area[side].toFixed(4)}"/>`)
    .join("")}</c:manualLayout></c:layout>`;
  const legend = `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${small}</c:legend>`;
  return (
    `${xmlHead}<c:chartSpace xmlns:c="${chartNamespace}" xmlns:a="${drawingNamespace}" xmlns:r="${relationsNamespace}"><c:date1904 val="0"/>` +
    `<c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea>${layout}` +
    `${drawn(chart, small)}${axes(chart, small)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id="${bookRelation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
  );
}

function runLook(element: string, size: number, font: string, bold: number): string {
  const name = escapeXml(font);
  return (
    `<${element} lang="zh-CN" sz="${size * 100}" b="${bold}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>` +
    `<a:latin typeface="${name}"/><a:ea typeface="${name}"/></${element}>`
  );
}

/** Around the area between the axes, in points: above it the title and, but for bars, the number of the highest point; below it names and legend. */
const margins = { bars: { top: 30, bottom: 36 }, lines: { top: 38, bottom: 38 }, columns: { top: 38, bottom: 46 } } as const;

/** The area between the axes, as shares of the chart. */
function plotArea(chart: Chart): Record<"x" | "y" | "w" | "h", number> {
  const names = chart.kind === "bars" ? Math.min(0.4, (Math.max(...chart.categories.map(printedWidth)) * letter + 8) / width) : 24 / width;
  const [top, bottom] = [margins[chart.kind].top / heightOf(chart), margins[chart.kind].bottom / heightOf(chart)];
  return { x: names, y: top, w: 1 - names - 10 / width, h: 1 - top - bottom };
}

const looks: Readonly<Record<Tone, { readonly fill: string; readonly label: string; readonly dash: string }>> = {
  plain: { fill: "FFFFFF", label: "000000", dash: "solid" },
  good: { fill: "CDE5C0", label: "000000", dash: "sysDot" },
  waiting: { fill: "E0B040", label: "000000", dash: "dash" },
  due: { fill: "C55A11", label: "FFFFFF", dash: "dashDot" },
  progress: { fill: "4F7CA6", label: "FFFFFF", dash: "solid" },
  overdue: { fill: "8B0000", label: "FFFFFF", dash: "solid" },
};
/** Lines are darker than areas, since they are thin. */
const inks: Readonly<Record<Tone, string>> = {
  plain: "404040",
  good: "38761D",
  waiting: "B45F06",
  due: "C55A11",
  progress: "1F4E79",
  overdue: "8B0000",
};
const symbols = ["circle", "square", "triangle", "diamond"];

function drawn(chart: Chart, small: string): string {
  const ids = '<c:axId val="1"/><c:axId val="2"/>';
  if (chart.kind === "lines") {
    const area = plotArea(chart);
    const plot = { width: area.w * width, height: area.h * heightOf(chart) };
    const places = placeLabels(
      chart.series.map(({ values }) => values),
      { ...plot, step: plot.width / chart.categories.length },
    );
    const series = chart.series.map((each, index) => {
      const ink = `<a:solidFill><a:srgbClr val="${inks[each.tone]}"/></a:solidFill>`;
      const line = `<c:spPr><a:ln w="22225">${ink}<a:prstDash val="${looks[each.tone].dash}"/></a:ln></c:spPr>`;
      const mark = `<c:marker><c:symbol val="${symbols[index % symbols.length]}"/><c:size val="5"/><c:spPr>${ink}<a:ln>${ink}</a:ln></c:spPr></c:marker>`;
      return `<c:ser>${named(chart, index)}${line}${mark}${lineLabels(places[index] ?? [], small)}${data(chart, index)}<c:smooth val="0"/></c:ser>`;
    });
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join("")}<c:marker val="1"/>${ids}</c:lineChart>`;
  }
  const isStacked = chart.kind === "bars";
  const series = chart.series.map(({ tone }, index) => {
    const look = looks[tone];
    const fill = `<c:spPr><a:solidFill><a:srgbClr val="${look.fill}"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>`;
    const ink = isStacked ? small.replaceAll('val="000000"', `val="${look.label}"`) : small;
    const labels = `<c:dLbls><c:numFmt formatCode="${isStacked ? "0;;;" : "0"}" sourceLinked="0"/>${plainArea}${ink}<c:dLblPos val="${isStacked ? "ctr" : "outEnd"}"/>${shownValue(1)}</c:dLbls>`;
    return `<c:ser>${named(chart, index)}${fill}<c:invertIfNegative val="0"/>${labels}${data(chart, index)}</c:ser>`;
  });
  return (
    `<c:barChart><c:barDir val="${isStacked ? "bar" : "col"}"/><c:grouping val="${isStacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>` +
    `${series.join("")}<c:gapWidth val="${isStacked ? 25 : 60}"/>${isStacked ? '<c:overlap val="100"/>' : ""}${ids}</c:barChart>`
  );
}

const plainArea = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>";
const shownValue = (shown: 0 | 1): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${shown}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

const sides = { top: "t", bottom: "b", left: "l", right: "r" } as const;

function lineLabels(places: ReturnType<typeof placeLabels>[number], small: string): string {
  const labels = places.map((place, index) =>
    place === undefined
      ? `<c:dLbl><c:idx val="${index}"/><c:delete val="1"/></c:dLbl>`
      : `<c:dLbl><c:idx val="${index}"/>${plainArea}${small}<c:dLblPos val="${sides[place]}"/>${shownValue(1)}</c:dLbl>`,
  );
  return `<c:dLbls>${labels.join("")}${plainArea}${small}${shownValue(0)}</c:dLbls>`;
}

const cached = (values: readonly (string | number | null)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, index) => (value === null ? "" : `<c:pt idx="${index}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`))
    .join("")}`;

const named = ({ series }: Chart, index: number): string =>
  `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${namePlace(index)}</c:f><c:strCache>${cached([series[index]?.name ?? ""])}</c:strCache></c:strRef></c:tx>`;

function data(chart: Chart, index: number): string {
  const names = chartLabels(chart);
  const values = chart.series[index]?.values ?? [];
  return (
    `<c:cat><c:strRef><c:f>${labelsPlace(names.length)}</c:f><c:strCache>${cached(names)}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${valuesPlace(index, names.length)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${cached(values)}</c:numCache></c:numRef></c:val>`
  );
}

/** The categories as the chart names them: of months the year only where it is new. */
export function chartLabels(chart: Chart): string[] {
  const labels = chart.kind === "lines" ? monthLabels(chart) : [];
  return chart.categories.map((category, at) => labels[at] ?? category);
}

const monthLabels = (chart: Chart): (string | undefined)[] =>
  axisLabels(chart.categories, (plotArea(chart).w * width) / chart.categories.length, letter);

function axes(chart: Chart, small: string): string {
  const isAside = chart.kind === "bars";
  const thin = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></c:spPr>';
  const months = chart.kind === "lines" ? monthLabels(chart) : [];
  const skip = Math.max(
    1,
    months.findIndex((label, index) => index > 0 && label !== undefined),
  );
  const highest = Math.max(1, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const most = isAside ? "" : `<c:max val="${Math.ceil(highest * (chart.kind === "lines" ? 1.05 : 1.15))}"/>`;
  return (
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${isAside ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isAside ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="low"/>${thin}${small}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
    `<c:tickLblSkip val="${skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${most}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${isAside ? "b" : "l"}"/>` +
    `<c:majorGridlines><c:spPr><a:ln w="3175"><a:solidFill><a:srgbClr val="D0D0D0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
    `<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${small}<c:crossAx val="1"/><c:crosses val="${isAside ? "max" : "autoZero"}"/><c:crossBetween val="between"/></c:valAx>`
  );
}
