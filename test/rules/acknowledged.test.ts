// 已核实: which warnings are answered, where, from which day on, and which answers are told themselves.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { adjusted } from "../../src/model/diagnostic.ts";
import { cases, event, ledger, log, one, plan, sourcesOf, type Workspace } from "../workspace-case.ts";

const phone = "情况: 热线13800000000无人接听";
const answer = (rule: string, on = "2020-05-18", reason = "是对外公布的热线") => `\n  - { 规则: ${rule}, 理由: ${reason}, 日期: ${on} }`;
const answers = (...all: string[]) => `已核实:${all.join("")}`;
const hotline = answers(answer("mobile-number-left-out"));

async function counts(workspace: Workspace, asOf = "2020-05-20", options: Parameters<typeof check>[2] = {}) {
  const { result } = await check(sourcesOf(workspace), asOf, options);
  const { errors, warnings, acknowledged, diagnostics } = result;
  return {
    errors,
    warnings,
    acknowledged: acknowledged.map(({ rule, item }) => `${rule} ${item}`),
    told: diagnostics.map(({ rule }) => rule),
  };
}

describe("a warning that was answered", () => {
  it("is not told but counted, with its answer", async () => {
    const { result } = await check(sourcesOf({ ledgers: one(`${phone}\n${hotline}`) }), "2020-05-20");
    expect(result).toMatchObject({ errors: 0, warnings: 0, diagnostics: [] });
    expect(result.acknowledged).toMatchObject([
      {
        rule: "mobile-number-left-out",
        severity: "warning",
        item: "甲-01-001",
        acknowledged: { reason: "是对外公布的热线", on: "2020-05-18" },
      },
    ]);
  });

  cases([
    [
      "on its problem alone",
      {
        ledgers: one(`${phone}\n${hotline}`, `编号: 甲-01-002\n清单号: L-2\n情况: <<warning:mobile-number-left-out 热线13800000000坏了>>`),
      },
    ],
    ["of its rule alone", { ledgers: one(`${phone}\n时限: <<warning:deadline-ahead 2020-05-21>>\n${hotline}`) }],
    ["on the day itself", { ledgers: one(`${phone}\n${answers(answer("mobile-number-left-out", "2020-05-20"))}`) }],
    ["on the day of entry", { ledgers: one(`${phone}\n${answers(answer("mobile-number-left-out", "2020-05-01"))}`) }],
    [
      "not before the problem was entered",
      {
        ledgers: one(
          `情况: <<warning:mobile-number-left-out 热线13800000000>>\n${answers(answer("mobile-number-left-out", "<<acknowledged-after-entry 2020-04-30>>"))}`,
        ),
      },
    ],
    [
      "not before its day, which is then an error as any later day",
      {
        ledgers: one(
          `情况: <<warning:mobile-number-left-out 热线13800000000>>\n${answers(answer("mobile-number-left-out", "<<dated-by-check-day 2020-05-21>>"))}`,
        ),
      },
    ],
    [
      "not without a reason",
      {
        ledgers: one(
          `情况: <<warning:mobile-number-left-out 热线13800000000>>\n已核实:\n  - { <<key-present 规则>>: mobile-number-left-out, 日期: 2020-05-18 }`,
        ),
      },
    ],
    [
      "by an entry beside one that is wrong",
      { ledgers: one(`${phone}\n${answers(answer("mobile-number-left-out"), answer("text-not-copied", "<<day-is-real 2020-05-32>>"))}`) },
    ],
    [
      "by an entry beside one that is none",
      { ledgers: one(`${phone}\n${answers(answer("mobile-number-left-out"), "\n  - <<value-type 已看过>>")}`) },
    ],
    [
      "never an error of the same rule",
      {
        ledgers: one(
          `<<essentials-complete 编号>>: 甲-01-001\n-措施\n${answers(answer("essentials-complete"))}\n${log(event("2020-05-19", "报完成"))}`,
        ),
      },
    ],
    [
      "as a reminder too",
      { ledgers: one(answers(answer("deadline-kept", "2020-06-02"), answer("progress-recorded", "2020-06-06"))), asOf: "2020-06-06" },
    ],
    ["in how the file is written", { ledgers: one(`情况: 收件超时，见 #3号材料\n${answers(answer("no-swallowed-text"))}`) }],
    [
      "between ledgers",
      {
        ledgers: {
          乙: ledger("乙局", "编号: 乙-01-001\n清单号: L-2\n项目: { 企业: 某公司 }"),
          甲: ledger("甲局", `项目: { 企业: 某公司 }\n${answers(answer("firm-entered-once"))}`),
        },
      },
    ],
  ]);

  it("stands for no other of its root", async () => {
    const blank = "情况: ……";
    const { told, acknowledged } = await counts({
      ledgers: one(`${blank}\n${answers(answer("blanks-filled"))}`, `编号: 甲-01-002\n清单号: L-2\n${blank}`),
    });
    expect([told, acknowledged]).toEqual([["blanks-filled"], ["blanks-filled 甲-01-001"]]);
  });

  it.each([
    [
      "text-not-copied",
      (no: number) => `编号: 甲-01-00${no}\n清单号: L-${no}\n情况: ${"相关科室高度重视立即组织逐项排查整改目前各项工作正在有序推进"}`,
    ],
    [
      "evidence-not-shared",
      (no: number) => `编号: 甲-01-00${no}\n清单号: L-${no}\n${log(event("2020-05-19", "进展", { 情况: `第${no}件`, 佐证: "[a.pdf]" }))}`,
    ],
  ])("of several told once, lets the next be told (%s)", async (rule, problem) => {
    const evidence = () => ({ state: "file", size: 3, digest: () => "x" }) as const;
    const told = async (...answered: number[]) => {
      const written = [1, 2, 3, 4].map((no) => `${problem(no)}${answered.includes(no) ? `\n${answers(answer(rule))}` : ""}`);
      const { result } = await check(sourcesOf({ ledgers: one(...written) }), "2020-05-20", { evidence });
      return [result.diagnostics, result.acknowledged].map((found) => found.map((each) => `${each.rule} ${each.item}`));
    };
    expect(await told()).toEqual([[`${rule} 甲-01-002`], []]);
    expect(await told(2)).toEqual([[`${rule} 甲-01-003`], [`${rule} 甲-01-002`]]);
    expect(await told(2, 3, 4)).toEqual([[], [2, 3, 4].map((no) => `${rule} 甲-01-00${no}`)]);
  });

  it("bears the latest answer in force", async () => {
    const both = answers(
      answer("mobile-number-left-out", "2020-05-18", "后来的"),
      answer("mobile-number-left-out", "2020-05-03", "先前的"),
    );
    const { result } = await check(sourcesOf({ ledgers: one(`${phone}\n${both}`) }), "2020-05-20");
    expect(result.acknowledged.map(({ acknowledged }) => acknowledged?.reason)).toEqual(["后来的"]);
  });

  it("against git history too", async () => {
    const before = sourcesOf({ ledgers: one(log(event("2020-05-10", "进展"))) });
    const late = (more: string) => one(`${more}${log(event("2020-05-08", "回访"), event("2020-05-10", "进展"))}`);
    const judged = async (more: string) => {
      const { result } = await check(sourcesOf({ ledgers: late(more) }), "2020-05-20", { base: { sources: before } });
      return [result.diagnostics, result.acknowledged].map((found) => found.map(({ rule }) => rule));
    };
    expect(await judged("")).toEqual([["no-late-entry"], []]);
    expect(await judged(`${answers(answer("no-late-entry"))}\n`)).toEqual([[], ["no-late-entry"]]);
  });
});

