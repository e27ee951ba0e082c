// `ledger status`: from a campaign to the text on stdout, or to files.

import { resolve } from "node:path";
import { digest } from "../disk/workspace.ts";
import { writeOutput } from "../disk/write-output.ts";
import { nameFailed, prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import type { Campaign } from "../model/campaign.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { type Day, lastDayOf, type Month } from "../model/day.ts";
import { memberCalled } from "../model/unit-called.ts";
import { UsageError } from "../model/usage-error.ts";
import { dayStatusOf } from "../status/day-status.ts";
import { listed, type StatusListing, statusOf } from "../status/status.ts";

export interface StatusOptions {
  readonly asOf: Day;
  readonly month?: Month | undefined;
  readonly phase?: number | undefined;
  /** Full or short name. */
  readonly unit?: string | undefined;
  readonly task?: number | undefined;
  readonly format: "table" | "json" | "csv";
}

export interface StatusScreen {
  readonly columns: number;
  readonly color: boolean;
  /** Borders without box lines. */
  readonly ascii?: boolean | undefined;
}

/** What a file holds, by its ending. */
const fileFormats = { ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json" } as const;
type StatusFileFormat = (typeof fileFormats)[keyof typeof fileFormats];

/** The format that a file's name asks for; UsageError for any other ending. */
function fileFormat(file: string): StatusFileFormat {
  const ending = Object.keys(fileFormats).find((one) => file.toLowerCase().endsWith(one)) as keyof typeof fileFormats | undefined;
  if (ending) return fileFormats[ending];
  throw new UsageError(
    `“${file}”不是可以写成的格式`,
    "文件名以“.html”（看板，用浏览器打开）、“.csv”（Excel）或“.json”（供程序读取）结尾，例如 -o 看板.html。",
  );
}

/** The board as one .html file. `version`: of the tool, which stands in the file's properties with a digest of the figures. */
export async function runBoard(campaign: Campaign, options: Omit<StatusOptions, "format">, version: string): Promise<string> {
  const { asOf, month } = options;
  const { boardOf } = await import("../status/board.ts");
  const board = boardOf(campaign, { asOf, month, listing: listingOf(campaign, options) });
  const { boardHtml } = await import("../render/html/board/index.ts");
  return boardHtml(board, { comment: `ledger ${version} sha256:${digest(canonicalJson(board.now.figures))}` });
}

/** The text for stdout. Loads only what its format needs. Throws UsageError for a phase, unit or task the plan has not. */
export async function runStatus(campaign: Campaign, options: StatusOptions, screen: StatusScreen): Promise<string> {
  const { asOf, month, format } = options;
  const listing = listingOf(campaign, options);
  if (format === "json")
    return (await import("../render/printed-json.ts")).printedJson(listed(statusOf(campaign, { asOf, month }), listing));
  const status = dayStatusOf(campaign, { asOf, month, listing });
  if (format === "csv") return (await import("../render/status-csv.ts")).statusCsv(status);
  const { statusTable } = await import("../render/status-table.ts");
  return statusTable(status, { columns: Math.max(narrowest, screen.columns), ascii: screen.ascii ?? false, color: screen.color });
}

/** No table can be read on fewer columns: a terminal that reports less is taken to have this many. */
const narrowest = 40;

function listingOf(campaign: Campaign, { phase, unit, task }: Pick<StatusOptions, "phase" | "unit" | "task">): StatusListing {
  const { plan } = campaign;
  const asked = unit === undefined ? undefined : memberCalled(campaign, unit);
  return {
    phase: phase === undefined ? undefined : knownNumber(phase, plan.phases, "阶段"),
    unit: asked?.name,
    subunit: asked?.subunit,
    task: task === undefined ? undefined : knownNumber(task, plan.tasks, "任务"),
  };
}

function knownNumber(number: number, among: readonly { number: number; name: string }[], what: string): number {
  if (among.some((one) => one.number === number)) return number;
  throw new UsageError(`方案中没有序号为${number}的${what}`, `${what}有：${among.map((one) => `${one.number} ${one.name}`).join("、")}`);
}

export interface StatusCommand extends Omit<StatusOptions, "asOf"> {
  readonly asOf?: Day | undefined;
  readonly root?: string | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly receivedBy?: Day | undefined;
  readonly output?: readonly string[] | undefined;
}

/** `ledger status`: D is --as-of, else the month's last day, else today. Everything is printed before anything is written. */
export async function status({ root, allowErrors, receivedBy, output = [], ...options }: StatusCommand, world: World): Promise<number> {
  const outputs = output.map((file) => ({ file, format: fileFormat(file) }));
  const asOf = options.asOf ?? (options.month === undefined ? world.today : lastDayOf(options.month));
  const prepared = await prepare(root, asOf, allowErrors ?? false, world, receivedBy);
  if (typeof prepared === "number") return prepared;
  const { campaign, workspace } = prepared;
  const screen = { columns: world.columns, color: world.color.out, ascii: world.ascii };
  const isJson = outputs.length === 0 ? options.format === "json" : outputs.some(({ format }) => format === "json");
  if (isJson) nameFailed(prepared, world); // the JSON has no key for it
  if (outputs.length === 0) world.out(await runStatus(campaign, { ...options, asOf }, screen));
  const written: { readonly file: string; readonly content: string }[] = [];
  for (const { file, format } of outputs) {
    const asked = { ...options, asOf };
    written.push({
      file,
      content: format === "html" ? await runBoard(campaign, asked, world.version) : await runStatus(campaign, { ...asked, format }, screen),
    });
  }
  for (const { file, content } of written) {
    writeOutput(resolve(world.folder, file), content, workspace.root, world.err);
    world.err(`已写入 ${file}\n`);
  }
  return exitCodes.clean;
}
