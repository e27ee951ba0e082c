// Rules over all ledgers together: numbers, 合并, 移交, what looks closed on paper, units without a ledger.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { type EvidenceFacts, unread, unreadable as withoutDigest } from "../../src/model/evidence.ts";
import { cases, event, ledger, log, one, plan, sourcesOf } from "../workspace-case.ts";

const second = (differences = "") => `编号: 甲-01-002\n清单号: L-2\n时限: 2020-05-30\n${differences}`;
const unreadable = (unit: string) => `单位: ${unit}\n填报人<<ascii-punctuation ：>>李某\n`;
const merge = (into: string) => log(event("2020-05-04", "合并", { 并入: into }));

describe("number-used-once", () =>
  cases([
    ["the later", { ledgers: one("", "编号: <<number-used-once 甲-01-001>>\n清单号: L-2") }],
    [
      "each later one",
      { ledgers: one("", "编号: <<number-used-once 甲-01-001>>\n清单号: L-2", "编号: <<number-used-once 甲-01-001>>\n清单号: L-3") },
    ],
    [
      "after it was closed, too",
      {
        ledgers: one(
          log(event("2020-05-04", "报完成"), event("2020-05-05", "核查"), event("2020-05-06", "销号")),
          "编号: <<number-used-once 甲-01-001>>\n清单号: L-2",
        ),
      },
    ],
    [
      "in another ledger it is a number of the wrong unit, and whose it is is not told off",
      { ledgers: { ...one(""), 丁: ledger("丁园区", "编号: <<number-matches-ledger 甲-01-001>>\n清单号: L-2") } },
    ],
    [
      "twice there: told once, that it is another unit's",
      {
        ledgers: {
          ...one(""),
          丁: ledger("丁园区", "编号: <<number-matches-ledger 甲-01-001>>\n清单号: L-2", "编号: 甲-01-001\n清单号: L-3"),
        },
      },
    ],
    ["001 and 0001 differ", { ledgers: one("", "编号: 甲-01-0001\n清单号: L-2") }],
  ]));

describe("merge-target-exists", () =>
  cases([
    ["another number", { ledgers: one(merge("甲-01-002"), second()) }],
    ["another unit's", { ledgers: { ...one(merge("乙-01-001")), 乙: ledger("乙局", "编号: 乙-01-001\n清单号: L-2") } }],
    ["its own", { ledgers: one(merge("<<merge-target-exists 甲-01-001>>")) }],
    ["one that is nowhere", { ledgers: one(merge("<<merge-target-exists 甲-01-009>>")) }],
    ["one of no unit", { ledgers: one(merge("<<merge-target-exists 己-01-001>>")) }],
    ["a ring of two", { ledgers: one(merge("<<merge-target-exists 甲-01-002>>"), second(merge("<<merge-target-exists 甲-01-001>>"))) }],
    [
      "a ring and who leads into it",
      {
        ledgers: one(
          merge("<<merge-target-exists 甲-01-002>>"),
          second(merge("<<merge-target-exists 甲-01-001>>")),
          `编号: 甲-01-003\n清单号: L-3\n${merge("甲-01-002")}`,
        ),
      },
    ],
    ["a chain", { ledgers: one(merge("甲-01-002"), second(merge("甲-01-003")), "编号: 甲-01-003\n清单号: L-3") }],
    [
      "a 合并 its state does not allow makes no ring",
      {
        ledgers: one(
          merge("甲-01-002"),
          second(log(event("2020-05-03", "报完成"), event("2020-05-04", "<<event-allowed-in-state 合并>>", { 并入: "甲-01-001" }))),
        ),
      },
    ],
    [
      "one of a unit whose ledger is not here",
      { ledgers: { ...one(merge("丙-02-001")), 丙: null }, plan: plan.replace(/\{ 名称: 丙局.*\}/, "<<warning:unit-has-ledger $&>>") },
    ],
    ["one whose 编号 may be the wrong one", { ledgers: one(merge("甲-01-002"), second().replace("甲-01-002", "<<value-form 甲-1-002>>")) }],
    ["one in a ledger that could not be read", { ledgers: { ...one(merge("乙-01-001")), 乙: unreadable("乙局") } }],
  ]));

