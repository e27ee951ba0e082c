// 验收: steps between 核查 and 销号, by the plan; and 长期坚持, own sources and duties, which only a plan of another kind uses.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { statusOf } from "../../src/status/status.ts";
import { cases, event, failed, found, ledger, log, marked, one, plan, type Workspace } from "../workspace-case.ts";

const steps = `${plan}验收: [{ 名称: 初验, 单位: [督导组, 丙局] }, { 名称: 公示, 天数: 7 }, { 名称: 备案 }]\n`;
const done = event("2020-05-03", "报完成");
const reviewed = event("2020-05-04", "核查");
const first = event("2020-05-05", "验收", { 步骤: "初验", 单位: "[督导组]" });
const shown = event("2020-05-06", "验收", { 步骤: "公示" });
const filed = event("2020-05-13", "验收", { 步骤: "备案" });
const on = (...events: string[]): Workspace => ({ plan: steps, ledgers: one(log(...events)) });

describe("验收", () => {
  it.each<[what: string, workspace: Workspace]>([
    ["all steps in order, the days over", on(done, reviewed, first, shown, filed, event("2020-05-13", "销号"))],
    [
      "a day too early",
      on(
        done,
        reviewed,
        first,
        shown,
        event("2020-05-12", "验收", { 步骤: "备案" }),
        event("<<closure-after-acceptance 2020-05-12>>", "销号"),
      ),
    ],
    ["steps missing", on(done, reviewed, first, event("2020-05-15", "<<closure-after-acceptance 销号>>"))],
    ["before the review", on(done, event("2020-05-05", "<<event-allowed-in-state 验收>>", { 步骤: "初验", 单位: "[督导组]" }))],
    ["out of order", on(done, reviewed, event("2020-05-05", "<<event-allowed-in-state 验收>>", { 步骤: "公示" }))],
    ["twice", on(done, reviewed, first, event("2020-05-06", "<<event-allowed-in-state 验收>>", { 步骤: "初验", 单位: "[督导组]" }))],
    ["no step of the plan", on(done, reviewed, event("2020-05-05", "验收", { 步骤: "<<event-allowed-in-state 复验>>" }))],
    ["by somebody else", on(done, reviewed, event("2020-05-05", "验收", { 步骤: "初验", 单位: "[<<accepted-by-entitled 乙局>>]" }))],
    [
      "by the owner alone",
      on(done, reviewed, first, event("2020-05-06", "验收", { 步骤: "公示", 单位: "<<accepted-by-entitled [甲局]>>" })),
    ],
    ["by the owner and another", on(done, reviewed, first, event("2020-05-06", "验收", { 步骤: "公示", 单位: "[甲局, 乙局]" }))],
    [
      "by nobody said",
      on(
        done,
        reviewed,
        event("<<accepted-by-entitled 2020-05-05>>", "验收", { 步骤: "初验" }).replace(
          "日期: <<accepted-by-entitled 2020-05-05>>",
          "<<accepted-by-entitled 日期>>: 2020-05-05",
        ),
      ),
    ],
    [
      "failed, and begun again",
      on(
        done,
        reviewed,
        event("2020-05-05", "验收", { 步骤: "初验", 单位: "[督导组]", 结论: "不通过", 说明: "资料不全" }),
        event("2020-05-06", "报完成"),
        event("2020-05-07", "核查"),
        event("2020-05-08", "验收", { 步骤: "初验", 单位: "[督导组]" }),
      ),
    ],
    [
      "after a review that failed all steps come again",
      on(
        done,
        reviewed,
        first,
        failed("2020-05-06"),
        event("2020-05-07", "报完成"),
        event("2020-05-08", "核查"),
        event("2020-05-09", "<<event-allowed-in-state 验收>>", { 步骤: "公示" }),
      ),
    ],
    [
      "none in the plan",
      { ledgers: one(log(done, reviewed, event("2020-05-05", "<<event-allowed-in-state 验收>>", { 步骤: "市级验收" }))) },
    ],
    [
      "none in the plan, its keys left blank",
      {
        ledgers: one(
          log(done, reviewed, `\n  - { 日期: 2020-05-05, 事项: <<event-allowed-in-state 验收>>, 步骤: "", 结论: "", 单位: "" }`),
        ),
      },
    ],
    [
      "none in the plan, nothing but its name",
      { ledgers: one(log(done, reviewed, "\n  - { 日期: 2020-05-05, 事项: <<event-allowed-in-state 验收>> }")) },
    ],
    [
      "none in the plan, on a wrong day",
      { ledgers: one(log(done, reviewed, `\n  - { 日期: <<day-is-real 2020-05-32>>, 事项: 验收, 步骤: "", 结论: "" }`)) },
    ],
    [
      "none in the plan, its verdict no word of the list",
      {
        ledgers: one(
          log(
            done,
            reviewed,
            "\n  - { 日期: 2020-05-05, 事项: <<event-allowed-in-state 验收>>, 步骤: 一, 结论: <<value-in-list 好>>, 文号: 一号 }",
          ),
        ),
      },
    ],
  ])("%s", async (_, workspace) => expect(await found(workspace)).toEqual(marked(workspace)));
});

cases([
  ["a step that one unit takes alone", { plan: `${plan}验收: [{ 名称: 初验, 单位: [<<warning:plan-closure-possible 丙局>>] }]\n` }],
  ["a step that an office takes alone", { plan: `${plan}验收: [{ 名称: 初验, 单位: [督导组] }]\n` }],
  [
    "nobody beside the office",
    { plan: plan.replace("其他机构: [督导组]\n", "").replace("承办单位: 乙局", "承办单位: <<warning:plan-closure-possible 乙局>>") },
  ],
]);

