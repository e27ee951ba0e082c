// The bulletins of the sample ledgers, read back from their Markdown: every number of the text is found again in the annexes,
// in the status of the same day, or in a count over the bare YAML that knows nothing of the program.
import { beforeAll, describe, expect, it } from "vitest";
import type { Campaign } from "../../src/model/campaign.ts";
import { addMonths, lastDayOf, shortDay } from "../../src/model/day.ts";
import { statusOf } from "../../src/status/status.ts";
import type { Plain } from "../campaign-of.ts";
import { naiveStatus } from "../figures/naive-status.ts";
import { type PaperText, rowsIn, sampleCampaign, samplePaper, samplePlain, takenApart } from "./sample-papers.ts";

const months = ["2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-09"];
const plain = samplePlain();
let campaign: Campaign;
const papers = new Map<string, { markdown: string; text: PaperText }>();

beforeAll(async () => {
  campaign = await sampleCampaign();
  for (const month of months) {
    const markdown = await samplePaper(campaign, month);
    papers.set(month, { markdown, text: takenApart(markdown) });
  }
}, 60_000);

const monthName = (month: string) => `${Number(month.slice(5))}月`;
const within = (month: string) => (one: Plain) => String(one["日期"]).startsWith(month);
const list = (value: unknown) => (value ?? []) as Plain[];
const problems = Object.values(plain.ledgers).flatMap((ledger) =>
  list(ledger["问题"]).map((problem): Plain => ({ ...problem, 单位: ledger["单位"] })),
);
const logOf = (problem: Plain, day: string) => list(problem["经过"]).filter((event) => String(event["日期"]) <= day);
const eventsOf = (kind: string, month: string) =>
  problems.flatMap((problem) =>
    list(problem["经过"])
      .filter((event) => event["事项"] === kind)
      .filter(within(month)),
  );
const dutiesIn = (month: string) =>
  [...Object.values(plain.ledgers), plain.office].flatMap((ledger) => list(ledger["履职"])).filter(within(month));
const officeIn = (month: string, kind: string) =>
  list(plain.office["履职"])
    .filter((event) => event["事项"] === kind)
    .filter(within(month)).length;
const percent = (part: number, whole: number) => {
  if (whole === 0) return "—";
  const rounded = Math.round((part * 1000) / whole);
  return `${((part < whole ? Math.min(rounded, 999) : rounded) / 10).toFixed(1)}%`;
};

/** Numbers of a sentence that is there exactly once, in the order of its groups. */
function numbers(text: string, pattern: RegExp): (number | string)[] {
  const found = [...text.matchAll(new RegExp(pattern, "g"))];
  expect(found.length, `${pattern} in ${text}`).toBe(1);
  return (found[0] as RegExpExecArray).slice(1).map((group) => (/^\d+$/.test(group) ? Number(group) : group));
}

/** A number that is left out where it is 0. */
function said(text: string, pattern: RegExp): number {
  const found = [...text.matchAll(new RegExp(pattern, "g"))];
  expect(found.length, `${pattern} in ${text}`).toBeLessThanOrEqual(1);
  return Number(found[0]?.[1] ?? 0);
}

/** What a table of parts says of each, by its first cell; a column of noughts is left out. */
function tableIn(text: string): Map<string, (number | string)[]> {
  const columns = ["问题数", "已完成整改", "其中已销号", "未完成整改", "逾期", "整改率", "销号率"];
  const read = (cell = "0") => (/^\d+$/.test(cell) ? Number(cell) : cell);
  return new Map(rowsIn(text).map((row) => [Object.values(row)[0] ?? "", columns.map((name) => read(row[name]))]));
}

/** “甲局（3件）、乙局（1件）” or “自查3件、审计1件” as pairs. */
function pairs(text: string | undefined): [string, number][] {
  return [...(text ?? "").matchAll(/([^、：，（）。\d]+?)（?(\d+)件?次?）?(?:、|$)/g)].map(([, name, count]) => [
    name as string,
    Number(count),
  ]);
}

function tally(values: readonly unknown[], names: readonly string[]): [string, number][] {
  return names.map((name): [string, number] => [name, values.filter((value) => value === name).length]).filter(([, count]) => count > 0);
}

const unitNames = list(plain.plan["单位"]).map((unit) => unit["名称"] as string);
const byUnit = (owners: readonly unknown[]) => tally(owners, unitNames);

