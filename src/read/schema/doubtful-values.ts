// Values that a fault of YAML makes doubtful (a key given twice, an alias): neither schema nor rules judge them.

import type { PlacedFault } from "../yaml/walk.ts";
import type { Refusal } from "./refusal.ts";

/** True where what the schema misses or dislikes follows from what YAML was told off for already. */
export function makesDoubtful({ path, others = [], doubts }: PlacedFault, refusal: Refusal): boolean {
  if (!path || doubts === undefined || doubts === "twice") return false;
  if (doubts === "keys") return refusal.at === "missing" && refusal.path.join("/") === path.join("/");
  return [path, ...others].some((doubtful) => doubtful.every((step, index) => step === refusal.path[index]));
}

/** A doubtful value is no better than a refused one: no rule may judge it. Of a mapping or list given twice the first is judged. */
export function refusalOf({ path, others = [], doubts, rule, message, hint }: PlacedFault): Refusal[] {
  return path && (doubts === "value" || doubts === "twice")
    ? [path, ...others].map((at) => ({ path: at, at: doubts === "twice" ? "twice" : "value", rule, message, hint }))
    : [];
}
