// Duties a second time, from their definition in schemas/README.md.
import type { Plain, PlainCampaign } from "../../campaign-of.ts";
import { dayBefore, lastOfMonth, monthAfter } from "./days.ts";

export function dutiesOf({ plan, ledgers }: PlainCampaign, day: string) {
  const list = (key: string) => (plan[key] ?? []) as Plain[];
  const phases = list("阶段");
  const startOf = (number: unknown) => {
    const index = phases.findIndex((phase) => phase["序号"] === number);
    return (phases[index - 1]?.["止"] as string | undefined) ?? dayBefore(phases[index]?.["起"] as string);
  };
  const lastMonth = String(phases.at(-1)?.["止"]).slice(0, 7);
  return list("单位").flatMap((unit) => {
    const own = Object.values(ledgers).filter((ledger) => ledger["单位"] === unit["名称"]);
    const done = own.flatMap((ledger) => (ledger["履职"] ?? []) as Plain[]).filter((event) => (event["日期"] as string) <= day);
    const owed = list("履职要求").filter((requirement) => owes(unit, requirement["单位"], list("任务")));
    return owed.flatMap((requirement) => {
      const duty = requirement["事项"];
      const row = (month: string | null, phase: unknown, deadline: string | null, meets: (event: Plain) => boolean) => {
        const days = done.filter((event) => event["事项"] === duty && meets(event)).map((event) => event["日期"] as string);
        const on = days.sort()[0] ?? null;
        const none = deadline !== null && deadline < day ? "missing" : "pending";
        const state = on === null ? none : deadline !== null && on > deadline ? "late" : "submitted";
        return { unit: unit["名称"], duty, month, phase, deadline, state, on };
      };
      if (duty === "月报")
        return months(requirement["首月"] as string, lastMonth).map((month) => {
          const last = lastOfMonth(monthAfter(month));
          const wanted = `${monthAfter(month)}-${String(requirement["截止日"]).padStart(2, "0")}`;
          return row(month, null, wanted < last ? wanted : last, (event) => event["月份"] === month);
        });
      const rivals = owed.filter((other) => other["事项"] === duty).map((other) => other["阶段"] as number);
      const inOrder = [...new Set(rivals)].sort((x, y) => x - y);
      const homeOf = (on: string) => inOrder.filter((phase) => startOf(phase) < on).at(-1) ?? inOrder[0];
      const deadline = (requirement["截止"] ?? null) as string | null;
      return [row(null, requirement["阶段"], deadline, (event) => homeOf(event["日期"] as string) === requirement["阶段"])];
    });
  });
}

function owes(unit: Plain, who: unknown, tasks: readonly Plain[]): boolean {
  if (Array.isArray(who)) return who.includes(unit["名称"]);
  if (who === "牵头") return tasks.some((task) => (task["牵头"] as string[]).includes(unit["名称"] as string));
  return who === "全部" || who === unit["类别"];
}

function months(from: string, to: string): string[] {
  return from > to ? [] : [from, ...months(monthAfter(from), to)];
}
