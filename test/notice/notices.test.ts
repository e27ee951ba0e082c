import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Campaign } from "../../src/model/campaign.ts";
import { mattersOn } from "../../src/notice/matters.ts";
import { printNumber } from "../../src/notice/number.ts";
import { numberMatters, papersOf } from "../../src/notice/numbered.ts";
import { fileNameOf, noticed, noticePaper } from "../../src/notice/paper.ts";
import { type RegisterEntry, readRegister, withEntries } from "../../src/notice/register.ts";
import { arbitraryCampaign, arbitraryDay } from "../arbitrary-campaign.ts";
import type { Plain } from "../campaign-of.ts";
import { campaignFrom, course, problem, smallCampaign } from "../report/small-campaign.ts";
import { drawn } from "../runs.ts";

/** 甲局's one problem, due on 2018-06-20 unless changed. */
const one = (changes: Plain = {}, plan: Plain = {}) => smallCampaign({ plan, units: { 甲局: { 问题: [problem("甲-01-001", changes)] } } });
const on = (campaign: Campaign, day: string) =>
  mattersOn(campaign, day).matters.map(({ kind, matter, days }) => `${kind} ${matter} ${days}`);
const entryOf = (campaign: Campaign, day: string, number = 0): RegisterEntry[] =>
  numberMatters(mattersOn(campaign, day).matters, [], day).fresh.map(({ matter, number: given }) => ({
    ...matter,
    number: given,
    asOf: day,
    digest: "",
    line: number,
  }));

const asked = { 日期: "2018-06-18", 事项: "申请延期", 延至: "2018-07-20", 理由: "x" };
const approved = { 日期: "2018-06-25", 事项: "延期批复", 结论: "批准", 延至: "2018-07-10", 批准单位: "专项办", 文号: "1" };
const failed = { 日期: "2018-06-30", 事项: "核查", 核查单位: ["乙局"], 结论: "不通过" };

describe("matters", () => {
  it.each([
    ["2018-06-12", []],
    ["2018-06-13", ["提示 甲-01-001 7"]],
    ["2018-06-20", ["提示 甲-01-001 0"]],
    ["2018-06-21", ["催办 甲-01-001 1"]],
    ["2018-07-05", ["催办 甲-01-001 15"]],
    ["2018-07-06", ["督办 甲-01-001 16"]],
  ])("on %s: %j", (day, expected) => {
    expect(on(one(), day)).toEqual(expected);
  });
  it("what was reported done waits for others, also late; a failed review brings it back", () => {
    expect(on(one({ 经过: course("2018-06-25") }), "2018-06-28")).toEqual([]);
    expect(on(one({ 经过: [...course("2018-06-25"), failed] }), "2018-06-30")).toEqual(["催办 甲-01-001 10"]);
  });
  it("a report missing is urged the day after its deadline, a duty without 截止 never", () => {
    const plan = {
      履职要求: [
        { 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 },
        { 事项: "专题报告", 单位: ["乙局"], 阶段: 2, 截止: "2018-07-05" },
        { 事项: "调研", 单位: "全部", 阶段: 1 },
      ],
    };
    const campaign = smallCampaign({ plan, units: { 甲局: { 履职: [{ 日期: "2018-06-05", 事项: "月报", 月份: "2018-05" }] } } });
    expect(on(campaign, "2018-06-05")).toEqual([]);
    expect(on(campaign, "2018-06-06")).toEqual(["催办 2018年5月月报 1", "催办 2018年5月月报 1"]);
    expect(mattersOn(campaign, "2018-07-06", { name: "乙局" }).matters.map(({ matter }) => matter)).toEqual([
      "2018年5月月报",
      "2018年6月月报",
      "专题报告（第2阶段）",
    ]);
  });
  it("nothing goes to a unit whose ledger has errors", () => {
    const campaign = { ...one(), failed: ["甲局"] };
    expect(mattersOn(campaign, "2018-07-06")).toMatchObject({ matters: [], leftOut: ["甲局"] });
    expect(mattersOn(campaign, "2018-07-06", { name: "乙局" }).leftOut).toEqual([]);
  });
});

