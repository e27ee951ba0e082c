import { taskInNumber, taskNumbered, unitNamed } from "../model/plan.ts";
import { isOutOfSight, type LedgerRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

/** What an inspection found is followed until it has a number in the ledger of the unit it is about. */
export const findingsReceived: LedgerRule = {
  name: "findings-received",
  scope: "ledger",
  looksAround: true,
  severity: "error",
  alsoWarns: true,
  what: "检查发现的问题有单位接收、有编号可查",
  clause: "移交督办",
  why: "发现问题及时移交、督办解决。",
  example: {
    fails: `
      履职:
        - 日期: 2020-05-12
          事项: 交叉检查
          对象: 乙局
          情况: 查阅档案6份
          发现: [{ 情况: 批文缺页, 单位: 乙局, 任务: 1, 编号: <<乙局-01-009>> }]`,
    passes: `
      履职:
        - 日期: 2020-05-12
          事项: 交叉检查
          对象: 乙局
          情况: 查阅档案6份
          发现: [{ 情况: 批文缺页, 单位: 乙局, 任务: 1, 编号: 乙局-01-001 }]
      # 乙局.yaml
      - 编号: 乙局-01-001`,
  },
  *check(ledger, context) {
    const { plan, problems } = context;
    for (const duty of ledger.duties) {
      for (const [index, finding] of (duty.findings ?? []).entries()) {
        const path = [...duty.path, "findings", index];
        const unit = unitNamed(plan, finding.unit);
        if (finding.unit !== undefined && !unit) {
          const guess = closest(
            finding.unit,
            plan.units.map(({ name }) => name),
          );
          yield {
            path: [...path, "unit"],
            mend: unitSurelyMeant(plan, finding.unit),
            message: `方案中没有“${finding.unit}”这个单位${orRather(finding.unit, guess)}`,
            hint: `写接收单位的全称，例如“单位: ${guess ?? plan.units[0]?.name}”。`,
          };
        }
        if (finding.task !== undefined && !taskNumbered(plan, finding.task))
          yield {
            path: [...path, "task"],
            message: `方案中没有任务${finding.task}`,
            hint: `方案中的任务是：${plan.tasks.map(({ number }) => number).join("、")}。`,
          };
        if (finding.id === undefined) {
          if (!ledger.wrong.has([...path, "id"].join("/")))
            yield {
              path,
              missing: true,
              severity: "warning",
              message: "检查发现的问题还没有接收单位的编号（未接收）",
              hint: `接收单位登记入账后，请补填编号，例如“编号: ${unit?.short ?? "简称"}-${taskInNumber(finding.task ?? 1)}-001”。`,
            };
        } else if (!problems.has(finding.id)) {
          if (isOutOfSight(finding.id, context)) continue;
          yield {
            path: [...path, "id"],
            message: `台账中没有编号“${finding.id}”`,
            hint: "请核对编号；接收单位尚未登记的，先删去编号，登记后再补。",
          };
        }
      }
    }
  },
};
