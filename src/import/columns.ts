// Which key each column of an office's table is, by its name.
import type { KeyColumn } from "../export/columns.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/schema/fields.ts";
import { columnCalled, columnForKey, plainTitle } from "./titles.ts";

/** A column that is no key's says why its cells are left. */
export type SheetColumn =
  | { readonly kind: "key"; readonly columns: readonly KeyColumn[] }
  | { readonly kind: "left"; readonly why: string; readonly isSerial?: boolean };

interface Naming {
  readonly plan: Plan;
  fieldsFor(task: unknown): readonly Field[];
}

/** `mapped`: what the user says, plain title → its key or keys, none for a column to be left. No key has two columns. */
export function columnsOf(
  titles: readonly (string | undefined)[],
  mapped: ReadonlyMap<string, readonly string[]>,
  naming: Naming,
): SheetColumn[] {
  const details = detailsOf(naming);
  const found = titles.map((title) => {
    const keys = title === undefined ? undefined : mapped.get(plainTitle(title));
    const known =
      title === undefined || keys ? undefined : (columnCalled(title) ?? (details.has(title) ? columnCalled(`明细.${title}`) : undefined));
    return { title, keys, columns: keys?.flatMap((key) => columnForKey(key) ?? []) ?? (known ? [known] : []) };
  });
  // A summary beside the facts is what the problem is called.
  const isFacts = ({ keys, columns }: (typeof found)[number]) => keys === undefined && columns[0]?.title === "情况";
  const summary = found.find((one) => isFacts(one) && /概述|简述/.test(one.title ?? ""));
  const title = columnForKey("题目");
  if (title && summary && found.filter(isFacts).length > 1 && !found.some(({ columns }) => columns.includes(title)))
    summary.columns = [title];
  // What was mapped by hand, and what has the key's own name, comes before what means the same.
  const rankOf = ({ title = "", keys, columns }: (typeof found)[number]) =>
    keys !== undefined ? 0 : plainTitle(title) === plainTitle(columns[0]?.title ?? "") ? 1 : 2;
  const first = new Map<string, (typeof found)[number]>();
  for (const rank of [0, 1, 2])
    for (const one of found) for (const { title } of one.columns) if (rankOf(one) === rank && !first.has(title)) first.set(title, one);
  return found.map((one): SheetColumn => {
    if (one.title === undefined) return { kind: "left", why: "没有列名" };
    if (one.keys?.length === 0) return { kind: "left", why: "按 --map 不导入" };
    if (one.columns.length === 0) return { kind: "left", why: `“${one.title}”对不上台账的项目` };
    const own = one.columns.filter(({ title }) => title !== "序号" && first.get(title) === one);
    if (own.length > 0) return { kind: "key", columns: own };
    const isSerial = one.columns[0]?.title === "序号";
    return { kind: "left", why: isSerial ? "序号不导入" : "已有另一列是这个项目", isSerial };
  });
}

/** Keys of 明细 in any of the plan's forms. */
function detailsOf({ plan, fieldsFor }: Naming): Set<string> {
  const fields = plan.tasks.flatMap(({ number }) => fieldsFor(number).find(({ key }) => key === "明细")?.fields ?? []);
  return new Set(fields.map(({ key }) => key));
}
