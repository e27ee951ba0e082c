import { contradictsList } from "../model/handling.ts";
import { isListed } from "../model/ledger.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 从重处理 if and only if the problem is not on the earlier list (schemas/README.md, "Problem"). */
export const handlingMatchesBaseline: ProblemRule = {
  name: "handling-matches-baseline",
  scope: "problem",
  severity: "error",
  what: "清单外新发现的问题从重处理，清单内的问题不用从重处理",
  clause: "从重处理",
  why: "对新发现的问题从重处理。是否新发现，以有无清单号为准。",
  example: {
    fails: `
      清单号: L-1
      分类处置: <<从重处理>>`,
    passes: `
      清单号: L-1
      分类处置: 立行立改`,
  },
  *check(problem, { plan }) {
    const { handling, baselineId } = problem;
    if (!contradictsList(handling, isListed(problem), plan)) return;
    if (handling !== "从重处理")
      yield {
        path: ["handling"],
        message: `没有清单号的问题是新发现问题，不能列为“${handling}”`,
        hint: "请改为“分类处置: 从重处理”；如清单中已有此问题，补填清单号。",
      };
    else if (baselineId !== undefined)
      yield {
        path: ["handling"],
        message: `有清单号${baselineId}的问题不能列为“从重处理”`,
        hint: "清单内的问题请改为“巩固防反弹”“立行立改”或“分步整改”；确属新发现的，删去清单号。",
        related: { path: ["baselineId"], message: "清单号在这里" },
      };
  },
};
