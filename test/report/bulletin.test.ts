// Every section of the bulletin's data on campaigns small enough to count by hand.
import { describe, expect, it } from "vitest";
import type { Campaign } from "../../src/model/campaign.ts";
import { type BulletinData, bulletinOf } from "../../src/report/bulletin.ts";
import type { Plain } from "../campaign-of.ts";
import { course, problem, type SmallCampaign, smallCampaign } from "./small-campaign.ts";

function june(small: SmallCampaign, today = "2018-07-31"): BulletinData {
  return bulletinOf(smallCampaign(small), { month: "2018-06", today });
}

/** All problems in the ledger of 甲局. */
const of = (...problems: Plain[]): SmallCampaign => ({ units: { 甲局: { 问题: problems } } });
const refused = (on: string, due?: string) => ({
  日期: on,
  事项: "核查",
  核查单位: ["乙局"],
  核查人: ["A", "B"],
  方式: "现场",
  整改到位: "否",
  追责落实: "是",
  制度有效: "是",
  结论: "不通过",
  说明: "没改",
  文号: "1",
  ...(due ? { 时限: due } : {}),
});
const newlyFound = { 清单号: undefined, 来源: "自查", 分类处置: "从重处理" };

describe("总体情况", () => {
  const data = june({
    units: {
      甲局: {
        问题: [
          problem("甲-01-001", { 经过: course("2018-05-20", "2018-05-25", "2018-05-28") }),
          problem("甲-01-002", { 经过: course("2018-06-10", "2018-06-15", "2018-06-16") }),
          problem("甲-01-003", { 经过: course("2018-06-25", "2018-06-28") }),
          problem("甲-01-004", { 经过: course("2018-06-19") }),
          problem("甲-01-005"),
        ],
      },
      乙局: {
        问题: [
          problem("乙-06-001", { 登记日期: "2018-06-02", 时限: "2018-07-05" }),
          problem("乙-06-002", { ...newlyFound, 登记日期: "2018-06-03", 时限: undefined }),
          problem("乙-06-003", { 经过: [{ 日期: "2018-06-05", 事项: "移交", 移至: "丙园区" }] }),
        ],
      },
      丙园区: { 问题: [problem("丙-06-001", { 移自: "乙-06-003", 登记日期: "2018-06-06", 清单号: "2017-乙-06-003", 时限: "2018-06-01" })] },
    },
    baseline: [
      { 清单号: "2017-甲-01-001", 单位: "甲局" },
      { 清单号: "2017-乙-06-003", 单位: "乙局" },
      { 清单号: "2017-9999", 单位: "乙局" },
    ],
  }).overall;

  it("counts what is in the ledgers on the month's last day", () => {
    expect(data).toMatchObject({
      total: 8,
      open: 4,
      pendingVerification: 1,
      pendingClosure: 1,
      closed: 2,
      rectified: 3,
      unrectified: 5,
      unresolved: 6,
      overdue: 2,
      longOverdue: 1,
      dueSoon: 1,
      noDeadline: 1,
      removedSoFar: 1,
    });
  });

  it("prints rates with one decimal", () => {
    expect(data).toMatchObject({ rectificationRate: "37.5%", closureRate: "25.0%", due: { due: 6, done: 3, rate: "50.0%" } });
  });

  it("balances the month", () => {
    const { period } = data;
    expect(period).toMatchObject({
      opening: 5,
      added: 3,
      newlyFound: 1,
      rebounded: 0,
      closed: 1,
      removed: 1,
      unresolved: 6,
      openingOn: "2018-05-31",
    });
    expect(period).toMatchObject({ due: 6, dueDone: 3, dueOnTime: 2, inTimeRate: "33.3%" });
  });

  it("compares the printed rates with those of the month before", () => {
    // 31 May: one of six closed, 16.7%
    expect(data.change).toEqual({
      month: "2018-05",
      since: "2018-05-31",
      overdueBefore: 0,
      rectification: { direction: "up", points: "20.8" },
      closure: { direction: "up", points: "8.3" },
    });
  });

  it("covers the earlier list by 清单号, also of what was handed over", () => {
    expect(data.baseline).toEqual({
      name: "往年清单",
      entries: 3,
      entered: 2,
      missing: 1,
      units: [{ unit: "乙局", count: 1 }],
      hidden: { count: 0, units: [] },
      notReceived: [],
      isSound: true,
    });
    expect(june(of()).overall.baseline).toBeNull();
  });

  it("compares with nothing in the first month, nor while there was nothing to divide by", () => {
    const campaign = smallCampaign(of(problem("甲-01-001", { 登记日期: "2018-04-20" })));
    expect(bulletinOf(campaign, { month: "2018-04", today: "2018-07-31" }).overall.change).toBeNull();
    expect(june(of(problem("甲-01-001", { 登记日期: "2018-06-01" }))).overall.change).toBeNull();
    expect(bulletinOf(campaign, { month: "2018-05", today: "2018-07-31" }).overall.change).toMatchObject({
      rectification: { direction: "same", points: "0.0" },
    });
  });

  it("says when rates fell", () => {
    const { change } = june(
      of(
        problem("甲-01-001", { 经过: course("2018-05-10", "2018-05-11", "2018-05-12") }),
        problem("甲-01-002", { 登记日期: "2018-06-04" }),
      ),
    ).overall;
    expect(change).toMatchObject({ rectification: { direction: "down", points: "50.0" }, closure: { direction: "down", points: "50.0" } });
  });

  it("has no rate and no number but 0 without any problem", () => {
    expect(june({}).overall).toMatchObject({
      total: 0,
      rectificationRate: "—",
      closureRate: "—",
      due: { due: 0, done: 0, rate: "—" },
      change: null,
    });
  });
});

