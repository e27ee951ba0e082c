// A campaign from plain values with the keys of the files, without YAML, schemas and rules: for tests of figures.
import type { Campaign } from "../src/model/campaign.ts";
import type { Problem } from "../src/model/ledger.ts";
import { ledgerOf } from "../src/read/ledger-of.ts";
import { planOf } from "../src/read/plan-of.ts";

/** A mapping as YAML would give it. */
export type Plain = Readonly<Record<string, unknown>>;

export interface PlainCampaign {
  readonly plan: Plain;
  /** By 简称, which is also the file's name. */
  readonly ledgers: Readonly<Record<string, Plain>>;
  readonly office?: Plain | undefined;
}

export function campaignOf({ plan, ledgers, office }: PlainCampaign): Campaign {
  const files = Object.entries(ledgers).map(([short, ledger]) => ledgerFrom(`ledgers/${short}.yaml`, ledger, false));
  if (office) files.push(ledgerFrom("ledgers/办公室.yaml", office, true));
  return { plan: planOf(plan), ledgers: files, baseline: undefined, failed: [] };
}

const ledgerFrom = (file: string, ledger: Plain, isOffice: boolean) => ledgerOf(file, isOffice, ledger, []);

/** One problem, its 经过 as its log. */
export function problemOf(problem: Plain, unit = "甲局", file = "ledgers/甲.yaml"): Problem {
  const [only] = ledgerFrom(file, { 单位: unit, 问题: [problem] }, false).problems;
  if (!only) throw new Error("no problem");
  return only;
}

/** A plan of two departments and a park, two tasks and the four phases of 2018; `changes` replace whole keys. */
export function plainPlan(changes: Plain = {}): Plain {
  return {
    名称: "某区问题清理整改“回头看”",
    文号: "某字〔2018〕1号",
    印发日期: "2018-04-01",
    发文机关: "某区管理委员会",
    通报机关: "区分组办公室",
    受报机关: "区分组办公室",
    办公室: { 名称: "领导小组办公室", 承办单位: "甲局" },
    其他机构: ["专项办"],
    上报对象: ["专项办"],
    单位: [
      { 名称: "甲局", 简称: "甲", 类别: "区直" },
      { 名称: "乙局", 简称: "乙", 类别: "区直" },
      { 名称: "丙园区", 简称: "丙", 类别: "园区" },
    ],
    任务: [
      { 序号: 1, 方面: "项目审批", 名称: "审批流程与时限", 牵头: ["甲局"], 责任: ["乙局"] },
      { 序号: 6, 方面: "要素保障", 名称: "水电气暖讯接通", 牵头: ["乙局"] },
    ],
    阶段: [
      { 序号: 1, 名称: "动员部署", 起: "2018-04-01", 止: "2018-05-10" },
      { 序号: 2, 名称: "自查自纠", 起: "2018-05-01", 止: "2018-06-30" },
      { 序号: 3, 名称: "综合评估", 起: "2018-07-01", 止: "2018-08-31" },
      { 序号: 4, 名称: "全面总结", 起: "2018-09-01", 止: "2018-09-30" },
    ],
    ...changes,
  };
}

/** A campaign whose only problems are these, all of 甲局. */
export function campaignWith(problems: readonly Plain[], planChanges: Plain = {}): Campaign {
  return campaignOf({ plan: plainPlan(planChanges), ledgers: { 甲: { 单位: "甲局", 问题: problems } } });
}
