// What status, report and others begin with: a check. Errors stop them, unless --allow-errors.
import { check } from "../check/check.ts";
import { digestOf } from "../disk/outside-file.ts";
import { openWorkspace, type Workspace } from "../disk/workspace.ts";
import type { Campaign } from "../model/campaign.ts";
import type { Day } from "../model/day.ts";
import type { CheckResult } from "../model/diagnostic.ts";
import { visible } from "../render/terminal-text.ts";
import { readingProgress } from "./reading-progress.ts";
import { calledHere, exitCodes, type World } from "./world.ts";

export interface Prepared {
  readonly campaign: Campaign;
  readonly result: CheckResult;
  readonly workspace: Workspace;
}

/** The campaign (with the packages of the levels below, `receivedBy`: that day); or the exit code with which the command ends, after the errors were printed on stderr. */
export async function prepare(
  root: string | undefined,
  asOf: Day,
  allowErrors: boolean,
  world: World,
  receivedBy?: Day,
): Promise<Prepared | number> {
  const workspace = openWorkspace(world.folder, root);
  const progress = readingProgress(world);
  const { result, campaign, textOf } = await check(workspace.sources, asOf, {
    evidence: workspace.evidence,
    forFigures: true,
    packages: { digest: digestOf, receivedBy },
    progress: progress.step,
  });
  progress.end();
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0 && (!allowErrors || !campaign)) {
    const { diagnosticsPretty } = await import("../render/check-pretty.ts");
    const { columns, color, ascii } = world;
    world.err(`${diagnosticsPretty(errors, { columns, color: color.err, ascii, textOf, called: calledHere(world, root) })}\n`);
    world.err(
      campaign
        ? `台账有${errors.length}处错误，没有出数；改正之后再运行，或加 --allow-errors（有错误的单位会注明“数据未通过核对”）。\n`
        : "方案有错误，没有出数；请先改正方案。\n",
    );
    return campaign ? exitCodes.faults : exitCodes.couldNotRun;
  }
  return campaign ? { campaign, result, workspace } : exitCodes.couldNotRun;
}

/** Names the units whose ledgers have errors (--allow-errors) on stderr, for outputs that do not name them. */
export function nameFailed({ campaign: { failed } }: Prepared, world: World): void {
  if (failed.length > 0) world.err(`数据未通过核对：${failed.map(visible).join("、")}\n`);
}
