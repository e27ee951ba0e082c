// 核查, 销号, 追责, 反馈: who may verify and approve, and what a closure asks for.
import { describe } from "vitest";
import { cases, event, failed, ledger, log, one, plan } from "../workspace-case.ts";

const done = event("2020-05-04", "报完成");
const closed = event("2020-05-06", "销号");
const consolidation = "分类处置: 巩固防反弹\n-时限\n原完成日期: 2020-01-10\n";
const review = (changes: Readonly<Record<string, string>>) => event("2020-05-05", "核查", changes);

describe("verified-by-others", () => {
  const by = (units: string) => ({ ledgers: one(log(done, review({ 核查单位: units }))) });
  cases([
    ["whoever the plan names", by("[乙局, 丙局, 丁园区, 整治办, 督导组, 通报办]")],
    ["the owner", by("[<<verified-by-others 甲局>>, 丙局]")],
    ["a short name", by("[<<verified-by-others 丙>>]")],
    ["somebody else", by("[<<verified-by-others 某公司>>]")],
    ["a unit twice is the schema's", by("[丙局, <<list-without-repeats 丙局>>]")],
    ["nobody at all, too", by("<<list-long-enough []>>")],
  ]);
});

describe("verifiers-enough", () => {
  const by = (people: string) => one(log(done, review({ 核查人: people })));
  cases([
    ["two", { ledgers: by("[赵某, 钱某]") }],
    ["one", { ledgers: by("<<verifiers-enough [赵某]>>") }],
    ["one twice is the schema's", { ledgers: by("[赵某, <<list-without-repeats 赵某>>]") }],
    ["one is enough where the plan says so", { ledgers: by("[赵某]"), plan: `${plan}口径: { 核查人数: 1 }\n` }],
    ["two are not where it says three", { ledgers: by("<<verifiers-enough [赵某, 钱某]>>"), plan: `${plan}口径: { 核查人数: 3 }\n` }],
  ]);
});

describe("review-consistent", () =>
  cases([
    ["通过 with 不涉及, explained", { ledgers: one(log(done, review({ 追责落实: "不涉及", 制度有效: "不涉及", 说明: "没有责任人员" }))) }],
    ["通过 with 不涉及, unexplained", { ledgers: one(log(done, review({ 追责落实: "不涉及" }).replace("日期", "<<key-present 日期>>"))) }],
    ["通过 with 整改到位 否", { ledgers: one(log(done, review({ 整改到位: "否", 结论: "<<review-consistent 通过>>" }))) }],
    ["通过 with 追责落实 否", { ledgers: one(log(done, review({ 追责落实: "否", 结论: "<<review-consistent 通过>>" }))) }],
    [
      "通过 with two 否 is one fault",
      { ledgers: one(log(done, review({ 整改到位: "否", 制度有效: "否", 结论: "<<review-consistent 通过>>" }))) },
    ],
    ["it keeps its effect", { ledgers: one(log(done, review({ 整改到位: "否", 结论: "<<review-consistent 通过>>" }), closed)) }],
    ["不通过 with three 是", { ledgers: one(log(done, review({ 结论: "不通过", 说明: "另有问题" }))) }],
    ["不通过 unexplained", { ledgers: one(log(done, review({ 结论: "不通过" }).replace("日期", "<<key-present 日期>>"))) }],
    ["neither 文号 nor 佐证", { ledgers: one(log(done, review({ 文号: "" }).replace("日期", "<<key-present 日期>>"))) }],
    ["佐证 for 文号", { ledgers: one(log(done, review({ 文号: "", 佐证: "[{ 名称: 核查表, 文号: 2号 }]" }))) }],
  ]));

describe("failed-review-sets-deadline", () => {
  const first = (text: string) => text.replace("日期", "<<failed-review-sets-deadline 日期>>");
  cases([
    ["the problem has one", { ledgers: one(log(done, failed("2020-05-05"))) }],
    ["it has none", { ledgers: one(consolidation + log(first(failed("2020-05-05")))) }],
    ["it is given one", { ledgers: one(consolidation + log(failed("2020-05-05", { 时限: "2020-06-30" }))) }],
    [
      "a review before gave it one",
      { ledgers: one(consolidation + log(failed("2020-05-03", { 时限: "2020-06-30" }), done, failed("2020-05-05"))) },
    ],
    [
      "an extension it makes impossible is not told again",
      { ledgers: one(consolidation + log(first(failed("2020-05-05")), event("2020-05-06", "申请延期"))) },
    ],
    [
      "one asked where no review could have set a deadline is told",
      {
        ledgers: one(`-时限\n${log(event("2020-05-04", "<<event-allowed-in-state 申请延期>>"))}`),
        asOf: "2020-05-10",
      },
    ],
    ["a wrong one is one", { ledgers: one(consolidation + log(failed("2020-05-05", { 时限: "<<day-is-real 2020-06-31>>" }))) }],
    [
      "a review that its state does not allow",
      { ledgers: one(`-时限\n${log(failed("2020-05-05").replace("核查", "<<event-allowed-in-state 核查>>"))}`), asOf: "2020-05-10" },
    ],
  ]);
});