describe("transfer-received", () => {
  const to = (unit: string) => log(event("2020-05-04", "移交", { 移至: unit }));
  const receiver = (differences = "") => ledger("乙局", `编号: 乙-01-001\n移自: 甲-01-001\n登记日期: 2020-05-04\n${differences}`);
  cases([
    ["received", { ledgers: { ...one(to("乙局")), 乙: receiver() } }],
    ["not received", { ledgers: one(to("<<warning:transfer-received 乙局>>")) }],
    ["entered without 移自", { ledgers: { ...one(to("<<warning:transfer-received 乙局>>")), 乙: receiver("-移自") } }],
    ["a wrong 移自 may be it", { ledgers: { ...one(to("乙局")), 乙: receiver("移自: <<value-form 甲-1-1>>") } }],
    [
      "a unit without a ledger has not received it",
      {
        ledgers: { ...one(to("<<warning:transfer-received 乙局>>")), 乙: null },
        plan: plan.replace(/\{ 名称: 乙局.*\}/, "<<warning:unit-has-ledger $&>>"),
      },
    ],
    ["a ledger that could not be read may hold it", { ledgers: { ...one(to("乙局")), 乙: unreadable("乙局") } }],
    [
      "a 移交 its state does not allow",
      { ledgers: one(log(event("2020-05-03", "报完成"), event("2020-05-04", "<<event-allowed-in-state 移交>>"))) },
    ],
  ]);
});

describe("transfer-carried-over", () => {
  const handed = (differences = "", unit = "乙局") => one(`${differences}\n${log(event("2020-05-04", "移交", { 移至: unit }))}`);
  const received = (differences: string) => ledger("乙局", `编号: 乙-01-001\n移自: 甲-01-001\n登记日期: 2020-05-04\n${differences}`);
  const pair = (differences: string, origin = "") => ({ ledgers: { ...handed(origin), 乙: received(differences) } });
  cases([
    ["entered on the day of the 移交, with its deadline", pair("")],
    ["a nearer deadline", pair("时限: 2020-05-30")],
    [
      "a deadline that has passed",
      { ledgers: { ...handed("登记日期: 2020-05-01\n时限: 2020-05-03"), 乙: received("时限: <<warning:deadline-kept 2020-05-03>>") } },
    ],
    ["a later deadline", pair("时限: <<transfer-carried-over 2020-06-01>>")],
    ["entered the day before", pair("登记日期: <<transfer-carried-over 2020-05-03>>")],
    ["another 来源", pair("来源: <<transfer-carried-over 明察>>")],
    ["another 清单号", pair("清单号: <<transfer-carried-over L-2>>")],
    [
      "清单号 left out",
      pair(
        `<<transfer-carried-over 编号>>: 乙-01-001\n来源: 明察\n-清单号\n分类处置: 从重处理\n${log(event("2020-05-05", "追责"))}`,
        "来源: 明察",
      ),
    ],
    [
      "清单号 out of nothing",
      {
        ledgers: {
          ...handed("来源: 自查\n-清单号\n分类处置: 从重处理"),
          乙: received("来源: 自查\n清单号: <<transfer-carried-over L-2>>"),
        },
      },
    ],
    ["nobody's number", { ledgers: { 乙: received("移自: <<transfer-carried-over 甲-01-009>>") } }],
    ["its own number", { ledgers: { 乙: received("移自: <<transfer-carried-over 乙-01-001>>") } }],
    ["never handed over", { ledgers: { ...one(""), 乙: received("移自: <<transfer-carried-over 甲-01-001>>") } }],
    ["handed to another unit", { ledgers: { ...handed("", "丁园区"), 乙: received("移自: <<transfer-carried-over 甲-01-001>>") } }],
    [
      "received twice",
      {
        ledgers: {
          ...handed(),
          乙: ledger(
            "乙局",
            "编号: 乙-01-001\n移自: 甲-01-001\n登记日期: 2020-05-04",
            "编号: 乙-01-002\n移自: <<transfer-carried-over 甲-01-001>>\n登记日期: 2020-05-04",
          ),
        },
      },
    ],
    [
      "the due handed over is the one in force",
      {
        ledgers: {
          ...one(log(event("2020-05-02", "申请延期"), event("2020-05-03", "延期批复"), event("2020-05-04", "移交"))),
          乙: received("时限: 2020-06-03"),
        },
      },
    ],
    ["nothing follows from a wrong 移至", { ledgers: { ...handed("", "<<transfer-to-entitled-unit 乙居>>"), 乙: received("") } }],
    [
      "nor from a wrong 事项",
      { ledgers: { ...one(log(event("2020-05-04", "进展").replace("进展", "<<value-in-list 转交>>"))), 乙: received("") } },
    ],
    [
      "nor from a 移自 whose ledger is not here",
      {
        ledgers: { ...one(""), 丙: null, 乙: received("移自: 丙-01-001") },
        plan: plan.replace(/\{ 名称: 丙局.*\}/, "<<warning:unit-has-ledger $&>>"),
      },
    ],
  ]);
});

