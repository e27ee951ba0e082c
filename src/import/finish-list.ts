// A table says that a problem is done; a ledger needs what shows it. What is still missing, as commands and as a sheet to fill in.
import { answerAt, fieldAt } from "../desk/candidate.ts";
import { eventColumnsIn } from "../export/columns.ts";
import { handlings } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/schema/fields.ts";
import { essentialKeys } from "../rules/essentials-complete.ts";
import type { DoneRow } from "./merged.ts";
import { dueBeside } from "./titles.ts";

export interface StillNeeded {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly text: string;
  readonly steps: readonly { readonly kind: string; readonly on: string | undefined; readonly facts: string | undefined }[];
  /** Of 时限, 措施, 责任人 and 明细, those that the problem has not. */
  readonly lacks: readonly string[];
  /** Columns of the problem's own, in which what is empty may be filled in: 责任人姓名, 明细.收费主体. */
  readonly blanks: readonly string[];
}

/** Rows of which the ledger has recorded all are left out. */
export function stillNeeded(rows: readonly DoneRow[], { acceptance }: Plan, fieldsFor: (task: unknown) => readonly Field[]): StillNeeded[] {
  return rows.flatMap(({ id, row, values: before }): StillNeeded[] => {
    const events = (Array.isArray(before["经过"]) ? before["经过"] : []).filter(isMapping);
    const has = (kind: string, verdict?: string) =>
      events.some((one) => one["事项"] === kind && (verdict === undefined || one["结论"] === verdict));
    const kinds = [
      ...(before["分类处置"] === "从重处理" && !has("追责") ? ["追责"] : []),
      ...(before["分类处置"] !== "巩固防反弹" && !has("报完成") ? ["报完成"] : []),
      ...(has("核查", "通过") ? [] : ["核查"]),
      ...acceptance
        .map(({ name }) => `验收 ${name}`)
        .slice(events.filter((one) => one["事项"] === "验收" && one["结论"] === "通过").length),
      ...(has("销号") ? [] : ["销号"]),
    ];
    if (has("销号") || !row.done) return [];
    const facts = row.events?.find((event) => event["事项"] === "进展")?.["情况"];
    const valueAt = (path: readonly string[]) => answerAt(before, path) ?? answerAt(row.values, path);
    const essentials = essentialKeys(handlings.find((one) => one === valueAt(["分类处置"])));
    const fields = fieldsFor(valueAt(["任务"]));
    return [
      {
        id,
        title: String(before["题目"] ?? row.values["题目"] ?? ""),
        place: row.done.place,
        text: row.done.text,
        steps: kinds.map((kind) => ({
          kind,
          on: kind === "报完成" ? row.done?.on : undefined,
          facts: kind === "报完成" ? String(facts ?? row.done?.text) : undefined,
        })),
        lacks: essentials.filter((key) => valueAt([key]) === undefined),
        blanks: essentials.flatMap((key) => blanksOf(fieldAt(fields, [key]), [key], valueAt)),
      },
    ];
  });
}

/** Of a key that holds others, those that are empty; lists of entries with keys of their own have no column. */
function blanksOf(field: Field | undefined, path: readonly string[], valueAt: (path: readonly string[]) => unknown): string[] {
  if (!field) return [];
  // Of a form that says nothing of its keys, one that any may have.
  if (field.kind === "mapping" && field.fields.length === 0) return valueAt(path) === undefined ? [blankTitle([...path, "说明"])] : [];
  if (field.kind === "mapping") return field.fields.flatMap((inner) => blanksOf(inner, [...path, inner.key], valueAt));
  const hasColumn = field.kind !== "list" || field.holdsTexts;
  return valueAt(path) === undefined && hasColumn ? [blankTitle(path)] : [];
}

function blankTitle(path: readonly string[]): string {
  if (path[0] === "明细") return path.join(".");
  return path.join() === "时限" ? dueBeside : path.join("");
}

/** Columns of the sheet: which problem, which step, and what the step needs; then what the problems lack themselves. */
export function finishColumns(plan: Plan, needed: readonly StillNeeded[]): readonly string[] {
  return [
    "编号",
    "题目",
    ...eventColumnsIn(plan)
      .map(({ title }) => title)
      .filter(isOfFinish),
    ...new Set(needed.flatMap(({ blanks }) => blanks)),
  ];
}

function isOfFinish(title: string): boolean {
  return ![..."节点 延至 时限 满意度 制度 来源 移至 并入 项 原 改 备注".split(" ")].includes(title);
}

export function finishRows(needed: readonly StillNeeded[], plan: Plan): (string | null)[][] {
  const columns = finishColumns(plan, needed);
  return needed.flatMap(({ id, title, steps }) =>
    steps.map(({ kind, on, facts }) => {
      const [event, step] = kind.split(" ");
      const known: Readonly<Record<string, string | undefined>> = { 编号: id, 题目: title, 事项: event, 步骤: step, 日期: on, 情况: facts };
      return columns.map((column) => known[column] ?? null);
    }),
  );
}
