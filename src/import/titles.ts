// What offices call the columns of a 台账, and which key of ours each is.
import { idColumn, type KeyColumn, personColumns, problemColumns, remedyColumns } from "../export/columns.ts";

/** 单位 says whose problem it is; 序号 counts rows and is nothing of the problem's. */
const beside: readonly KeyColumn[] = [
  {
    title: "单位",
    keys: ["单位"],
    kind: "text",
    also: ["牵头单位", "责任单位", "整改单位", "填报单位", "所属单位", "整改责任单位", "承办单位"],
  },
  { title: "序号", keys: [], kind: "text", also: ["序", "行号", "no"] },
];

const columns: readonly KeyColumn[] = [idColumn, ...beside, ...problemColumns, ...remedyColumns, ...personColumns];

const byName = new Map<string, KeyColumn>();
for (const column of columns) byName.set(plainTitle(column.title), column);
for (const column of columns) for (const name of column.also ?? []) if (!byName.has(plainTitle(name))) byName.set(plainTitle(name), column);

/** The column of this name, or of one that means the same; what stands in brackets may go. `明细.x` is a key of 明细. */
export function columnCalled(written: string): KeyColumn | undefined {
  const detail = /^明细[.．。](.+)$/u.exec(written.trim());
  if (detail?.[1]) return { title: `明细.${detail[1]}`, keys: ["明细", detail[1]], kind: "text" };
  return byName.get(plainTitle(written)) ?? byName.get(plainTitle(written.slice(0, 200).replace(/[（(【[].*?[）)】\]]/gu, "")));
}

/** For --map: a key, written with or without a point between its parts. */
export function columnForKey(key: string): KeyColumn | undefined {
  return key.startsWith("明细")
    ? columnCalled(key)
    : columns.find(({ title }) => title === key || title === key.replaceAll(/[.．。]/gu, ""));
}

export const columnTitles: readonly string[] = columns.map(({ title }) => title);

export function plainTitle(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s*:·、。.,_\-/]/g, "")
    .toLowerCase();
}
