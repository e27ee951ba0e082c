// The bulletins of this repository's own workspace (示例数据), and their text taken apart again.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { check } from "../../src/check/check.ts";
import { runReport } from "../../src/commands/report.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Plain, PlainCampaign } from "../campaign-of.ts";

const folder = join(import.meta.dirname, "..", "..", "ledgers");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .sort();
export const sampleSources = files.map((name) => ({ path: `ledgers/${name}`, content: readFileSync(join(folder, name), "utf8") }));

/** Long after the last month. */
export const today = "2019-12-31";

export async function sampleCampaign(): Promise<Campaign> {
  const { campaign, result } = await check(sampleSources, today, { forFigures: true });
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  if (!campaign || errors.length > 0) throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
  return campaign;
}

/** The files as YAML gives them, for counting without the program. */
export function samplePlain(): PlainCampaign & { readonly office: Plain } {
  const plain = new Map(sampleSources.map(({ path, content }) => [path.replace(/^ledgers\/(.*)\.yaml$/, "$1"), parse(content) as Plain]));
  const ledgers = [...plain].filter(([name]) => !["plan", "baseline", "办公室"].includes(name));
  return { plan: plain.get("plan") as Plain, ledgers: Object.fromEntries(ledgers), office: plain.get("办公室") as Plain };
}

export async function samplePaper(campaign: Campaign, month: string): Promise<string> {
  return runReport(campaign, { month, today, toolVersion: "0", digest: () => "0" });
}

export interface PaperText {
  /** Text between one “## ” and the next, by heading without its numeral. */
  readonly sections: ReadonlyMap<string, string>;
  /** Rows of an annex, by its heading (附件1 …), each by its column's name. */
  readonly annexes: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
  /** The same by its title. */
  readonly titled: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
}

export function takenApart(paper: string): PaperText {
  const parts = paper
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = "", ...lines] = part.split("\n");
      return { heading: heading.replace(/^[一二三四五六七八九十]+、/, ""), text: lines.join("\n") };
    });
  const annexes = parts.filter(({ heading }) => heading.startsWith("附件"));
  return {
    sections: new Map(
      parts.filter(({ heading }) => !heading.startsWith("附件")).map(({ heading, text }) => [heading, text.split("\n附件：\n")[0] ?? ""]),
    ),
    annexes: new Map(annexes.map(({ heading, text }) => [heading, rowsIn(text)])),
    titled: new Map(annexes.map(({ text }) => [/^### (.+)$/m.exec(text)?.[1] ?? "", rowsIn(text)])),
  };
}

/** Rows of the tables in a text, by the head of the first. */
export function rowsIn(text: string): Record<string, string>[] {
  const cells = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replace(/\\(.)/g, "$1")),
    );
  const [header = [], , ...rows] = cells;
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}