describe("办理", () => {
  it("counts reports, reviews and extensions of the month that had their effect", () => {
    const { proceedings } = june(
      of(
        problem("甲-01-001", {
          经过: [...course("2018-06-10"), refused("2018-06-12"), ...course("2018-06-20", "2018-06-25", "2018-06-26")],
        }),
        problem("甲-01-002", {
          经过: [
            { 日期: "2018-06-01", 事项: "申请延期", 延至: "2018-07-31", 理由: "雨" },
            { 日期: "2018-06-02", 事项: "延期批复", 结论: "驳回", 批准单位: "领导小组办公室", 文号: "3" },
            { 日期: "2018-06-03", 事项: "申请延期", 延至: "2018-07-15", 理由: "雨" },
            { 日期: "2018-06-04", 事项: "延期批复", 结论: "批准", 延至: "2018-07-10", 批准单位: "领导小组办公室", 文号: "4" },
            { 日期: "2018-07-04", 事项: "报完成", 情况: "已改", 佐证: ["附件/a.pdf"], 签字: "某人" },
          ],
        }),
        problem("甲-01-003", { 经过: [{ 日期: "2018-06-04", 事项: "销号", 批准单位: "领导小组办公室", 文号: "5" }] }), // not allowed: no effect
      ),
    );
    expect(proceedings).toEqual({ completions: 2, reviews: 2, passed: 1, failed: 1, extensionsApproved: 1, extensionsRefused: 1 });
  });
});

describe("分方面进展, 分类处置情况", () => {
  it("lists aspects in the order in which the plan names them, with their tasks", () => {
    const 任务 = [
      { 序号: 3, 方面: "要素保障", 名称: "三", 牵头: ["甲局"] },
      { 序号: 1, 方面: "项目审批", 名称: "一", 牵头: ["甲局"] },
      { 序号: 2, 方面: "要素保障", 名称: "二", 牵头: ["甲局"] },
    ];
    const { aspects, annexes } = june({
      plan: { 任务 },
      ...of(problem("甲-02-001"), problem("甲-03-001"), problem("甲-03-002", { 经过: course("2018-06-01", "2018-06-02") })),
    });
    expect(aspects.map(({ name, total, rectified, tasks }) => [name, total, rectified, tasks.map(({ number }) => number)])).toEqual([
      ["要素保障", 3, 1, [3, 2]],
      ["项目审批", 0, 0, [1]],
    ]);
    expect(annexes.tasks.rows.map(({ number, total }) => [number, total])).toEqual([
      [3, 2],
      [1, 0],
      [2, 1],
    ]);
  });

  it("counts missed milestones, decisions and visits by the way of handling", () => {
    const stepwise = {
      分类处置: "分步整改",
      时限: "2018-08-31",
      节点: [
        { 时限: "2018-06-10", 成果: "图" },
        { 时限: "2018-06-20", 成果: "管" },
        { 时限: "2018-07-20", 成果: "水" },
      ],
    };
    const { handling } = june(
      of(
        problem("甲-01-001", stepwise),
        problem("甲-01-002", { ...stepwise, 经过: [{ 日期: "2018-06-09", 事项: "节点完成", 节点: 1 }] }),
        problem("甲-01-003", { ...newlyFound, 经过: [{ 日期: "2018-06-20", 事项: "追责", 结论: "不予追责", 理由: "已退休" }] }),
        problem("甲-01-004", newlyFound),
        problem("甲-01-005", {
          分类处置: "巩固防反弹",
          原完成日期: "2017-12-01",
          经过: [{ 日期: "2018-06-11", 事项: "回访", 情况: "好" }],
        }),
      ),
    );
    expect(
      handling.map((row) => [
        row.handling,
        row.total,
        row.withMissedMilestones,
        row.missedMilestones,
        row.decided,
        row.undecided,
        row.visits,
      ]),
    ).toEqual([
      ["巩固防反弹", 1, 0, 0, 0, 1, 1],
      ["立行立改", 0, 0, 0, 0, 0, 0],
      ["分步整改", 2, 2, 3, 0, 2, 0],
      ["从重处理", 2, 0, 0, 1, 1, 0],
    ]);
  });

  it("counts a decision made before the problem was handed over", () => {
    const { handling, shortcomings } = june({
      units: {
        甲局: {
          问题: [
            problem("甲-06-001", {
              ...newlyFound,
              经过: [
                { 日期: "2018-05-10", 事项: "追责", 结论: "追责", 形式: "诫勉", 对象: "某人", 决定机关: "纪委" },
                { 日期: "2018-05-11", 事项: "移交", 移至: "乙局" },
              ],
            }),
          ],
        },
        乙局: { 问题: [problem("乙-06-001", { ...newlyFound, 移自: "甲-06-001", 登记日期: "2018-05-12" })] },
      },
    });
    expect(handling[3]).toMatchObject({ total: 1, decided: 1, undecided: 0 });
    expect(shortcomings.undecided.count).toBe(0);
  });
});

