// Which problem of the ledger each row is: by its number, else by its number in the earlier list, else by its title and task.
import type { CellValues, ImportedProblem, RefusedPlace } from "./imported.ts";

export interface Matching {
  /** `at`: the problem's place in the ledger; undefined for one that is new. */
  readonly rows: readonly { readonly row: ImportedProblem; readonly at: number | undefined }[];
  readonly refused: readonly RefusedPlace[];
}

/** Rows that may be several problems, or the one that an earlier row is, are refused. */
export function match(problems: readonly ImportedProblem[], present: readonly CellValues[]): Matching {
  const indexes = [numberOf, listedOf, titleOf].map((keyOf) => indexOf(present, keyOf));
  const rows: { row: ImportedProblem; at: number | undefined }[] = [];
  const refused: RefusedPlace[] = [];
  const taken = new Map<string | number, string>();
  for (const row of problems) {
    const { values, where } = row;
    const keys = [numberOf(values), listedOf(values), titleOf(values)].map((key, which) =>
      key === undefined ? undefined : `${which}${key}`,
    );
    const tried = keys[0] === undefined ? keys : keys.slice(0, 1);
    const hits = tried.map((key, which) => indexes[which]?.get(key?.slice(1) ?? "") ?? []).find((found) => found.length > 0) ?? [];
    const [at] = hits;
    const earlier = [...tried, at].map((key) => taken.get(key ?? "")).find((place) => place !== undefined);
    if (hits.length > 1) refused.push({ where, why: "台账中有几个问题与这一行相符，不知道是哪一个；请在表中填上编号" });
    else if (earlier !== undefined) refused.push({ where, why: `与${earlier}是同一个问题，请删去一行，或填上不同的编号` });
    else {
      for (const key of [...keys, at]) if (key !== undefined) taken.set(key, where);
      rows.push({ row, at });
    }
  }
  return { rows, refused };
}

function indexOf(problems: readonly CellValues[], keyOf: (problem: CellValues) => string | undefined): Map<string, number[]> {
  const index = new Map<string, number[]>();
  problems.forEach((problem, at) => {
    const key = keyOf(problem);
    const places = key === undefined ? undefined : index.get(key);
    if (places) places.push(at);
    else if (key !== undefined) index.set(key, [at]);
  });
  return index;
}

export function numberOf({ 编号: id }: CellValues): string | undefined {
  return id === undefined || id === null ? undefined : String(id);
}

function listedOf({ 清单号: listed }: CellValues): string | undefined {
  return listed === undefined || listed === null ? undefined : String(listed);
}

function titleOf({ 题目: title, 任务: task }: CellValues): string | undefined {
  return title === undefined || title === null ? undefined : JSON.stringify([title, task ?? null]);
}