describe("numbers", () => {
  const next = (campaign: Campaign, day: string, register: readonly RegisterEntry[]) =>
    numberMatters(mattersOn(campaign, day).matters, register, day);
  it("the same paper goes out once", () => {
    const register = entryOf(one(), "2018-06-21");
    expect(next(one(), "2018-07-05", register)).toEqual({ fresh: [], sent: 1 });
  });
  it("a matter that moves up gets the next paper, and none goes back", () => {
    const register = entryOf(one(), "2018-06-21");
    expect(next(one(), "2018-07-06", register).fresh.map(({ number }) => printNumber(number))).toEqual(["督办〔2018〕1号"]);
    expect(next(one(), "2018-06-21", entryOf(one(), "2018-07-06")).fresh).toEqual([]);
    expect(next(one(), "2018-06-20", register).fresh).toEqual([]);
  });
  it("an extension, a new deadline of a review and a rebound make a new matter", () => {
    const register = entryOf(one(), "2018-06-21");
    expect(next(one({ 经过: [asked, approved] }), "2018-07-11", register).fresh.length).toBe(1);
    const back = [
      ...course("2018-06-10", "2018-06-11", "2018-06-12"),
      { 日期: "2018-06-13", 事项: "反弹", 来源: "督查", 情况: "x", 时限: "2018-06-20" },
    ];
    expect(next(one({ 经过: back }), "2018-06-21", register).fresh.map(({ matter }) => matter.round)).toEqual([2]);
  });
  it("serials go on after the highest of kind and year", () => {
    const register = readRegister(
      "f",
      "发文字号,主送,事项,轮次,时限,截至日,数据摘要\n催办〔2018〕7号,,,,,,\n督办〔2018〕9号,,,,,,\n催办〔2017〕20号,,,,,,\n",
    );
    expect(next(one(), "2018-06-21", register).fresh.map(({ number }) => printNumber(number))).toEqual(["催办〔2018〕8号"]);
  });
  it("spaces that a person put into the register change nothing", () => {
    const register = readRegister("f", "发文字号,主送,事项,轮次,时限,截至日,数据摘要\n催办〔2018〕1号, 甲 局 ,甲－01－001,1,2018/6/20,,\n");
    expect(next(one(), "2018-06-21", register).fresh).toEqual([]);
  });
});