describe("单位进展", () => {
  const closed = course("2018-06-01", "2018-06-02", "2018-06-03");
  const many = (short: string, done: number, left: number) =>
    Array.from({ length: done + left }, (_, index) =>
      problem(`${short}-06-${String(index + 1).padStart(3, "0")}`, index < done ? { 经过: closed } : {}),
    );
  const units = (...counts: [string, number, number][]) => ({
    plan: {
      单位: ["甲局", "乙局", "丙园区", "丁局", "戊局"].map((name) => ({
        名称: name,
        简称: name.slice(0, 1),
        类别: name === "丙园区" ? "园区" : "区直",
      })),
    },
    units: Object.fromEntries(counts.map(([name, done, left]) => [name, { 问题: many(name.slice(0, 1), done, left) }])),
  });
  const names = (rows: readonly { readonly unit: string }[]) => rows.map(({ unit }) => unit);

  it("tells who is done, who is ahead of and behind the whole, who has most left", () => {
    const { units: progress } = june(units(["甲局", 2, 3], ["乙局", 4, 1], ["丙园区", 1, 0], ["丁局", 0, 4], ["戊局", 1, 4]));
    expect(names(progress.allRectified)).toEqual(["丙园区"]);
    expect(names(progress.allClosed)).toEqual(["丙园区"]);
    expect(progress.whole).toBe("40.0%"); // 8 of 20
    expect(names(progress.faster)).toEqual(["乙局"]);
    expect(names(progress.slower)).toEqual(["戊局"]); // 丁局 has four only; 甲局 is level
    expect(names(progress.mostUnrectified)).toEqual(["丁局", "戊局", "甲局"]);
  });

  it("keeps those level with the third, and ranks by the rate", () => {
    const { units: progress } = june(units(["甲局", 1, 4], ["乙局", 5, 2], ["丙园区", 4, 2], ["丁局", 0, 6], ["戊局", 9, 3]));
    expect(names(progress.mostUnrectified)).toEqual(["丁局", "甲局", "戊局"]);
    expect(names(progress.faster)).toEqual(["戊局", "乙局", "丙园区"]);
    expect(names(progress.slower)).toEqual(["丁局", "甲局"]);
  });

  it("calls nobody done who only waits for verification, and names units with nothing", () => {
    const { units: progress, withoutLedger } = june({
      ...units(),
      units: {
        甲局: { 问题: [problem("甲-06-001", { 经过: course("2018-06-01") })] },
        乙局: { 问题: [problem("乙-06-001", { 经过: course("2018-06-01", "2018-06-02") })] },
        丁局: undefined,
      },
    });
    expect(names(progress.allRectified)).toEqual(["乙局"]);
    expect(progress.allClosed).toEqual([]);
    expect(progress.none).toEqual(["丙园区", "戊局"]);
    expect(withoutLedger).toEqual(["丁局"]);
  });

  it("compares no unit whose data did not pass", () => {
    const data = june({ ...units(["甲局", 5, 0], ["乙局", 0, 5], ["丙园区", 2, 3]), failed: ["甲局"] });
    expect(names(data.units.allRectified)).toEqual([]);
    expect(data.failed).toEqual(["甲局"]);
    expect(data.annexes.units.groups[0]?.rows[0]).toMatchObject({ unit: "甲局", failed: true, total: 5 });
  });
});