cases([
  [
    "another duty of zones than 上报",
    {
      plan: `${plan}下级: [{ 名称: 己区, 简称: 己 }]\n履职要求: [{ 事项: <<warning:plan-duties-of-zones-seen 月报>>, 单位: 下级, 首月: 2020-04, 截止日: 10 }]\n`,
    },
  ],
]);

cases([
  ["a day", { ledgers: one("时限: 2020-05-31") }],
  ["长期坚持", { ledgers: one("时限: <<immediate-has-day 长期坚持>>") }],
  ["by a review", { ledgers: one(log(done, failed("2020-05-05", { 时限: "<<immediate-has-day 长期坚持>>" }))) }],
]);

const staged = "分类处置: 分步整改\n节点: [{ 时限: 2020-05-30, 成果: 一 }, { 时限: 2020-06-20, 成果: 二 }]\n时限: 长期坚持";
cases([
  [
    "from 长期坚持 to a day",
    {
      ledgers: one(
        `${staged}\n${log(event("2020-05-10", "申请延期", { 延至: "2020-06-30" }), event("2020-05-11", "延期批复", { 延至: "2020-06-25" }))}`,
      ),
    },
  ],
  [
    "from 长期坚持 to a day gone",
    { ledgers: one(`${staged}\n${log(event("2020-05-10", "申请延期", { 延至: "<<extension-asked-in-time 2020-05-09>>" }))}`) },
  ],
  [
    "from 长期坚持 to 长期坚持",
    { ledgers: one(`${staged}\n${log(event("2020-05-10", "申请延期", { 延至: "<<extension-asked-in-time 长期坚持>>" }))}`) },
  ],
]);

cases([
  [
    "the last month of a quarter",
    {
      plan: `${plan}履职要求: [{ 事项: 季报, 单位: 全部, 首月: 2020-01, 间隔: 3, 截止日: 31 }]\n`,
      ledgers: {
        甲: `${ledger("甲局")}履职:\n  - { 日期: 2020-04-02, 事项: 季报, 月份: 2020-03 }\n`,
        乙: `${ledger("乙局")}履职:\n  - { 日期: 2020-04-02, 事项: 季报, 月份: 2020-03 }\n`,
        丙: `${ledger("丙局")}履职:\n  - { 日期: 2020-04-02, 事项: 季报, 月份: <<duty-occasion-known 2020-02>> }\n  - { 日期: 2020-04-03, 事项: 季报, 月份: 2020-03 }\n`,
        丁: `${ledger("丁园区")}履职:\n  - { 日期: 2020-04-02, 事项: 季报, 月份: 2020-03 }\n`,
      },
    },
  ],
]);

it("长期坚持 is no deadline, and no lack of one", async () => {
  const { campaign } = await check(
    [
      {
        path: "ledgers/plan.yaml",
        content: `${plan.replace(", 表单: visit", "")}来源: [督察反馈]\n口径: { 新发现从重: 否, 核查项: [整改到位] }\n`,
      },
      {
        path: "ledgers/甲.yaml",
        content: ledger(
          "甲局",
          `${staged}\n-清单号\n来源: 督察反馈\n${log(event("2020-05-10", "报完成"), failed("2020-05-12", { 追责落实: "", 制度有效: "" }))}`,
        ),
      },
    ],
    "2020-05-20",
  );
  if (!campaign) throw new Error("no campaign");
  expect(campaign.failed).toEqual([]);
  const { totals, items } = statusOf(campaign, { asOf: "2030-01-01" });
  expect([totals.open, totals.longTerm, totals.noDeadline, totals.overdue]).toEqual([1, 1, 0, 0]);
  expect(items[0]).toMatchObject({ due: null, longTerm: true, duePhase: null, overdue: false, dueSoon: false });
});

it("what is periodic takes 月份, also where its name is a built-in one; what is the plan's own takes 应报", async () => {
  const owed =
    "履职要求: [{ 事项: 督查, 单位: 全部, 首月: 2020-02, 间隔: 3, 截止日: 31 }, { 事项: 演练, 单位: 全部, 阶段: 2, 截止: 2020-05-31 }, { 事项: 演练, 单位: 全部, 阶段: 2, 截止: 2020-06-30 }]";
  const done =
    "履职:\n  - { 日期: 2020-05-06, 事项: 督查, 月份: 2020-04, 下月打算: [复查] }\n  - { 日期: 2020-05-08, 事项: 演练, 应报: 2020-06-30 }\n";
  const { result, campaign } = await check(
    [
      { path: "ledgers/plan.yaml", content: `${plan.replace(", 表单: visit", "")}${owed}\n` },
      { path: "ledgers/甲.yaml", content: `${ledger("甲局")}${done}` },
    ],
    "2020-05-20",
  );
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!campaign) throw new Error("no campaign");
  const { duties } = statusOf(campaign, { asOf: "2020-07-15" });
  expect(duties.filter(({ unit }) => unit === "甲局").map(({ duty, month, deadline, state }) => [duty, month, deadline, state])).toEqual([
    ["督查", "2020-04", "2020-05-31", "submitted"],
    ["演练", null, "2020-05-31", "missing"],
    ["演练", null, "2020-06-30", "submitted"],
  ]);
});
