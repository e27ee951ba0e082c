// The units' reports, the special reports and the summaries of the sample ledgers, read back from their Markdown: every number
// of the text is found again in a list or table of the same paper, and in a count over the bare YAML.
import { beforeAll, describe, expect, it } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { addMonths, lastDayOf, longDay } from "../../src/model/day.ts";
import { statusOf } from "../../src/status/status.ts";
import type { Plain } from "../campaign-of.ts";
import { naiveStatus } from "../figures/naive-status.ts";
import type { Call } from "./every-document.ts";
import { type PaperText, sampleCampaign, samplePlain, takenApart, today } from "./sample-papers.ts";

const plain = samplePlain();
const list = (value: unknown) => (value ?? []) as Plain[];
const units = list(plain.plan["单位"]).map((unit) => ({ name: String(unit["名称"]), short: String(unit["简称"]) }));
const months = ["2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-09"];
const phases = list(plain.plan["阶段"]).map((phase, index, all) => ({
  number: Number(phase["序号"]),
  after: index === 0 ? "2018-03-31" : String(all[index - 1]?.["止"]),
  to: String(phase["止"]),
}));
const second = phases[1] as (typeof phases)[number];
let campaign: Campaign;

beforeAll(async () => {
  campaign = await sampleCampaign();
}, 60_000);

async function paper(call: Call): Promise<PaperText & { readonly all: string }> {
  const all = await runReport(campaign, { ...call, today, toolVersion: "0", digest: () => "0" });
  return { all, ...takenApart(all) };
}

const problemsOf = (short?: string): Plain[] =>
  Object.entries(plain.ledgers)
    .filter(([name]) => short === undefined || name === short)
    .flatMap(([, ledger]) => list(ledger["问题"]));
const eventsOf = (some: readonly Plain[], kind: string, after: string, to: string) =>
  some.flatMap((problem) => list(problem["经过"]).filter(({ 事项, 日期 }) => 事项 === kind && String(日期) > after && String(日期) <= to));
const itemsOf = (day: string, short?: string) =>
  naiveStatus(plain, day).filter(({ id }) => short === undefined || id.startsWith(`${short}-`));
const in_ = (items: ReturnType<typeof itemsOf>, ...states: string[]) => items.filter(({ state }) => states.includes(state));
const percent = (part: number, whole: number) =>
  `${((part < whole ? Math.min(Math.round((part * 1000) / whole), 999) : 1000) / 10).toFixed(1)}%`;

/** A number that is said once, or left out where it is 0. */
function said(text: string, pattern: RegExp): number {
  const found = [...text.matchAll(new RegExp(pattern, "g"))];
  expect(found.length, `${pattern} in ${text}`).toBeLessThanOrEqual(1);
  return Number(found[0]?.[1] ?? 0);
}
const numbered = (text: string) => text.split("\n").filter((line) => /^\d+\. /.test(line));
const ids = (rows: readonly Readonly<Record<string, string>>[]) => rows.map((row) => row["编号"]).sort();