describe("报送情况", () => {
  const 履职要求 = [
    { 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 },
    { 事项: "调研", 单位: "全部", 阶段: 1 },
    { 事项: "专题报告", 单位: "区直", 阶段: 2, 截止: "2018-07-05" },
    { 事项: "交叉检查", 单位: "园区", 阶段: 3 },
  ];
  const small: SmallCampaign = {
    plan: { 履职要求 },
    units: {
      甲局: {
        履职: [
          { 日期: "2018-04-20", 事项: "调研" },
          { 日期: "2018-06-05", 事项: "月报", 月份: "2018-05" },
          { 日期: "2018-07-05", 事项: "月报", 月份: "2018-06" },
          { 日期: "2018-07-05", 事项: "专题报告" },
        ],
      },
      乙局: {
        履职: [
          { 日期: "2018-06-12", 事项: "月报", 月份: "2018-05" },
          { 日期: "2018-07-06", 事项: "月报", 月份: "2018-06" },
        ],
      },
    },
  };

  it("stands on R, whose own events are in time, and names who is missing", () => {
    const { reporting } = june(small, "2018-07-05");
    expect(reporting).toMatchObject({ asOf: "2018-07-05", isOver: true });
    expect(reporting.monthly).toEqual([
      {
        duty: "月报",
        action: "报送",
        month: "2018-06",
        phase: null,
        deadline: "2018-07-05",
        owing: 3,
        kind: "单位",
        inTime: ["甲局"],
        late: [],
        missing: ["乙局", "丙园区"],
        pending: [],
        done: ["甲局"],
        hidden: [],
        mostInTime: false,
        mostMissing: false,
      },
    ]);
    expect(reporting.earlier).toEqual([
      {
        duty: "月报",
        action: "报送",
        month: "2018-05",
        phase: null,
        deadline: "2018-06-05",
        owing: 3,
        kind: "单位",
        inTime: ["甲局"],
        late: [{ unit: "乙局", on: "2018-06-12" }],
        missing: ["丙园区"],
        pending: [],
        done: ["甲局", "乙局"],
        hidden: [],
        mostInTime: false,
        mostMissing: false,
      },
    ]);
  });

  it("stays the same however late it is printed", () => {
    expect(june(small, "2018-09-30")).toEqual(june(small, "2018-07-05"));
  });

  it("tells of a late report in the bulletin after it came, and later only beside one that is missing", () => {
    const july = bulletinOf(smallCampaign(small), { month: "2018-07", today: "2018-08-31" }).reporting;
    expect(july.earlier.map(({ month, late, missing }) => [month, late, missing])).toEqual([
      ["2018-05", [{ unit: "乙局", on: "2018-06-12" }], ["丙园区"]],
      ["2018-06", [{ unit: "乙局", on: "2018-07-06" }], ["丙园区"]],
    ]);
  });

  it("says nothing before R but that the time is not up", () => {
    const { reporting, nextSteps } = june(small, "2018-07-04");
    expect(reporting).toMatchObject({ asOf: "2018-07-05", isOver: false, earlier: [], others: [] });
    expect(reporting.monthly).toMatchObject([{ owing: 3, inTime: [], late: [], missing: [], pending: [] }]);
    expect(nextSteps.reports.map(({ month, deadline, who }) => [month, deadline, who])).toEqual([
      ["2018-06", "2018-07-05", "各单位"],
      ["2018-07", "2018-08-05", "各单位"],
    ]);
    expect(nextSteps.missing).toEqual([
      { duty: "月报", action: "报送", month: "2018-05", deadline: "2018-06-05", owing: 3, kind: "单位", who: ["丙园区"], whole: null },
    ]);
    expect(june(small, "2018-06-30")).toEqual(june(small, "2018-07-04"));
  });

  it("shows other duties that are open or were met since the last bulletin", () => {
    const { reporting } = june(small);
    expect(reporting.others.map(({ duty, phase, inTime, missing, pending }) => [duty, phase, inTime, missing, pending])).toEqual([
      ["调研", 1, ["甲局"], ["乙局", "丙园区"], []],
      ["专题报告", 2, ["甲局"], ["乙局"], []],
    ]);
  });

  it("stands on the month's last day where no monthly report is owed", () => {
    const data = bulletinOf(smallCampaign(small), { month: "2018-04", today: "2018-04-30" });
    expect(data.reporting).toMatchObject({ asOf: "2018-04-30", isOver: true, monthly: [] });
    expect(june({}, "2018-06-30").reporting).toEqual({ asOf: "2018-06-30", isOver: true, monthly: [], earlier: [], runs: [], others: [] });
  });

  it("waits for the latest day where units have different ones", () => {
    const { reporting } = june({
      plan: {
        履职要求: [
          { 事项: "月报", 单位: "区直", 首月: "2018-05", 截止日: 5 },
          { 事项: "月报", 单位: "园区", 首月: "2018-05", 截止日: 31 },
        ],
      },
      units: { 甲局: { 履职: [{ 日期: "2018-07-06", 事项: "月报", 月份: "2018-06" }] } },
    });
    expect(reporting.asOf).toBe("2018-07-31");
    expect(reporting.monthly.map(({ deadline, late, missing }) => [deadline, late, missing])).toEqual([
      ["2018-07-05", [{ unit: "甲局", on: "2018-07-06" }], ["乙局"]],
      ["2018-07-31", [], ["丙园区"]],
    ]);
  });
});