it("taken back or worded anew, an answer is no change of the record", async () => {
  const before = sourcesOf({ ledgers: one(`${phone}\n${hotline}`) });
  for (const now of [phone, `${phone}\n${hotline.replace("公布", "公开")}`]) {
    const { result } = await check(sourcesOf({ ledgers: one(now) }), "2020-05-20", { base: { sources: before } });
    expect(result.errors).toBe(0);
  }
});

describe("an answer", () => {
  const idle = (rule: string, more = "") => ({ ledgers: one(`${more}已核实:\n  - { 规则: ${rule}, 理由: 某, 日期: 2020-05-18 }`) });
  cases([
    ["to nothing is told", idle("<<warning:acknowledged-warning-stands mobile-number-left-out>>")],
    ["to what a form of another task asks", idle("<<warning:acknowledged-warning-stands lease-within-twenty-years>>")],
    ["to an error", idle("<<warning:acknowledged-warning-stands due-after-entry>>")],
    ["to a remark", idle("<<warning:acknowledged-warning-stands others-in-sight>>")],
    ["to an error of history", idle("<<warning:acknowledged-warning-stands problem-not-vanished>>")],
    [
      "to that it is idle",
      {
        ledgers: one(
          answers(
            answer("<<warning:acknowledged-warning-stands mobile-number-left-out>>"),
            answer("<<warning:acknowledged-warning-stands acknowledged-warning-stands>>"),
          ),
        ),
      },
    ],
    ["to a rule nobody knows", idle("<<acknowledged-rule-known mobile-number-left>>")],
    ["where its file has an error nobody knows", idle("mobile-number-left-out", "时限: <<due-after-entry 2020-04-30>>\n")],
    [
      "where another file has an error, between ledgers",
      {
        ledgers: {
          ...idle("text-not-copied").ledgers,
          乙: ledger("乙局", "编号: 乙-01-001\n清单号: L-2\n时限: <<due-after-entry 2020-04-30>>"),
        },
      },
    ],
    [
      "where another file has an error, in its own problem",
      {
        ledgers: {
          ...idle("<<warning:acknowledged-warning-stands mobile-number-left-out>>").ledgers,
          乙: ledger("乙局", "编号: 乙-01-001\n清单号: L-2\n时限: <<due-after-entry 2020-04-30>>"),
        },
      },
    ],
    ["to a change against history, once it is taken over", idle("no-late-entry")],
    ["to shared evidence, where nobody looked", idle("evidence-not-shared")],
    ["to shared evidence", { ...idle("<<warning:acknowledged-warning-stands evidence-not-shared>>"), evidence: {} }],
    [
      "with an identity number in its reason",
      {
        ledgers: one(
          `${phone}\n已核实: [{ 规则: mobile-number-left-out, 理由: <<identity-number-left-out 见130102199001011234>>, 日期: 2020-05-18 }]`,
        ),
      },
    ],
    [
      "with a key of its own",
      {
        ledgers: one(
          `${phone}\n已核实: [{ 规则: mobile-number-left-out, <<key-known 理甶>>: 某, 日期: 2020-05-18 }]`.replace(
            phone,
            "情况: <<warning:mobile-number-left-out 热线13800000000>>",
          ),
        ),
      },
    ],
    ["with nothing in it", { ledgers: one("已核实: <<list-long-enough []>>") }],
  ]);

  it("to one ledger alone, of what lies between ledgers nobody knows", async () => {
    const { told } = await counts({ ledgers: { ...idle("text-not-copied").ledgers, 乙: null, 丙: null, 丁: null } });
    expect(told).not.toContain("acknowledged-warning-stands");
  });

  it("to a rule that is switched off is not told", async () => {
    const off = new Set(["mobile-number-left-out"]);
    expect((await counts(idle("mobile-number-left-out"), "2020-05-20", { off })).told).toEqual([]);
  });

  it("says nothing to figures of a past day", async () => {
    expect((await counts(idle("mobile-number-left-out"), "2020-05-10", { forFigures: true })).told).toEqual([]);
  });

  it("names what was meant, and mends what is beyond doubt", async () => {
    const { result } = await check(sourcesOf(idle("mobile-number-left-ot")), "2020-05-20");
    expect(result.diagnostics).toMatchObject([
      { message: "没有名为“mobile-number-left-ot”的规则，是不是“mobile-number-left-out”", edits: [{ text: "mobile-number-left-out" }] },
    ]);
  });
});

