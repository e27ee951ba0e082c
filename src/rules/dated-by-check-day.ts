import { longDay } from "../model/day.ts";
import type { LedgerRule } from "../model/rule.ts";

/** No 日期 or 登记日期 after the day of the check, which is itself allowed. The one error that depends on the day. */
export const datedByCheckDay: LedgerRule = {
  name: "dated-by-check-day",
  scope: "ledger",
  severity: "error",
  what: "登记、核实和经过的日期不晚于核对之日",
  why: "台账只记已经发生的事；将来的事写在时限和节点里。",
  example: {
    fails: `
      # 核对日期：2020-05-20
      经过:
        - { 日期: <<2020-06-20>>, 事项: 进展, 情况: 设备已进场 }`,
    passes: `
      # 核对日期：2020-05-20
      经过:
        - { 日期: 2020-05-20, 事项: 进展, 情况: 设备已进场 }`,
  },
  *check(ledger, { asOf }) {
    const dated = [
      ...ledger.duties.map(({ on, path }) => ({ on, path: [...path, "on"] })),
      ...ledger.problems.flatMap((problem) => [
        { on: problem.enteredOn, path: [...problem.path, "enteredOn"] },
        ...(problem.acknowledged ?? []).map(({ on, path }) => ({ on, path: [...problem.path, ...path, "on"] })),
        ...problem.log.map(({ on, path }) => ({ on, path: [...problem.path, ...path, "on"] })),
      ]),
    ];
    for (const { on, path } of dated)
      if (on !== undefined && on > asOf)
        yield { path, message: `日期${longDay(on)}晚于核对之日${longDay(asOf)}`, hint: "请核对年月日；还没有发生的事，等办理之后再记。" };
  },
};