describe("approved-by-entitled", () => {
  const by = (body: string) => one(log(done, review({}), event("2020-05-06", "销号", { 批准单位: body })));
  const hostBy = (body: string, kind = "销号") => ({
    乙: ledger("乙局", `编号: 乙-01-001\n${log(done, review({}), event("2020-05-06", kind, { 批准单位: body }))}`),
  });
  cases([
    ["the office", { ledgers: by("整治办") }],
    ["another body", { ledgers: by("督导组") }],
    ["the one that issues the bulletin", { ledgers: by("<<approved-by-entitled 通报办>>") }],
    ["a unit", { ledgers: by("<<approved-by-entitled 乙局>>") }],
    ["the owner", { ledgers: by("<<approved-by-entitled 甲局>>") }],
    [
      "an extension, too",
      {
        ledgers: one(log(event("2020-05-02", "申请延期"), event("2020-05-03", "延期批复", { 批准单位: "<<approved-by-entitled 乙局>>" }))),
      },
    ],
    ["and a correction", { ledgers: one(log(event("2020-05-02", "更正", { 批准单位: "<<approved-by-entitled 乙局>>" }))) }],
    ["the host's by another body", { ledgers: hostBy("督导组") }],
    ["the host's by the office", { ledgers: hostBy("<<approved-by-entitled 整治办>>") }],
    ["the host's correction by the office", { ledgers: hostBy("<<approved-by-entitled 整治办>>", "更正") }],
  ]);
});

describe("closure-verified-on-site", () => {
  const on = (manner: string) => review({ 方式: manner });
  const refusedClosure = event("2020-05-06", "<<closure-verified-on-site 销号>>");
  cases([
    ["现场", { ledgers: one(log(done, on("现场"), closed)) }],
    ["回访", { ledgers: one(log(done, on("回访"), closed)) }],
    ["抽查", { ledgers: one(log(done, on("抽查"), closed)) }],
    ["资料 alone", { ledgers: one(log(done, on("资料"), refusedClosure)) }],
    ["资料 after 现场", { ledgers: one(log(done, on("现场"), on("资料"), closed)) }],
    [
      "现场 before the last 报完成 does not count",
      { ledgers: one(log(done, failed("2020-05-05"), event("2020-05-05", "报完成"), on("资料"), refusedClosure)) },
    ],
    ["巩固防反弹 without 报完成: since the start", { ledgers: one(consolidation + log(on("现场"), on("资料"), closed)) }],
    ["a wrong 方式 may be another", { ledgers: one(log(done, on("<<value-in-list 看看>>"), closed)) }],
    ["not asked for by the plan", { ledgers: one(log(done, on("资料"), closed)), plan: `${plan}口径: { 须现场核查: 否 }\n` }],
  ]);
});

describe("closure-of-host-independent", () => {
  const hosts = (...events: string[]) => ({ 乙: ledger("乙局", `编号: 乙-01-001\n${log(done, ...events)}`) });
  const by = (units: string, changes = {}) => review({ 核查单位: units, ...changes });
  const approved = event("2020-05-06", "销号", { 批准单位: "督导组" });
  const wrong = approved.replace("销号,", "<<closure-of-host-independent 销号>>,");
  cases([
    ["another unit took part", { ledgers: hosts(by("[整治办, 丙局]"), approved) }],
    ["the office alone", { ledgers: hosts(by("[整治办]"), wrong) }],
    ["other bodies are no units of the plan", { ledgers: hosts(by("[督导组, 通报办]"), wrong) }],
    [
      "a unit took part in one that failed",
      { ledgers: hosts(by("[丙局]", { 结论: "不通过", 说明: "没有到位" }), event("2020-05-05", "报完成"), by("[整治办]"), wrong) },
    ],
    ["a unit took part in the first of two", { ledgers: hosts(by("[丙局]"), by("[整治办]"), approved) }],
    [
      "before the last 报完成 does not count",
      {
        ledgers: hosts(
          by("[丙局]"),
          by("[丙局]", { 结论: "不通过", 说明: "没有到位" }),
          event("2020-05-05", "报完成"),
          by("[整治办]"),
          wrong,
        ),
      },
    ],
    ["nothing follows from a name that is wrong", { ledgers: hosts(by("[<<verified-by-others 丙居>>]"), approved) }],
    ["not asked of other units", { ledgers: one(log(done, by("[整治办]"), closed)) }],
  ]);
});

const serious = "分类处置: 从重处理\n来源: 自查\n-清单号\n";
const decided = (on: string, changes = {}) => event(on, "追责", changes);