describe("新发现与反弹", () => {
  const data = june(
    of(
      problem("甲-01-001", { ...newlyFound, 登记日期: "2018-06-01", 来源: "暗访" }),
      problem("甲-01-002", {
        ...newlyFound,
        登记日期: "2018-06-30",
        来源: "群众反映",
        经过: [{ 日期: "2018-06-30", 事项: "追责", 结论: "不予追责", 理由: "无责" }],
      }),
      problem("甲-01-003", { ...newlyFound, 登记日期: "2018-05-31" }),
      problem("甲-01-004", { 登记日期: "2018-06-01", 来源: "督查" }),
      problem("甲-01-005", {
        题目: "找王某13800001111问",
        经过: [
          ...course("2018-05-10", "2018-05-11", "2018-05-12"),
          { 日期: "2018-06-15", 事项: "反弹", 来源: "暗访", 情况: "又来", 时限: "2018-07-15" },
        ],
      }),
    ),
  );

  it("counts what is on no list, by sources that give nobody away", () => {
    expect(data.found).toMatchObject({
      count: 2,
      units: [{ unit: "甲局", count: 2 }],
      sources: [
        { name: "监督检查", count: 1 },
        { name: "群众和企业反映", count: 1 },
      ],
      decided: 1,
    });
    expect(data.found.count).toBe(data.overall.period.newlyFound);
  });

  it("lists what came back, without numbers of people", () => {
    expect(data.rebounded).toEqual({
      count: 1,
      items: [{ id: "甲-01-005", unit: "甲局", title: "找王某（号码略）问", on: "2018-06-15", due: "2018-07-15" }],
    });
  });
});

describe("监督检查", () => {
  const data = june({
    units: {
      甲局: {
        履职: [
          {
            日期: "2018-06-05",
            事项: "交叉检查",
            对象: "乙局",
            情况: "查了",
            发现: [
              { 情况: "一", 单位: "乙局", 任务: 6, 编号: "乙-06-001" },
              { 情况: "二", 单位: "乙局", 任务: 6, 编号: "乙-06-002" },
            ],
          },
          { 日期: "2018-05-31", 事项: "抽查", 对象: "丙园区", 情况: "查了", 发现: [{ 情况: "三", 单位: "丙园区", 任务: 6 }] },
        ],
      },
      乙局: {
        问题: [
          problem("乙-06-001", { 登记日期: "2018-06-06", 经过: [{ 日期: "2018-06-07", 事项: "合并", 并入: "乙-06-009" }] }),
          problem("乙-06-002", { 登记日期: "2018-07-01" }),
          problem("乙-06-009", { 经过: course("2018-06-08", "2018-06-09", "2018-06-10") }),
        ],
      },
    },
    office: [
      {
        日期: "2018-06-20",
        事项: "暗访",
        对象: "丙园区",
        情况: "便衣走访某企业",
        发现: [
          { 情况: "四", 单位: "丙园区", 任务: 6 },
          { 情况: "五", 单位: "丙园区", 任务: 6 },
        ],
      },
      { 日期: "2018-07-01", 事项: "明察", 对象: "甲局", 情况: "七月的" },
    ],
  });

  it("counts by kind what was found, entered by the month's end, and closed, also where it was merged", () => {
    expect(data.inspections).toEqual({
      times: 2,
      byOffice: 1,
      byUnits: 1,
      findings: 4,
      entered: 1,
      notEntered: 3,
      hidden: 0,
      closed: 1,
      kinds: [
        { kind: "暗访", times: 1, findings: 2, entered: 0, notEntered: 2, hidden: 0, closed: 0 },
        { kind: "交叉检查", times: 1, findings: 2, entered: 1, notEntered: 1, hidden: 0, closed: 1 },
      ],
    });
  });

  it("names who is to enter a finding, but for 暗访", () => {
    expect(data.shortcomings.findingsNotReceived).toEqual({
      count: 4,
      units: [
        { unit: "乙局", count: 1 },
        { unit: "丙园区", count: 1 },
      ],
    });
    expect(data.nextSteps.toEnter).toEqual([
      { unit: "乙局", count: 1 },
      { unit: "丙园区", count: 1 },
    ]);
  });

  it("holds nothing of 暗访 but counts", () => {
    expect(JSON.stringify(data)).not.toMatch(/便衣|四|五/);
  });
});

