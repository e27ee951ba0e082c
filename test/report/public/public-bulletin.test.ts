import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/model/usage-error.ts";
import { builtInTemplates } from "../../../src/papers/templates.ts";
import { renderPaper } from "../../../src/render/paper.ts";
import { publicBulletinOf } from "../../../src/report/public/public-bulletin.ts";
import { reviewSheet } from "../../../src/report/public/review-sheet.ts";
import type { Plain } from "../../campaign-of.ts";
import { sampleCampaign } from "../sample-papers.ts";
import { course, problem, smallCampaign } from "../small-campaign.ts";

const problems = [
  problem("甲-01-001", {
    项目: { 名称: "晟昊年产三万吨助剂项目", 代码: "2018-130900-26-03-000123", 企业: "沧州晟昊化工有限公司" },
    责任人: { 姓名: "赵钰霖", 职务: "科长", 电话: "0317-1234567" },
  }),
  problem("甲-01-002", { 明细: { 占用主体: "钱懿", 退费明细: [{ 企业: "瀚翊机械厂", 收取万元: 1 }] }, 情况: "反映人：孙瀚琦，称收费过高" }),
  problem("甲-01-004", {
    责任人: { 姓名: "周　燊", 职务: "科长" },
    明细: { 企业: "煜琦建材厂、骞霖公司等4家", 占用主体: "丙园区昊垚化工有限公司" },
  }),
  problem("甲-01-005", {
    明细: { 企业: "某市焱祺机械有限公司", 收费主体: "乙局市政科", 出租方: "三个石头酒店" },
    责任人: { 姓名: "吴琦 郑霖翀", 职务: "科长" },
  }),
  problem("甲-01-003", { 来源: "暗访", 经过: course("2018-06-01", "2018-06-05", "2018-06-06") }),
];

const exposure = (对象: string, 情况?: string): Plain => ({
  日期: "2018-06-20",
  事项: "曝光",
  对象,
  ...(情况 === undefined ? {} : { 情况 }),
});

function paperOf(...office: Plain[]) {
  const campaign = smallCampaign({ plan: { 发文机关: "沧州某区管理委员会" }, units: { 甲局: { 问题: problems } }, office });
  return publicBulletinOf(campaign, { month: "2018-06", today: "2018-07-31" });
}