/** 总体情况 of whatever paper, against the bare YAML. */
function agrees(text: string, day: string, after: string, short?: string) {
  const items = itemsOf(day, short);
  const own = problemsOf(short);
  const [first = ""] = text.trim().split("\n\n");
  const done = in_(items, "pending-closure", "closed");
  const left = in_(items, "open", "pending-verification");
  if (items.length === 0) expect(first).toContain("台账中没有问题。");
  else {
    expect(said(first, /台账共有问题(\d+)件/)).toBe(items.length);
    expect(said(first, /。已完成整改(\d+)件/)).toBe(left.length > 0 ? done.length : 0);
    expect(/件，均?已完成整改/.test(first)).toBe(left.length === 0);
    expect(/件，均?未完成整改/.test(first)).toBe(done.length === 0);
    const of = (state: string, name: string, whole: number) => {
      const count = in_(items, state).length;
      expect(said(first, new RegExp(`[中、]${name}(\\d+)件`))).toBe(count === whole ? 0 : count);
    };
    of("closed", "已销号", done.length);
    of("pending-closure", "待销号", done.length);
    of("open", "整改中", left.length);
    of("pending-verification", "待核查", left.length);
    const unresolved = items.length - in_(items, "closed").length;
    expect(said(first, /未销号的共(\d+)件/)).toBe(unresolved);
    expect(/整改率(.+?%)/.exec(first)?.[1]).toBe(percent(done.length, items.length));
    expect(/销号率(.+?%)/.exec(first)?.[1]).toBe(percent(in_(items, "closed").length, items.length));
    expect(said(first, /。逾期(\d+)件/)).toBe(items.filter(({ overdueDays }) => overdueDays > 0).length);
  }
  const balance = text.split("\n").find((line) => /台账(?:变动情况|没有)/.test(line)) ?? "";
  const count = (kind: string) => eventsOf(own, kind, after, day).length;
  const added = own.filter(({ 登记日期 }) => String(登记日期) > after && String(登记日期) <= day).length;
  expect(said(balance, /新增入账(\d+)件/)).toBe(added);
  expect(said(balance, /反弹(\d+)件/)).toBe(count("反弹"));
  expect(said(balance, /[，、]销号(\d+)件/)).toBe(count("销号"));
  expect(said(balance, /移出(\d+)件/)).toBe(count("移交") + count("合并"));
  const unresolvedOn = (on: string) => itemsOf(on, short).filter(({ state }) => state !== "closed").length;
  const still = said(balance, /期末未销号均为(\d+)件/);
  expect(still || said(balance, /期初（[^）]+）未销号(\d+)件/)).toBe(unresolvedOn(after));
  expect(still || said(balance, /期末未销号(\d+)件/)).toBe(unresolvedOn(day));
  expect(said(text, /报完成(\d+)件次/)).toBe(count("报完成"));
  expect(said(text, /核查(\d+)件次/)).toBe(count("核查"));
}

