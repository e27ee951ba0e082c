// What holds of the packages in 收件/, as `ledger explain` tells it. They are judged in packages.ts.
import type { Severity } from "../model/diagnostic.ts";
import type { RuleWords } from "../model/example.ts";

interface PackageRule extends RuleWords {
  readonly severity: Severity;
}

export const packageSound: PackageRule = {
  name: "package-sound",
  severity: "error",
  what: "“收件”中只有下级的上报包，一个字节也没有改动",
  why: "汇总的数字都从上报包来；收下以后改了名称、日期或内容，就不再是下级报来的数字。",
  example: {
    fails: `
      # plan.yaml
      下级: [{ 名称: 己区, 简称: 己 }]
      # 收件/己/2020-04-30-2020-05-08-0a1b2c3d.zip（全文）
      不是上报包`,
    passes: `
      # plan.yaml
      下级: [{ 名称: 己区, 简称: 己 }]
      # 收件文件夹中有己区截至2020-04-30的上报包`,
  },
};

export const zoneHasReported: PackageRule = {
  name: "zone-has-reported",
  severity: "warning",
  what: "方案中的每个下级都报来了上报包",
  why: "没有上报的下级统计按0计，汇总表和文书都注明缺报。",
  example: {
    fails: `
      # plan.yaml
      下级: [<<{ 名称: 己区, 简称: 己 }>>]`,
    passes: `
      # plan.yaml
      下级: [{ 名称: 己区, 简称: 己 }]
      # 收件文件夹中有己区截至2020-04-30的上报包`,
  },
};

export const packageRules: readonly PackageRule[] = [packageSound, zoneHasReported];
