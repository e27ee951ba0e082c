// Check for as long as a workspace is edited: of each change only what it can touch is read and judged again.
import type { Day } from "../model/day.ts";
import type { Source } from "../read/index.ts";
import { type Checked, type CheckOptions, check } from "./check.ts";

/**
 * What `check` says of these sources, byte for byte, in the time that the change since `before` takes: a ledger with another content is read and
 * judged again, the rules between ledgers are asked anew, and a new plan, list, day or look at the evidence has all ledgers judged. Texts that are
 * no longer among the sources are forgotten, so a long session takes no more memory than a short one. A content given as a function is known by the
 * function: another one for a file that may have changed.
 */
export async function checkAgain(
  before: Checked | undefined,
  sources: readonly Source[],
  asOf: Day,
  options: Omit<CheckOptions, "before" | "base"> = {},
): Promise<Checked> {
  const checked = await check(sources, asOf, { ...options, before });
  checked.reading.shelf.keepOnly(new Set(sources.map(({ content }) => content)));
  return checked;
}
