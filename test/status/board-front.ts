// The first screen of a board against the status of its day.
import { expect } from "vitest";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Status } from "../../src/model/figures.ts";
import { groupBy } from "../../src/model/group-by.ts";
import { dueOf } from "../../src/status/due.ts";
import { readBoard } from "./board-read-back.ts";

/** Compares the panels of the first screen: who is behind, what is overdue or not reported, what falls due. */
export function expectFront({ plan, ledgers, ...campaign }: Campaign, { asOf, items, duties, units }: Status, html: string): void {
  const { panels, tiles } = readBoard(html);
  const deadlines = dueOf({ plan, ledgers, ...campaign }, asOf, { days: 30 }).deadlines;
  const short = new Map(plan.units.map(({ name, short }) => [name, short]));
  const said = (names: readonly string[]) => {
    const named = names.slice(0, 6).join("、");
    return names.length > 6 ? `${named}等${names.length}个单位` : named;
  };

  // A light a problem: red is overdue; yellow is due soon or behind a milestone; green is the rest of what is not closed.
  const behind = new Set(deadlines.filter(({ kind, left }) => kind === "milestone" && left < 0).map(({ id }) => id));
  const tally = (owned: typeof items) => {
    const left = owned.filter(({ state }) => state !== "closed");
    const red = left.filter(({ overdue }) => overdue).length;
    const yellow = left.filter(({ overdue, dueSoon, id }) => !overdue && (dueSoon || behind.has(id))).length;
    return { red, yellow, green: left.length - red - yellow };
  };
  const lights = new Map(units.map(({ unit }) => [short.get(unit) ?? unit, tally(items.filter((item) => item.unit === unit))]));
  const ofUnits = new Map(units.map((row) => [short.get(row.unit) ?? row.unit, row.total]));
  expect([...tiles].sort()).toEqual(
    [...lights]
      .map(([name, { red, yellow, green }]) => {
        const counts = [red && `红${red}`, yellow && `黄${yellow}`, green && `绿${green}`].filter(Boolean).join(" ");
        return `${name} ${counts || (ofUnits.get(name) ? "已全部销号" : "无问题")}`;
      })
      .sort(),
  );
  const all = [...lights.values()];
  const worst = [
    all.filter(({ red }) => red > 0),
    all.filter(({ red, yellow }) => red === 0 && yellow > 0),
    all.filter(({ red, yellow, green }) => red + yellow === 0 && green > 0),
  ].map(({ length }) => length);
  expect(panels.get("单位亮灯")?.note).toBe(`红灯${worst[0]} 黄灯${worst[1]} 绿灯${worst[2]}`);

  const red = items.filter(({ overdue }) => overdue).map(({ overdueDays }) => overdueDays);
  const { note, lines = [] } = panels.get("逾期与未报") ?? {};
  expect(note).toBe(`逾期${red.length}件`);
  expect(lines.filter(({ lead }) => lead.endsWith("天")).map(({ lead }) => lead)).toEqual(
    red
      .sort((a, b) => b - a)
      .slice(0, 8)
      .map((days) => `${days}天`),
  );
  const missing = groupBy(
    duties.filter(({ state }) => state === "missing"),
    ({ duty, month, phase }) => [duty, month, phase].join(),
  );
  const place = (unit: string) => units.findIndex((row) => row.unit === unit);
  const inPlanOrder = (names: readonly string[]) => [...names].sort((a, b) => place(a) - place(b)).map((name) => short.get(name) ?? name);
  const owed = lines.filter(({ lead }) => lead.startsWith("未报"));
  expect(owed.map(({ lead, what }) => [lead, what.replace(/^\S+ /, "")]).sort()).toEqual(
    [...missing.values()].map((some) => [`未报${some.length}`, said(inPlanOrder(some.map(({ unit }) => unit)))]).sort(),
  );

  // A line a day: how many problems, milestones and reports of whom.
  const days = groupBy(
    deadlines.filter(({ left }) => left >= 0),
    ({ on }) => on,
  );
  expect(panels.get("近期到期")?.lines.map(({ what }) => what)).toEqual(
    [...days.values()].map((group) => {
      const ofKind = (kind: string, name: string, measure: string) => {
        const own = group.filter((one) => one.kind === kind);
        const counts = groupBy(own, ({ unit }) => short.get(unit) ?? unit);
        const named = [...counts].map(([unit, some]) => `${unit}${some.length > 1 ? some.length : ""}`);
        return own.length > 0 ? [`${name}${own.length}${measure} ${said(named)}`] : [];
      };
      const reports = groupBy(
        group.filter(({ kind }) => kind === "duty"),
        ({ title }) => title,
      );
      const left = group[0]?.left;
      const parts = [
        ...ofKind("problem", "问题", "件"),
        ...ofKind("milestone", "节点", "个"),
        ...[...reports].map(([title, own]) => `${title} ${said(own.map(({ unit }) => short.get(unit) ?? unit))}`),
      ];
      return `${left === 0 ? "今日" : `${left}天后`}　${parts.join("；")}`;
    }),
  );
}
