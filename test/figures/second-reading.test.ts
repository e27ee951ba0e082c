// Every figure of status against a second reading of schemas/README.md (second/), on random campaigns: sound ones, and ones whose events are spoiled,
// for what an event has no effect in is as much defined as what it does.
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { statusOf } from "../../src/status/status.ts";
import {
  type ArbitraryCampaign,
  arbitraryCampaign,
  arbitraryDay,
  arbitraryOtherCampaign,
  arbitraryOtherDay,
} from "../arbitrary-campaign.ts";
import { campaignOf, type Plain, type PlainCampaign } from "../campaign-of.ts";
import { drawn } from "../runs.ts";
import { secondStatus } from "./second/figures.ts";

/** A failing campaign is made smaller for so long, not for hours. */
const bounded = { ...drawn(40, 600), interruptAfterTimeLimit: 30_000 };
vi.setConfig({ testTimeout: 60_000 });

function expectSame(plain: PlainCampaign, asOf: string, month: string): void {
  const seen = statusOf(campaignOf(plain), { asOf, month });
  expect(seen).toEqual(secondStatus(plain, asOf, month));
  expect(Object.keys(seen)).toEqual(Object.keys(secondStatus(plain, asOf, month)));
}

/** Campaigns like the sample's, and of any other kind, with days around them. */
const kinds = [
  ["of our kind", arbitraryCampaign, arbitraryDay],
  ["of any kind", arbitraryOtherCampaign, arbitraryOtherDay],
] as const;
const monthOf = (day: string) => day.slice(0, 7);

test.each(kinds)("every figure is what a second reading of schemas/README.md makes of it, %s", (_, campaigns, days) => {
  fc.assert(fc.property(campaigns, days, days.map(monthOf), expectSame), bounded);
});

/** One fault in a list of events, which is then out of order, not allowed, there twice, missing, or without what its effect needs: `at` and `other` say where, `count` how many, `on` gives a day. */
interface Fault {
  readonly kind: "swap" | "redate" | "leave out" | "twice" | "put in" | "without";
  readonly at: number;
  readonly other: number;
  readonly count: number;
  readonly on: string;
}

/** What is put in: some that follow each other, so that an event finds what those before it left behind. */
const course: readonly Plain[] = [
  { 事项: "申请延期", 延至: "2018-09-10" },
  { 事项: "延期批复", 结论: "批准", 延至: "2018-08-20" },
  { 事项: "申请延期", 延至: "2018-09-20" },
  { 事项: "报完成" },
  { 事项: "核查", 结论: "不通过" },
  { 事项: "延期批复", 结论: "批准", 延至: "2018-08-25" },
  { 事项: "延期批复", 结论: "驳回" },
  { 事项: "核查", 结论: "不通过", 时限: "2018-07-20" },
  { 事项: "报完成" },
  { 事项: "核查", 结论: "通过" },
  { 事项: "验收", 步骤: "县级初验", 结论: "通过" },
  { 事项: "验收", 步骤: "公示", 结论: "通过" },
  { 事项: "验收", 步骤: "备案", 结论: "不通过", 时限: "长期坚持" },
  { 事项: "申请延期", 延至: "2018-09-30" },
  { 事项: "延期批复", 结论: "批准", 延至: "2018-09-25" },
  { 事项: "报完成" },
  { 事项: "核查", 结论: "通过" },
  { 事项: "验收", 步骤: "公示", 结论: "不通过" },
  { 事项: "核查", 结论: "通过" },
  { 事项: "销号" },
  { 事项: "反弹", 时限: "2018-08-10" },
  { 事项: "移交", 移至: "某区城管局" },
  { 事项: "合并", 并入: "城管局-01-001" },
];

const arbitraryFault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom("put in", "swap", "put in", "redate", "leave out", "put in", "twice", "without"),
  at: fc.nat(20),
  other: fc.nat(20),
  count: fc.integer({ min: 1, max: 4 }),
  on: arbitraryDay,
});

function spoiled(log: readonly Plain[], { kind, at, other, count, on }: Fault): Plain[] {
  if (kind === "put in") {
    const place = at % (log.length + 1);
    const from = other % course.length;
    const day = log[place - 1]?.["日期"] ?? on; // in order, so that the state decides
    return log.toSpliced(place, 0, ...course.slice(from, from + count).map((event) => ({ 日期: day, ...event })));
  }
  if (log.length === 0) return [];
  const [i, j] = [at % log.length, other % log.length];
  const event = log[i] as Plain;
  if (kind === "leave out") return log.toSpliced(i, 1);
  if (kind === "twice") return log.toSpliced(i, 0, event);
  if (kind === "redate") return log.with(i, { ...event, 日期: on });
  if (kind === "swap") return log.with(i, log[j] as Plain).with(j, event);
  const { 结论: _verdict, 时限: _limit, ...rest } = event;
  return log.with(i, rest);
}

function withFaults(campaign: ArbitraryCampaign, faults: readonly Fault[]): PlainCampaign {
  let next = 0;
  const spoil = (problem: Plain): Plain => {
    const own = faults.slice(next, next + 2);
    next += 2;
    return own.length === 0 ? problem : { ...problem, 经过: own.reduce(spoiled, (problem["经过"] ?? []) as Plain[]) };
  };
  const ledgers = Object.entries(campaign.ledgers).map(([short, ledger]) => [
    short,
    { ...ledger, 问题: ((ledger["问题"] ?? []) as Plain[]).map(spoil) },
  ]);
  return { plan: campaign.plan, ledgers: Object.fromEntries(ledgers) };
}

test.each(kinds)("and so it is where events are spoiled, %s", (_, campaigns, days) => {
  const faults = fc.array(arbitraryFault, { maxLength: 60, size: "max" });
  fc.assert(
    fc.property(campaigns, faults, days, days.map(monthOf), (campaign, some, asOf, month) =>
      expectSame(withFaults(campaign, some), asOf, month),
    ),
    bounded,
  );
});
