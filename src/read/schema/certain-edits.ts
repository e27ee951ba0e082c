// Edits for `check --fix`: what to write in the place of a value whose right form is certain.
import type { Edit } from "../../model/diagnostic.ts";
import type { Path } from "../../model/ledger.ts";
import { type Spot, spotAt } from "../yaml/positions.ts";

/** The edit that puts `by` in the place of a value or its key; undefined where it is not there, or is written on several lines. */
export function mendOf(place: { text: string; root: Spot }, path: Path, at: "value" | "key", by: string): Edit[] | undefined {
  const { spot, found } = spotAt(place.root, path);
  const target = at === "key" ? spot.key : spot;
  if (!found || !target || target.start === target.end) return undefined;
  const raw = place.text.slice(target.start, target.end);
  return /[\r\n]/.test(raw) || raw === by ? undefined : [{ start: target.start, end: target.end, text: by }];
}

/** Words that need no quotes in YAML, wherever they stand in a line. */
const plainWord = /^[\u4e00-\u9fffA-Za-z（][\u4e00-\u9fffA-Za-z0-9（）/._-]*$/;

/** The text as a YAML value, in quotes where it might be read as something else. */
export function plainOrQuoted(text: string): string {
  return plainWord.test(text) && !/^(?:true|false|null|y|n|yes|no|on|off)$/i.test(text) ? text : quoted(text);
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
