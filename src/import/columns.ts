// Which key each column of an office's table is, by its name.
import type { KeyColumn } from "../export/columns.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/fields.ts";
import { columnCalled, columnForKey, plainTitle } from "./titles.ts";

/** A column that is no key's says why its cells are left. */
export type Column = { readonly kind: "key"; readonly column: KeyColumn } | { readonly kind: "left"; readonly why: string };

interface Naming {
  readonly plan: Plan;
  fieldsFor(task: unknown): readonly Field[];
}

/** `mapped`: what the user says, plain title → key, "" for a column to be left. No key has two columns. */
export function columnsOf(titles: readonly (string | undefined)[], mapped: ReadonlyMap<string, string>, naming: Naming): Column[] {
  const details = detailsOf(naming);
  const found = titles.map((title) => {
    const key = title === undefined ? undefined : mapped.get(plainTitle(title));
    const column =
      key === undefined
        ? title && (columnCalled(title) ?? (details.has(title) ? columnCalled(`明细.${title}`) : undefined))
        : columnForKey(key);
    return { title, key, column: column || undefined };
  });
  // What was mapped by hand, and what has the key's own name, comes before what means the same.
  const rankOf = ({ title = "", key, column }: (typeof found)[number]) =>
    key !== undefined ? 0 : plainTitle(title) === plainTitle(column?.title ?? "") ? 1 : 2;
  const first = new Map<string, (typeof found)[number]>();
  for (const rank of [0, 1, 2])
    for (const one of found) if (one.column && rankOf(one) === rank && !first.has(one.column.title)) first.set(one.column.title, one);
  return found.map((one): Column => {
    if (one.title === undefined) return { kind: "left", why: "没有列名" };
    if (one.key === "") return { kind: "left", why: "按 --map 不导入" };
    if (!one.column) return { kind: "left", why: `“${one.title}”对不上台账的项目` };
    if (one.column.title === "序号") return { kind: "left", why: "序号不导入" };
    if (first.get(one.column.title) !== one) return { kind: "left", why: "已有另一列是这个项目" };
    return { kind: "key", column: one.column };
  });
}

/** Keys of 明细 in any of the plan's forms. */
function detailsOf({ plan, fieldsFor }: Naming): Set<string> {
  const fields = plan.tasks.flatMap(({ number }) => fieldsFor(number).find(({ key }) => key === "明细")?.fields ?? []);
  return new Set(fields.map(({ key }) => key));
}
