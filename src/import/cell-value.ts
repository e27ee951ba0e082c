// A cell as an office writes it → the value of a key. Only what is certain is changed; the rest stays for check to refuse.
import { type Kind, readCell } from "../export/cell-text.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/schema/fields.ts";
import { dayMeant, inDigits } from "../read/schema/written-days.ts";

type CellContent = string | number | boolean;

/** `field` is the key's in the form, where it has one. */
export function valueOfCell(kind: Kind, cell: CellContent, title: string, plan: Plan, field?: Field): unknown {
  const text = textOf(cell);
  if (title === "任务") return taskOf(plan, text);
  if (title === "单位") return unitOf(plan, text);
  const as = field ? kindOf(field, kind) : kind;
  switch (as) {
    case "day":
      return dayInCell(title.endsWith("时限") ? text.replace(/(?<=[日\d])(?:之|以)?前$/, "") : text);
    case "number":
      return numberInCell(text);
    case "texts":
      return textsOf(text, title, plan, field);
    case "milestones":
      return milestonesIn(text);
    default:
      return wordOf(text, field);
  }
}

export function textOf(cell: CellContent): string {
  return (typeof cell === "boolean" ? (cell ? "是" : "否") : String(cell)).replace(/\r\n?/g, "\n").trim();
}

export function milestonesIn(text: string): unknown[] {
  return (readCell("milestones", milestoneLines(text)) as unknown[]).map((item) =>
    typeof item === "object" && item !== null ? { ...item, 时限: dayInCell((item as { 时限: string }).时限) } : item,
  );
}

function kindOf(field: Field, kind: Kind): Kind {
  if (field.kind === "day" || field.kind === "number") return field.kind;
  return field.kind === "list" && field.holdsTexts ? "texts" : kind;
}

/** `YYYY-MM-DD` where the text can mean no other day. */
export function dayInCell(text: string): string {
  return dayMeant(text) ?? text;
}

export function numberInCell(text: string): number | string {
  const plain = text.normalize("NFKC").replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, "");
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** A word of the form's own list, written in full-width signs or with spaces. */
function wordOf(text: string, field: Field | undefined): string {
  if (!field || field.options.length === 0) return text;
  const plain = text.replace(/\s/g, "").normalize("NFKC");
  return field.options.find((option) => option.normalize("NFKC") === plain) ?? text;
}

function textsOf(text: string, title: string, plan: Plan, field: Field | undefined): unknown {
  const lines = readCell("texts", text);
  if (!Array.isArray(lines)) return lines;
  const isWords = field !== undefined && (field.isSet || field.options.length > 0);
  if (!isWords && title !== "配合单位") return lines.map((line) => String(line));
  return lines
    .flatMap((line) => String(line).split(/[、，,；;]/))
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (title === "配合单位" ? unitOf(plan, part) : part));
}

/** `2020年6月20日：成果` as well as `2020-06-20 成果`. */
function milestoneLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/^(\d{4}(?:年\d{1,2}月\d{1,2}日?|[-/.]\d{1,2}[-/.]\d{1,2}))(?:前)?\s*[:：、，, ]?\s*/, "$1 "))
    .join("\n");
}

/** By number, in digits or with 任务 before it, or by the task's whole name. */
export function taskOf(plan: Plan, text: string): number | string {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const digits = /^(?:任务|第)?(\d{1,4})(?:项|项任务)?$/.exec(plain)?.[1];
  if (digits) return Number(digits);
  const [, chinese] = /^(?:任务|第)([一二三四五六七八九十]{1,3})(?:项|项任务)?$/.exec(plain) ?? [];
  if (chinese) return Number(inDigits(`${chinese}月`).replace("月", ""));
  return plan.tasks.find(({ name }) => name.normalize("NFKC").replace(/\s/g, "") === plain)?.number ?? text;
}

function unitOf(plan: Plan, text: string): string {
  return plan.units.find(({ name, short }) => name === text || short === text)?.name ?? text;
}