describe("papers", () => {
  const paper = (campaign: Campaign, day: string) => {
    const { matters, scene } = mattersOn(campaign, day);
    const [first] = papersOf(numberMatters(matters, [], day).fresh);
    if (!first) throw new Error("no paper");
    const { document, data } = noticed(scene, first);
    return { ...noticePaper({ name: document.name, text: document.template }, data), file: fileNameOf(first, "甲") };
  };
  it("reminds", () => {
    const { head, body, file } = paper(one(), "2018-06-13");
    expect(head).toMatchObject({
      issuer: "领导小组办公室",
      number: "提示〔2018〕1号",
      title: "工作提示单",
      recipients: "甲局",
      signer: "领导小组办公室",
      signedOn: "2018年6月13日",
    });
    expect(body).toContain(
      "根据某字〔2018〕1号文件要求，经核对工作台账，截至6月13日，你单位甲-01-001号问题距整改时限还有7天，尚未报完成，现予提示。",
    );
    expect(body).toContain("2. 确实不能按期完成的，在2018年6月20日以前（含当日）申请延期，写明理由和拟延至的日期。");
    expect(body).toMatch(/注：临期指距时限7天以内。$/);
    expect(file).toBe("提示〔2018〕1号（甲-01-001）");
  });
  it("urges, with what is pending and by when to answer", () => {
    const { head, body } = paper(one({ 经过: [asked] }), "2018-06-21");
    expect(head).toMatchObject({ number: "催办〔2018〕1号", title: "催办单" });
    expect(body).toContain("| 延期申请 | 申请延至2018年7月20日，尚未批复 |");
    expect(body).toContain("3. 在2018年6月26日以前将整改进展、未完成的原因和下一步安排书面报领导小组办公室，并记入台账。");
    expect(body).not.toContain("工具默认");
  });
  it("says the first deadline and the one in force", () => {
    const { body } = paper(one({ 经过: [asked, approved] }), "2018-07-11");
    expect(body).toContain("| 原定时限 | 2018年6月20日 |\n| 现行时限 | 2018年7月10日 |\n| 逾期天数 | 1天 |");
  });
  it("supervises, and asks for what 从重处理 owes", () => {
    const { head, body } = paper(one({ 清单号: undefined, 来源: "自查", 分类处置: "从重处理" }), "2018-07-06");
    expect(head).toMatchObject({ number: "督办〔2018〕1号", title: "督办通知单" });
    expect(body).toContain("已逾期16天，超过15天，尚未报完成，现予督办。");
    expect(body).toContain("2. 本问题属从重处理，报完成以前要作出追责或不予追责决定，记入台账。");
    expect(body).not.toContain("工具默认");
  });
  it("supervises with what is the matter, who is in charge and what came of it last", () => {
    const progress = (日期: string, 情况: string) => ({ 日期, 事项: "进展", 情况 });
    const log = [progress("2018-06-05", "图纸已审"), progress("2018-06-25", "管沟已开挖，联系13800138000"), progress("2018-07-08", "通水")];
    const changes = { 情况: "三月申请，至今未通。", 措施: ["夜间施工", "一周一调度"], 责任人: { 姓名: "王某", 职务: "科长" }, 经过: log };
    const units = { 甲局: { 第一责任人: { 姓名: "张某", 职务: "局长" }, 问题: [problem("甲-01-001", changes)] } };
    const { body } = paper(smallCampaign({ units }), "2018-07-06");
    expect(body).toContain("| 情况 | 三月申请，至今未通。 |");
    expect(body).toContain(
      "| 整改措施 | 夜间施工；一周一调度 |\n| 最近进展 | 2018年6月25日：管沟已开挖，联系（号码略） |\n| 责任人 | 王某（科长） |",
    );
    expect(body).toContain("| 第一责任人 | 张某（局长） |");
    expect(paper(one(changes), "2018-06-21").body).not.toContain("最近进展");
  });
  it("no more extensions than the plan allows", () => {
    const log = [
      asked,
      { ...approved, 延至: "2018-06-28", 日期: "2018-06-19" },
      { ...asked, 日期: "2018-06-20", 延至: "2018-07-30" },
      { ...approved, 延至: "2018-07-10", 日期: "2018-06-21" },
    ];
    expect(paper(one({ 经过: log }), "2018-07-10").body).toContain("2. 本轮整改已批准延期2次，达到上限，不能再申请延期。");
  });
  it("a missing report", () => {
    const campaign = smallCampaign({ plan: { 履职要求: [{ 事项: "月报", 单位: ["甲局"], 首月: "2018-05", 截止日: 5 }] } });
    const { body, file } = paper(campaign, "2018-06-10");
    expect(body).toContain(
      "你单位应在2018年6月5日以前报送2018年5月月报。经核对工作台账，截至6月10日，没有报送的记录，已逾期5天，现予催办。",
    );
    expect(body).toContain("1. 在2018年6月15日以前补报2018年5月月报，报区分组办公室，没有变化的也要报送，并记入台账。");
    expect(file).toBe("催办〔2018〕1号（甲2018年5月月报）");
  });
  const several = (count: number, plan: Plain = {}, changes: Plain = {}) =>
    smallCampaign({
      plan,
      units: {
        甲局: { 问题: Array.from({ length: count }, (_, index) => problem(`甲-01-00${index + 1}`, { 清单号: `L-${index}`, ...changes })) },
      },
    });
  it("of one unit, day and kind five have a paper each, six have one with a list", () => {
    const papersOn = (campaign: Campaign, day: string, register: readonly RegisterEntry[] = []) =>
      papersOf(numberMatters(mattersOn(campaign, day).matters, register, day).fresh).map(
        (all) => `${printNumber(all[0].number)} ${all.map(({ matter }) => matter.matter).join(" ")}`,
      );
    expect(papersOn(several(5), "2018-06-21")).toEqual([1, 2, 3, 4, 5].map((n) => `催办〔2018〕${n}号 甲-01-00${n}`));
    expect(papersOn(several(6), "2018-06-21")).toEqual(["催办〔2018〕1号 甲-01-001 甲-01-002 甲-01-003 甲-01-004 甲-01-005 甲-01-006"]);
    expect(papersOn(several(7), "2018-06-21", entryOf(several(6), "2018-06-21"))).toEqual(["催办〔2018〕2号 甲-01-007"]);
    const { head, body, file } = paper(several(6, {}, { 经过: [asked] }), "2018-06-21");
    expect(head).toMatchObject({ number: "催办〔2018〕1号", title: "催办单", recipients: "甲局" });
    expect(body).toContain("截至6月21日，你单位有6项逾期未办，现予催办。");
    expect(body.match(/^\| \d+ \| 甲-01-00\d \| .+ \| 2018年6月20日 \| 1天 \|$/gm)?.length).toBe(6);
    expect(body).toContain("延期申请尚未批复的（甲-01-001、甲-01-002、");
    expect(file).toBe("催办〔2018〕1号（甲6项）");
    expect(paper(several(6), "2018-06-13").body).toContain("你单位有6项距整改时限不超过7天，尚未报完成，现予提示。");
    expect(paper(several(6), "2018-07-06").body).toContain("你单位有6项逾期超过15天，尚未报完成，现予督办。");
  });
  it("seven reports of one kind are told in one line", () => {
    const owes = (首月: string) => smallCampaign({ plan: { 履职要求: [{ 事项: "月报", 单位: ["甲局"], 首月, 截止日: 5 }] } });
    expect(paper(owes("2018-03"), "2018-09-10").body).toContain("| 1 | 2018年3月月报 | 未报送 | 2018年4月5日 | 158天 |");
    const { body } = paper(owes("2018-02"), "2018-09-10");
    expect(body).toContain("你单位有7项逾期未办，现予催办。");
    expect(body).toContain("| 1 | 2018年2月至2018年8月月报 | 共7次未报 | 2018年3月5日起 | 189天 |");
    expect(body).not.toContain("| 2 |");
  });
  it.each(['甲/01\\:*?"<>|\u0000\u202e', "甲. ", "甲".repeat(300)])("%j is a safe name of a file", (name) => {
    const { matters } = mattersOn(one(), "2018-06-21");
    const [first] = numberMatters(matters, [], "2018-06-21").fresh;
    const file = first && fileNameOf([{ ...first, matter: { ...first.matter, matter: name } }], "甲");
    expect(file).toMatch(/^催办〔2018〕1号（甲/);
    expect(file).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|[. ]$/u);
    expect(Buffer.byteLength(`${file}.docx`)).toBeLessThan(255);
  });
});