describe.each(units)("$name", ({ name, short }) => {
  it.each(months)("单位月报 of %s", async (month) => {
    const { sections, annexes, all } = await paper({ month, unit: short });
    const [day, after] = [lastDayOf(month), lastDayOf(addMonths(month, -1))];
    const progress = sections.get("整改进展") ?? "";
    agrees(progress, day, after, short);
    expect(all).toContain("特此报告。\n");
    expect(all).toContain("示例数据，非真实情况");
    const own = problemsOf(short);
    expect(said(progress, /完成节点(\d+)个/)).toBe(eventsOf(own, "节点完成", after, day).length);
    expect(said(progress, /记载.*?进展(\d+)件次/)).toBe(eventsOf(own, "进展", after, day).length);
    const changes = progress.split("有变化的问题")[1]?.split("件：\n")[1]?.trim().split("\n\n")[0] ?? "";
    expect(said(progress, /有变化的问题(\d+)件/)).toBe(numbered(changes).length);
    const happened = ["节点完成", "报完成", "核查", "销号", "申请延期", "延期批复", "移交", "合并"].flatMap((kind) =>
      eventsOf(own, kind, after, day),
    );
    const entered = own.filter(({ 登记日期 }) => String(登记日期) > after && String(登记日期) <= day);
    expect(
      numbered(changes)
        .join("")
        .match(/[：，]\d+月\d+日/g)?.length ?? 0,
    ).toBe(happened.length + entered.length);
    const unfinished = in_(itemsOf(day, short), "open", "pending-verification").map(({ id }) => id);
    expect(ids(annexes.get("附件") ?? [])).toEqual(unfinished.sort());
    expect(said(sections.get("未完成整改的问题") ?? "", /未完成整改的问题(\d+)件/)).toBe(unfinished.length);
    const found = (sections.get("新发现和反弹的问题") ?? "").split("### （二）");
    expect(said(found[0] ?? "", /新发现问题(\d+)件/)).toBe(numbered(found[0] ?? "").length);
    expect(numbered(found[0] ?? "").length).toBe(entered.filter((one) => !one["清单号"] && !one["移自"]).length);
    expect(said(found[1] ?? "", /反弹(\d+)件次/)).toBe(numbered(found[1] ?? "").length);
    const plans = sections.get("下月打算") ?? "";
    const next = addMonths(month, 1);
    const report = list(plain.ledgers[short]?.["履职"]).find((event) => event["事项"] === "月报" && event["月份"] === month);
    expect(numbered(plans).map((line) => line.replace(/^\d+\. (.*)。$/, "$1"))).toEqual(report?.["下月打算"] ?? []);
    const due = in_(itemsOf(day, short), "open", "pending-verification").filter((item) => item.due?.startsWith(next));
    expect(said(plans, /到期、尚未完成整改的问题(\d+)件/)).toBe(due.length);
    expect(
      plans
        .split("\n")
        .find((line) => line.includes("尚未完成整改"))
        ?.match(/-\d\d-\d{3}（/g)?.length ?? 0,
    ).toBe(due.length);
    expect(said(plans, /到期的节点(\d+)个/)).toBe(
      plans
        .split("\n")
        .find((line) => line.includes("到期的节点"))
        ?.match(/-\d\d-\d{3}“/g)?.length ?? 0,
    );
    expect(numbered(sections.get("需协调事项") ?? "").length).toBe(((report?.["需协调事项"] ?? []) as string[]).length);
    const decisions = ["约谈", "通报批评", "问责", "表扬"].filter((kind) => officeOn(name, after, day).includes(kind));
    const told = (sections.get("追责和奖惩") ?? "").match(/约谈我单位|对我单位通报批评|我单位被问责|对我单位予以表扬/g) ?? [];
    expect(told).toHaveLength(decisions.length);
  });

  it("专题报告", async () => {
    const { sections, annexes, all } = await paper({ special: true, unit: short });
    const { to, after } = second;
    agrees(sections.get("总体情况") ?? "", to, after, short);
    const items = itemsOf(to, short);
    const done = in_(items, "pending-closure", "closed").map(({ id }) => id);
    const left = in_(items, "open", "pending-verification").map(({ id }) => id);
    const [first = [], other = []] = [annexes.get("附件") ?? annexes.get("附件1") ?? [], annexes.get("附件2") ?? []];
    expect(ids(done.length > 0 ? first : [])).toEqual(done.sort());
    expect(ids(done.length > 0 ? other : first)).toEqual(left.sort());
    expect(said(sections.get("已完成整改的事项") ?? "", /问题(\d+)件/)).toBe(done.length);
    expect(said(sections.get("未完成整改的事项") ?? "", /问题(\d+)件/)).toBe(left.length);
    for (const row of done.length > 0 ? other : first) {
      const problem = problemsOf(short).find((one) => one["编号"] === row["编号"]) as Plain;
      const { 姓名, 职务 } = problem["责任人"] as Record<string, string>;
      expect(row).toMatchObject({
        未完成原因: problem["未完成原因"],
        整改措施: (problem["措施"] as string[]).join("；"),
        责任人: `${姓名}（${职务}）`,
        时限: items.find(({ id }) => id === row["编号"])?.due ? longDay(String(items.find(({ id }) => id === row["编号"])?.due)) : "—",
      });
    }
    const tasks = numbered(sections.get("总体情况") ?? "").map((line) => said(line, /共有问题(\d+)件/));
    if (tasks.length > 0) expect(tasks.reduce((sum, count) => sum + count, 0)).toBe(items.length);
    const ahead = sections.get("下步打算") ?? "";
    expect([...ahead.matchAll(/月到期、尚未完成整改的问题(\d+)件/g)].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(
      in_(items, "open", "pending-verification").filter(({ due }) => due !== null && due > to).length,
    );
    expect(said(ahead, /待核查的问题(\d+)件/)).toBe(in_(items, "pending-verification").length);
    expect(said(ahead, /待销号的问题(\d+)件/)).toBe(in_(items, "pending-closure").length);
    expect(all).toContain("特此报告。\n");
  });
});

/** Kinds of what the office's ledger records of the unit. */
function officeOn(name: string, after: string, to: string): string {
  return list(plain.office["履职"])
    .filter(({ 日期, 对象 }) => String(日期) > after && String(日期) <= to && [对象].flat().includes(name))
    .map(({ 事项 }) => 事项)
    .join("、");
}

describe("专题报告 of the office", () => {
  let text: Awaited<ReturnType<typeof paper>>;
  beforeAll(async () => {
    text = await paper({ special: true });
  });

  it("says what the ledgers say", () => agrees(text.sections.get("总体情况") ?? "", second.to, second.after));

  it("lists what the units list, and adds up", async () => {
    const done: string[] = [];
    const left: string[] = [];
    for (const { short } of units) {
      const { annexes } = await paper({ special: true, unit: short });
      for (const rows of annexes.values()) for (const row of rows) ("未完成原因" in row ? left : done).push(row["编号"] ?? "");
    }
    expect(ids(text.annexes.get("附件3") ?? [])).toEqual(done.sort());
    expect(ids(text.annexes.get("附件4") ?? [])).toEqual(left.sort());
    const finished = text.sections.get("已完成整改的事项") ?? "";
    const sum = (line: string) => [...line.matchAll(/（(\d+)件）/g)].reduce((all, [, count]) => all + Number(count), 0);
    expect(said(finished, /已完成整改的问题(\d+)件/)).toBe(done.length);
    expect(sum(finished.trim().split("\n\n")[0] ?? "")).toBe(done.length);
    const unfinished = text.sections.get("未完成整改的事项") ?? "";
    expect(said(unfinished, /未完成整改的问题(\d+)件/)).toBe(left.length);
    expect(sum(unfinished)).toBe(left.length);
    const aspects = numbered(text.sections.get("总体情况") ?? "").map((line) => said(line, /共有问题(\d+)件/));
    expect(aspects.reduce((all, count) => all + count, 0)).toBe(done.length + left.length);
  });

  it("has the tables of June's bulletin, which stands on the same day", async () => {
    const june = takenApart(await runReport(campaign, { month: "2018-06", today, toolVersion: "0", digest: () => "0" })).annexes;
    for (const annex of ["附件1", "附件2"]) {
      const columns = ["问题数", "整改中", "待核查", "待销号", "已销号", "已完成整改", "未完成整改", "未销号", "逾期", "整改率", "销号率"];
      const cut = (rows: readonly Readonly<Record<string, string>>[] = []) => rows.map((row) => columns.map((name) => row[name]));
      expect(cut(text.annexes.get(annex))).toEqual(cut(june.get(annex)));
    }
  });

  it("names who did not report", () => {
    const late = Object.values(plain.ledgers)
      .filter((ledger) => !list(ledger["履职"]).some(({ 事项, 日期 }) => 事项 === "专题报告" && String(日期) <= "2018-07-05"))
      .map((ledger) => ledger["单位"]);
    expect(late).toEqual(["新区交通局"]);
    expect(text.sections.get("各单位报送情况")).toContain(`按期报送${units.length - late.length}个；未报送${late.length}个：新区交通局。`);
  });
});

describe.each(phases)("阶段总结 of phase $number", ({ number, after, to }) => {
  let text: Awaited<ReturnType<typeof paper>>;
  beforeAll(async () => {
    text = await paper({ phase: number });
  });

  it("says what the ledgers say", () => agrees(text.sections.get("总体情况") ?? "", to, after));

  it("adds up by unit and by task to the phase's own figures", () => {
    const columns = ["期初未销号", "新增入账", "反弹", "销号", "移出", "期末未销号", "应完成", "其中已整改", "其中按期", "问题数", "逾期"];
    const figures = statusOf(campaign, { asOf: to });
    const phase = figures.phases.find((one) => one.phase === number);
    const { opening, added, rebounded, closed, removed, unresolved, due, dueDone, dueOnTime } = phase as NonNullable<typeof phase>;
    const whole = [
      opening,
      added,
      rebounded,
      closed,
      removed,
      unresolved,
      due,
      dueDone,
      dueOnTime,
      figures.totals.total,
      figures.totals.overdue,
    ];
    const sums = (rows: readonly Readonly<Record<string, string>>[]) =>
      columns.map((name) => rows.reduce((all, row) => all + Number(row[name] ?? 0), 0));
    const [byUnit = [], byTask = []] = [text.annexes.get("附件1"), text.annexes.get("附件2")];
    expect(sums(byUnit.filter((row) => units.some(({ name }) => name === row["单位"])))).toEqual(whole);
    expect(sums(byUnit.filter((row) => row["单位"]?.endsWith("小计")))).toEqual(whole);
    expect(sums(byUnit.slice(-1))).toEqual(whole);
    expect(sums(byTask.slice(0, -1))).toEqual(whole);
    expect(sums(byTask.slice(-1))).toEqual(whole);
    for (const row of byUnit) {
      const of = (name: string) => Number(row[name] ?? 0);
      expect(of("期初未销号") + of("新增入账") + of("反弹") - of("销号") - of("移出")).toBe(of("期末未销号"));
    }
  });

  it("counts types and units of each from the ledgers", () => {
    const rows = text.annexes.get("附件3") ?? [];
    const placed = itemsOf(to).map(({ id }) => problemsOf().find((one) => one["编号"] === id) as Plain);
    expect(rows.reduce((all, row) => all + Number(row["件数"]), 0)).toBe(placed.length);
    for (const row of rows) {
      const task = list(plain.plan["任务"]).find((one) => one["名称"] === row["任务"])?.["序号"];
      const own = placed.filter((one) => one["任务"] === task && one["类型"] === row["类型"]);
      const owners = new Set(own.map((one) => String(one["编号"]).split("-")[0]));
      expect([own.length, owners.size]).toEqual([Number(row["件数"]), Number(row["涉及单位数"])]);
    }
    const common = rows.filter((row) => Number(row["涉及单位数"]) > 1 && row["类型"] !== "其他");
    expect(said(text.sections.get("共性问题") ?? "", /问题类型(\d+)种/)).toBe(common.length);
  });

  it("tells inspections, advice, systems and overdue problems as the ledgers have them", () => {
    const lines = [...Object.values(plain.ledgers), plain.office]
      .flatMap((ledger) => list(ledger["履职"]))
      .filter(({ 日期 }) => String(日期) > after && String(日期) <= to);
    const inspected = lines.filter(({ 事项 }) => ["明察", "暗访", "交叉检查", "督查", "抽查"].includes(String(事项)));
    expect(said(text.sections.get("监督检查") ?? "", /监督检查(\d+)次/)).toBe(inspected.length);
    expect(said(text.sections.get("监督检查") ?? "", /发现问题(\d+)件/)).toBe(inspected.flatMap(({ 发现 }) => list(发现)).length);
    expect(numbered(text.sections.get("意见建议") ?? "")).toHaveLength(lines.filter(({ 事项 }) => 事项 === "建议").length);
    const systems = new Set(eventsOf(problemsOf(), "建章立制", after, to).map(({ 制度, 方式 }) => `${制度}${方式}`));
    expect(said(text.sections.get("长效机制") ?? "", /建章立制(\d+)项/)).toBe(systems.size);
    const rowsWith = (column: string) => [...text.annexes.values()].find(([row]) => row !== undefined && column in row) ?? [];
    expect(rowsWith("制度名称")).toHaveLength(systems.size);
    const asked = Object.values(plain.ledgers).flatMap((ledger) =>
      list(ledger["履职"])
        .filter(({ 月份 }) => 月份 !== undefined && lastDayOf(String(月份)) > after && lastDayOf(String(月份)) <= to)
        .filter(({ 日期 }) => String(日期) <= `${addMonths(to.slice(0, 7), 1)}-05`)
        .flatMap(({ 需协调事项 }) => [需协调事项 ?? []].flat())
        .map((text) => `${ledger["单位"]}：${text}`),
    );
    expect(
      rowsWith("需协调事项")
        .map((row) => `${row["单位"]}：${row["需协调事项"]}`)
        .sort(),
    ).toEqual([...new Set(asked)].sort());
    expect(said(text.sections.get("遗留问题") ?? "", /难点(\d+)项/)).toBe(new Set(asked).size);
    const overdue = itemsOf(to).filter(({ overdueDays }) => overdueDays > 0);
    expect(ids(text.annexes.get("附件4") ?? [])).toEqual(overdue.map(({ id }) => id).sort());
  });
});
