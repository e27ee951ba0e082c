import { longDay } from "../model/day.ts";
import type { LedgerRule } from "../model/rule.ts";

/** No 日期 or 登记日期 after the day of the check, which is itself allowed. The one error that depends on the day. */
export const datedByCheckDay: LedgerRule = {
  name: "dated-by-check-day",
  scope: "ledger",
  severity: "error",
  what: "登记和经过的日期不晚于核对之日",
  why: "台账只记已经发生的事；将来的事写在时限和节点里。",
  *check(ledger, { asOf }) {
    const dated = [
      ...ledger.duties.map(({ on, path }) => ({ on, path: [...path, "on"] })),
      ...ledger.problems.flatMap((problem) => [
        { on: problem.enteredOn, path: [...problem.path, "enteredOn"] },
        ...problem.log.map(({ on, path }) => ({ on, path: [...problem.path, ...path, "on"] })),
      ]),
    ];
    for (const { on, path } of dated)
      if (on !== undefined && on > asOf)
        yield { path, message: `日期${longDay(on)}晚于核对之日${longDay(asOf)}`, hint: "请核对年月日；还没有发生的事，等办理之后再记。" };
  },
};
