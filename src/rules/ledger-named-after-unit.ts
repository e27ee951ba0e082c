import { unitNamed } from "../model/plan.ts";
import type { LedgerRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

/** 单位 is in the plan and its ledger is the file `<简称>.yaml`, so each unit has one ledger; 办公室.yaml is the office's. */
export const ledgerNamedAfterUnit: LedgerRule = {
  name: "ledger-named-after-unit",
  scope: "ledger",
  looksAround: true,
  severity: "error",
  what: "单位在方案之内，一个单位一本台账，文件以单位简称命名",
  why: "汇总时按单位取台账，同一单位有两本就会重复统计。",
  example: {
    fails: `
      单位: <<甲居>>`,
    passes: `
      单位: 甲局`,
  },
  *check(ledger, { plan, ledgers }) {
    if (ledger.unit === undefined) return;
    const path = ["unit"];
    if (ledger.isOffice) {
      if (ledger.unit !== plan.office.name)
        yield {
          path,
          message: `办公室.yaml 的单位应是“${plan.office.name}”，现在是“${ledger.unit}”`,
          hint: `请改为“单位: ${plan.office.name}”。`,
        };
      return;
    }
    const unit = unitNamed(plan, ledger.unit);
    if (!unit) {
      const byFile = plan.units.find(({ short }) => `ledgers/${short}.yaml` === ledger.file);
      const guess =
        plan.units.find(({ short }) => short === ledger.unit)?.name ??
        closest(
          ledger.unit,
          plan.units.map(({ name }) => name),
        ) ??
        byFile?.name;
      // A unit that got another name in the plan: its ledger is still called by the old one.
      const newly = byFile ? undefined : plan.units.find(({ name }) => name === guess);
      const hasOwn = ledgers.some(({ file }) => file === `ledgers/${newly?.short}.yaml`);
      const renamed = newly && !hasOwn ? `方案中单位改了名称的，本文件也改名为 ${newly.short}.yaml。` : "";
      yield {
        path,
        mend: byFile?.name === unitSurelyMeant(plan, ledger.unit) ? byFile?.name : undefined,
        message: `方案中没有“${ledger.unit}”这个单位${orRather(ledger.unit, guess)}`,
        hint:
          ledger.unit === plan.office.name
            ? "办公室的台账文件名是“办公室.yaml”。"
            : `单位写全称，例如“单位: ${guess ?? plan.units[0]?.name}”。${renamed}`,
      };
      return;
    }
    const wanted = `ledgers/${unit.short}.yaml`;
    if (ledger.file === wanted || !ledger.file.endsWith(".yaml")) return; // another ending is reported while reading
    const other = ledgers.find(({ file, unit: name }) => file === wanted && name === unit.name);
    yield other
      ? {
          path,
          message: `${unit.name}有两本台账，另一本是 ${unit.short}.yaml`,
          hint: `一个单位只留一本台账，请把内容并入 ${unit.short}.yaml，再删去本文件；如本文件属其他单位，请更正“单位”。`,
        }
      : {
          path,
          message: `${unit.name}的台账应命名为 ${unit.short}.yaml`,
          hint: `请把文件改名为“${unit.short}.yaml”；如单位填错了，请更正“单位”。`,
        };
  },
};
