// Removing refused values from what was read, so that no rule judges them, while remembering where they were.
import type { Path } from "../../model/ledger.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";
import type { Refusal } from "./refusal.ts";

/** Lists whose items are judged one by one: a refused item leaves the others standing. */
const itemLists = new Set<string | number>(["问题", "已核实", "经过", "履职", "清单"]);

/** Rules whose refusal leaves the value usable, so that it is kept. */
const harmless: ReadonlySet<ReadingRuleName> = new Set(["text-within-length"]);

/** Removes each refused value from `value` in place. Returns their paths, still with the file's keys, so that no rule calls these values missing. */
export function withoutRefused(value: unknown, refusals: readonly Refusal[]): Path[] {
  const wrong: Path[] = [];
  for (const refusal of refusals) {
    if (refusal.key !== undefined) wrong.push([...(refusal.at === "key" ? refusal.path.slice(0, -1) : refusal.path), refusal.key]);
    if (refusal.at === "missing" || harmless.has(refusal.rule)) continue;
    let path = refusal.path;
    while (typeof path.at(-1) === "number" && !itemLists.has(path.at(-2) ?? "")) path = path.slice(0, -1);
    if (path.length === 0) continue;
    if (refusal.at === "twice" && typeof valueAt(value, path) === "object") continue;
    remove(value, path);
    wrong.push(path);
  }
  return wrong;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (holder, step) => (typeof holder === "object" && holder !== null ? (holder as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}

function remove(value: unknown, path: Path): void {
  const holder = valueAt(value, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof holder !== "object" || holder === null || last === undefined) return;
  if (Array.isArray(holder)) holder[last as number] = undefined;
  else delete (holder as Record<string, unknown>)[last as string];
}
