// What an event may well have besides what it must, and what is proposed for it.
import type { Problem, Values } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import type { Standing } from "../model/standing.ts";
import type { EventsOf, Field } from "../read/schema/fields.ts";
import { eventRefusals } from "../read/schema/refusals-of-part.ts";

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

/** Of what a unit or the office has done: its lists of further things; where nothing more is asked, a paper that shows it was done. */
export function wantedOfUnit(values: Values, fields: readonly Field[], of: EventsOf, plan: Plan): string[] {
  const lists = fields.filter(({ key, kind }) => kind === "list" && key !== "佐证").map(({ key }) => key);
  const needed = eventRefusals({ 日期: values["日期"], 事项: values["事项"] }, of, plan);
  return [...lists, ...(needed.length === 0 ? ["佐证"] : [])];
}

/** `leader`: who signs for the unit. */
export function suggestionsFor(kind: string, { request }: Standing, leader: string | undefined): Record<string, string> {
  return {
    ...(leader === undefined || /^[…\s]*$/.test(leader) ? {} : { 签字: leader }),
    ...(kind === "延期批复" && request?.until !== undefined ? { 延至: request.until } : {}),
  };
}