describe("--rule", () => {
  const judged = async () => (await check(sourcesOf({ ledgers: one(`${phone}\n${hotline}`) }), "2020-05-20")).result;
  const of = (severity: "off" | "warning" | "error") => ({ rule: "mobile-number-left-out", severity });

  it("turned up to an error, a warning is no longer answered", async () => {
    const result = adjusted(await judged(), [of("error")]);
    expect(result).toMatchObject({ errors: 1, warnings: 0, acknowledged: [], diagnostics: [{ severity: "error" }] });
    expect(result.diagnostics[0]).not.toHaveProperty("acknowledged");
  });

  it("off, it is not counted; a warning, it stays answered", async () => {
    expect(adjusted(await judged(), [of("off")])).toMatchObject({ warnings: 0, acknowledged: [], diagnostics: [] });
    expect(adjusted(await judged(), [of("warning")])).toMatchObject({ warnings: 0, acknowledged: [{}], diagnostics: [] });
  });

  it("turned down to a warning, an error was never answered", async () => {
    const wrong = { ledgers: one(`时限: 2020-04-30\n${answers(answer("due-after-entry"))}`) };
    const { result } = await check(sourcesOf(wrong), "2020-05-20");
    expect(adjusted(result, [{ rule: "due-after-entry", severity: "warning" }])).toMatchObject({
      errors: 0,
      warnings: 1,
      acknowledged: [],
    });
  });
});

it("the plan may be of few units: answers need nobody else", async () => {
  const small = plan.replace(/ {2}- \{ 名称: (?:丙局|丁园区).*\n/g, "").replace("责任: [丙局]", "责任: [甲局]");
  expect(await counts({ plan: small, ledgers: one(`${phone}\n${hotline}`) })).toMatchObject({ errors: 0, warnings: 0 });
});
