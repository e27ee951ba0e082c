// State and overdue a second time, straight from the words of schemas/README.md and without a state machine:
// each is read off the last event that speaks of it. Only for ledgers without errors.
import type { Plain, PlainCampaign } from "../campaign-of.ts";

const states: Record<string, string> = {
  报完成: "pending-verification",
  通过: "pending-closure",
  不通过: "open",
  销号: "closed",
  反弹: "open",
  移交: "removed",
  合并: "removed",
};

export function naiveStatus({ plan, ledgers }: PlainCampaign, day: string) {
  const dueSoonDays = ((plan["口径"] as Plain | undefined)?.["临期天数"] as number | undefined) ?? 7;
  const problems = Object.values(ledgers).flatMap((ledger) => (ledger["问题"] ?? []) as Plain[]);
  return problems
    .filter((problem) => (problem["登记日期"] as string) <= day)
    .map((problem) => naiveItem(problem, day, dueSoonDays))
    .filter(({ state }) => state !== "removed")
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function naiveItem(problem: Plain, day: string, dueSoonDays: number) {
  const events = ((problem["经过"] ?? []) as Plain[]).filter((event) => (event["日期"] as string) <= day);
  const speakOfState = events.filter((event) => stateAfter(event) !== undefined);
  const consolidation = problem["分类处置"] === "巩固防反弹";
  const state = stateAfter(speakOfState.at(-1) ?? {}) ?? (consolidation ? "pending-verification" : "open");
  const inForce = events.flatMap((event) => dueBy(event) ?? []).at(-1) ?? (problem["时限"] as string | undefined);
  const due = inForce === undefined || inForce === "长期坚持" ? null : inForce;
  const lastReopened = events.findLastIndex((event) => event["事项"] === "反弹" || event["结论"] === "不通过");
  const reported = events.slice(lastReopened + 1).findLast((event) => event["事项"] === "报完成");
  const completed = (reported?.["日期"] ?? (lastReopened < 0 ? problem["原完成日期"] : undefined)) as string | undefined;
  const until = state === "open" ? day : state === "pending-verification" ? completed : undefined;
  const left = due === null ? Number.NaN : days(day, due);
  return {
    id: problem["编号"] as string,
    state,
    due,
    overdueDays: due === null || until === undefined ? 0 : Math.max(0, days(due, until)),
    dueSoon: state === "open" && left >= 0 && left <= dueSoonDays,
    round: 1 + events.filter((event) => event["事项"] === "反弹").length,
  };
}

function stateAfter(event: Plain): string | undefined {
  if (event["事项"] === "验收") return event["结论"] === "通过" ? undefined : "open";
  return states[(event["事项"] === "核查" ? event["结论"] : event["事项"]) as string];
}

function dueBy(event: Plain): string | undefined {
  if (event["事项"] === "延期批复") return event["结论"] === "批准" ? (event["延至"] as string) : undefined;
  return ["核查", "验收", "反弹"].includes(event["事项"] as string) ? (event["时限"] as string | undefined) : undefined;
}

function days(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
