// `ledger due`: what is overdue and what falls due in the next days.

import { digest } from "../disk/workspace.ts";
import { nameFailed, prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import type { Day } from "../model/day.ts";
import { unitCalled } from "../model/unit-called.ts";
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
}

export async function due({ root, allowErrors, format, days, ...options }: DueCommand, world: World): Promise<number> {
  const asOf = options.asOf ?? world.today;
  const prepared = await prepare(root, asOf, allowErrors ?? false, world);
  if (typeof prepared === "number") return prepared;
  nameFailed(prepared, world);
  const { plan } = prepared.campaign;
  const unit = options.unit === undefined ? undefined : unitCalled(plan, options.unit).name;
  const found = dueOf(prepared.campaign, asOf, { days, unit });
  if (format === "json") world.out((await import("../render/printed-json.ts")).printedJson(found));
  else if (format === "ics") {
    const { dueIcs } = await import("../render/due-ics.ts");
    world.out(dueIcs(found, { name: `${plan.name}到期事项`, digest }));
  } else
    world.out(
      (await import("../render/due-text.ts")).dueText(found, {
        isSample: plan.isSample,
        unit,
        width: world.isTerminal ? world.columns : undefined,
      }),
    );
  return exitCodes.clean;
}
