import { explained, explainedLayers } from "../check/explain.ts";
import { unknownRule } from "../check/rule-names.ts";
import { calledHere, exitCodes, type World } from "../entry/world.ts";
import type { Plan } from "../model/plan.ts";
import { explainList, explainRule } from "../render/explain.ts";

/** `ledger explain [NAME]`: one rule, or the list of all. UsageError for a name that no rule has. */
export async function runExplain(name: string | undefined, world: World): Promise<number> {
  const { columns, color, out } = world;
  const screen = { columns, color: color.out, called: calledHere(world, undefined) };
  if (name === undefined) {
    out(explainList(explainedLayers, screen));
    return exitCodes.clean;
  }
  const rule = explained(name.trim().toLowerCase());
  if (!rule) throw unknownRule(name);
  out(explainRule(rule, { ...screen, plan: rule.clause === undefined ? undefined : await planHere(world) }));
  return exitCodes.clean;
}

/** The plan of the workspace one is in; undefined outside, and where it cannot be read. No ledger is read for it. */
async function planHere({ folder }: World): Promise<Plan | undefined> {
  const { findWorkspace, sourceIn } = await import("../disk/workspace.ts");
  const { planFile, read } = await import("../read/index.ts");
  const root = findWorkspace(folder, undefined);
  const source = root === undefined ? undefined : sourceIn(root, planFile);
  return source && (await read([source])).plan;
}
