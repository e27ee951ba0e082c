// Rules over one ledger: whose it is, its dates, what an inspection found, personal data.
import { describe } from "vitest";
import { cases, event, ledger, log, one, type Workspace } from "../workspace-case.ts";

const duty = (line: string, unit = "甲局", ...problems: string[]) => `${ledger(unit, ...problems)}履职:\n  - { ${line} }\n`;
const office = (text: string): Workspace => ({ ledgers: { 办公室: text } });

describe("ledger-named-after-unit", () =>
  cases([
    ["its short name", { ledgers: { 甲: ledger("甲局") } }],
    ["a unit the plan has not", { ledgers: { 甲: ledger("<<ledger-named-after-unit 甲居>>") } }],
    ["the short name is not the name", { ledgers: { 甲: ledger("<<ledger-named-after-unit 甲>>") } }],
    ["another file name", { ledgers: { 甲: null, 甲局: ledger("<<ledger-named-after-unit 甲局>>") } }],
    ["a copy whose 单位 was left as it was", { ledgers: { 乙: ledger("<<ledger-named-after-unit 甲局>>") } }],
    [
      "nothing follows from it: neither 编号 nor who holds the task, who verified, who approved",
      {
        ledgers: {
          丙: ledger(
            "<<ledger-named-after-unit 乙局>>",
            `编号: 丙-02-001\n任务: 2\n清单号: L-1\n${log(event("2020-05-04", "报完成"), event("2020-05-05", "核查", { 核查单位: "[乙局]" }), event("2020-05-06", "销号"))}`,
            "编号: 丙-02-002\n任务: 2\n清单号: L-2",
          ),
        },
      },
    ],
    ["the office's", office("单位: 整治办\n")],
    ["the office's under a unit's name", office("单位: <<ledger-named-after-unit 乙局>>\n")],
    ["the office is no unit", { ledgers: { 甲: ledger("<<ledger-named-after-unit 整治办>>") } }],
    [
      "单位 left out is the schema's",
      { ledgers: { 甲: "<<key-present 第一责任人>>: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n" } },
    ],
  ]));

describe("dated-by-check-day", () => {
  const asOf = "2020-05-20";
  cases([
    ["on the day", { asOf, ledgers: one(`登记日期: 2020-05-20\n${log(event("2020-05-20", "进展"))}`) }],
    ["an event the day after", { asOf, ledgers: one(log(event("<<dated-by-check-day 2020-05-21>>", "进展"))) }],
    ["登记日期 the day after", { asOf, ledgers: one("登记日期: <<dated-by-check-day 2020-05-21>>") }],
    ["a duty the day after", { asOf, ledgers: { 甲: duty("日期: <<dated-by-check-day 2020-05-21>>, 事项: 调研") } }],
    [
      "the office's the day after",
      { asOf, ...office("单位: 整治办\n履职:\n  - { 日期: <<dated-by-check-day 2020-05-21>>, 事项: 综合评估 }\n") },
    ],
    [
      "what is to come is no fault",
      {
        asOf,
        ledgers: one(
          `时限: 2020-05-31\n节点: [{ 时限: 2020-05-30, 成果: 某 }]\n${log(event("2020-05-20", "申请延期", { 延至: "2020-07-31" }))}`,
        ),
      },
    ],
    [
      "nothing follows from it",
      { asOf, ledgers: one(`登记日期: <<dated-by-check-day 2020-05-21>>\n时限: 2020-05-19\n发现日期: 2020-05-30`) },
    ],
  ]);
});