describe("serious-decided-before-completion", () => {
  const handed = (...events: string[]) => ({
    ...one(serious + log(...events, event("2020-05-03", "移交"))),
    乙: ledger(
      "乙局",
      `编号: 乙-01-001\n${serious}登记日期: 2020-05-03\n移自: 甲-01-001\n${log(events.length > 0 ? done : done.replace("报完成", "<<serious-decided-before-completion 报完成>>"))}`,
    ),
  });
  const twice = (first: string) => ({
    ...one(serious + log(first, event("2020-05-03", "移交"))),
    乙: ledger(
      "乙局",
      `编号: 乙-01-001\n${serious}登记日期: 2020-05-03\n移自: 甲-01-001\n${log(event("2020-05-03", "移交", { 移至: "丁园区" }))}`,
    ),
    丁: ledger("丁园区", `编号: 丁-01-001\n${serious}登记日期: 2020-05-03\n移自: 乙-01-001\n${log(done)}`),
  });
  cases([
    ["decided before", { ledgers: one(serious + log(decided("2020-05-02"), done)) }],
    [
      "decided not to",
      {
        ledgers: one(serious + log(decided("2020-05-02", { 结论: "不予追责", 形式: "", 对象: "", 决定机关: "", 理由: "没有过错" }), done)),
      },
    ],
    ["on the same day, above", { ledgers: one(serious + log(decided("2020-05-04"), done)) }],
    [
      "on the same day, below",
      { ledgers: one(serious + log(event("2020-05-04", "<<serious-decided-before-completion 报完成>>"), decided("2020-05-04"))) },
    ],
    ["not decided", { ledgers: one(serious + log(event("2020-05-04", "<<serious-decided-before-completion 报完成>>"))) }],
    [
      "nothing follows from a 事项 that is wrong",
      { ledgers: one(serious + log(event("2020-05-02", "进展").replace("进展", "<<value-in-list 追究>>"), done)) },
    ],
    [
      "told once, at the first report",
      {
        ledgers: one(
          serious +
            log(event("2020-05-04", "<<serious-decided-before-completion 报完成>>"), failed("2020-05-05"), event("2020-05-06", "报完成")),
        ),
      },
    ],
    ["not asked of others", { ledgers: one(log(done)) }],
    ["decided before it was handed over", { ledgers: handed(decided("2020-05-02")) }],
    ["not decided before it was handed over", { ledgers: handed() }],
    ["decided before it was handed over twice", { ledgers: twice(decided("2020-05-02")) }],
  ]);
});

describe("serious-decided-in-time", () => {
  const late = "分类处置: <<warning:serious-decided-in-time 从重处理>>\n来源: 自查\n-清单号\n时限: 2020-12-31\n";
  const open = `${serious}时限: 2020-12-31\n`;
  cases([
    ["the last day", { ledgers: one(open), asOf: "2020-05-31" }],
    ["the day after", { ledgers: one(late), asOf: "2020-06-01" }],
    ["decided on the last day", { ledgers: one(open + log(decided("2020-05-31"))), asOf: "2020-06-20" }],
    ["decided the day after", { ledgers: one(open + log(decided("<<warning:serious-decided-in-time 2020-06-01>>"))), asOf: "2020-06-20" }],
    ["days of the plan's own", { ledgers: one(late), asOf: "2020-05-03", plan: `${plan}口径: { 从重决定天数: 1 }\n` }],
    [
      "decided before it was handed over",
      {
        asOf: "2020-06-05",
        ledgers: {
          ...one(`${open}${log(decided("2020-05-02"), event("2020-05-03", "移交"))}`),
          乙: ledger("乙局", `编号: 乙-01-001\n${open}登记日期: 2020-05-03\n移自: 甲-01-001`),
        },
      },
    ],
    [
      "nothing follows from a number that cannot be found",
      { ledgers: one(`${open}移自: <<transfer-carried-over 乙-01-009>>`), asOf: "2020-06-01" },
    ],
  ]);
});

describe("feedback-given", () => {
  const awaited = "需反馈: 是\n";
  const given = event("2020-05-05", "反馈");
  const missing = event("2020-05-06", "<<warning:feedback-given 销号>>");
  cases([
    ["given before", { ledgers: one(awaited + log(done, given, review({}), closed)) }],
    ["given since", { ledgers: one(awaited + log(done, review({}), closed, event("2020-05-07", "反馈"))) }],
    ["not given", { ledgers: one(awaited + log(done, review({}), missing)) }],
    ["not awaited", { ledgers: one(`需反馈: 否\n${log(done, review({}), closed)}`) }],
    ["not closed yet", { ledgers: one(awaited + log(done, review({}))) }],
    [
      "nothing follows from a 事项 that is wrong",
      {
        ledgers: one(
          awaited +
            log(
              done,
              review({}),
              closed,
              given
                .replace("05-05", "05-07")
                .replace("反馈", "<<value-in-list 回复>>")
                .replace(/, 对象.*满意度: 满意/, ""),
            ),
        ),
      },
    ],
  ]);
});
