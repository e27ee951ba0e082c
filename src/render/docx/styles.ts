// word/styles.xml: each part of a paper (公文格式各要素) is a style, so that whoever edits the file changes it in one place.
// Written by hand, since the library's styles know neither grid nor East Asian spacing. Elements stand in the order of the schema.
import type { Fonts } from "./fonts.ts";
import { characterSpacing, type Density, em, line, sizes } from "./page.ts";
import { escapeXml, wordNamespace, xmlHead } from "./xml.ts";

/** Style ids by what they are for. */
export const styles = {
  body: "BodyText",
  headings: { 1: "Heading1", 2: "Heading2", 3: "Heading3", 4: "Heading4" },
  issuer: "IssuerMark",
  number: "DocumentNumber",
  approverName: "ApproverName",
  title: "Title",
  notice: "TitleNotice",
  recipients: "Recipients",
  annexList: "AnnexList",
  signature: "Signature",
  note: "ClosingNote",
  annexLabel: "AnnexLabel",
  annexTitle: "AnnexTitle",
  annexName: "AnnexName",
  annexNote: "AnnexNote",
  tableTexts: { [sizes.五号]: "TableText10", [sizes.小五]: "TableText9" },
  tableHeads: { [sizes.五号]: "TableHead10", [sizes.小五]: "TableHead9" },
  imprint: "Imprint",
  chart: "Chart",
  pageNumber: "Footer",
  sectionEnd: "SectionEnd",
} as const;

interface Style {
  readonly id: string;
  /** What a word processor shows: its own name for a style of its own, else the part's name in the standard. */
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  /** Paragraph: elements before `spacing`, `spacing` itself, and those after it. */
  readonly before?: string;
  readonly spacing?: string;
  readonly after?: string;
  readonly font?: string;
  readonly bold?: boolean;
  readonly red?: boolean;
  /** How much closer characters are set; as in the body by default. */
  readonly characterSpacing?: number;
  readonly size?: number;
}

const centred = '<w:jc w:val="center"/>';
const offGrid = '<w:snapToGrid w:val="0"/>';
const exactly = (height: number, before = 0, after = 0) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${height}" w:lineRule="exact"/>`;

/** A line of the title, which is not smaller where the text is. */
export const titleLine = (density: Density): number => Math.max(density.line, em(sizes.二号) * 1.15);

/** Size and line of the notes above and below a table. */
export const noteSize = sizes.五号;
export const noteLine = 300;

/** Space above a chart. */
export const chartGap = 80;

/** Lines of a table by the size of its text. */
export const tableLines = { [sizes.五号]: 290, [sizes.小五]: 250 } as const;