describe("findings-received", () => {
  const finding = (line: string) => duty(`日期: 2020-05-04, 事项: 交叉检查, 对象: 乙局, 情况: 查阅档案, 发现: [{ ${line} }]`);
  const found = (line: string) => ({ 甲: finding(line), 乙: ledger("乙局", "编号: 乙-01-001") });
  cases([
    ["received", { ledgers: found("情况: 某, 单位: 乙局, 任务: 1, 编号: 乙-01-001") }],
    ["not received", { ledgers: found("<<warning:findings-received 情况>>: 某, 单位: 乙局, 任务: 1") }],
    ["a number nobody has", { ledgers: found("情况: 某, 单位: 乙局, 任务: 1, 编号: <<findings-received 乙-01-002>>") }],
    ["a number of no unit", { ledgers: found("情况: 某, 单位: 乙局, 任务: 1, 编号: <<findings-received 己-01-001>>") }],
    ["a wrong number is one", { ledgers: found("情况: 某, 单位: 乙局, 任务: 1, 编号: <<value-form 乙1>>") }],
    ["a unit the plan has not", { ledgers: found("情况: 某, 单位: <<findings-received 乙居>>, 任务: 1, 编号: 乙-01-001") }],
    ["a task the plan has not", { ledgers: found("情况: 某, 单位: 乙局, 任务: <<findings-received 9>>, 编号: 乙-01-001") }],
    [
      "of the office",
      office(
        "单位: 整治办\n履职:\n  - { 日期: 2020-05-04, 事项: 暗访, 对象: 乙局, 情况: 看窗口, 发现: [{ <<warning:findings-received 情况>>: 某, 单位: 乙局, 任务: 1 }] }\n",
      ),
    ],
    [
      "a problem without 编号 may be it",
      {
        ledgers: {
          甲: finding("情况: 某, 单位: 乙局, 任务: 1, 编号: 乙-01-002"),
          乙: ledger("乙局", "-编号\n任务: 1").replace("任务", "<<key-present 任务>>"),
        },
      },
    ],
    [
      "and so may one whose 编号 is of another task",
      {
        ledgers: {
          甲: finding("情况: 某, 单位: 乙局, 任务: 1, 编号: 乙-01-002"),
          乙: ledger("乙局", "编号: <<number-matches-ledger 乙-02-002>>"),
        },
      },
    ],
    [
      "a ledger that cannot be read may hold it",
      {
        ledgers: { 甲: finding("情况: 某, 单位: 乙局, 任务: 1, 编号: 乙-01-002"), 乙: "单位: 乙局\n填报人<<ascii-punctuation ：>>李某\n" },
      },
    ],
  ]);
});

describe("identity-number-left-out", () => {
  const told = (text: string) => `<<identity-number-left-out ${text}>>`;
  cases([
    ["in 情况", { ledgers: one(`情况: ${told("当事人身份证号130102199001011234")}`) }],
    ["in an event", { ledgers: one(log(event("2020-05-04", "进展", { 情况: told("当事人13010219900101123X") }))) }],
    ["in 明细", { ledgers: one(`明细: { 当事人: [${told("某人 130102199001011234")}] }`) }],
    ["full width", { ledgers: one(`备注: ${told("１３０１０２１９９００１０１１２３４")}`) }],
    ["in 履职", { ledgers: { 甲: duty(`日期: 2020-05-04, 事项: 调研, 情况: ${told("某人130102199001011234")}`) } }],
    ["no day of birth in it", { ledgers: one("情况: 合同编号130102199013011234") }],
    ["part of a longer number", { ledgers: one("情况: 账号1301021990010112345") }],
    ["a code of a firm", { ledgers: one("情况: 某公司91130100MA0ABCDE12") }],
  ]);
});

describe("mobile-number-left-out", () => {
  const told = (text: string) => `<<warning:mobile-number-left-out ${text}>>`;
  cases([
    ["in 情况", { ledgers: one(`情况: ${told("某企业反映，电话13800000000")}`) }],
    ["in an event's 情况", { ledgers: one(log(event("2020-05-04", "进展", { 情况: told("致电１３８００００００００") }))) }],
    ["in 对象", { ledgers: one(log(event("2020-05-04", "追责", { 对象: told("窗口负责人13800000000") }))) }],
    ["in 电话 it belongs", { ledgers: one('责任人: { 姓名: 王某, 职务: 科长, 电话: "13800000000" }') }],
    ["a longer number is none", { ledgers: one("情况: 账号138000000001") }],
    ["nor is a shorter", { ledgers: one("情况: 热线1380000000") }],
  ]);
});

describe("blanks-filled", () =>
  cases([
    ["filled in", { ledgers: { 甲: "单位: 甲局\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n" } }],
    [
      "the form's dots",
      { ledgers: { 甲: "单位: 甲局\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: <<warning:blanks-filled ……>> }\n" } },
    ],
    [
      "words for it",
      { ledgers: { 甲: "单位: 甲局\n第一责任人: { 姓名: 张某, 职务: <<warning:blanks-filled 待填>> }\n填报人: { 姓名: 李某 }\n" } },
    ],
    ["in a problem", { ledgers: one("题目: <<warning:blanks-filled ……>>") }],
    ["dots within a text are text", { ledgers: one("题目: 收件……超时") }],
  ]));
