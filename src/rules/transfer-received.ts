import { isAlone, type WorkspaceRule } from "../model/rule.ts";
import { isReceiptUnknown } from "./whereabouts.ts";

/** A problem handed over (移交) is entered by its receiver under a number of its own, with 移自. */
export const transferReceived: WorkspaceRule = {
  name: "transfer-received",
  scope: "workspace",
  severity: "warning",
  what: "移交的问题已由接收单位登记",
  clause: "移交督办",
  why: "发现问题及时移交、督办解决；移而未接，问题就悬空。",
  example: {
    fails: `
      # 甲局.yaml
      - 编号: 甲局-01-001
        经过:
          - { 日期: 2020-05-18, 事项: 移交, 移至: <<乙局>> }`,
    passes: `
      # 甲局.yaml
      - 编号: 甲局-01-001
        经过:
          - { 日期: 2020-05-18, 事项: 移交, 移至: 乙局 }
      # 乙局.yaml
      - 编号: 乙局-01-001
        移自: 甲局-01-001
        登记日期: 2020-05-18`,
  },
  *check(context) {
    if (isAlone(context)) return; // others-in-sight says so
    const all = context.ledgers.flatMap(({ problems }) => problems);
    const received = new Set(all.flatMap(({ transferredFrom }) => (transferredFrom === undefined ? [] : [transferredFrom])));
    for (const problem of all) {
      for (const { event, verdict, certain } of context.historyOf(problem).steps) {
        if (event.kind !== "移交" || verdict !== "applied" || !certain || problem.id === undefined || received.has(problem.id)) continue;
        if (isReceiptUnknown(problem, context)) continue;
        yield {
          at: problem,
          path: [...event.path, "movedTo"],
          message: `已移交${event.movedTo}，对方尚未登记`,
          hint: `请${event.movedTo}登记入账，填“移自: ${problem.id}”。`,
        };
      }
    }
  },
};
