// Whose each part of a file is.
import { UsageError } from "../model/usage-error.ts";
import type { CellValues, Imported, ImportedProblem } from "./imported.ts";

export interface OfUnit {
  readonly problems: readonly ImportedProblem[];
  readonly head: CellValues;
  readonly duties: readonly CellValues[];
}

/** UsageError where it cannot be told whose a problem is, or it is another's than the one asked for. */
export function byUnit(
  imported: Imported,
  called: (name: string) => string,
  only: string | undefined,
  fallback: string | undefined,
): Map<string, OfUnit> {
  const named = new Set(
    [...imported.heads.keys(), ...imported.duties.keys(), ...imported.problems.map(({ unit }) => unit ?? "")].filter((name) => name !== ""),
  );
  const foreign = only === undefined ? [] : imported.problems.filter(({ unit }) => unit !== undefined && called(unit) !== only);
  if (foreign.length > 0 && imported.heads.size === 0)
    throw new UsageError(
      `${foreign[0]?.where}写的单位是“${foreign[0]?.unit}”，不是${only}`,
      "请删去其他单位的行；这一列不是整改单位的，用 --map 列名= 不导入。",
    );
  const result = new Map<string, OfUnit>();
  const nameOf = ({ unit, where }: ImportedProblem) => {
    const name = unit ?? fallback;
    if (name === undefined) throw new UsageError(`${where}没有写是哪个单位的`, "请用 --unit 写明导入哪个单位的台账。");
    return called(name);
  };
  const groups = new Map<string, ImportedProblem[]>();
  for (const problem of imported.problems) {
    const name = nameOf(problem);
    const group = groups.get(name);
    if (group) group.push(problem);
    else groups.set(name, [problem]);
  }
  for (const name of new Set([...groups.keys(), ...[...named].map((each) => called(each))]))
    if (only === undefined || name === only)
      result.set(name, { problems: groups.get(name) ?? [], head: imported.heads.get(name) ?? {}, duties: imported.duties.get(name) ?? [] });
  if (result.size === 0) throw new UsageError(`文件中没有${only}的内容`, "请核对 --unit 和文件。");
  return result;
}
