// Whose each part of a file is.
import type { CellValues, Imported, ImportedProblem, RefusedPlace } from "./imported.ts";

export interface OfUnit {
  readonly problems: readonly ImportedProblem[];
  readonly head: CellValues;
  readonly duties: readonly CellValues[];
  /** The cells of what is no problem's. */
  readonly places?: ReadonlyMap<string, string> | undefined;
}

export interface ByUnit {
  readonly parts: ReadonlyMap<string, OfUnit>;
  /** Rows of which it cannot be told whose they are, or that are another's than the one asked for. */
  readonly refused: readonly RefusedPlace[];
}

/** `called`: the full name of a unit that is named so; undefined for one that the plan has not. */
export function byUnit(
  imported: Imported,
  called: (name: string) => string | undefined,
  only: string | undefined,
  fallback: string | undefined,
): ByUnit {
  const refused: RefusedPlace[] = [];
  const groups = new Map<string, ImportedProblem[]>();
  for (const problem of imported.problems) {
    const { unit, where, places } = problem;
    const written = unit ?? fallback;
    const place = places.get("单位") ?? where;
    const name = written === undefined ? undefined : called(written);
    if (written === undefined) refused.push({ where, why: "没有写是哪个单位的", hint: "请用 --unit 写明导入哪个单位的台账。" });
    else if (name === undefined)
      refused.push({ where: place, why: `方案中没有“${written}”这个单位`, hint: "请在表中写单位的全称或简称，再导入。" });
    else if (only !== undefined && name !== only && imported.heads.size === 0)
      refused.push({
        where: place,
        why: `写的单位是“${written}”，不是${only}`,
        hint: "请删去其他单位的行；这一列不是整改单位的，用 --map 列名= 不导入。",
      });
    else {
      const group = groups.get(name);
      if (group) group.push(problem);
      else groups.set(name, [problem]);
    }
  }
  const parts = new Map<string, OfUnit>();
  const named = [...imported.heads.keys(), ...imported.duties.keys()].flatMap((name) => (name === "" ? [] : [called(name) ?? name]));
  for (const name of new Set([...groups.keys(), ...named]))
    if (only === undefined || name === only)
      parts.set(name, {
        problems: groups.get(name) ?? [],
        head: imported.heads.get(name) ?? {},
        duties: imported.duties.get(name) ?? [],
        places: imported.unitPlaces?.get(name),
      });
  if (parts.size === 0 && refused.length === 0)
    refused.push({ where: "表中", why: `没有${only ?? "方案中单位"}的内容`, hint: "请核对 --unit 和文件。" });
  return { parts, refused };
}
