// Papers to print: a short notice, a report without a red head, a full page, and one meant to do harm.
import { strFromU8, unzipSync } from "fflate";
import type { Annex, Block, PaperHead, PaperTable, PaperTree } from "../../../src/model/paper.ts";
import { type DocxOptions, paperDocx } from "../../../src/render/docx/index.ts";

const empty: PaperHead = {
  issuer: "",
  number: "",
  approver: "",
  title: "关于示例的通知",
  recipients: "",
  signer: "",
  signedOn: "",
  note: "",
  copies: "",
  printedBy: "",
  printedOn: "",
};

/** A paper of a title and nothing else, but for what is given. */
export const paper = (head: Partial<PaperHead> = {}, rest: Partial<PaperTree> = {}): PaperTree => ({
  head: { ...empty, ...head },
  isSample: false,
  blocks: [],
  annexes: [],
  ...rest,
});

export const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });

/** Columns whose title ends in # are set right. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): PaperTable => ({
  kind: "table",
  columns: titles.map((title) => ({ title: [{ text: title.replace("#", "") }], align: title.endsWith("#") ? "right" : "left" })),
  rows: rows.map((row) => row.map((text) => [{ text }])),
});

export const annex = (label: string, title: string, ...blocks: Block[]): Annex => ({ label, title, blocks });

export const notice = paper(
  {
    issuer: "某区领导小组办公室",
    number: "某办提〔2018〕3号",
    title: "工作提示单",
    recipients: "某局",
    signer: "某区领导小组办公室",
    signedOn: "2018年7月6日",
    note: "联系电话：0317-0000000",
    copies: "专项办",
    printedBy: "某区领导小组办公室",
    printedOn: "2018年7月6日",
  },
  {
    blocks: [
      paragraph("下列问题将于7日内到期，请抓紧整改。"),
      table(["编号", "问题", "剩余天数#"], [["某局-06-003", "示例企业燃气调压站缺场地", "4"]]),
    ],
  },
);

/** Nothing but characters that may stand anywhere on a line. */
export const fullPages = paper({}, { blocks: [paragraph("一二三四五六七八九十".repeat(300))] });

const nasty = '超长单位名称与&<特殊>字符"引号"]]>'.repeat(4);

export const listTitles = ["序号#", "编号", "问题", "责任单位", "原定时限", "现行时限", "逾期天数#", "状态"];
export const listRows = Array.from({ length: 500 }, (_, index) => [
  `${index + 1}`,
  `示例局-09-${String(index).padStart(3, "0")}`,
  index % 50 === 7 ? nasty : "示例石料加工点占用永久基本农田",
  "某某临港经济技术开发区",
  "2018年12月31日",
  "2018年12月31日",
  `${index}`,
  "待核查",
]);

export const hostile = paper(
  {
    issuer: nasty.slice(0, 60),
    number: "某字[2018]1号",
    approver: "",
    title: `关于${nasty}<w:p>&amp;</w:t>的通报`,
    recipients: nasty,
    signer: nasty.slice(0, 40),
    signedOn: "2018年7月6日",
    note: "a&b<c>",
    copies: `${nasty}，${nasty}`,
    printedBy: nasty.slice(0, 50),
    printedOn: "2018年12月31日",
  },
  {
    isSample: true,
    blocks: [
      paragraph("控制\u0001字\u000b符\u001b[31m、\ufffe、半个\ud800字、反\u202e向、零\u200b宽\ufeff"),
      paragraph('{ MERGEFIELD x } { INCLUDETEXT "c:\\\\x" } https://example.invalid/ =1+1'),
      paragraph("a".repeat(300)),
      paragraph("第一行\n第二行\r\n第三行"),
    ],
    annexes: [annex("附件1", "问题清单", paragraph("截至6月30日"), table(listTitles, listRows))],
  },
);

export const options: DocxOptions = { fonts: "gb2312", comment: "ledger 1.2.3 sha256:0a1b" };

/** Text of each part by its path. */
export async function partsOf(tree: PaperTree, given: Partial<DocxOptions> = {}): Promise<Map<string, string>> {
  const parts = unzipSync(await paperDocx(tree, { ...options, ...given }));
  return new Map(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

export const documentOf = async (tree: PaperTree): Promise<string> => (await partsOf(tree)).get("word/document.xml") ?? "";

export interface Paragraph {
  readonly style: string;
  readonly text: string;
  readonly xml: string;
}

/** Paragraphs of a part in their order, also those in tables; a line break is "\n", a tab "\t". */
export function paragraphsOf(xml: string): Paragraph[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = ""]) => ({
    style: /<w:pStyle w:val="([^"]+)"/.exec(inner)?.[1] ?? "",
    text: [...inner.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text, mark]) => (mark === "br" ? "\n" : mark === "tab" ? "\t" : (text ?? "")))
      .join("")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&"),
    xml: inner,
  }));
}
