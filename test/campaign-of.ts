// A campaign from plain values with the keys of the files, without YAML, schemas and rules: for tests of figures.
import type { Campaign } from "../src/model/campaign.ts";
import type { Ledger, Problem } from "../src/model/ledger.ts";
import { defaultSettings, type Plan, type Requirement } from "../src/model/plan.ts";

/** A mapping as YAML would give it. */
export type Plain = Readonly<Record<string, unknown>>;

export interface PlainCampaign {
  readonly plan: Plain;
  /** By 简称, which is also the file's name. */
  readonly ledgers: Readonly<Record<string, Plain>>;
  readonly office?: Plain | undefined;
}

export function campaignOf({ plan, ledgers, office }: PlainCampaign): Campaign {
  const files = Object.entries(ledgers).map(([short, ledger]) => ledgerOf(`ledgers/${short}.yaml`, ledger, false));
  if (office) files.push(ledgerOf("ledgers/办公室.yaml", office, true));
  return { plan: planOf(plan), ledgers: files, baseline: undefined, failed: [] };
}

const names: Record<string, string> = {
  单位: "unit",
  编号: "id",
  任务: "task",
  类型: "type",
  题目: "title",
  情况: "facts",
  来源: "source",
  清单号: "baselineId",
  登记日期: "enteredOn",
  分类处置: "handling",
  时限: "due",
  节点: "milestones",
  成果: "outcome",
  移自: "transferredFrom",
  原完成日期: "originallyDoneOn",
  日期: "on",
  事项: "kind",
  延至: "until",
  结论: "verdict",
  月份: "month",
  方式: "manner",
  移至: "movedTo",
  并入: "mergedInto",
  核查单位: "verifyingUnits",
};

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [names[key] ?? key, renamed(inner)]));
}

const listOf = (value: unknown) => (value ?? []) as Plain[];

function ledgerOf(file: string, ledger: Plain, isOffice: boolean): Ledger {
  const unit = ledger["单位"] as string;
  return {
    file,
    isOffice,
    unit,
    duties: listOf(ledger["履职"]).map((duty, index) => ({ ...(renamed(duty) as object), path: ["duties", index] })),
    problems: listOf(ledger["问题"]).map((problem, index) => problemOf(problem, unit, file, index)),
    wrong: new Set(),
  };
}

/** One problem, its 经过 as its log. */
export function problemOf(problem: Plain, unit = "甲局", file = "ledgers/甲.yaml", index = 0): Problem {
  const { 经过, ...fields } = problem;
  const log = listOf(经过).map(({ 节点, ...event }, at) => ({
    ...(renamed(event) as object),
    ...(typeof 节点 === "number" ? { milestone: 节点 } : 节点 ? { milestones: renamed(节点) } : {}),
    path: ["log", at],
  }));
  return { ...(renamed(fields) as object), log, unit, file, path: ["problems", index], wrong: new Set() } as unknown as Problem;
}

function planOf(plan: Plain): Plan {
  const office = plan["办公室"] as Plain | undefined;
  const settings = plan["口径"] as Plain | undefined;
  return {
    name: plan["名称"] as string,
    documentNumber: plan["文号"] as string,
    issuedOn: plan["印发日期"] as string,
    issuer: plan["发文机关"] as string,
    bulletinIssuer: plan["通报机关"] as string,
    reportsTo: plan["受报机关"] as string,
    office: { name: office?.["名称"] as string, host: office?.["承办单位"] as string },
    otherBodies: (plan["其他机构"] ?? []) as string[],
    recipients: (plan["上报对象"] ?? []) as string[],
    isSample: plan["示例"] === "是",
    units: listOf(plan["单位"]).map(
      (unit) => ({ name: unit["名称"], short: unit["简称"], category: unit["类别"] }) as Plan["units"][number],
    ),
    tasks: listOf(plan["任务"]).map(
      (task) =>
        ({
          number: task["序号"],
          aspect: task["方面"],
          name: task["名称"],
          lead: task["牵头"],
          responsible: task["责任"] ?? [],
        }) as Plan["tasks"][number],
    ),
    phases: listOf(plan["阶段"]).map(
      (phase) => ({ number: phase["序号"], name: phase["名称"], from: phase["起"], to: phase["止"] }) as Plan["phases"][number],
    ),
    requirements: listOf(plan["履职要求"]).map(
      (owed) =>
        ({
          duty: owed["事项"],
          units: owed["单位"],
          firstMonth: owed["首月"],
          deadlineDay: owed["截止日"],
          phase: owed["阶段"],
          deadline: owed["截止"],
        }) as Requirement,
    ),
    settings: {
      ...defaultSettings,
      ...(settings?.["临期天数"] === undefined ? {} : { dueSoonDays: settings["临期天数"] as number }),
    },
    holidays: [],
  };
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
