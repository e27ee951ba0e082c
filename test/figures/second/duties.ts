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
      if (requirement["首月"] !== undefined) {
        const every = (requirement["间隔"] ?? 1) as number;
        return months(requirement["首月"] as string, lastMonth)
          .filter((_, index) => (index + 1) % every === 0)
          .map((month) => {
            const dueMonth = requirement["当月"] === "是" ? month : monthAfter(month);
            const last = lastOfMonth(dueMonth);
            const wanted = `${dueMonth}-${String(requirement["截止日"]).padStart(2, "0")}`;
            return row(month, null, wanted < last ? wanted : last, (event) => event["月份"] === month);
          });
      }
      const rivals = owed.filter((other) => other["事项"] === duty).map((other) => other["阶段"] as number);
      const inOrder = [...new Set(rivals)].sort((x, y) => x - y);
      const homeOf = (on: string) => inOrder.filter((phase) => startOf(phase) < on).at(-1) ?? inOrder[0];
      const deadline = (requirement["截止"] ?? null) as string | null;
      const allOfIt = owed.filter((other) => other["事项"] === duty && other["截止"] !== undefined);
      const several = [
        ...new Set(allOfIt.filter((other) => other["阶段"] === requirement["阶段"]).map((other) => other["截止"] as string)),
      ].sort();
      const isHere = (event: Plain) => {
        if (event["事项"] !== duty) return false;
        const says = allOfIt.filter((other) => other["截止"] === event["应报"]).map((other) => other["阶段"]);
        return says.length > 0 ? says.includes(requirement["阶段"]) : homeOf(event["日期"] as string) === requirement["阶段"];
      };
      if (deadline === null || several.length < 2) return [row(null, requirement["阶段"], deadline, isHere)];
      const served = new Map<string, Plain>();
      const here = done.filter(isHere).sort((x, y) => ((x["日期"] as string) < (y["日期"] as string) ? -1 : 1));
      for (const event of here) {
        const by = event["应报"] as string | undefined;
        if (by !== undefined && several.includes(by) && !served.has(by)) served.set(by, event);
      }
      for (const event of here.filter((one) => one["应报"] === undefined)) {
        const free = several.find((by) => !served.has(by));
        if (free !== undefined) served.set(free, event);
      }
      return [row(null, requirement["阶段"], deadline, (event) => served.get(deadline) === event)];
    });
  });
}

function owes(unit: Plain, who: unknown, tasks: readonly Plain[]): boolean {
  if (Array.isArray(who)) return who.includes(unit["名称"]);
  if (who === "牵头") return tasks.some((task) => ((task["牵头"] ?? []) as string[]).includes(unit["名称"] as string));
  return who === "全部" || who === unit["类别"];
}

function months(from: string, to: string): string[] {
  return from > to ? [] : [from, ...months(monthAfter(from), to)];
}
