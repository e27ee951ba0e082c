// 分类处置 against the earlier list: 从重处理 if and only if the problem is not on it (schemas/README.md, "Problem").

import type { Plan } from "./plan.ts";

/**
 * True where 分类处置 contradicts 清单号. `isListed`: the problem has a 清单号, even one that could not be read, or 来源 says that it has to
 * have one.
 */
export function contradictsList(handling: string | undefined, isListed: boolean, { newIsSerious }: Pick<Plan, "newIsSerious">): boolean {
  return handling !== undefined && newIsSerious && (handling === "从重处理") === isListed;
}
