// Every document of the sample campaign in every format: what stands in the Markdown stands in each, number for number, in the same order;
// the same bytes each time; and what is masked is masked in every byte of the files, unpacked.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type PrintableReport, reportOf } from "../../src/commands/report.ts";
import type { Block, PaperTree, Runs } from "../../src/model/paper.ts";
import { UsageError } from "../../src/model/usage-error.ts";
import { printPaper } from "../../src/papers/print.ts";
import { paperTree } from "../../src/render/paper-tree.ts";
import type { Request } from "../../src/report/documents.ts";
import { plantedCampaign, readable } from "../plant-secrets.ts";
import { readXlsx } from "../render/xlsx/read-xlsx.ts";
import { drawn, runs } from "../runs.ts";
import { sampleCampaign, today } from "./sample-papers.ts";
import { campaignFrom } from "./small-campaign.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const campaign = await sampleCampaign();
const make = (request: Omit<Request, "today">): PrintableReport => reportOf(campaign, { ...request, today, toolVersion: "1", digest });

const requests: readonly (readonly [string, Omit<Request, "today">])[] = [
  ...["2018-06", "2018-04", "2018-05", "2018-07", "2018-08", "2018-09"]
    .slice(0, runs(1, 6))
    .map((month) => [`月度通报 ${month}`, { month }] as const),
  ...campaign.plan.units.slice(0, runs(1, 16)).map(({ name }) => [`单位月报 ${name}`, { month: "2018-06", unit: name }] as const),
  ["专题报告", { special: true }],
  ...campaign.plan.units.slice(0, runs(1, 16)).map(({ name }) => [`专题报告 ${name}`, { special: true, unit: name }] as const),
  ...campaign.plan.phases.map(({ number }) => [`阶段总结 ${number}`, { phase: number }] as const),
  ["曝光版", { month: "2018-06", isPublic: true }],
];

const textOf = (runs: Runs) => runs.map(({ text }) => text).join("");
const squeezed = (text: string) => text.replace(/\s+/g, "");

/** Every piece of the paper's text in its order, cells of tables one by one. */
function piecesOf({ blocks, annexes }: PaperTree): string[] {
  const ofBlock = (block: Block): string[] => {
    if (block.kind === "table")
      return [...block.columns.map(({ title }) => textOf(title)), ...block.rows.flatMap((row) => row.map(textOf))];
    if (block.kind === "list") return block.items.map(textOf);
    return block.kind === "chart" ? [] : [textOf(block.runs)];
  };
  return [...blocks.flatMap(ofBlock), ...annexes.flatMap(({ label, title, blocks }) => [label, title, ...blocks.flatMap(ofBlock)])];
}

/** The pieces that are not found one behind the other in the text. */
function lost(pieces: readonly string[], text: string): string[] {
  const whole = squeezed(text);
  let at = 0;
  return pieces.filter((piece) => {
    const found = whole.indexOf(squeezed(piece), at);
    if (found >= 0) at = found + squeezed(piece).length;
    return found < 0;
  });
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, "")
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? "");
const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? new TextEncoder().encode(content) : content);
const docxText = (content: string | Uint8Array) => plain(strFromU8(unzipSync(bytesOf(content))["word/document.xml"] ?? new Uint8Array()));
/** Tables of a .docx leave the year out where it is the same throughout. */
const withoutYears = (text: string) => text.replace(/\d{4}年(?=\d{1,2}月\d{1,2}日)/g, "");
const htmlText = (content: string | Uint8Array) =>
  plain(
    String(content)
      .replace(/<(style|script|figure)\b.*?<\/\1>/gs, "")
      .replace(/^.*?<body[^>]*>/s, ""),
  );

describe.each(requests)("%s", (_, request) => {
  it("says the same in .docx, .html and .xlsx as in .md", { timeout: 120_000 }, async () => {
    const { paper, print } = make(request);
    const tree = paperTree(paper, print.isSample);
    const pieces = piecesOf(tree);
    expect(pieces.length).toBeGreaterThan(3);
    expect(lost(pieces.map(withoutYears), withoutYears(docxText(await printPaper(paper, "docx", print))))).toEqual([]);
    expect(lost(pieces, htmlText(await printPaper(paper, "html", print)))).toEqual([]);
    const book = readXlsx(bytesOf(await printPaper(paper, "xlsx", print)));
    const sheets = [...book.sheets.values()].filter(({ hidden }) => !hidden);
    const tables = [...tree.blocks, ...tree.annexes.flatMap(({ blocks }) => blocks)].flatMap((block) =>
      block.kind === "table" ? [block] : [],
    );
    expect(sheets.length).toBe(tables.length + 1);
    for (const [index, table] of tables.entries()) {
      const cells = sheets[index + 1]?.cells;
      const shown = (column: number, row: number) => {
        const cell = cells?.get(`${columnName(column)}${row}`);
        if (typeof cell?.value !== "number") return String(cell?.value ?? "");
        if (cell.format.includes("%")) return `${(cell.value * 100).toFixed(1)}%`;
        if (cell.format.includes("yy")) return dayOf(cell.value);
        return String(cell.value);
      };
      const read = table.rows.map((row, at) => row.map((__, column) => shown(column, at + 4)));
      expect(read).toEqual(table.rows.map((row) => row.map(textOf)));
    }
  });
});

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function dayOf(serial: number): string {
  const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}

it("is the same bytes each time", { timeout: 120_000 }, async () => {
  const { paper, print } = make({ month: "2018-06" });
  for (const format of ["docx", "html", "xlsx", "md"] as const) {
    const once = bytesOf(await printPaper(paper, format, print));
    await new Promise((wake) => setTimeout(wake, 2100)); // a zip counts in twos of seconds
    expect(Buffer.compare(once, bytesOf(await printPaper(paper, format, print)))).toBe(0);
  }
});

it("a public paper lets nothing planted through, in any part of any file", { timeout: 240_000 }, async () => {
  let printed = 0;
  await fc.assert(
    fc.asyncProperty(
      plantedCampaign(["firms", "persons", "projects", "phones", "identityNumbers", "codes"]),
      async ({ plain: given, planted, month }) => {
        let report: PrintableReport;
        try {
          report = reportOf(campaignFrom(given), { month, isPublic: true, today, toolVersion: "1", digest });
        } catch (error) {
          if (error instanceof UsageError) return;
          throw error;
        }
        printed += 1;
        for (const format of ["docx", "html", "xlsx", "md"] as const) {
          const bytes = bytesOf(await printPaper(report.paper, format, report.print));
          const isZip = bytes[0] === 0x50;
          const parts = isZip ? Object.values(unzipSync(bytes)).map((part) => plain(strFromU8(part))) : [strFromU8(bytes)];
          for (const part of parts) expect(readable(planted, part)).toEqual([]);
        }
      },
    ),
    { ...drawn(4, 50), endOnFailure: true },
  );
  expect(printed).toBeGreaterThan(runs(0, 6));
});