describe("evidence-not-shared", () => {
  const fact = (digest: string, size = 10) => ({ state: "file" as const, size, digest: () => digest });
  const paper = (file: string, on = "2020-05-04") => log(event(on, "进展", { 佐证: `[${file}]` }));
  const film = (ends: string, whole: string = unread) => ({
    ...fact(""),
    size: 300_000_000,
    digest: (part: "ends" | "whole") => (part === "ends" ? ends : whole),
  });
  const evidence = {
    ...{ "a.pdf": fact("x"), "b.pdf": fact("x"), "c.pdf": fact("y"), "d.pdf": fact("x", 11) },
    ...{
      "a.mp4": film("x"),
      "b.mp4": film("x"),
      "c.mp4": film("y"),
      "broken.mp4": film(withoutDigest),
      "half.mp4": film("x", withoutDigest),
    },
  };
  const shared = (file: string) => `<<warning:evidence-not-shared ${file}>>`;
  cases([
    ["different bytes", { ledgers: one(paper("a.pdf"), second(paper("c.pdf"))), evidence }],
    ["another length", { ledgers: one(paper("a.pdf"), second(paper("d.pdf"))), evidence }],
    ["the same bytes under another name", { ledgers: one(paper("a.pdf"), second(paper(shared("b.pdf")))), evidence }],
    ["the same file", { ledgers: one(paper("a.pdf"), second(paper(shared("a.pdf")))), evidence }],
    ["several times in one problem", { ledgers: one(paper("a.pdf, b.pdf")), evidence }],
    [
      "of three once",
      { ledgers: one(paper("a.pdf"), second(paper(shared("b.pdf"))), `编号: 甲-01-003\n清单号: L-3\n${paper("a.pdf")}`), evidence },
    ],
    ["one merged into the other", { ledgers: one(paper("a.pdf") + event("2020-05-05", "合并"), second(paper("a.pdf"))), evidence }],
    ["nobody looked", { ledgers: one(paper("a.pdf"), second(paper("a.pdf"))) }],
    ["two films that begin and end alike", { ledgers: one(paper("a.mp4"), second(paper(shared("b.mp4")))), evidence }],
    ["two films that do not", { ledgers: one(paper("a.mp4"), second(paper("c.mp4"))), evidence }],
    ["one that breaks off while it is read", { ledgers: one(paper("a.mp4"), second(paper(shared("half.mp4")))), evidence }],
    ["one that cannot be read", { ledgers: one(paper("a.mp4"), second(paper(shared("broken.mp4")))), evidence }],
    [
      "one film, and another that is like it",
      {
        ledgers: one(paper("a.mp4"), second(paper(shared("a.mp4"))), `编号: 甲-01-003\n清单号: L-3\n${paper(shared("b.mp4"))}`),
        evidence,
      },
    ],
  ]);

  it.each([
    ["b.pdf", "内容完全相同"],
    ["b.mp4", "大小和首尾相同，文件过大，没有全部读取，不能断定是不是同一份"],
    ["e.mp4", "大小相同，文件过大，没有全部读取，不能断定是不是同一份"],
  ])("says of %s how far it was read", async (file, told) => {
    const ledgers = one(paper(file.replace(/^./, file.startsWith("e") ? "f" : "a")), second(paper(file)));
    const all: Record<string, EvidenceFacts> = { ...evidence, "e.mp4": film(unread), "f.mp4": film(unread) };
    const { result } = await check(sourcesOf({ ledgers }), "2020-05-20", { evidence: (path) => all[path] });
    expect(result.diagnostics.map(({ message }) => message)).toEqual([`与编号“甲-01-001”的佐证${told}`]);
  });
});

