// `ledger init` as a pure function: a plan → the files of a workspace.

import emptyLedger from "../../templates/ledger.yaml?raw";
import workspaceReadme from "../../templates/workspace-readme.md?raw";
import { addMonths } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { mayHold, type Plan, type Task, taskInNumber, type Unit } from "../model/plan.ts";
import { officeFile, planFile } from "../read/index.ts";
import { formPath } from "../read/schema/forms.ts";
import { codeowners, gitattributes, gitignore, type NewFile, ownFiles, schemasFor } from "./workspace-files.ts";

/** Every file of a new workspace, by path. `planText` is kept as it is; of `forms` those that are not built in are included. */
export function newWorkspace(plan: Plan, planText: string | Uint8Array, forms: readonly NewFile[] = []): NewFile[] {
  const ours = [...ownFiles, ...schemasFor(plan)];
  return [
    { path: planFile, content: planText },
    ...plan.units.map((unit) => ({ path: `ledgers/${unit.short}.yaml`, content: ledgerOf(unit, plan) })),
    { path: officeFile, content: officeLedger(plan) },
    { path: "ledgers/附件/.gitkeep", content: "" },
    { path: "README.md", content: readmeOf(plan) },
    { path: "CODEOWNERS", content: codeowners },
    { path: ".gitattributes", content: gitattributes },
    { path: ".gitignore", content: gitignore },
    ...ours,
    ...forms.filter(({ path }) => !ours.some((own) => own.path === path) && plan.tasks.some(({ form }) => form && path === formPath(form))),
  ].sort((a, b) => compare(a.path, b.path));
}

/** The plan that the program was made for, without 示例. */
export function withoutSample(planText: string): string {
  return planText.replace(/^示例:.*\n/m, "");
}

/**
 * The form, with the unit's name, and examples that are this unit's: a task it holds, the campaign's year. No complete 编号 is among them, since a
 * number anywhere in the file counts as used.
 */
function ledgerOf(unit: Unit, plan: Plan): string {
  const task: Task | undefined =
    plan.tasks.find(({ lead }) => lead.includes(unit.name)) ?? plan.tasks.find((one) => mayHold(plan, unit, one));
  const number = task?.number ?? 1;
  const year = plan.issuedOn.slice(0, 4);
  const ofUnit = emptyLedger
    .replace(/^# 空白台账。.*$/m, () => `# ${unit.name}台账。请把“……”换成本单位的内容；以“#”开头的是说明，不影响核对。`)
    .replace(/^单位: …….*$/m, () => `单位: ${unit.name}`)
    .replace(/^(#.*编号: ……-)\d\d-/m, (_, head: string) => `${head}${taskInNumber(number)}-`)
    .replace(/^(# +任务: )\d+/m, (_, head: string) => `${head}${number}`)
    .replace(/\b20\d\d(?=-\d\d\b)/g, year)
    .replace(/\b20\d\d(?=-\d{4}\b)/g, String(Number(year) - 1));
  return ofPlan(ofUnit, plan);
}

/** With the duties that the plan has, and without 清单号 where it has sources of its own, or leaves the handling of what is new open. */
function ofPlan(form: string, plan: Plan): string {
  const { requirements, sources, newIsSerious } = plan;
  const duties = [...new Set(requirements.map(({ duty }) => duty))];
  const periodic = requirements.find(({ firstMonth }) => firstMonth !== undefined);
  const isUsual = ["月报", "专题报告", "清单复核", "交叉检查"].every((duty) => duties.includes(duty));
  const named = duties.length === 0 ? "交叉检查、督查" : duties.slice(0, 4).join("、");
  const last = periodic?.firstMonth && addMonths(periodic.firstMonth, (periodic.interval ?? 1) - 1);
  const event = last
    ? `日期: ${addMonths(last, 1)}-05, 事项: ${periodic?.duty}, 月份: ${last}, 下月打算: [……]`
    : `日期: ${plan.issuedOn}, 事项: ${duties[0] ?? "交叉检查"}, 情况: ……`;
  const withDuties = isUsual
    ? form
    : form
        .replace("月报、专题报告、清单复核、交叉检查等", () => `${named}等`)
        .replace(/^(# +- \{ )日期: .*事项: 月报.*$/m, (_, head: string) => `${head}${event} }`);
  if (sources.length === 0 && newIsSerious) return withDuties;
  return withDuties.replace("来源: 清单", () => `来源: ${sources[0] ?? "自查"}`).replace(/^# +清单号:.*\n/m, "");
}

function officeLedger(plan: Plan): string {
  const year = plan.issuedOn.slice(0, 4);
  return `# yaml-language-server: $schema=../schemas/ledger.schema.json
# ${plan.office.name}台账。只记办公室自己的工作：督查、明察、暗访、抽查、通报、上报、约谈等。做一件记一条，例如
#   - { 日期: ${year}-06-08, 事项: 通报, 月份: ${year}-05, 文号: …… }
#   - { 日期: ${year}-06-12, 事项: 督查, 对象: ……, 情况: …… }
单位: ${plan.office.name}

# 记第一条时，把“履职: []”改成“履职:”，另起一行写。
履职: []
`;
}

function readmeOf(plan: Plan): string {
  const [first] = plan.units;
  const text = first ? workspaceReadme : withoutUnits(workspaceReadme);
  const monthly = "| 看一条规则的说明 |";
  return (plan.zones.length > 0 ? text.replace("| 核对全部台账 |", () => `${receiveRow}\n| 核对全部台账 |`) : text)
    .replace(monthly, () => (plan.zone ? `${submitRow}\n${monthly}` : monthly))
    .replaceAll("{{ plan }}", () => plan.name)
    .replaceAll("{{ units }}", () => String(plan.units.length))
    .replaceAll("{{ zones }}", () => String(plan.zones.length))
    .replaceAll("{{ unit }}", () => first?.short ?? "")
    .replaceAll("{{ day }}", () => plan.phases[0]?.to ?? "")
    .replaceAll("{{ month }}", () => plan.phases[0]?.to.slice(0, 7) ?? "");
}

const receiveRow = "| 收下级的上报包，存入“收件” | `ledger receive 上报包.zip` |";

const submitRow = "| 上报上一级，写在“上报” | `ledger submit --as-of {{ day }}`，日期写上一级要的那一天 |";

/** For a level that only receives: nothing about ledgers of its own. */
function withoutUnits(readme: string): string {
  return readme
    .replace(
      /^\{\{ units \}\}个单位.*$/m,
      () => "{{ zones }}个下级各报上报包，收下以后存在 `收件/`，其中的文件不改名、不移动。逾期、未销号、各阶段的数都由程序算。",
    )
    .replace(/^## 各单位怎么做\n[\s\S]*?(?=^## )/m, "");
}
