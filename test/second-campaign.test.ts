// The plan is data: another campaign, in 2021, with its own units, host, three phases, settings, a form of its own and a task
// without one, goes through the same code. Figures counted by hand from test/fixtures/second-campaign.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../src/check/check.ts";
import { runReport } from "../src/commands/report.ts";
import { digest } from "../src/disk/workspace.ts";
import { statusOf } from "../src/status/status.ts";

const root = join(import.meta.dirname, "fixtures", "second-campaign");
const text = (path: string) => readFileSync(join(root, path), "utf8");
const sources = [
  ...readdirSync(join(root, "ledgers"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `ledgers/${name}`),
  "schemas/tasks/school-building.schema.json",
].map((path) => ({ path, content: text(path) }));

async function campaign() {
  const { result, campaign } = await check(sources, "2021-05-31", { forFigures: true });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!campaign) throw new Error("no campaign");
  return campaign;
}

/** The same workspace with one text replaced in one file. */
async function findings(path: string, from: string, to: string, asOf = "2021-05-31") {
  const changed = sources.map((source) => (source.path === path ? { path, content: source.content.replace(from, to) } : source));
  expect(changed).not.toEqual(sources);
  const { result } = await check(changed, asOf);
  return result.diagnostics.filter(({ severity }) => severity === "error").map(({ file, rule, line }) => ({ file, rule, line }));
}

describe("another campaign", () => {
  it("has no errors", async () => {
    const { result } = await check(sources, "2021-05-31");
    expect(result.errors).toBe(0);
    expect([result.files, result.items]).toEqual([4, 5]);
  });

  it("has its own settings", async () => {
    // due 05-03, three days before which is 04-30: 临期天数 3
    const { result } = await check(
      sources.map((source) => ({ ...source })),
      "2021-04-30",
    );
    expect(result.diagnostics.filter(({ rule }) => rule === "deadline-ahead").map(({ item }) => item)).toEqual(["示例镇-11-001"]);
    // 立改最长天数 10: 04-15 + 10 = 04-25 is allowed, a day more is not; 核查人数 3; 须现场核查 否 lets reviews on paper pass
    expect(await findings("ledgers/住建局.yaml", "时限: 2021-04-25", "时限: 2021-04-26")).toEqual([
      { file: "ledgers/住建局.yaml", rule: "immediate-within-limit", line: 19 },
    ]);
    expect(await findings("ledgers/住建局.yaml", "[示例丁, 示例戊, 示例己]", "[示例丁, 示例戊]")).toEqual([
      { file: "ledgers/住建局.yaml", rule: "verifiers-enough", line: 23 },
    ]);
    expect(await findings("ledgers/plan.yaml", "须现场核查: 否", "须现场核查: 是")).toEqual([
      { file: "ledgers/住建局.yaml", rule: "closure-verified-on-site", line: 24 },
      { file: "ledgers/教育局.yaml", rule: "closure-verified-on-site", line: 23 },
    ]);
  });

  it("has its own host, whose problems the office may not approve", async () => {
    expect(await findings("ledgers/教育局.yaml", "批准单位: 示例县督查室", "批准单位: 示例县校安办")).toEqual([
      { file: "ledgers/教育局.yaml", rule: "approved-by-entitled", line: 23 },
    ]);
    expect(await findings("ledgers/教育局.yaml", "核查单位: [示例县消防大队]", "核查单位: [示例县督查室]")).toEqual([
      { file: "ledgers/教育局.yaml", rule: "closure-of-host-independent", line: 23 },
    ]);
  });

  it("judges 明细 by the form it brought, and leaves it free where there is none", async () => {
    expect(await findings("ledgers/住建局.yaml", "面积平方米: 1200", "面积平方米: 0")).toEqual([
      { file: "ledgers/住建局.yaml", rule: "value-in-range", line: 20 },
    ]);
    expect(await findings("ledgers/住建局.yaml", "鉴定等级: B", "鉴定等极: B")).toEqual([
      { file: "ledgers/住建局.yaml", rule: "key-known", line: 20 },
    ]);
    expect(await findings("ledgers/住建局.yaml", "类型: 未鉴定", "类型: 未签定")).toEqual([
      { file: "ledgers/住建局.yaml", rule: "value-in-list", line: 10 },
    ]);
    expect(await findings("ledgers/消防.yaml", "数量: 3", "数量: 三, 再加: [一, 二]")).toEqual([]);
  });

  it("counts by its own phases", async () => {
    const { totals, phases, tasks, units, duties } = statusOf(await campaign(), { asOf: "2021-04-30" });
    expect(totals).toEqual({
      total: 5,
      open: 3,
      pendingVerification: 1,
      pendingClosure: 1,
      closed: 0,
      unresolved: 5,
      unrectified: 4,
      overdue: 1,
      dueSoon: 1,
      noDeadline: 0,
      closedLate: 0,
      longTerm: 0,
    });
    expect(
      phases.map(({ phase, state, opening, added, newlyFound, unresolved, overdue, due, dueDone, dueOnTime }) => [
        phase,
        state,
        opening,
        added,
        newlyFound,
        unresolved,
        overdue,
        due,
        dueDone,
        dueOnTime,
      ]),
    ).toEqual([
      [1, "ended", 0, 2, 0, 2, 0, 0, 0, 0],
      [2, "current", 2, 3, 1, 5, 1, 5, 1, 0],
      [3, "upcoming", 5, 0, 0, 5, 0, 0, 0, 0],
    ]);
    expect(tasks.map(({ task, total }) => [task, total])).toEqual([
      [11, 3],
      [12, 2],
    ]);
    expect(units.map(({ unit, total }) => [unit, total])).toEqual([
      ["示例县教育局", 1],
      ["示例县住建局", 2],
      ["示例县消防大队", 1],
      ["示例镇", 1],
    ]);
    // 截止日 31 in a month of 30 days is its last day
    expect(duties.filter(({ month }) => month === "2021-03").map(({ unit, deadline, state }) => [unit, deadline, state])).toEqual([
      ["示例县教育局", "2021-04-30", "pending"],
      ["示例县住建局", "2021-04-30", "submitted"],
      ["示例县消防大队", "2021-04-30", "submitted"],
      ["示例镇", "2021-04-30", "pending"],
    ]);
  });

  it("has its bulletin in its own names", async () => {
    const paper = await runReport(await campaign(), { month: "2021-04", today: "2021-06-01", toolVersion: "0", digest });
    expect(paper).toContain("示教发〔2021〕3号");
    expect(paper).toContain("建筑安全");
    expect(paper).not.toMatch(/2018|新区|渤/);
  });
});
