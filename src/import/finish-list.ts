// A table says that a problem is done; a ledger needs what shows it. What is still missing, as commands and as a sheet to fill in.
import { eventColumnsIn } from "../export/columns.ts";
import { isMapping } from "../model/mapping.ts";
import type { Plan } from "../model/plan.ts";
import type { DoneRow } from "./merged.ts";

export interface StillNeeded {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly text: string;
  readonly steps: readonly { readonly kind: string; readonly on: string | undefined; readonly facts: string | undefined }[];
}

/** Rows of which the ledger has recorded all are left out. */
export function stillNeeded(rows: readonly DoneRow[], { acceptance }: Plan): StillNeeded[] {
  return rows.flatMap(({ id, row, values }): StillNeeded[] => {
    const events = (Array.isArray(values["经过"]) ? values["经过"] : []).filter(isMapping);
    const has = (kind: string, verdict?: string) =>
      events.some((one) => one["事项"] === kind && (verdict === undefined || one["结论"] === verdict));
    const kinds = [
      ...(values["分类处置"] === "从重处理" && !has("追责") ? ["追责"] : []),
      ...(values["分类处置"] !== "巩固防反弹" && !has("报完成") ? ["报完成"] : []),
      ...(has("核查", "通过") ? [] : ["核查"]),
      ...acceptance
        .map(({ name }) => `验收 ${name}`)
        .slice(events.filter((one) => one["事项"] === "验收" && one["结论"] === "通过").length),
      ...(has("销号") ? [] : ["销号"]),
    ];
    if (has("销号") || !row.done) return [];
    const facts = row.events?.find((event) => event["事项"] === "进展")?.["情况"];
    return [
      {
        id,
        title: String(values["题目"] ?? row.values["题目"] ?? ""),
        place: row.done.place,
        text: row.done.text,
        steps: kinds.map((kind) => ({
          kind,
          on: kind === "报完成" ? row.done?.on : undefined,
          facts: kind === "报完成" ? String(facts ?? row.done?.text) : undefined,
        })),
      },
    ];
  });
}

/** Columns of the sheet: which problem, which step, and what the step needs. */
export function finishColumns(plan: Plan): readonly string[] {
  return [
    "编号",
    "题目",
    ...eventColumnsIn(plan)
      .map(({ title }) => title)
      .filter(isOfFinish),
  ];
}

function isOfFinish(title: string): boolean {
  return ![..."节点 延至 时限 满意度 制度 来源 移至 并入 项 原 改 备注".split(" ")].includes(title);
}

export function finishRows(needed: readonly StillNeeded[], plan: Plan): (string | null)[][] {
  return needed.flatMap(({ id, title, steps }) =>
    steps.map(({ kind, on, facts }) => {
      const [event, step] = kind.split(" ");
      const known: Readonly<Record<string, string | undefined>> = { 编号: id, 题目: title, 事项: event, 步骤: step, 日期: on, 情况: facts };
      return finishColumns(plan).map((column) => known[column] ?? null);
    }),
  );
}