describe("追责问责与建章立制, 企业群众反馈, 表扬曝光", () => {
  const held = (on: string, form: string) => ({ 日期: on, 事项: "追责", 结论: "追责", 形式: form, 对象: "某科长", 决定机关: "纪委" });
  const system = (on: string, name: string, manner: string) => ({ 日期: on, 事项: "建章立制", 制度: name, 方式: manner });
  const answer = (on: string, to: string, how: string) => ({ 日期: on, 事项: "反馈", 对象: to, 方式: "电话", 满意度: how });
  const data = june({
    units: {
      甲局: {
        问题: [
          problem("甲-01-001", {
            需反馈: "是",
            经过: [
              held("2018-05-31", "诫勉"),
              held("2018-06-01", "诫勉"),
              held("2018-06-02", "批评教育"),
              system("2018-06-03", "《甲》", "立"),
              answer("2018-06-04", "企业", "满意"),
              answer("2018-06-04", "反映人", "不满意"),
            ],
          }),
          problem("甲-01-002", {
            需反馈: "是",
            经过: [
              { 日期: "2018-06-01", 事项: "追责", 结论: "不予追责", 理由: "无责" },
              system("2018-06-03", "《甲》", "立"),
              system("2018-06-03", "《乙》", "废"),
            ],
          }),
          problem("甲-01-003", {
            需反馈: "是",
            经过: [...course("2018-06-01", "2018-06-02", "2018-06-03"), answer("2018-07-01", "企业", "满意")],
          }),
        ],
      },
      乙局: { 问题: [problem("乙-06-001", { 经过: [system("2018-06-03", "《甲》", "改")] })] },
    },
    office: [
      { 日期: "2018-06-10", 事项: "约谈", 对象: "甲局", 情况: "谈", 限期: "2018-06-30" },
      { 日期: "2018-06-11", 事项: "通报批评", 对象: ["乙局"], 情况: "批" },
      { 日期: "2018-06-12", 事项: "问责", 对象: "张某", 情况: "问", 决定机关: "纪委" },
      { 日期: "2018-06-13", 事项: "表扬", 对象: ["李某某", "丙园区", "甲局"], 情况: "好" },
      { 日期: "2018-06-14", 事项: "曝光", 对象: "某某公司", 情况: "曝" },
      { 日期: "2018-07-14", 事项: "表扬", 对象: "乙局", 情况: "七月" },
    ],
  });

  it("counts decisions of the month by form", () => {
    expect(data.accountability).toEqual({
      held: 2,
      forms: [
        { name: "批评教育", count: 1 },
        { name: "诫勉", count: 1 },
      ],
      notHeld: 1,
      decisions: [
        { kind: "约谈", times: 1, units: ["甲局"], deadline: "2018-06-30" },
        { kind: "通报批评", times: 1, units: ["乙局"], deadline: null },
      ],
      discipline: [{ kind: "问责", times: 1, units: [], deadline: null }],
    });
    expect(june({}).accountability).toEqual({ held: 0, forms: [], notHeld: 0, decisions: [], discipline: [] });
  });

  it("puts together what has one deadline, and keeps whoever is no unit of the plan out of it", () => {
    const talk = (on: string, to: string | string[], by?: string) => ({
      日期: on,
      事项: "约谈",
      对象: to,
      情况: "谈",
      ...(by ? { 限期: by } : {}),
    });
    const { decisions } = june({
      office: [
        talk("2018-06-01", ["丙园区", "王某"], "2018-06-30"),
        talk("2018-06-02", "甲局", "2018-06-30"),
        talk("2018-06-03", "甲局", "2018-06-30"),
        talk("2018-06-04", "李某", "2018-06-30"),
        talk("2018-06-05", "乙局", "2018-06-20"),
        talk("2018-06-06", "乙局"),
      ],
    }).accountability;
    expect(decisions.map(({ units, times, deadline }) => [units, times, deadline])).toEqual([
      [["乙局"], 1, "2018-06-20"],
      [["甲局", "丙园区"], 3, "2018-06-30"],
      [[], 1, "2018-06-30"],
      [["乙局"], 1, null],
    ]);
  });

  it("counts a system once a unit and manner", () => {
    expect(data.systems).toMatchObject({ count: 3, created: 1, amended: 1, repealed: 1, units: 2 });
    const created = june(of(problem("甲-01-001", { 经过: [system("2018-06-03", "《甲》", "立")] }))).systems;
    expect(created.manners).toEqual([{ name: "新立", count: 1 }]);
  });

  it("counts answers of the month, and who still waits for one at its end", () => {
    expect(data.feedback).toEqual({
      count: 2,
      targets: [
        { name: "企业", count: 1 },
        { name: "反映人", count: 1 },
      ],
      satisfaction: [
        { name: "满意", count: 1 },
        { name: "不满意", count: 1 },
      ],
      needed: 3,
      given: 1,
      notGiven: 2,
      closedWithout: 1,
    });
    expect(data.shortcomings.closedWithoutFeedback).toEqual({ count: 1, units: [{ unit: "甲局", count: 1 }] });
  });

  it("names commended units of the plan, and nobody else", () => {
    expect(data.publicity).toEqual({ commendations: 1, commendedUnits: ["甲局", "丙园区"], exposures: 1 });
    expect(data.cases.exposures).toEqual([{ on: "2018-06-14", target: "某某公司", facts: "曝" }]);
    expect(JSON.stringify(data)).not.toMatch(/某科长|张某|李某某/);
  });
});

