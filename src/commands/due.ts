// `ledger due`: what is overdue and what falls due in the next days.

import { digest } from "../disk/workspace.ts";
import { nameFailed, prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { zonesBehind } from "../figures/data-days.ts";
import type { Day } from "../model/day.ts";
import { memberCalled } from "../model/unit-called.ts";
import { behindSaid } from "../render/status-words.ts";
import { visible } from "../render/terminal-text.ts";
import { dueOf } from "../status/due.ts";

export interface DueCommand {
  readonly asOf?: Day | undefined;
  /** Calendar days from today, which is included. */
  readonly days: number;
  /** Full or short name. */
  readonly unit?: string | undefined;
  readonly format: "text" | "json" | "ics";
  readonly root?: string | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly receivedBy?: Day | undefined;
}

export async function due({ root, allowErrors, receivedBy, format, days, ...options }: DueCommand, world: World): Promise<number> {
  const asOf = options.asOf ?? world.today;
  const prepared = await prepare(root, asOf, allowErrors ?? false, world, receivedBy);
  if (typeof prepared === "number") return prepared;
  nameFailed(prepared, world);
  const { plan } = prepared.campaign;
  const { name: unit, subunit } = options.unit === undefined ? {} : memberCalled(prepared.campaign, options.unit);
  for (const words of behindSaid(zonesBehind(plan, prepared.campaign.ledgers, asOf, unit))) world.err(`${visible(words)}\n`);
  const found = dueOf(prepared.campaign, asOf, { days, unit, subunit });
  if (format === "json") world.out((await import("../render/printed-json.ts")).printedJson(found));
  else if (format === "ics") {
    const { dueIcs } = await import("../render/due-ics.ts");
    world.out(dueIcs(found, { name: `${plan.name}到期事项`, digest }));
  } else
    world.out(
      (await import("../render/due-text.ts")).dueText(found, {
        isSample: plan.isSample,
        unit: subunit ?? unit,
        width: world.isTerminal ? world.columns : undefined,
      }),
    );
  return exitCodes.clean;
}