describe("text-not-copied", () => {
  const text = (length: number) => "整".repeat(length);
  const told = (length: number) => `情况: <<warning:text-not-copied ${text(length)}>>`;
  cases([
    ["thirty characters", { ledgers: one(`情况: ${text(30)}`, second(told(30))) }],
    ["twenty-nine", { ledgers: one(`情况: ${text(29)}`, second(`情况: ${text(29)}`)) }],
    [
      "of an event",
      {
        ledgers: one(
          log(event("2020-05-04", "进展", { 情况: text(30) })),
          second(log(event("2020-05-04", "进展", { 情况: `<<warning:text-not-copied ${text(30)}>>` }))),
        ),
      },
    ],
    ["of three once", { ledgers: one(`情况: ${text(30)}`, second(told(30)), `编号: 甲-01-003\n清单号: L-3\n情况: ${text(30)}`) }],
    ["within one problem", { ledgers: one(`情况: ${text(30)}\n${log(event("2020-05-04", "进展", { 情况: text(30) }))}`) }],
    [
      "one handed over",
      {
        ledgers: {
          ...one(`情况: ${text(30)}\n${log(event("2020-05-04", "移交"))}`),
          乙: ledger("乙局", `编号: 乙-01-001\n移自: 甲-01-001\n登记日期: 2020-05-04\n情况: ${text(30)}`),
        },
      },
    ],
  ]);
});

describe("firm-entered-once", () => {
  const firm = (name: string) => `明细: { 企业: ${name} }`;
  const told = "<<warning:firm-entered-once 某公司>>";
  cases([
    ["two firms", { ledgers: one(firm("某公司"), second(firm("别的公司"))) }],
    ["one firm", { ledgers: one(firm("某公司"), second(firm(told))) }],
    ["another type", { ledgers: one(firm("某公司"), second(`类型: 收费\n${firm("某公司")}`)) }],
    ["another unit's", { ledgers: { 丁: ledger("丁园区", `编号: 丁-01-001\n清单号: L-3\n${firm("某公司")}`), ...one(firm(told)) } }],
    ["of a 项目", { ledgers: one("项目: { 企业: 某公司 }", second(`项目: { 企业: ${told} }`)) }],
    [
      "handed over",
      {
        ledgers: {
          ...one(`${firm("某公司")}\n${log(event("2020-05-04", "移交"))}`),
          乙: ledger("乙局", `编号: 乙-01-001\n移自: 甲-01-001\n登记日期: 2020-05-04\n${firm("某公司")}`),
        },
      },
    ],
  ]);
});

describe("unit-has-ledger", () => {
  const lacking = plan.replace(/\{ 名称: 丙局.*\}/, "<<warning:unit-has-ledger $&>>");
  cases([
    ["a warning on its entry in the plan", { ledgers: { ...one(""), 丙: null }, plan: lacking }],
    ["a file that cannot be read is there", { ledgers: { ...one(""), 丙: unreadable("丙局") } }],
    ["a file whose 单位 is wrong, too", { ledgers: { ...one(""), 丙: ledger("<<ledger-named-after-unit 丙居>>") } }],
  ]);
});

describe("others-in-sight", () => {
  const alone = { 乙: null, 丙: null, 丁: null };
  const lacking = plan.replace(/\{ 名称: [乙丙丁].*\}/g, "<<warning:unit-has-ledger $&>>");
  const own = (unit: string, ...problems: string[]) => ({ ...alone, 甲: ledger(unit, ...problems) });
  cases([
    [
      "a clerk with the plan and the own file is told once",
      { ledgers: own("<<info:others-in-sight 甲局>>", merge("乙-01-001")), plan: lacking },
    ],
    [
      "and nothing else that needs the others",
      { ledgers: own("<<info:others-in-sight 甲局>>", log(event("2020-05-04", "移交"))), plan: lacking },
    ],
    [
      "two ledgers are no one's own",
      { ledgers: { ...own("甲局"), 丁: ledger("丁园区") }, plan: plan.replace(/\{ 名称: [乙丙].*\}/g, "<<warning:unit-has-ledger $&>>") },
    ],
  ]);
});
