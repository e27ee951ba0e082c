// 更正 says that a value was put right in place; whoever enters it has it put right in the same step.
import { withKey } from "../edit/ledger-text.ts";
import { answerText } from "../model/answer-text.ts";
import type { Values } from "../model/ledger.ts";
import { problemKeys } from "../read/problem-table.ts";
import type { Field } from "../read/schema/fields.ts";
import { answerAt, fieldAt } from "./candidate.ts";
import type { Choice } from "./choices.ts";
import { filledLater } from "./filled-later.ts";
import { problemIn } from "./problem-in.ts";
import { valueFrom } from "./values.ts";

/** What makes the number, or is written as a log of its own. */
const fixed = ["编号", "任务", "经过"];

/** Values of the problem that 项 may name: `责任人.姓名`, `申请日期`. */
export function correctable(problem: Values, fields: readonly Field[]): Choice[] {
  return filledLater(problem)
    .filter(({ path: [key = ""] }) => !fixed.includes(key))
    .filter(({ path }) => isReplaceable(fieldAt(fields, path)))
    .map(({ path, value }) => ({
      value: path.filter((step) => step !== "明细").join("."),
      label: `${path.join("·")}：${answerText(value)}`,
    }));
}

/** The value that 项 names, as it stands. */
export function named(problem: Values, item: unknown): { readonly path: readonly string[]; readonly value: unknown } | undefined {
  const steps = String(item ?? "").split(/[.．·]/u);
  const path = [steps, ["明细", ...steps]].find((one) => answerAt(problem, one) !== undefined);
  return path && !fixed.includes(path[0] ?? "") ? { path, value: answerAt(problem, path) } : undefined;
}

/** The text with 改 in the place of 原; as it was where no such value stands there. */
export function withCorrection(text: string, id: string, event: Values, fields: readonly Field[]): string {
  const { index, problem } = problemIn(text, id) ?? { index: -1, problem: {} };
  const found = event["事项"] === "更正" ? named(problem, event["项"]) : undefined;
  const field = found && fieldAt(fields, found.path);
  if (!found || !field || !isReplaceable(field) || answerText(found.value) !== answerText(event["原"])) return text;
  const holder = found.path.slice(0, -1);
  const order = (holder.length > 0 ? fieldAt(fields, holder)?.fields.map(({ key }) => key) : undefined) ?? problemKeys;
  return withKey(text, ["问题", index, ...holder], found.path.at(-1) as string, valueFrom(field, [answerText(event["改"])]), order).text;
}

/** One value, or names of which none is a sentence: what a line of text can give anew. */
function isReplaceable(field: Field | undefined): boolean {
  return field !== undefined && field.kind !== "mapping" && (field.kind !== "list" || field.isSet);
}
