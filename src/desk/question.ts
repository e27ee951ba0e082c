// How a field is asked for.
import type { Path } from "../model/ledger.ts";
import type { Field } from "../read/schema/fields.ts";

/** What is asked; `more` says how to answer, and is gone once it was. */
export interface Question {
  readonly title: string;
  readonly more?: string | undefined;
}

export interface Asking {
  /** An empty answer will not do. */
  readonly isRequired: boolean;
  /** What was answered before. */
  readonly former?: unknown;
}

export const own = "其他（自己填写）";
export const skipped = "（不填）";

/** `责任人·姓名`, `处置第2条·面积亩`. */
export function fieldTitle(path: Path): string {
  const head = path
    .slice(0, -1)
    .filter((step) => step !== "明细")
    .map((step) => (/^\d+$/.test(String(step)) ? `第${Number(step) + 1}条` : step))
    .join("");
  return head === "" ? String(path.at(-1)) : `${head}·${path.at(-1)}`;
}

export function questionOf(path: Path, { description }: Field): Question {
  return { title: fieldTitle(path), more: description?.replace(/。$/, "") };
}

/** To tick words nobody needs to know how they are written. */
export function ticked({ title, more }: Question): Question {
  return { title, more: more?.replace(/，?例如 \[.*\]$/, "") };
}

export function optional({ title, more }: Question): Question {
  return { title, more: more ? `${more}；不填的直接回车` : "不填的直接回车" };
}