function refusal(...office: Plain[]): string {
  try {
    paperOf(...office);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

describe("masking", () => {
  it.each([
    ["沧州晟昊化工有限公司未批先建", "某企业甲未批先建"],
    ["沧州晟昊化工未批先建", "某企业甲未批先建"],
    ["晟昊化工未批先建", "某企业甲未批先建"],
    ["晟昊公司未批先建", "某企业甲未批先建"],
    ["沧州 晟昊 化工\n有限公司未批先建", "某企业甲未批先建"],
    ["瀚翊机械厂、晟昊化工未批先建", "某企业甲、某企业乙未批先建"],
    ["晟昊年产三万吨助剂项目违规收费", "某项目甲违规收费"],
    ["赵钰霖履职不力", "某人员甲履职不力"],
    ["钱懿占地", "某当事人甲占地"],
    ["项目代码2018-130900-26-03-000123", "项目代码（号码略）"],
    ["联系13800138000", "联系（号码略）"],
    ["甲局履职不力", "甲局履职不力"],
    ["周燊、吴琦、郑霖翀履职不力", "某人员甲、某人员乙、某人员丙履职不力"],
    ["煜琦建材厂和骞霖公司", "某企业甲和某企业乙"],
    ["昊垚化工在丙园区占地", "某企业甲在丙园区占地"],
    ["焱祺机械、三个石头酒店", "某企业甲、某企业乙"],
    ["乙局市政科收费", "乙局市政科收费"],
    ["某企业、某某机械有限公司未批先建", "某企业、某某机械有限公司未批先建"],
  ])("%j reads %j", (target, masked) => {
    expect(paperOf(exposure(target)).data.cases[0]?.target).toBe(masked);
  });

  it("gives one label to one name throughout the paper", () => {
    const { data, sheet } = paperOf(exposure("瀚翊机械厂", "与晟昊公司、沧州晟昊化工有限公司往来。"), exposure("晟昊化工"));
    expect(data.cases.map(({ target, facts }) => [target, facts])).toEqual([
      ["某企业甲", "与某企业乙、某企业乙往来"],
      ["某企业乙", ""],
    ]);
    expect(sheet).toEqual([
      { label: "某企业甲", original: "瀚翊机械厂", foundAt: ["甲-01-002 明细.退费明细.企业"], maskedAt: ["典型案例1 对象"] },
      {
        label: "某企业乙",
        original: "沧州晟昊化工有限公司",
        foundAt: ["甲-01-001 项目.企业"],
        maskedAt: ["典型案例1 情况", "典型案例2 对象"],
      },
    ]);
    expect(reviewSheet(sheet).split("\r\n").slice(0, 3)).toEqual([
      "\ufeff仅供办公室核对，不得随文发出",
      "文中写作,原名,出现在,名称来自",
      "某企业甲,瀚翊机械厂,典型案例1 对象,甲-01-002 明细.退费明细.企业",
    ]);
  });
});

describe("what is left stops it", () => {
  it.each([
    ["本州晟昊化学厂", "州晟昊化"],
    ["晟昊未批先建", "晟昊"],
    ["经反映人提供线索", "反映人"],
    ["孙瀚琦来电", "孙瀚琦"],
    ["经暗访发现", "暗访"],
    ["电话8765432", "8765432"],
    ["电话一三八零零一三八零零零", "一三八零零一三八零零零"],
    ["证号1 3 0 1 0 2 1 9 9 0 0 1 0 1 1 2 3 4", "1 3 0 1 0 2"],
    ["账号6222020000001234567", "6222020000001234567"],
    ["邮箱a.b@example.com", "a.b@example.com"],
    ["台账没有登记的祺瑞贸易有限公司", "台账没有登记的祺瑞贸易有限公司"],
  ])("%j", (target, found) => {
    expect(refusal(exposure(target))).toMatch(/^曝光版中还有不能公开的内容，没有出：第1个典型案例的“对象”中的“/);
    expect(refusal(exposure(target))).toContain(`“${found}`);
  });

  it("what 暗访 told, word for word", () => {
    const secret = { 日期: "2018-06-02", 事项: "暗访", 对象: "城东建材市场北门", 情况: "以咨询身份了解到窗口另收资料费" };
    expect(refusal(secret, exposure("城东建材市场北门收费混乱"))).toContain("是暗访“城东建材市场北门”");
    expect(refusal(secret, exposure("收费混乱"))).toBe("");
  });

  it("but not a day, a document's number, or what the plan itself says", () => {
    expect(refusal(exposure("2018-06-20甲局", "据某字〔2018〕1号，审批流程与时限问题"))).toBe("");
  });

  it("also in the template", () => {
    const { data, requireMasked } = paperOf(exposure("甲局履职不力"));
    const template = builtInTemplates.find(({ name }) => name === "public-bulletin")?.text ?? "";
    const { head, body } = renderPaper("t", template, { ...data });
    expect(() => requireMasked({ 正文: body, ...head })).not.toThrow();
    expect(() => requireMasked({ 正文: `${body}\n晟昊\\_化工` })).toThrow(
      "正文中的“晟昊化工”是企业“沧州晟昊化工有限公司”（甲-01-001 项目.企业）",
    );
  });

  it("and so do errors in a ledger, whose names nobody knows", () => {
    const campaign = smallCampaign({ failed: ["乙局"] });
    expect(() => publicBulletinOf(campaign, { month: "2018-06", today: "2018-07-31" })).toThrow("数据未通过核对的单位有乙局");
  });
});

describe("what is in it", () => {
  it("is what the allow-list names and nothing else", () => {
    const { data } = paperOf(exposure("甲-01-003号问题整改不力", "甲-01-001尚在整改"), {
      日期: "2018-06-21",
      事项: "约谈",
      对象: "甲局",
      限期: "2018-07-01",
    });
    expect(data).toEqual({
      month: "2018-06",
      asOf: "2018-06-30",
      number: null,
      issuedOn: null,
      year: "2018",
      plan: {
        name: "某区问题清理整改“回头看”",
        documentNumber: "某字〔2018〕1号",
        basis: "某字〔2018〕1号文件",
        bulletinLetterhead: "区分组办公室",
        isIssued: true,
        bulletinIssuer: "区分组办公室",
        isSample: false,
        onlyYear: "2018",
      },
      overall: { total: 5, rectified: 1, unrectified: 4, closed: 1, rectificationRate: "20.0%", closureRate: "20.0%" },
      period: { added: 0, rebounded: 0, closed: 1, removed: 0, unresolved: 4 },
      behind: [],
      aspects: [
        { name: "项目审批", total: 5, rectified: 1, unrectified: 4, closed: 1, rectificationRate: "20.0%", closureRate: "20.0%" },
        { name: "要素保障", total: 0, rectified: 0, unrectified: 0, closed: 0, rectificationRate: "—", closureRate: "—" },
      ],
      cases: [
        {
          on: "2018-06-20",
          target: "有关问题整改不力",
          facts: "有关问题尚在整改",
          problems: [
            { unit: "甲局", aspect: "项目审批", type: "其他", isRectified: false },
            { unit: "甲局", aspect: "项目审批", type: "其他", isRectified: true },
          ],
        },
      ],
      decisions: [{ name: "约谈", count: 1 }],
    });
  });

  it("prints as an office would have it", () => {
    const { data } = paperOf(exposure("晟昊公司未批先建", "甲-01-001号问题逾期未改。"));
    const template = builtInTemplates.find(({ name }) => name === "public-bulletin")?.text ?? "";
    expect(renderPaper("t", template, { ...data }).body).toContain(
      "1. 某企业甲未批先建。有关问题逾期未改。项目审批方面“其他”问题，责任单位甲局，截至6月30日正在整改（6月20日曝光）。\n",
    );
  });

  it("keeps to itself what the sample ledgers hold", { timeout: 60_000 }, async () => {
    const { data, sheet } = publicBulletinOf(await sampleCampaign(), { month: "2018-06", today: "2019-01-01" });
    expect(JSON.stringify(data)).not.toContain("示例");
    expect(data.cases.length).toBe(1);
    expect(sheet).toEqual([]);
  });
});
