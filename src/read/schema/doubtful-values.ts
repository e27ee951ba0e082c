// Values that a fault of YAML makes doubtful (a key given twice, an alias). The fault is reported; schema and rules must not judge the value.

import type { PlacedFault } from "../yaml/walk.ts";
import type { Refusal } from "./refusal.ts";

/** True where the schema's refusal is only a consequence of the fault of YAML, so that it must not be reported. */
export function makesDoubtful({ path, others = [], doubts }: PlacedFault, refusal: Refusal): boolean {
  if (!path || doubts === undefined || doubts === "twice") return false;
  if (doubts === "keys") return refusal.at === "missing" && refusal.path.join("/") === path.join("/");
  return [path, ...others].some((doubtful) => doubtful.every((step, index) => step === refusal.path[index]));
}

/** The fault as refusals, so that the doubtful values are removed and no rule judges them. Of a mapping or list given twice the first is kept. */
export function refusalOf({ path, others = [], doubts, rule, message, hint }: PlacedFault): Refusal[] {
  return path && (doubts === "value" || doubts === "twice")
    ? [path, ...others].map((at) => ({ path: at, at: doubts === "twice" ? "twice" : "value", rule, message, hint }))
    : [];
}