describe.each(months)("%s", (month) => {
  const day = lastDayOf(month);
  const section = (name: string) => papers.get(month)?.text.sections.get(name) ?? "";
  /** By its number, or by the end of its title, since one that is empty is left out and the others close up. */
  const annex = (name: string) => {
    const { annexes, titled } = papers.get(month)?.text ?? {};
    return annexes?.get(name) ?? [...(titled ?? [])].find(([title]) => title.endsWith(name))?.[1] ?? [];
  };
  const total = () => annex("附件1").at(-1) as Record<string, string>;
  /** The paragraph before the first section: figures, who is red, what is asked. */
  const answer = () => papers.get(month)?.markdown.split("## 一、")[0]?.trim().split("\n\n").at(-1) ?? "";
  /** What the table of the month's work says of these matters, a sentence each. */
  const told = (...names: string[]) =>
    rowsIn(section("新发现与反弹、监督检查和追责问责等情况"))
      .filter((row) => names.includes(row["事项"] ?? ""))
      .map((row) => `${row[`${monthName(month)}情况`]}。`)
      .join("\n");
  const cells = (row: Record<string, string>, ...names: string[]) =>
    names.map((name) => (/^\d+$/.test(row[name] ?? "0") ? Number(row[name] ?? 0) : row[name])); // a column of noughts is left out
  const items = naiveStatus(plain, day);
  const placed = problems.filter((problem) => items.some(({ id }) => id === problem["编号"]));
  const itemOf = (problem: Plain) => items.find(({ id }) => id === problem["编号"]) as (typeof items)[number];

  it("总体情况 says what 附件1 and the status say", () => {
    const text = section("总体情况");
    const { totals } = statusOf(campaign, { asOf: day });
    const [first = ""] = text.trim().split("\n\n");
    const all = said(first, /台账共有问题(\d+)件/);
    const left = /，均未完成整改/.test(first) ? all : said(first, /；未完成整改(\d+)件/);
    expect([
      all,
      ...[/整改中(\d+)件/, /待核查(\d+)件/, /待销号(\d+)件/, /已销号(\d+)件/, /。已完成整改(\d+)件/].map((pattern) => said(first, pattern)),
      left,
      said(first, /未销号的共(\d+)件/),
      ...numbers(answer(), /整改率(\d.*?%).*?销号率(\d.*?%)/),
    ]).toEqual(cells(total(), "问题数", "整改中", "待核查", "待销号", "已销号", "已完成整改", "未完成整改", "未销号", "整改率", "销号率"));
    expect(
      cells(total(), "问题数", "整改中", "待核查", "待销号", "已销号", "未完成整改", "未销号", "逾期", "临期", "无时限", "逾期后销号"),
    ).toEqual(
      (
        [
          "total",
          "open",
          "pendingVerification",
          "pendingClosure",
          "closed",
          "unrectified",
          "unresolved",
          "overdue",
          "dueSoon",
          "noDeadline",
          "closedLate",
        ] as const
      ).map((key) => totals[key]),
    );
    const count = (state: string) => items.filter((item) => item.state === state).length;
    expect([items.length, count("open"), count("pending-verification"), count("pending-closure"), count("closed")]).toEqual([
      totals.total,
      totals.open,
      totals.pendingVerification,
      totals.pendingClosure,
      totals.closed,
    ]);
    expect(cells(total(), "整改率", "销号率")).toEqual([
      percent(count("pending-closure") + count("closed"), items.length),
      percent(count("closed"), items.length),
    ]);
    expect([
      said(first, /。逾期(\d+)件/),
      said(first, /；临期（距时限7天以内）(\d+)件/),
      said(first, /；整改中尚无时限的(\d+)件/),
      said(first, /已销号的问题中，逾期完成整改的(\d+)件。/),
      /，均超过15天/.test(first) ? said(first, /。逾期(\d+)件/) : said(first, /，其中超过15天的(\d+)件/),
    ]).toEqual([
      totals.overdue,
      totals.dueSoon,
      totals.noDeadline,
      totals.closedLate,
      items.filter(({ overdueDays }) => overdueDays > 15).length,
    ]);
    expect(first.includes("没有逾期问题")).toBe(totals.overdue === 0);
    expect(papers.get(month)?.markdown).not.toContain("工具默认");
  });

  it("总体情况: what was due", () => {
    const text = section("总体情况");
    const done = (some: readonly { state: string }[]) =>
      some.filter(({ state }) => state === "pending-closure" || state === "closed").length;
    const due = items.filter((item) => item.due !== null && item.due <= day);
    const dueNow = due.filter((item) => item.due?.startsWith(month));
    if (due.length > 0) {
      expect(numbers(text, /及以前的问题(\d+)件，(?:均为.+?到期，)?已完成整改(\d+)件(?:（.+?）)?，到期整改率(.+?%)/)).toEqual([
        due.length,
        done(due),
        percent(done(due), due.length),
      ]);
      if (dueNow.length > 0) {
        const row = annex("附件3").at(-1) as Record<string, string>;
        const sentence = /时限在.*\n/.exec(text)?.[0] ?? "";
        const dueCount = dueNow.length === due.length ? due.length : said(sentence, /其中\d+月到期(\d+)件/);
        const part = dueNow.length === due.length ? sentence : (sentence.split("其中")[1] ?? "");
        const doneCount = said(part, /已完成整改(\d+)件/);
        const onTime = part.includes("（均按期完成）") ? doneCount : said(part, /（按期完成(\d+)件）/);
        const [rate] = numbers(part, /按期完成率(.+?)。/);
        expect([dueCount, doneCount]).toEqual([dueNow.length, done(dueNow)]);
        expect([dueCount, doneCount, onTime, rate]).toEqual(cells(row, "应完成", "其中已整改", "其中按期", "按期完成率"));
        expect(rate).toBe(percent(Number(onTime), dueNow.length));
      }
    }
  });

  it("总体情况: the balance", () => {
    const text = section("总体情况");
    const sentence = /^\d+月台账.*$/m.exec(text)?.[0] ?? "";
    const still = said(sentence, /期末未销号均为(\d+)件/);
    const opening = still || said(sentence, /期初（.+?）未销号(\d+)件/);
    const [added, rebounded, closed, removed] = ["新增入账", "反弹", "销号", "移出"].map((name) =>
      said(sentence, new RegExp(`[，、]${name}(\\d+)件`)),
    );
    const unresolved = still || said(sentence, /期末未销号(\d+)件/);
    for (const [name, count] of Object.entries({ 新增入账: added, 反弹: rebounded, 销号: closed, 移出: removed }))
      expect(new RegExp(`没有[^，]*${name}`).test(sentence)).toBe(count === 0);
    const sum = [opening, added, rebounded, closed, removed, unresolved];
    const before = naiveStatus(plain, lastDayOf(addMonths(month, -1))).filter(({ state }) => state !== "closed").length;
    expect([opening, added, rebounded, closed, removed, unresolved]).toEqual([
      before,
      problems.filter((problem) => String(problem["登记日期"]).startsWith(month)).length,
      eventsOf("反弹", month).length,
      eventsOf("销号", month).length,
      eventsOf("移交", month).length + eventsOf("合并", month).length,
      items.filter(({ state }) => state !== "closed").length,
    ]);
    expect(cells(annex("附件3").at(-1) as Record<string, string>, "期初未销号", "新增入账", "反弹", "销号", "移出", "期末未销号")).toEqual(
      sum,
    );
    const reviews = eventsOf("核查", month);
    const passed = reviews.filter((event) => event["结论"] === "通过").length;
    const answers = eventsOf("延期批复", month);
    const approved = answers.filter((event) => event["结论"] === "批准").length;
    const patterns = [
      /报完成(\d+)件次/,
      /核查(\d+)件次/,
      /其中通过(\d+)件次/,
      /、不通过(\d+)件次/,
      /批准延期(\d+)件次/,
      /驳回延期申请(\d+)件次/,
    ];
    expect(patterns.map((pattern) => said(told("整改办理"), pattern))).toEqual([
      eventsOf("报完成", month).length,
      reviews.length,
      passed,
      reviews.length - passed,
      approved,
      answers.length - approved,
    ]);
  });

  it("总体情况: the change is the difference of the printed rates", () => {
    const earlier = papers.get(addMonths(month, -1))?.text.annexes.get("附件1")?.at(-1);
    if (!earlier || earlier["问题数"] === "0") return expect(answer().split("。")[0]).not.toMatch(/月底/);
    const change = (name: string) => {
      const tenths = Math.round((Number.parseFloat(total()[name] ?? "") - Number.parseFloat(earlier[name] ?? "")) * 10);
      return tenths === 0 ? "持平" : `${tenths > 0 ? "提高" : "下降"}${(Math.abs(tenths) / 10).toFixed(1)}个百分点`;
    };
    const changes = /整改率[^，；]+?%(.*?)；.*?销号率[^，；]+?%(.*?)；/.exec(answer())?.slice(1) ?? [];
    expect(changes.map((text) => /持平|(?:提高|下降).+?个百分点/.exec(text)?.[0])).toEqual([change("整改率"), change("销号率")]);
  });

  it("分方面进展 adds up the tasks of 附件2", () => {
    const table = tableIn(section("分方面进展和分类处置情况"));
    const rows = annex("附件2").slice(0, -1);
    if (total()["问题数"] === "0") return expect(table.size).toBe(0);
    const aspects = [...new Set(rows.map((row) => row["方面"] ?? ""))];
    expect([...table.keys()].slice(0, aspects.length + 1)).toEqual([...aspects, "合计"]);
    const summed = (own: typeof rows) => {
      const sum = (name: string) => own.reduce((all, row) => all + Number(row[name] ?? 0), 0);
      const counts = [sum("问题数"), sum("已完成整改"), sum("已销号"), sum("未完成整改"), sum("逾期")];
      return [...counts, percent(sum("已完成整改"), sum("问题数")), percent(sum("已销号"), sum("问题数"))];
    };
    for (const aspect of aspects) expect(table.get(aspect)).toEqual(summed(rows.filter((row) => row["方面"] === aspect)));
    expect(table.get("合计")).toEqual(summed(rows));
    const [, most = "", left] = /最多的是(.*?)（各?(\d+)件）/.exec(section("分方面进展和分类处置情况")) ?? [];
    const counts = aspects.map((aspect) => Number(table.get(aspect)?.[3]));
    if (left !== undefined) expect([Math.max(...counts), table.get(most.split("、")[0] ?? "")?.[3]]).toEqual([Number(left), Number(left)]);
  });

  it("附件1 and 附件2 add up", () => {
    const columns = ["问题数", "整改中", "待核查", "待销号", "已销号", "已完成整改", "未完成整改", "未销号", "逾期"];
    const rows = annex("附件1");
    const sums = (some: readonly Record<string, string>[]) =>
      columns.map((name) => some.reduce((all, row) => all + Number(row[name] ?? 0), 0));
    const subtotals = rows.filter((row) => row["单位"]?.endsWith("小计"));
    expect(rows.filter((row) => unitNames.includes(row["单位"] ?? "")).map((row) => row["单位"])).toEqual(unitNames);
    expect(sums(subtotals)).toEqual(sums([total()]));
    expect(sums(rows.slice(0, -1).filter((row) => !subtotals.includes(row)))).toEqual(sums([total()]));
    expect(sums(annex("附件2").slice(0, -1))).toEqual(sums([annex("附件2").at(-1) as Record<string, string>]));
    expect(sums([annex("附件2").at(-1) as Record<string, string>])).toEqual(sums([total()]));
    for (const [index, row] of annex("附件3").slice(0, -1).entries()) {
      const phase = statusOf(campaign, { asOf: day }).phases[index];
      if (phase?.state === "upcoming") {
        const flows = ["新增入账", "其中新发现", "反弹", "销号", "移出", "期末逾期", "其中已整改", "其中按期", "按期完成率"];
        expect(cells(row, ...flows)).toEqual(flows.map(() => "—"));
        expect(cells(row, "期初未销号", "期末未销号", "应完成")).toEqual([phase.opening, phase.unresolved, phase.due]);
        continue;
      }
      expect(
        cells(
          row,
          "期初未销号",
          "新增入账",
          "其中新发现",
          "反弹",
          "销号",
          "移出",
          "期末未销号",
          "期末逾期",
          "应完成",
          "其中已整改",
          "其中按期",
        ),
      ).toEqual(
        (
          [
            "opening",
            "added",
            "newlyFound",
            "rebounded",
            "closed",
            "removed",
            "unresolved",
            "overdue",
            "due",
            "dueDone",
            "dueOnTime",
          ] as const
        ).map((key) => phase?.[key]),
      );
    }
  });

  it("分类处置情况", () => {
    const rows = rowsIn(section("分方面进展和分类处置情况"));
    const ways = ["巩固防反弹", "立行立改", "分步整改", "从重处理"];
    const table = [...tableIn(section("分方面进展和分类处置情况"))].filter(([name]) => ways.includes(name));
    expect(table.map(([name]) => name)).toEqual(ways.filter((way) => placed.some((problem) => problem["分类处置"] === way)));
    const all = table.map(([, row]) => row.slice(0, 5).map(Number));
    const sums = [0, 1, 2, 3, 4].map((column) => all.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    if (all.length > 0) expect(sums).toEqual(cells(total(), "问题数", "已完成整改", "已销号", "未完成整改", "逾期"));
    for (const [way, row] of table) {
      const own = placed.filter((problem) => problem["分类处置"] === way);
      const count = (...states: string[]) => own.filter((problem) => states.includes(itemOf(problem).state)).length;
      const rectified = count("pending-closure", "closed");
      const late = own.filter((problem) => itemOf(problem).overdueDays > 0).length;
      const rates = [percent(rectified, own.length), percent(count("closed"), own.length)];
      expect(row).toEqual([own.length, rectified, count("closed"), own.length - rectified, late, ...rates]);
      const visits = own
        .flatMap((problem) => list(problem["经过"]))
        .filter((event) => event["事项"] === "回访")
        .filter(within(month)).length;
      const printed = rows.find((one) => Object.values(one)[0] === way);
      expect(Number(printed?.["回访件次"] ?? 0)).toBe(visits);
      const missed = own.filter((problem) => list(problem["节点"]).length > 0 && Number(printed?.["节点到期未完成"] ?? 0) > 0).length;
      expect(Number(printed?.["节点到期未完成"] ?? 0)).toBeLessThanOrEqual(missed);
      if (way !== "从重处理") continue;
      const decided = own.filter((problem) =>
        [problem, ...problems.filter((other) => other["编号"] === problem["移自"])].some((one) =>
          logOf(one, day).some((event) => event["事项"] === "追责"),
        ),
      ).length;
      expect(numbers(told("追责"), /从重处理的问题中，已作出追责或不予追责决定的(\d+)件，尚未作出的(\d+)件。/)).toEqual([
        decided,
        own.length - decided,
      ]);
    }
  });

  it("单位进展 follows from 附件1", () => {
    const text = section("单位进展");
    const rows = annex("附件1").filter((row) => unitNames.includes(row["单位"] ?? ""));
    const rate = (row: Record<string, string>) => Number.parseFloat(row["整改率"] ?? "");
    const done = rows.filter((row) => row["问题数"] !== "0" && row["未完成整改"] === "0");
    const cellOf = (name: RegExp) => rowsIn(text).find((row) => name.test(row["情形"] ?? ""));
    const counted = (name: RegExp, expected: readonly unknown[]) => {
      const row = cellOf(name);
      expect(row === undefined ? 0 : Number(row["个数"]), `${name}`).toBe(expected.length);
    };
    counted(/^全部完成整改$/, done);
    if (done.length > 0) expect(pairs(cellOf(/^全部完成整改$/)?.["单位"])).toEqual(done.map((row) => [row["单位"], Number(row["问题数"])]));
    const others = rows.filter((row) => Number(row["问题数"]) >= 5 && !done.includes(row));
    const named = (part: string | undefined) =>
      [...(part ?? "").matchAll(/([^、：]+?)（([^（）]+?)）/g)].map(([, name, rate]) => [name, rate]);
    const shown = (some: readonly Record<string, string>[]) => some.map((row) => [row["单位"], row["整改率"]]);
    const above = others.filter((row) => rate(row) > rate(total())).sort((a, b) => rate(b) - rate(a));
    const below = others.filter((row) => rate(row) < rate(total())).sort((a, b) => rate(a) - rate(b));
    expect([named(cellOf(/高于总体/)?.["单位"]), named(cellOf(/低于总体/)?.["单位"])]).toEqual([shown(above), shown(below)]);
    counted(/高于总体/, above);
    counted(/低于总体/, below);
    if (above.length > 0) expect(cellOf(/高于总体/)?.["情形"]).toContain(`（${total()["整改率"]}）`);
    const none = rows.filter((row) => row["问题数"] === "0").map((row) => row["单位"]);
    counted(/^台账中没有问题$/, none);
    const named0 = cellOf(/^台账中没有问题$/)?.["单位"];
    if (none.length > 8)
      expect(/^除(.+)以外的单位$/.exec(named0 ?? "")?.[1]?.split("、")).toEqual(unitNames.filter((name) => !none.includes(name)));
    else expect(named0).toBe(none.length > 0 ? none.join("、") : undefined);
    const ranked = annex("各单位排名和红黄榜");
    const lights = (light: string) => ranked.filter((row) => row["亮灯"] === light).length;
    if (ranked.length > 0)
      expect([said(text, /亮红灯的单位(\d+)个/), said(text, /黄灯(\d+)个/), said(text, /绿灯(\d+)个/)]).toEqual(
        ["红", "黄", "绿"].map(lights),
      );
    const most = pairs(cellOf(/未完成整改件数居前/)?.["单位"]);
    counted(/未完成整改件数居前/, most);
    for (const [unit, count] of most) expect(rows.find((row) => row["单位"] === unit)?.["未完成整改"]).toBe(`${count}`);
    const least = Math.min(...most.map(([, count]) => count));
    expect(rows.filter((row) => row["未完成整改"] !== "0" && Number(row["未完成整改"]) >= least)).toHaveLength(most.length);
  });

  it("报送情况 names every unit once, by its own ledger", () => {
    const text = section("报送情况");
    if (month < "2018-05") return expect(text).not.toContain("月报");
    const reported = addMonths(month, 1);
    const sent = unitNames.filter((name) => {
      const ledger = Object.values(plain.ledgers).find((one) => one["单位"] === name);
      return list(ledger?.["履职"]).some(
        (event) => event["事项"] === "月报" && event["月份"] === month && String(event["日期"]) <= `${reported}-05`,
      );
    });
    const missing = unitNames.filter((name) => !sent.includes(name));
    expect(text).toContain(`${monthName(month)}月报应报送单位${unitNames.length}个，报送截止日为${monthName(reported)}5日。`);
    if (missing.length === 0) return expect(text).toContain("16个单位均已按期报送。");
    if (sent.length === 0) return expect(text).toContain("5日，16个单位均未报送。");
    if (sent.length > 8) return expect(text).toContain(`除${missing.join("、")}未报送外，其余${sent.length}个单位均按期报送。`);
    expect(text).toContain(`除${sent.join("、")}按期报送外，其余${missing.length}个单位均未报送。`);
  });

  it("新发现与反弹", () => {
    const text = told("新发现");
    const found = problems.filter((problem) => String(problem["登记日期"]).startsWith(month) && !problem["清单号"] && !problem["移自"]);
    if (found.length === 0) expect(text).toContain("没有新发现问题。");
    else {
      expect(numbers(text, /^新发现问题(\d+)件，/)).toEqual([found.length]);
      const owners = byUnit(found.map((problem) => problem["单位"]));
      if (owners.length > 5) expect(numbers(text, /涉及(\d+)个单位。/)).toEqual([owners.length]);
      else expect(pairs(/按单位分：(.+?)。/.exec(text)?.[1])).toEqual(owners);
      const group = (source: unknown) =>
        ["交叉检查", "明察", "暗访", "督查", "抽查"].includes(source as string)
          ? "监督检查"
          : ["群众反映", "企业反映"].includes(source as string)
            ? "群众和企业反映"
            : source;
      expect(pairs(/按来源分：(.+?)。/.exec(text)?.[1])).toEqual(
        tally(
          found.map((problem) => group(problem["来源"])),
          ["自查", "监督检查", "群众和企业反映", "媒体曝光", "巡察审计", "上级交办"],
        ),
      );
      expect(numbers(text, /已作出追责或不予追责决定的(\d+)件。/)).toEqual([
        found.filter((problem) => logOf(problem, day).some((event) => event["事项"] === "追责")).length,
      ]);
    }
    const back = problems.flatMap((problem) =>
      list(problem["经过"])
        .filter((event) => event["事项"] === "反弹")
        .filter(within(month))
        .map((event) => ({ problem, event })),
    );
    const rebounds = told("反弹");
    expect(said(rebounds, /^反弹(\d+)件/)).toBe(back.length);
    const shown = [...rebounds.matchAll(/[：；](\S+?)“[^”]*”（(.+?)），(.+?)反弹，新时限/g)].map(([, ...groups]) => groups);
    expect(shown.sort()).toEqual(
      back.map(({ problem, event }) => [problem["编号"], problem["单位"], shortDay(event["日期"] as string)]).sort(),
    );
  });

  it("监督检查", () => {
    const sentence = told("监督检查");
    const kinds = ["明察", "暗访", "交叉检查", "督查", "抽查"];
    const events = dutiesIn(month).filter((event) => kinds.includes(event["事项"] as string));
    if (events.length === 0) return expect(sentence).toBe("");
    const findings = (some: readonly Plain[]) => some.flatMap((event) => list(event["发现"]));
    const entered = (some: readonly Plain[]) =>
      findings(some).filter((finding) =>
        problems.some((problem) => problem["编号"] === finding["编号"] && String(problem["登记日期"]) <= day),
      ).length;
    const times = said(sentence, /开展监督检查(\d+)次/);
    const office = /^领导小组办公室开展/.test(sentence) ? times : said(sentence, /其中领导小组办公室(\d+)次/);
    const units = /^各单位开展/.test(sentence) ? times : said(sentence, /、各单位(\d+)次/);
    const found = said(sentence, /发现问题(\d+)件。截至/);
    const enteredCount = sentence.includes("，均已移交登记入账") ? found : said(sentence, /已移交登记入账(\d+)件/);
    const open = said(sentence, /尚未登记入账(\d+)件/);
    const ofOffice = list(plain.office["履职"])
      .filter((event) => kinds.includes(event["事项"] as string))
      .filter(within(month)).length;
    expect([times, office, units, found, enteredCount, open]).toEqual([
      events.length,
      ofOffice,
      events.length - ofOffice,
      findings(events).length,
      entered(events),
      findings(events).length - entered(events),
    ]);
    const rows = [...(/按种类分：(.+)。$/.exec(sentence)?.[1] ?? "").matchAll(/(\D+?)(\d+)次(?:（(.+?)）)?(?:、|$)/g)].map(
      ([, kind, count, more]) => [kind, count, `${said(more ?? "", /发现问题(\d+)件/)}`, `${said(more ?? "", /已入账(\d+)件/)}`],
    );
    expect(rows).toEqual(
      kinds
        .map((kind) => [kind, events.filter((event) => event["事项"] === kind)] as const)
        .filter(([, own]) => own.length > 0)
        .map(([kind, own]) => [kind, `${own.length}`, `${findings(own).length}`, `${entered(own)}`]),
    );
  });

  it("追责问责与建章立制, 企业群众反馈, 表扬曝光", () => {
    const text = told("追责", "约谈通报", "问责", "建章立制");
    const decisions = eventsOf("追责", month);
    const held = decisions.filter((event) => event["结论"] === "追责");
    if (decisions.length > 0) {
      expect([said(text, /台账记载追责(\d+)件次/), said(text, /；不予追责(\d+)件次。/)]).toEqual([
        held.length,
        decisions.length - held.length,
      ]);
      const forms = tally(
        held.map((event) => event["形式"]),
        ["批评教育", "责令检查", "诫勉", "组织处理", "党纪处分", "政务处分", "移送司法"],
      );
      expect(pairs(/其中((?:批评|责令|诫勉|组织|党纪|政务|移送).+?)[；。]/.exec(text)?.[1])).toEqual(forms);
    }
    for (const kind of ["约谈", "通报批评"]) {
      const told = [...text.matchAll(new RegExp(`${kind}1个单位（(.+?)），要求(.+?)以前整改`, "g"))].map(([, unit, by]) => [unit, by]);
      const recorded = list(plain.office["履职"])
        .filter((event) => event["事项"] === kind)
        .filter(within(month));
      expect(told).toEqual(recorded.map((event) => [event["对象"], shortDay(event["限期"] as string)]));
    }
    expect(said(text, /问责(\d+)次/)).toBe(officeIn(month, "问责"));
    const systems = new Map(
      problems.flatMap((problem) =>
        list(problem["经过"])
          .filter((event) => event["事项"] === "建章立制")
          .filter(within(month))
          .map(
            (event) => [`${problem["单位"]}|${event["制度"]}|${event["方式"]}`, { unit: problem["单位"], manner: event["方式"] }] as const,
          ),
      ),
    );
    const made = [...systems.values()];
    const inManner = (manner: string) => made.filter((one) => one.manner === manner).length;
    if (made.length > 0)
      expect([
        ...numbers(text, /(\d+)个单位建章立制(\d+)项/),
        ...[/新立(\d+)项/, /修改(\d+)项/, /废止(\d+)项/].map((pattern) => said(text, pattern)),
      ]).toEqual([new Set(made.map(({ unit }) => unit)).size, made.length, inManner("立"), inManner("改"), inManner("废")]);

    const answers = eventsOf("反馈", month);
    const feedback = told("企业群众反馈");
    const needed = placed.filter((problem) => problem["需反馈"] === "是");
    const given = needed.filter((problem) => logOf(problem, day).some((event) => event["事项"] === "反馈"));
    if (answers.length + needed.length > 0) {
      expect(said(feedback, /记载反馈(\d+)件次。/)).toBe(answers.length);
      expect(pairs(/按对象分：(.+?)。/.exec(feedback)?.[1])).toEqual(
        tally(
          answers.map((event) => event["对象"]),
          ["企业", "反映人", "单位"],
        ),
      );
      expect(pairs(/按满意度分：(.+?)。/.exec(feedback)?.[1])).toEqual(
        tally(
          answers.map((event) => event["满意度"]),
          ["满意", "基本满意", "不满意"],
        ),
      );
      if (needed.length > 0)
        expect([
          said(feedback, /需要反馈的问题(\d+)件/),
          said(feedback, /，已反馈(\d+)件/),
          feedback.includes("均尚未反馈") ? needed.length : said(feedback, /尚未反馈(\d+)件。/),
        ]).toEqual([needed.length, given.length, needed.length - given.length]);
    } else expect(feedback).toBe("");

    const publicity = told("表扬", "曝光");
    expect([said(publicity, /表扬决定(\d+)次/), said(publicity, /公开曝光典型案例(\d+)起/)]).toEqual([
      officeIn(month, "表扬"),
      officeIn(month, "曝光"),
    ]);
  });

  it("存在问题 and 下步要求 count what the annexes list", () => {
    const text = section("存在问题");
    const overdue = annex("逾期问题清单");
    const owners = (rows: readonly Record<string, string>[]) => byUnit(rows.map((row) => row["责任单位"]));
    const naive = items.filter(({ overdueDays }) => overdueDays > 0).map(({ id, overdueDays, due }) => [id, overdueDays, due]);
    expect(overdue.map((row) => [row["编号"], Number(row["逾期天数"]), isoDay(row["现行时限"])]).sort()).toEqual(naive.sort());
    for (const row of overdue)
      expect(isoDay(row["原定时限"])).toBe(
        problems.find((problem) => problem["编号"] === row["编号"])?.["时限"] ?? isoDay(row["现行时限"]),
      );
    if (overdue.length > 0) {
      expect(numbers(text, /逾期问题(\d+)件（见附件\d）/)).toEqual([overdue.length]);
      const long = overdue.filter((row) => Number(row["逾期天数"]) > 15);
      expect(said(text, /其中逾期超过15天的(\d+)件/)).toBe(long.length === overdue.length ? 0 : long.length);
    } else expect(text).not.toContain("逾期问题");
    const inHand = overdue.filter((row) => row["状态"] === "整改中");
    const asked = rowsIn(section("下步要求"));
    const whose = (what: string) => asked.find((row) => row["要求"]?.includes(what))?.["责任单位"];
    expect(pairs(whose("抓紧整改逾期问题"))).toEqual(owners(inHand));
    if (overdue.length > 0)
      expect(/亮红灯（有逾期问题）的单位\d+个：(.+?)。/.exec(answer())?.[1]?.split("、")).toEqual(owners(overdue).map(([name]) => name));

    const next = annex("到期问题清单");
    const dueNext = items.filter(
      ({ due, state }) => due?.startsWith(addMonths(month, 1)) && (state === "open" || state === "pending-verification"),
    );
    expect(next.map((row) => row["编号"]).sort()).toEqual(dueNext.map(({ id }) => id).sort());
    if (next.length > 0) {
      const row = asked.find((one) => one["要求"]?.includes("到期、尚未完成整改的问题"));
      expect(row?.["要求"]).toContain(`到期、尚未完成整改的问题${next.length}件`);
      expect(row?.["时限"]).toBe(`最早${shortDay(dueNext.map(({ due }) => due as string).sort()[0] as string)}`);
      if (owners(next).length > 5)
        expect(row?.["责任单位"]).toEqual(expect.stringMatching(new RegExp(`^附件\\d所列${owners(next).length}个单位$`)));
      else expect(pairs(row?.["责任单位"])).toEqual(owners(next));
    }
    expect(annex("销号问题清单")).toHaveLength(eventsOf("销号", month).length);
    for (const row of annex("销号问题清单")) {
      const log = list(problems.find((problem) => problem["编号"] === row["编号"])?.["经过"]);
      expect(log.some((event) => event["事项"] === "销号" && event["日期"] === isoDay(row["销号日期"]))).toBe(true);
      const { due } = items.find(({ id }) => id === row["编号"]) ?? {};
      expect(row["按期"]).toBe((isoDay(row["完成日期"]) ?? "") <= (due ?? "9") ? "是" : "否");
    }
  });

  it("says it is a sample, names its days, and says nothing it must not", () => {
    const markdown = papers.get(month)?.markdown ?? "";
    expect(markdown.match(/示例数据，非真实情况/g)).toHaveLength(1 + (markdown.match(/^## 附件\d/gm) ?? []).length);
    expect(markdown).toContain(`本通报数据截至${shortDay(day)}`);
    expect(markdown).not.toMatch(/基本完成|undefined|null|NaN|\[object|\d{4}-\d{2}|0\d月|月0\d日|\d{11}/);
    const people = problems.flatMap((problem) => [
      (problem["责任人"] as Plain | undefined)?.["姓名"],
      (problem["责任人"] as Plain | undefined)?.["电话"],
      ...list(problem["经过"]).flatMap((event) => (event["事项"] === "追责" ? [event["对象"]] : [])),
    ]);
    const inspected = dutiesIn(month)
      .filter((event) => event["事项"] === "暗访")
      .flatMap((event) => [event["情况"], ...list(event["发现"]).map((finding) => finding["情况"])]);
    const titles = new Set(problems.map((problem) => problem["题目"])); // what a ledger calls its problem may be printed
    for (const word of [...people, ...inspected.filter((text) => !titles.has(text))])
      if (typeof word === "string" && word.length > 1) expect(markdown).not.toContain(word);
  });

  it("存在问题 counts what the ledgers hold", () => {
    const inAll = (pattern: RegExp) => said(section("存在问题"), pattern);
    expect(inAll(/整改中尚无时限的(\d+)件/)).toBe(Number(total()["无时限"] ?? 0));
    const answered = (problem: Plain) => logOf(problem, day).some((event) => event["事项"] === "反馈");
    expect(inAll(/已销号但没有反馈记录的(\d+)件/)).toBe(
      placed.filter((problem) => problem["需反馈"] === "是" && itemOf(problem).state === "closed" && !answered(problem)).length,
    );
    const entered = (id: unknown) => problems.some((problem) => problem["编号"] === id && String(problem["登记日期"]) <= day);
    const findings = [...Object.values(plain.ledgers), plain.office]
      .flatMap((ledger) => list(ledger["履职"]))
      .filter((event) => String(event["日期"]) <= day)
      .flatMap((event) => list(event["发现"]));
    expect(inAll(/监督检查发现、尚未登记入账的(\d+)件/)).toBe(findings.filter((finding) => !entered(finding["编号"])).length);
    const sums = rowsIn(section("分方面进展和分类处置情况")).at(-1);
    expect(inAll(/节点到期未完成的(\d+)件/)).toBe(Number(sums?.["节点到期未完成"] ?? 0));
  });

  it("adds up what was achieved, over the bare YAML", () => {
    const text = section("整改成效");
    const rectified = placed.filter((problem) => ["pending-closure", "closed"].includes(itemOf(problem).state));
    const forms = new Map(list(plain.plan["任务"]).map((task) => [task["序号"], String(task["表单"])]));
    const amounts = (wanted: readonly string[], of: (detail: Plain) => number) =>
      rectified
        .filter((problem) => wanted.includes(forms.get(problem["任务"]) ?? ""))
        .map((problem) => of((problem["明细"] ?? {}) as Plain))
        .filter((amount) => amount > 0);
    const checked: [string, number[]][] = [
      ["退还收费", amounts(["07-fees", "09-intermediary"], (detail) => Number(detail["已退万元"] ?? 0))],
      ["发放贷款", amounts(["05-financing"], (detail) => Number(detail["放款万元"] ?? 0))],
      ["兑现承诺资金", amounts(["10-commitment"], (detail) => Number(detail["兑现万元"] ?? 0))],
      [
        "拨付资金",
        amounts(["04-fiscal"], (detail) =>
          list(detail["拨付"]).reduce((all, one) => all + (String(one["日期"]) <= day ? Number(one["万元"]) : 0), 0),
        ),
      ],
    ];
    const sums = section("整改成效")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .flatMap((line) => [...line.matchAll(/([^|]+)\|\s*([\d.]+)[^\d|]*\|\s*(\d+)\s*\|/g)])
      .map(([, name = "", amount, count]) => [name.trim(), Number(amount), Number(count)] as const);
    for (const [name, own] of checked) {
      const [, amount = "0", count = "0"] = new RegExp(`${name}([\\d.]+)[^（]*（(\\d+)件）`).exec(text) ?? [];
      const row = sums.find(([each]) => each === name);
      expect(row?.slice(1) ?? [Number(amount), Number(count)], name).toEqual([
        Number(own.reduce((all, one) => all + one, 0).toFixed(4)),
        own.length,
      ]);
    }
    const helped = placed
      .filter((problem) => itemOf(problem).state === "closed")
      .flatMap((problem) => {
        const project = problem["项目"] as Plain | undefined;
        return project ? [project["代码"] ?? project["名称"] ?? project["企业"]] : [];
      });
    expect([said(text, /，(\d+)件涉及项目/), said(text, /惠及项目（企业）(\d+)个/)]).toEqual([helped.length, new Set(helped).size]);
  });

  it("ranks units by what the bare YAML gives, equal ones together", () => {
    const rows = annex("各单位排名和红黄榜");
    const isDone = ({ state }: { state: string }) => state === "pending-closure" || state === "closed";
    for (const row of rows.slice(0, -1)) {
      const own = items.filter(({ id }) => problems.some((problem) => problem["编号"] === id && problem["单位"] === row["单位"]));
      const due = own.filter((item) => item.due !== null && item.due <= day);
      expect(cells(row, "到期问题", "已整改", "到期整改率"), row["单位"]).toEqual([
        due.length,
        due.filter(isDone).length,
        percent(due.filter(isDone).length, due.length),
      ]);
      expect(cells(row, `${monthName(month)}到期`)).toEqual([due.filter((item) => item.due?.startsWith(month)).length]);
      if (row["名次"] !== "—") expect(own.length).toBeGreaterThanOrEqual(5);
      expect(row["亮灯"] === "红").toBe(own.some(({ overdueDays }) => overdueDays > 0));
    }
    const ranked = rows.filter((row) => /^\d+$/.test(row["名次"] ?? ""));
    for (const [index, row] of ranked.entries()) {
      const before = ranked[index - 1];
      const isEqual = before?.["到期整改率"] === row["到期整改率"] && before?.["按期完成率"] === row["按期完成率"];
      expect(row["名次"]).toBe(isEqual ? before?.["名次"] : `${index + 1}`);
      if (before) expect(Number.parseFloat(before["到期整改率"] ?? "")).toBeGreaterThanOrEqual(Number.parseFloat(row["到期整改率"] ?? ""));
    }
  });

  it("follows up what the office decided, and names what units want help with", () => {
    const rows = annex("跟踪表");
    const decided = list(plain.office["履职"]).filter((event) => ["约谈", "通报批评"].includes(String(event["事项"])));
    for (const event of decided.filter(within(month))) {
      const row = rows.find(
        (one) => one["事项"] === event["事项"] && one["单位"] === event["对象"] && one["日期"] === shortDay(String(event["日期"])),
      );
      expect([row?.["内容"], row?.["时限"]]).toEqual([event["情况"], shortDay(String(event["限期"]))]);
    }
    const reported = Object.values(plain.ledgers).flatMap((ledger) =>
      list(ledger["履职"])
        .filter((event) => event["月份"] === month && String(event["日期"]) <= `${addMonths(month, 1)}-05`)
        .flatMap((event) => ((event["需协调事项"] ?? []) as string[]).map((text) => [ledger["单位"], text])),
    );
    const wanted = rowsIn(section("需协调事项")).map((row) => [row["单位"], row[`${monthName(month)}月报提出的需协调事项`]]);
    for (const one of reported) expect(wanted).toContainEqual(one);
    expect(said(told("跟踪落实"), /跟踪(\d+)项/)).toBe(rows.length);
  });

  it("has its sections in order, and none of them empty", () => {
    const headings = [
      "总体情况",
      "整改成效",
      "分方面进展和分类处置情况",
      "单位进展",
      "报送情况",
      "新发现与反弹、监督检查和追责问责等情况",
      "需协调事项",
      "存在问题",
      "下步要求",
    ];
    const named = [...(papers.get(month)?.text.sections.keys() ?? [])];
    expect(named).toEqual(headings.filter((heading) => named.includes(heading)));
    expect(named).toEqual(expect.arrayContaining(["总体情况", "报送情况", "新发现与反弹、监督检查和追责问责等情况"]));
    for (const heading of named) expect(section(heading).trim()).not.toBe("");
    const numerals = [...(papers.get(month)?.markdown ?? "").matchAll(/^## ([一二三四五六七八九十]+)、/gm)].map(([, numeral]) => numeral);
    expect(numerals).toEqual("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四".split(" ").slice(0, numerals.length));
  });
});

/** 6月3日 → 2018-06-03; undefined for —. */
function isoDay(text: string | undefined): string | undefined {
  const [, year = "2018", month, day] = /^(?:(\d+)年)?(\d+)月(\d+)日$/.exec(text ?? "") ?? [];
  return month && `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}