describe("存在问题", () => {
  it("counts what is not filled in after 补齐天数, each once", () => {
    const { shortcomings } = june(
      of(
        problem("甲-01-001", { 登记日期: "2018-06-14", 时限: undefined, 措施: undefined }), // 16 days
        problem("甲-01-002", { 登记日期: "2018-06-15", 措施: undefined }), // 15 days: still in time
        problem("甲-01-003", { 时限: undefined, 明细: undefined }),
        problem("甲-01-004", { 责任人: undefined, 经过: course("2018-06-01") }),
        problem("甲-01-005", { 分类处置: "巩固防反弹", 原完成日期: "2017-12-01", 时限: undefined, 措施: undefined, 责任人: undefined }),
        problem("甲-01-006", {
          分类处置: "巩固防反弹",
          原完成日期: "2017-12-01",
          时限: undefined,
          措施: undefined,
          责任人: undefined,
          经过: [refused("2018-06-01", "2018-07-01")],
        }),
      ),
    );
    expect(shortcomings.incomplete).toEqual({
      count: 3,
      units: [{ unit: "甲局", count: 3 }],
      lacking: [
        { name: "时限", count: 2 },
        { name: "措施", count: 2 },
        { name: "责任人", count: 1 },
        { name: "明细", count: 1 },
      ],
    });
    expect(shortcomings.noDeadline.count).toBe(2);
    expect(shortcomings.toComplete.count).toBe(3);
  });

  it("counts 从重处理 without a decision once 从重决定天数 have passed", () => {
    const { shortcomings } = june(
      of(problem("甲-01-001", { ...newlyFound, 登记日期: "2018-05-30" }), problem("甲-01-002", { ...newlyFound, 登记日期: "2018-05-31" })),
    );
    expect(shortcomings.undecided.count).toBe(1);
  });

  it("follows a problem handed over until its receiver enters it", () => {
    const small = (entered: string): SmallCampaign => ({
      units: {
        甲局: { 问题: [problem("甲-06-001", { 经过: [{ 日期: "2018-06-20", 事项: "移交", 移至: "乙局" }] })] },
        乙局: { 问题: [problem("乙-06-001", { 移自: "甲-06-001", 登记日期: entered })] },
      },
    });
    expect(june(small("2018-06-30")).shortcomings.notReceived.count).toBe(0);
    expect(june(small("2018-07-01")).shortcomings.notReceived).toEqual({
      count: 1,
      items: [{ id: "甲-06-001", from: "甲局", to: "乙局" }],
      units: [{ unit: "乙局", count: 1 }],
    });
  });
});

describe("下步要求", () => {
  it("asks of those who have overdue problems in hand, not of those who wait for verification", () => {
    const { nextSteps, shortcomings } = june({
      units: { 甲局: { 问题: [problem("甲-01-001")] }, 乙局: { 问题: [problem("乙-06-001", { 经过: course("2018-06-25") })] } },
    });
    expect(shortcomings.overdue).toEqual({
      count: 2,
      units: [
        { unit: "甲局", count: 1 },
        { unit: "乙局", count: 1 },
      ],
    });
    expect(nextSteps.overdue).toEqual([{ unit: "甲局", count: 1 }]);
  });

  it("asks for open duties of phases begun by the end of next month, by 截止 or the phase's end", () => {
    const 履职要求 = [
      { 事项: "专题报告", 单位: "全部", 阶段: 2, 截止: "2018-07-20" },
      { 事项: "交叉检查", 单位: "区直", 阶段: 3 },
      { 事项: "责任书", 单位: ["甲局"], 阶段: 3 },
      { 事项: "总结", 单位: "牵头", 阶段: 4 },
    ];
    const { nextSteps } = june({ plan: { 履职要求 }, units: { 丙园区: { 履职: [{ 日期: "2018-06-30", 事项: "专题报告" }] } } });
    expect(nextSteps.duties).toEqual([
      { duty: "专题报告", action: "报送", phase: 2, who: "各区直单位", by: "2018-07-20", hasDeadline: true },
      { duty: "交叉检查", action: "开展", phase: 3, who: "各区直单位", by: "2018-08-31", hasDeadline: false },
      { duty: "责任书", action: "签订", phase: 3, who: "甲局", by: "2018-08-31", hasDeadline: false },
    ]);
  });

  it("asks for no report after the last month", () => {
    const campaign = smallCampaign({ plan: { 履职要求: [{ 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 }] } });
    expect(bulletinOf(campaign, { month: "2018-08", today: "2018-12-31" }).nextSteps.nextReport).toEqual({
      duty: "月报",
      month: "2018-09",
      deadline: "2018-10-05",
      who: "各单位",
    });
    expect(bulletinOf(campaign, { month: "2018-09", today: "2018-12-31" }).nextSteps).toMatchObject({ nextReport: null, reports: [] });
  });
});

