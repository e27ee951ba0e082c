// The sample of a level above, city/: three zones' ledgers, small and made up, go through `submit` and `receive` as their offices would send
// them. UPDATE=1 npx vitest run test/above/sample.test.ts writes what is stored anew.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Plain } from "../campaign-of.ts";
import { run } from "../commands/in-process.ts";

export const city = join(import.meta.dirname, "city");

/** Of the program that the zones use: a release changes no byte of the sample. */
const version = "0.1.0";

/** Makes the city's workspace in `folder`, by the commands alone. */
export async function makeSample(folder: string): Promise<void> {
  cpSync(join(city, "ledgers"), join(folder, "ledgers"), { recursive: true });
  const outside = mkdtempSync(join(tmpdir(), "ledger-zones-"));
  try {
    for (const { zone, asOf, receivedOn, ledgers } of submissions) {
      const home = mkdtempSync(join(outside, "zone-"));
      mkdirSync(join(home, "ledgers"));
      for (const [name, content] of Object.entries({ plan: planOf(zone), ...ledgers }))
        writeFileSync(join(home, "ledgers", `${name}.yaml`), stringify(content));
      await clean(home, ["submit", "--as-of", asOf, "-o", "上报.zip"]);
      await clean(folder, ["receive", join(home, "上报.zip"), "--on", receivedOn]);
    }
  } finally {
    rmSync(outside, { recursive: true });
  }
}

async function clean(folder: string, args: readonly string[]): Promise<void> {
  const { status, err } = await run(folder, args, { version });
  if (status !== 0) throw new Error(err);
}

const units = ["审批局", "城管局", "经发局"];

function planOf(short: string): Plain {
  return {
    名称: `${short}新区项目落地难问题清理整改`,
    文号: `${short}办〔2018〕1号`,
    印发日期: "2018-05-02",
    发文机关: `${short}新区管理委员会`,
    通报机关: "领导小组办公室",
    受报机关: "领导小组办公室",
    办公室: { 名称: "领导小组办公室", 承办单位: `${short}经发局` },
    上报单位: { 名称: `${short}新区`, 简称: short },
    示例: "是",
    单位: units.map((unit) => ({ 名称: `${short}${unit}`, 简称: unit, 类别: "区直" })),
    任务: [
      { 序号: 1, 表单: "01-approval", 名称: "审批前置、流程与时限", 牵头: [`${short}审批局`] },
      { 序号: 6, 表单: "06-utilities", 名称: "水电气暖讯接通", 牵头: [`${short}城管局`] },
    ],
    阶段: [{ 序号: 1, 名称: "自查自纠、整改落实", 起: "2018-05-02", 止: "2018-09-30" }],
  };
}

const keeper = { 第一责任人: { 姓名: "示例甲", 职务: "局长" }, 填报人: { 姓名: "示例乙" } };

const ledger = (short: string, unit: string, 问题: readonly Plain[] = []): Plain => ({ 单位: `${short}${unit}`, ...keeper, 问题 });

function problem(编号: string, 题目: string, 时限: string, 经过: readonly Plain[], 登记日期 = "2018-05-08"): Plain {
  const isUtility = 编号.includes("-06-");
  return {
    编号,
    任务: isUtility ? 6 : 1,
    类型: isUtility ? "未按进度接通" : "违规增设前置条件",
    题目,
    情况: "全部虚构，不上报",
    来源: "清单",
    清单号: `2017-${编号.slice(-6)}`,
    登记日期,
    分类处置: "立行立改",
    措施: ["示例措施，不上报"],
    责任人: { 姓名: "示例丙", 职务: "科长" },
    时限,
    明细: isUtility
      ? { 要素: ["水"], 申请日期: "2018-03-01", 需要日期: "2018-05-31" }
      : { 审批事项: "企业投资项目备案", 审批部门: "示例", 增设事项: [{ 名称: "用地初审意见", 处理: "取消" }] },
    经过,
  };
}

const paper = { 名称: "示例材料", 文号: "示例〔2018〕1号" };
const completed = (日期: string): Plain => ({ 日期, 事项: "报完成", 情况: "示例", 佐证: [paper], 签字: "示例甲" });
const reviewed = (日期: string): Plain => ({
  日期,
  事项: "核查",
  核查单位: ["领导小组办公室"],
  核查人: ["示例丁", "示例戊"],
  方式: "现场",
  整改到位: "是",
  追责落实: "不涉及",
  制度有效: "是",
  说明: "示例",
  结论: "通过",
  文号: paper.文号,
});
const closed = (日期: string): Plain => ({ 日期, 事项: "销号", 批准单位: "领导小组办公室", 文号: paper.文号 });
const rebounded = (日期: string, 时限: string): Plain => ({ 日期, 事项: "反弹", 来源: "群众反映", 情况: "示例", 时限 });

const east = {
  审批局: ledger("城东", "审批局", [
    problem("审批局-01-001", "备案先要用地初审意见", "2018-05-31", [completed("2018-05-28"), reviewed("2018-06-01"), closed("2018-06-05")]),
    problem("审批局-01-002", "窗口重复收取批文复印件", "2018-06-05", []),
  ]),
  城管局: ledger("城东", "城管局", [problem("城管局-06-001", "示例企业用水没有接通", "2018-08-05", [], "2018-07-06")]),
  经发局: ledger("城东", "经发局"),
};

const west = (later: readonly Plain[]) => ({
  审批局: ledger("城西", "审批局", [
    problem("审批局-01-001", "受理前要求专家评审", "2018-06-07", [completed("2018-06-06"), reviewed("2018-06-12"), ...later]),
  ]),
  城管局: ledger("城西", "城管局"),
  经发局: ledger("城西", "经发局"),
});

const port = {
  审批局: ledger("港口", "审批局", [problem("审批局-01-001", "环评受理前要求用海意见", "2018-06-06", [])]),
  城管局: ledger("港口", "城管局"),
  经发局: ledger("港口", "经发局"),
};

/** What each zone sent, and when it came. The west had forgotten a 销号 of June. */
const submissions = [
  { zone: "城东", asOf: "2018-06-30", receivedOn: "2018-07-04", ledgers: east },
  { zone: "城西", asOf: "2018-06-30", receivedOn: "2018-07-05", ledgers: west([]) },
  { zone: "港口", asOf: "2018-06-30", receivedOn: "2018-07-09", ledgers: port },
  { zone: "城东", asOf: "2018-07-31", receivedOn: "2018-08-06", ledgers: east },
  {
    zone: "城西",
    asOf: "2018-07-31",
    receivedOn: "2018-08-14",
    ledgers: west([closed("2018-06-15"), rebounded("2018-07-20", "2018-08-10")]),
  },
];