test("on any day a run issues what the runs before have not, each number once, and a second run nothing", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(arbitraryCampaign, fc.array(arbitraryDay, { minLength: 1, maxLength: 4 }), (plain, days) => {
      const campaign = campaignFrom(plain);
      let text: string | undefined;
      for (const day of [...days].sort()) {
        const { matters, scene } = mattersOn(campaign, day);
        const { fresh, sent } = numberMatters(matters, readRegister("f", text), day);
        expect(fresh.length + sent).toBeLessThanOrEqual(matters.length);
        for (const each of papersOf(fresh)) {
          const { document, data } = noticed(scene, each);
          expect(noticePaper({ name: document.name, text: document.template }, data).body).not.toMatch(/undefined|null|\[object|—/);
        }
        const before = text ?? "";
        text = withEntries(
          "f",
          text,
          fresh.map(({ matter, number }) => ({ ...matter, number, asOf: day, digest: "" })),
        );
        expect(text.startsWith(before)).toBe(true);
        const again = numberMatters(matters, readRegister("f", text), day);
        expect(again.fresh).toEqual([]);
        expect(again.sent).toBe(sent + papersOf(fresh).length);
      }
      const keys = readRegister("f", text).map(({ number, matter }) => `${printNumber(number)} ${matter}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { ...drawn(10, 120) },
  );
});
