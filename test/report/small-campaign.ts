// A campaign from plain values with the keys of the files and nothing left out, for tests of papers: no YAML, no schema, no rule.
import type { Campaign } from "../../src/model/campaign.ts";
import type { Ledger } from "../../src/model/ledger.ts";
import { renamed } from "../../src/read/keys.ts";
import { ledgerOf } from "../../src/read/ledger-of.ts";
import { campaignOf, type Plain, type PlainCampaign, plainPlan } from "../campaign-of.ts";

export interface SmallCampaign {
  /** Keys of the plan to replace: two departments 甲局, 乙局 and a park 丙园区, tasks 1 and 6, four phases from April to September 2018. */
  readonly plan?: Plain;
  /** By name of the unit; every unit of the plan has an empty ledger unless told otherwise. */
  readonly units?: Readonly<Record<string, { readonly 履职?: readonly Plain[]; readonly 问题?: readonly Plain[] } | undefined>>;
  readonly office?: readonly Plain[];
  readonly baseline?: readonly Plain[];
  readonly failed?: readonly string[];
}

export function smallCampaign({ plan: changes = {}, units = {}, office = [], baseline, failed = [] }: SmallCampaign = {}): Campaign {
  const { plan } = campaignOf({ plan: plainPlan(changes), ledgers: {} });
  const ledgers = plan.units.flatMap(({ name, short }) => {
    const content = name in units ? units[name] : {};
    return content ? [ledgerFrom(`ledgers/${short}.yaml`, name, content, false)] : [];
  });
  return {
    plan,
    ledgers: [...ledgers, ledgerFrom("ledgers/办公室.yaml", plan.office.name, { 履职: office }, true)],
    baseline: baseline && {
      file: "ledgers/baseline.yaml",
      name: "往年清单",
      entries: baseline.map((entry, index) => ({ ...(renamed(entry, "baseline") as object), path: ["entries", index] })),
    },
    failed,
  };
}

/** A random campaign (arbitrary-campaign.ts), events later than `until` left out: problems and their events, and duties. */
export function campaignFrom({ plan, ledgers, office }: PlainCampaign, until = "9999-12-31"): Campaign {
  const dated = (list: unknown, key: string) => ((list ?? []) as Plain[]).filter((one) => String(one[key]) <= until);
  const read = (file: string, content: Plain, isOffice: boolean) => {
    const problems = dated(content["问题"], "登记日期").map((one) => ({ ...one, 经过: dated(one["经过"], "日期") }));
    return ledgerFrom(file, String(content["单位"]), { 履职: dated(content["履职"], "日期"), 问题: problems }, isOffice);
  };
  return {
    ...campaignOf({ plan, ledgers: {} }),
    ledgers: [
      ...Object.entries(ledgers).map(([short, content]) => read(`ledgers/${short}.yaml`, content, false)),
      ...(office ? [read("ledgers/办公室.yaml", office, true)] : []),
    ],
  };
}

function ledgerFrom(file: string, unit: string, content: object, isOffice: boolean): Ledger {
  return ledgerOf(file, isOffice, { 单位: unit, ...content }, []);
}

/** A problem of the earlier list, 立行立改, entered on 2018-05-03, due 2018-06-20, with everything filled in. */
export function problem(id: string, changes: Plain = {}): Plain {
  return {
    编号: id,
    任务: Number(id.split("-")[1]),
    类型: "其他",
    题目: `${id}的题目`,
    情况: "情况",
    来源: "清单",
    清单号: `2017-${id}`,
    登记日期: "2018-05-03",
    分类处置: "立行立改",
    措施: ["措施"],
    责任人: { 姓名: "某人", 职务: "科长" },
    时限: "2018-06-20",
    明细: { 说明: "说明" },
    ...changes,
  };
}

/** From 报完成 to 销号: the days of 报完成, 核查 通过 and 销号; what is left out did not happen. */
export function course(completed?: string, passed?: string, closed?: string): Plain[] {
  return [
    ...(completed ? [{ 日期: completed, 事项: "报完成", 情况: "已改", 佐证: ["附件/a.pdf"], 签字: "某人" }] : []),
    ...(passed
      ? [
          {
            日期: passed,
            事项: "核查",
            核查单位: ["乙局"],
            核查人: ["A", "B"],
            方式: "现场",
            整改到位: "是",
            追责落实: "是",
            制度有效: "是",
            结论: "通过",
            文号: "1",
          },
        ]
      : []),
    ...(closed ? [{ 日期: closed, 事项: "销号", 批准单位: "领导小组办公室", 文号: "2" }] : []),
  ];
}
