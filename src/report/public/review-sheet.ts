// 核对单: which name became which label, so that somebody can go over it before the paper is published. For the office only.
import { csvOf } from "../../render/csv.ts";
import type { Masked } from "./mask.ts";

/** CSV for Excel. Its first line says that it is for internal use. */
export function reviewSheet(sheet: readonly Masked[]): string {
  const rows = sheet.map(({ label, original, foundAt, maskedAt }) => [label, original, maskedAt.join("；"), foundAt.join("；")]);
  return csvOf([["仅供办公室核对，不得随文发出"], ["文中写作", "原名", "出现在", "名称来自"], ...rows]);
}
