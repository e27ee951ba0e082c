import { isAlone, type WorkspaceRule } from "../model/rule.ts";
import { isHandedAstray } from "./baseline-covered.ts";

/** A problem handed over (移交) is entered by its receiver under a number of its own, with 移自. */
export const transferReceived: WorkspaceRule = {
  name: "transfer-received",
  scope: "workspace",
  severity: "warning",
  what: "移交的问题已由接收单位登记",
  why: "工作方案第四部分第二条：及时移交、督办解决。移而未接，问题就悬空。",
  *check(context) {
    if (isAlone(context)) return; // told by others-in-sight
    const all = context.ledgers.flatMap(({ problems }) => problems);
    const received = new Set(all.flatMap(({ transferredFrom }) => (transferredFrom === undefined ? [] : [transferredFrom])));
    for (const problem of all) {
      for (const { event, verdict, certain } of context.historyOf(problem).steps) {
        if (event.kind !== "移交" || verdict !== "applied" || !certain || problem.id === undefined || received.has(problem.id)) continue;
        if (isHandedAstray(problem, context)) continue;
        yield { at: problem, path: [...event.path, "movedTo"], message: `已移交${event.movedTo}，对方尚未登记`, hint: `请${event.movedTo}登记入账，填“移自: ${problem.id}”。` };
      }
    }
  },
};
