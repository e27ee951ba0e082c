// What is due: the same problems and duties as status says, each on its day; as text, and as a calendar that another program reads.
import { createHash } from "node:crypto";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/model/day.ts";
import { dueIcs } from "../../src/render/due-ics.ts";
import { dueText } from "../../src/render/due-text.ts";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { dueOf } from "../../src/status/due.ts";
import { statusOf } from "../../src/status/status.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { problem, smallCampaign } from "../report/small-campaign.ts";

const campaign = await sampleCampaign();
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

describe("what is listed", () => {
  it.each(["2018-05-20", "2018-06-30", "2018-07-05", "2018-09-30"])("on %s is what status says", (asOf) => {
    const status = statusOf(campaign, { asOf });
    const days = campaign.plan.settings.dueSoonDays;
    const { deadlines } = dueOf(campaign, asOf, { days });
    const ids = (wanted: (left: number) => boolean) =>
      deadlines
        .filter(({ kind, left }) => kind === "problem" && wanted(left))
        .map(({ id }) => id)
        .sort();
    const open = status.items.filter(({ state }) => state === "open");
    expect(ids((left) => left < 0)).toEqual(open.filter(({ overdue }) => overdue).map(({ id }) => id));
    expect(ids((left) => left >= 0)).toEqual(status.items.filter(({ dueSoon }) => dueSoon).map(({ id }) => id));
    const duties = deadlines.filter(({ kind }) => kind === "duty");
    const owed = status.duties.filter(
      ({ state, deadline }) => state === "missing" || (state === "pending" && deadline !== null && deadline <= addDays(asOf, days)),
    );
    expect(duties.length).toBe(owed.length);
  });

  it.each([3_000_000, Number.MAX_SAFE_INTEGER])("%d days lead to the last day there is", (days) => {
    const small = smallCampaign({ units: { 甲局: { 问题: [problem("甲-01-001", { 时限: "2018-06-11" })] } } });
    const { until, deadlines } = dueOf(small, "2018-06-10", { days });
    expect([until, deadlines.some(({ id }) => id === "甲-01-001")]).toEqual(["9999-12-31", true]);
  });

  it("begins today and ends on the last of the days, both included", () => {
    const small = smallCampaign({
      units: { 甲局: { 问题: [1, 2, 3].map((day) => problem(`甲-01-00${day}`, { 时限: `2018-06-1${day}` })) } },
    });
    const left = (asOf: string, days: number) => dueOf(small, asOf, { days }).deadlines.map(({ id, left }) => `${id} ${left}`);
    expect(left("2018-06-11", 1)).toEqual(["甲-01-001 0", "甲-01-002 1"]);
    expect(left("2018-06-11", 0)).toEqual(["甲-01-001 0"]);
    expect(left("2018-06-12", 0)).toEqual(["甲-01-001 -1", "甲-01-002 0"]);
  });

  it("is one unit's alone where a unit is asked for", () => {
    const [unit] = campaign.plan.units.slice(4);
    const { deadlines } = dueOf(campaign, "2018-07-05", { days: 30, unit: unit?.name });
    expect(deadlines.length).toBeGreaterThan(0);
    expect(new Set(deadlines.map((one) => one.unit))).toEqual(new Set([unit?.name]));
  });
});

describe("as text", () => {
  it("tells the overdue first, then day by day", () => {
    const deadline = { kind: "problem", unit: "甲局", id: "甲-01-001", title: "窗口\u001b[31m超时", person: "王某" } as const;
    const due = {
      asOf: "2020-06-10",
      until: "2020-06-17",
      deadlines: [
        { ...deadline, on: "2020-06-08", left: -2 },
        { ...deadline, on: "2020-06-10", left: 0, person: null },
      ],
    };
    expect(dueText(due, { isSample: true })).toBe(
      "2020年6月10日至2020年6月17日到期事项（示例数据，非真实情况）\n\n已逾期，1项：\n  · 甲局　甲-01-001　窗口\\u001b[31m超时　责任人王某　2020年6月8日到期，已过2天\n\n2020年6月10日（今日），1项：\n  · 甲局　甲-01-001　窗口\\u001b[31m超时\n",
    );
    expect(dueText({ ...due, deadlines: [] }, { isSample: false })).toBe(
      "2020年6月10日至2020年6月17日到期事项\n\n没有逾期未完成的事项，也没有这期间到期的事项。\n",
    );
  });

  it.each([40, 80])("a terminal of %i columns gets no longer lines, and the same words", (width) => {
    const due = dueOf(campaign, "2018-07-31", { days: 7 });
    const words = (text: string) => text.replaceAll(/\s/g, "");
    const text = dueText(due, { isSample: true, width });
    expect(text.split("\n").filter((line) => displayWidth(line) > width)).toEqual([]);
    expect(words(text)).toBe(words(dueText(due, { isSample: true })));
  });
});

describe("as a calendar", () => {
  it("is read by another program: one all-day entry a deadline, each with an id of its own that stays", () => {
    const due = dueOf(campaign, "2018-07-05", { days: 7 });
    const text = dueIcs(due, { name: "到期事项", digest });
    expect(text).toBe(dueIcs(due, { name: "到期事项", digest }));
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    expect(events.map(({ startDate, endDate }) => [startDate.isDate, startDate.toString(), endDate.toString()])).toEqual(
      due.deadlines.map(({ on }) => [true, on, addDays(on, 1)]),
    );
    expect(events.map(({ summary }) => summary.startsWith("【逾期】"))).toEqual(due.deadlines.map(({ left }) => left < 0));
    for (const [index, { title }] of due.deadlines.entries()) expect(events[index]?.summary).toContain(title);
    const uids = (asOf: string): string[] => dueIcs(dueOf(campaign, asOf, { days: 30 }), { name: "", digest }).match(/UID:[^\r]+/g) ?? [];
    expect(new Set(uids("2018-07-05")).size).toBe(uids("2018-07-05").length);
    expect(uids("2018-07-06").filter((uid) => uids("2018-07-05").includes(uid)).length).toBeGreaterThan(20);
  });
});