describe("附件", () => {
  it("lists units by category in plan order, with subtotals and total", () => {
    const { annexes } = june({
      plan: {
        单位: [
          { 名称: "丙园区", 简称: "丙", 类别: "园区" },
          { 名称: "乙局", 简称: "乙", 类别: "区直" },
          { 名称: "丁园区", 简称: "丁", 类别: "园区" },
        ],
      },
      units: {
        丙园区: { 问题: [problem("丙-06-001")] },
        丁园区: { 问题: [problem("丁-06-001", { 经过: course("2018-06-01", "2018-06-02") })] },
        乙局: undefined,
      },
    });
    expect(
      annexes.units.groups.map(({ category, rows, subtotal }) => [
        category,
        rows.map(({ unit }) => unit),
        subtotal.total,
        subtotal.rectificationRate,
      ]),
    ).toEqual([
      ["园区", ["丙园区", "丁园区"], 2, "50.0%"],
      ["区直", ["乙局"], 0, "—"],
    ]);
    expect(annexes.units.total.total).toBe(2);
    expect(annexes.units.groups[1]?.rows[0]?.withoutLedger).toBe(true);
  });

  it("lists the overdue with the first and the present deadline, the longest overdue first", () => {
    const { annexes } = june(
      of(
        problem("甲-01-001"),
        problem("甲-01-002", {
          时限: "2018-05-20",
          经过: [
            { 日期: "2018-05-10", 事项: "申请延期", 延至: "2018-06-10", 理由: "雨" },
            { 日期: "2018-05-12", 事项: "延期批复", 结论: "批准", 延至: "2018-06-05", 批准单位: "领导小组办公室", 文号: "4" },
          ],
        }),
        problem("甲-01-003", { 经过: course("2018-06-23") }),
        problem("甲-01-004", {
          分类处置: "巩固防反弹",
          原完成日期: "2017-12-01",
          时限: undefined,
          经过: [refused("2018-06-01", "2018-06-29")],
        }),
        problem("甲-01-005", { 时限: "2018-06-30" }),
      ),
    );
    expect(annexes.overdue.map(({ id, originalDue, due, days, state }) => [id, originalDue, due, days, state])).toEqual([
      ["甲-01-002", "2018-05-20", "2018-06-05", 25, "整改中"],
      ["甲-01-001", "2018-06-20", "2018-06-20", 10, "整改中"],
      ["甲-01-003", "2018-06-20", "2018-06-20", 3, "待核查"],
      ["甲-01-004", "2018-06-29", "2018-06-29", 1, "整改中"],
    ]);
  });

  it("lists what falls due next month and is not verified yet", () => {
    const due = (id: string, day: string, log: Plain[] = []) => problem(id, { 时限: day, 经过: log });
    const { annexes, nextSteps } = june(
      of(
        due("甲-01-001", "2018-07-31"),
        due("甲-01-002", "2018-07-01", course("2018-06-20")),
        due("甲-01-003", "2018-07-15", course("2018-06-20", "2018-06-21")),
        due("甲-01-004", "2018-06-30"),
        due("甲-01-005", "2018-08-01"),
      ),
    );
    expect(annexes.dueNextMonth.map(({ id, state }) => [id, state])).toEqual([
      ["甲-01-002", "待核查"],
      ["甲-01-001", "整改中"],
    ]);
    expect(nextSteps.dueNextMonth).toEqual({ count: 2, units: [{ unit: "甲局", count: 2 }], first: "2018-07-01" });
  });

  it("lists every closure of the month, as many as the balance says", () => {
    const { annexes, overall } = june(
      of(
        problem("甲-01-001", {
          经过: [
            ...course("2018-06-01", "2018-06-02", "2018-06-03"),
            { 日期: "2018-06-10", 事项: "反弹", 来源: "督查", 情况: "又来", 时限: "2018-06-18" },
            ...course("2018-06-20", "2018-06-22", "2018-06-24"),
          ],
        }),
        problem("甲-01-002", { 经过: course("2018-06-01", "2018-06-02", "2018-07-03") }),
      ),
    );
    expect(annexes.closed.map(({ id, due, completedOn, closedOn, inTime }) => [id, due, completedOn, closedOn, inTime])).toEqual([
      ["甲-01-001", "2018-06-20", "2018-06-01", "2018-06-03", true],
      ["甲-01-001", "2018-06-18", "2018-06-20", "2018-06-24", false],
    ]);
    expect(overall.period.closed).toBe(2);
  });
});

describe("文头", () => {
  const campaign: Campaign = smallCampaign({ plan: { 履职要求: [{ 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 }] } });

  it("takes number and day of issue, or leaves them open", () => {
    expect(bulletinOf(campaign, { month: "2018-06", today: "2018-07-31" })).toMatchObject({ number: null, issuedOn: null, year: "2018" });
    expect(
      bulletinOf(campaign, { month: "2018-06", today: "2018-07-31", number: "某字〔2019〕3号", issuedOn: "2019-01-06" }),
    ).toMatchObject({
      number: "某字〔2019〕3号",
      issuedOn: "2019-01-06",
      year: "2019",
    });
  });

  it("gives templates the 口径 of the plan", () => {
    const { settings } = june({ plan: { 口径: { 临期天数: 10 } } });
    expect(settings).toMatchObject({ dueSoon: { value: 10 }, longOverdue: { value: 15 } });
  });
});
