// What a problem lacked and is filled in together with an event: `--明细.接通日期 …` beside 报完成. Nothing that stands there is changed.
import { withKey } from "../edit/ledger-text.ts";
import type { Values } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { isSame } from "../model/same.ts";
import { UsageError } from "../model/usage-error.ts";
import { problemKeys } from "../read/problem-table.ts";
import type { Field } from "../read/schema/fields.ts";
import { answerAt, fieldAt } from "./candidate.ts";
import { problemIn } from "./problem-in.ts";

export interface Filled {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The values one by one: those of 明细 and other mappings each by itself. */
export function filledLater(values: Values, head: readonly string[] = []): Filled[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isMapping(value) ? filledLater(value, [...head, key]) : [{ path: [...head, key], value }],
  );
}

/** The text with what was lacking. UsageError where the key is filled in already, otherwise. */
export function withFilled(text: string, id: string, filled: readonly Filled[], fields: readonly Field[]): string {
  return filled.reduce((before, one) => withOne(before, id, one, fields), text);
}

function withOne(text: string, id: string, { path, value }: Filled, fields: readonly Field[]): string {
  const found = problemIn(text, id);
  if (!found) return text;
  const { index, problem } = found;
  const present = answerAt(problem, path);
  if (present !== undefined && present !== null && !isSame(present, value))
    throw new UsageError(
      `${id}的“${path.join(".")}”已经填有“${typeof present === "object" ? JSON.stringify(present) : String(present)}”`,
      "这里只补填空缺。要改已填的内容，请在台账中改正，并记一条“更正”。",
    );
  // Written into the innermost mapping that is there; what is missing between it and the value comes with it.
  const depth = path.findLastIndex((_, place) => answerAt(problem, path.slice(0, place)) !== undefined);
  const holder = path.slice(0, depth);
  const last = path[depth] as string;
  const whole = path.slice(depth + 1).reduceRight<unknown>((rest, step) => ({ [step]: rest }), value);
  const order = (holder.length > 0 ? fieldAt(fields, holder)?.fields.map((field) => field.key) : undefined) ?? problemKeys;
  // An entry of a list is told by its place.
  const steps = holder.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return withKey(text, ["问题", index, ...steps], last, whole, order).text;
}
