import { type Checked, check } from "../check.ts";
import type { Day } from "../model/day.ts";
import type { CheckResult } from "../model/diagnostic.ts";
import { openWorkspace, pathInside } from "../workspace.ts";
import { exitCodes, type World } from "./world.ts";

export interface CheckCommand {
  readonly paths: readonly string[];
  readonly asOf?: Day | undefined;
  readonly root?: string | undefined;
  readonly format: "pretty" | "json";
}

/** `ledger check`: 0 without errors, 1 with, 2 when the plan has one. */
export async function runCheck({ paths, asOf, root, format }: CheckCommand, world: World): Promise<number> {
  const workspace = openWorkspace(world.folder, root);
  const asked = paths.map((path) => pathInside(workspace.root, world.folder, path));
  const checked = await check(workspace.sources, asOf ?? world.today, { evidence: workspace.evidence });
  const result = checked.campaign ? only(checked.result, asked) : checked.result;
  world.out(format === "json" ? (await import("../render/check-json.ts")).checkJson(result) : await pretty(result, checked, world));
  if (!checked.campaign) return exitCodes.couldNotRun;
  return result.errors > 0 ? exitCodes.faults : exitCodes.clean;
}

async function pretty(result: CheckResult, { campaign, textOf }: Checked, { columns, color, ascii }: World): Promise<string> {
  const { checkPretty } = await import("../render/check-pretty.ts");
  const text = checkPretty(result, { columns, color: color.out, ascii, textOf });
  return campaign ? text : `${text}方案有错误，台账未予核对；请先改正方案。\n`;
}

/** What is reported when paths are given: everything was read, only these are told about. A folder stands for all in it. */
function only(result: CheckResult, asked: readonly string[]): CheckResult {
  if (asked.length === 0) return result;
  const diagnostics = result.diagnostics.filter(({ file }) => asked.some((path) => path === "" || file === path || file.startsWith(`${path}/`)));
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { ...result, errors: count("error"), warnings: count("warning"), diagnostics };
}