function stylesOf({ title, boldTitle, body, heading, subheading, pageNumber }: Fonts, density: Density): Style[] {
  const character = em(density.size) + characterSpacing;
  const { headings } = styles;
  const titled = { font: title, bold: boldTitle, characterSpacing: 0 };
  const sections = ([1, 2, 3, 4] as const).map((level) => ({
    id: headings[level],
    name: `heading ${level}`,
    basedOn: styles.body,
    next: styles.body,
    before: "<w:keepNext/>",
    after: `<w:outlineLvl w:val="${level - 1}"/>`,
    font: { 1: heading, 2: subheading, 3: body, 4: body }[level],
  }));
  const tables = ([sizes.五号, sizes.小五] as const).flatMap((size) => {
    const text = { before: offGrid, spacing: exactly(tableLines[size]), characterSpacing: 0, size };
    return [
      { id: styles.tableTexts[size], name: `表格文字${size / 2}磅`, ...text },
      { id: styles.tableHeads[size], name: `表头${size / 2}磅`, ...text, after: centred, font: heading },
    ];
  });
  return [
    { id: styles.body, name: "Body Text", after: `<w:ind w:firstLineChars="200" w:firstLine="${2 * character}"/>` },
    ...sections,
    { id: styles.issuer, name: "发文机关标志", before: offGrid, after: centred, ...titled, red: true },
    { id: styles.number, name: "发文字号", after: centred },
    {
      id: styles.title,
      name: "Title",
      next: styles.body,
      before: `<w:keepNext/>${offGrid}`,
      spacing: exactly(titleLine(density)),
      after: centred,
      ...titled,
      size: sizes.二号,
    },
    { id: styles.notice, name: "标题说明", next: styles.body, after: centred, font: subheading },
    { id: styles.recipients, name: "主送机关", next: styles.body },
    { id: styles.annexList, name: "附件说明", before: "<w:keepLines/>" },
    { id: styles.signature, name: "署名和成文日期", after: '<w:jc w:val="right"/>' },
    { id: styles.note, name: "附注", after: `<w:ind w:left="${2 * character}"/>` },
    { id: styles.annexLabel, name: "附件标识", next: styles.annexTitle, before: "<w:keepNext/>", font: heading },
    { id: styles.annexTitle, name: "附件标题", basedOn: styles.title, next: styles.body, spacing: exactly(line, line, line / 3) },
    {
      id: styles.annexNote,
      name: "附表说明",
      before: offGrid,
      spacing: exactly(noteLine),
      characterSpacing: 0,
      size: noteSize,
    },
    ...tables,
    {
      id: styles.imprint,
      name: "版记",
      before: "<w:keepNext/><w:keepLines/>",
      spacing: exactly(480),
      characterSpacing: 0,
      size: sizes.四号,
    },
    {
      id: styles.chart,
      name: "图",
      before: offGrid,
      spacing: `<w:spacing w:before="${chartGap}" w:after="0" w:line="240" w:lineRule="auto"/>`,
      after: centred,
    },
    {
      id: styles.pageNumber,
      name: "footer",
      before: offGrid,
      spacing: exactly(sizes.四号 * 10),
      font: pageNumber,
      characterSpacing: 0,
      size: sizes.四号,
    },
    { id: styles.sectionEnd, name: "分节", before: offGrid, spacing: exactly(10), size: 2 },
  ];
}

const fontElement = (font: string): string => {
  const name = escapeXml(font);
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
};
const sizeElements = (size: number): string => `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

function styleElement({ id, name, basedOn = "Normal", next, before = "", spacing = "", after = "", ...look }: Style): string {
  const { font, bold, red, characterSpacing: drawn, size } = look;
  const run = [
    font && fontElement(font),
    bold && "<w:b/><w:bCs/>",
    red && '<w:color w:val="FF0000"/>',
    drawn !== undefined && `<w:spacing w:val="${drawn}"/>`,
    size && sizeElements(size),
  ];
  return [
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>`,
    next && `<w:next w:val="${next}"/>`,
    `<w:qFormat/><w:pPr>${before}${spacing}${after}</w:pPr><w:rPr>${run.filter(Boolean).join("")}</w:rPr></w:style>`,
  ]
    .filter(Boolean)
    .join("");
}

/**
 * The whole part. Latin text is marked as English, as Chinese word processors do: in text marked as Chinese, LibreOffice breaks
 * a number in two at the end of a line. The grid: each line of the body 579 twips, no space between Chinese and digits, both sides even.
 */
export function stylesPart(fonts: Fonts, density: Density): string {
  const defaults =
    `<w:docDefaults><w:rPrDefault><w:rPr>${fontElement(fonts.body)}<w:spacing w:val="${characterSpacing}"/>${sizeElements(density.size)}` +
    `<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>' +
    `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${exactly(density.line)}<w:jc w:val="both"/></w:pPr></w:style>`;
  const approverName =
    `<w:style w:type="character" w:styleId="${styles.approverName}"><w:name w:val="签发人姓名"/><w:qFormat/>` +
    `<w:rPr>${fontElement(fonts.subheading)}</w:rPr></w:style>`;
  const annexName =
    `<w:style w:type="character" w:styleId="${styles.annexName}"><w:name w:val="附件标题（同行）"/><w:qFormat/>` +
    `<w:rPr>${fontElement(fonts.title)}${fonts.boldTitle ? "<w:b/><w:bCs/>" : ""}<w:spacing w:val="0"/>${sizeElements(sizes.二号)}</w:rPr></w:style>`;
  const table =
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>' +
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
  return `${xmlHead}<w:styles xmlns:w="${wordNamespace}">${defaults}${normal}${table}${stylesOf(fonts, density).map(styleElement).join("")}${approverName}${annexName}</w:styles>`;
}
