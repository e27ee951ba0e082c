// What an event may well have besides what it must, and what is proposed for it.
import type { Problem } from "../model/ledger.ts";
import type { Standing } from "../model/standing.ts";
import type { Values } from "./candidate.ts";

/** Keys of the event worth a question, though it may go without them. */
export function wantedIn(values: Values, problem: Problem, { stages }: Standing): string[] {
  switch (values["事项"]) {
    case "核查":
      return values["结论"] === "不通过" ? ["时限"] : [];
    case "延期批复":
      return values["结论"] === "批准" && stages.some(({ doneOn }) => doneOn === undefined) ? ["节点"] : [];
    case "反弹":
      return problem.milestones ? ["节点"] : [];
    default:
      return [];
  }
}

/** `leader`: who signs for the unit. */
export function suggestionsFor(kind: string, { request }: Standing, leader: string | undefined): Record<string, string> {
  return {
    ...(leader === undefined || /^[…\s]*$/.test(leader) ? {} : { 签字: leader }),
    ...(kind === "延期批复" && request?.until !== undefined ? { 延至: request.until } : {}),
  };
}
