// What of a check's result is shown: of all that was judged only what was asked for.
import { isBelowPlace } from "../disk/workspace.ts";
import { type CheckResult, filtered, inOrder } from "../model/diagnostic.ts";

export function isAskedFor(file: string, asked: readonly string[]): boolean {
  return asked.some((path) => isBelowPlace(file, path));
}

/** The result reduced to the files that paths were given for; a folder means all files in it. Everything was read all the same. */
export function onlyAsked(result: CheckResult, asked: readonly string[]): CheckResult {
  if (asked.length === 0) return result;
  return filtered(result, ({ file }) => isAskedFor(file, asked));
}

/** `quiet`: errors only; else `showAcknowledged`: answered warnings too. The counts stay. */
export function shownOf(
  result: CheckResult,
  { quiet, showAcknowledged }: { readonly quiet?: boolean | undefined; readonly showAcknowledged?: boolean | undefined },
): CheckResult {
  if (quiet) return { ...result, diagnostics: result.diagnostics.filter(({ severity }) => severity === "error") };
  if (showAcknowledged) return { ...result, diagnostics: [...result.diagnostics, ...result.acknowledged].sort(inOrder) };
  return result;
}
