// Texts and numbers that YAML lets through, and that are not what they look like.
import type { Edit } from "../../model/diagnostic.ts";
import type { Path } from "../../model/ledger.ts";
import { lookalikesIn } from "../../model/lookalike.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";
import { numberDoubt } from "./number-doubt.ts";
import { wideBlock, wideBlockMark } from "./traps/blocks.ts";

interface Written {
  readonly raw: string;
  /** Offset of `raw` in the text. */
  readonly at: number;
  readonly value: unknown;
  /** Without quotes, and no block text. */
  readonly isPlain: boolean;
}

interface Doubt {
  readonly start: number;
  readonly end: number;
  readonly rule: ReadingRuleName;
  readonly message: string;
  readonly hint: string;
  readonly severity?: "warning";
  readonly doubts?: "value";
  readonly edits?: readonly Edit[] | undefined;
}

export function textDoubts(written: Written, path: Path): Doubt[] {
  const found = [lookalikes(written, path), written.isPlain ? (wideBlockText(written, path) ?? oddNumber(written)) : undefined];
  return found.filter((doubt) => doubt !== undefined);
}

/** In these logs nothing is corrected automatically: a reported event may only be changed by its writer, with a 更正. */
const logs: ReadonlySet<string | number> = new Set(["经过", "履职"]);

/** Reported at the first such character; in a text with escapes, where that cannot be located, at the whole value. */
function lookalikes({ raw, at, value }: Written, path: Path): Doubt | undefined {
  const [first, ...others] = typeof value === "string" ? lookalikesIn(value) : [];
  if (!first) return undefined;
  const edits = lookalikesIn(raw).map((one) => ({ start: at + one.at, end: at + one.at + one.written.length, text: one.usual }));
  const { start, end } = edits[0] ?? { start: at, end: at + raw.length };
  const more = others.length > 0 ? `（这一项中共${others.length + 1}个这样的字）` : "";
  return {
    start,
    end,
    rule: "no-lookalike-characters",
    severity: "warning",
    message: `这里的“${first.written}”看着像“${first.usual}”，是另一个字符${more}`,
    hint: `多由 PDF 复制带入，查找、比对时对不上；请删去重新输入“${first.usual}”。`,
    edits: edits.length === 0 || path.some((step) => logs.has(step)) ? undefined : edits,
  };
}

function wideBlockText({ raw, at }: Written, path: Path): Doubt | undefined {
  const [head = ""] = raw.split(/[ \t]*(?:\r?\n|$)/, 1);
  const mark = wideBlockMark(head);
  if (!mark) return undefined;
  const edits = head === raw ? undefined : [{ start: at, end: at + 1, text: mark.right }];
  const key = String(path.findLast((step) => typeof step === "string") ?? "");
  return { start: at, end: at + 1, doubts: "value", edits, ...wideBlock(key, mark) };
}

function oddNumber({ raw, at, value }: Written): Doubt | undefined {
  const doubt = numberDoubt(raw, value);
  return doubt && { start: at, end: at + raw.length, rule: "number-written-plainly", severity: "warning", ...doubt };
}
