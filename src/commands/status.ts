// `ledger status`: from a campaign to the text on stdout.

import { nameFailed, prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import type { Campaign } from "../model/campaign.ts";
import { type Day, lastDayOf, type Month } from "../model/day.ts";
import { memberCalled } from "../model/unit-called.ts";
import { UsageError } from "../model/usage-error.ts";
import { dayStatusOf } from "../status/day-status.ts";
import type { StatusListing } from "../status/status.ts";

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

/** The text for stdout. Loads only what its format needs. Throws UsageError for a phase, unit or task the plan has not. */
export async function runStatus(campaign: Campaign, options: StatusOptions, screen: StatusScreen): Promise<string> {
  const { asOf, month, format } = options;
  const listing = listingOf(campaign, options);
  const status = dayStatusOf(campaign, { asOf, month, listing });
  if (format === "json") return (await import("../render/printed-json.ts")).printedJson(status.figures);
  if (format === "csv") return (await import("../render/status-csv.ts")).statusCsv(status);
  const { statusTable } = await import("../render/status-table.ts");
  return statusTable(status, { columns: Math.max(narrowest, screen.columns), ascii: screen.ascii ?? false, color: screen.color });
}

/** No table can be read on fewer columns: a terminal that reports less is taken to have this many. */
const narrowest = 40;

function listingOf(campaign: Campaign, { phase, unit, task }: StatusOptions): StatusListing {
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
}

/** `ledger status`: D is --as-of, else the month's last day, else today. */
export async function status({ root, allowErrors, receivedBy, ...options }: StatusCommand, world: World): Promise<number> {
  const asOf = options.asOf ?? (options.month === undefined ? world.today : lastDayOf(options.month));
  const prepared = await prepare(root, asOf, allowErrors ?? false, world, receivedBy);
  if (typeof prepared === "number") return prepared;
  if (options.format === "json") nameFailed(prepared, world); // the JSON has no key for it
  world.out(
    await runStatus(prepared.campaign, { ...options, asOf }, { columns: world.columns, color: world.color.out, ascii: world.ascii }),
  );
  return exitCodes.clean;
}
