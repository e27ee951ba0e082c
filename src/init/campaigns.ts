// Campaigns to start from: a plan each, with the forms that it names. Their folders in templates/campaigns/ tell what was taken from which kind of document.

import auditPlan from "../../templates/campaigns/审计整改/ledgers/plan.yaml?raw";
import auditForm from "../../templates/campaigns/审计整改/schemas/tasks/audit-finding.schema.json?raw";
import inspectionPlan from "../../templates/campaigns/督察整改/ledgers/plan.yaml?raw";
import inspectionForm from "../../templates/campaigns/督察整改/schemas/tasks/inspection-matter.schema.json?raw";
import hazardPlan from "../../templates/campaigns/隐患排查治理/ledgers/plan.yaml?raw";
import hazardForm from "../../templates/campaigns/隐患排查治理/schemas/tasks/safety-hazard.schema.json?raw";
import { formPath } from "../read/schema/forms.ts";
import type { NewFile } from "./workspace-files.ts";

/** What a new workspace takes over: the plan's text, and forms of its own. */
export interface CampaignStart {
  readonly plan: string;
  readonly forms: readonly NewFile[];
  /** For whoever chooses. */
  readonly description: string;
}

const form = (name: string, content: string): NewFile => ({ path: formPath(name), content });

/** By name, in the order in which they are offered. */
export const campaigns: Readonly<Record<string, CampaignStart>> = {
  督察整改: {
    plan: inspectionPlan,
    forms: [form("inspection-matter", inspectionForm)],
    description: "督察、巡视反馈问题：季报，初验、验收、公示、备案后销号",
  },
  审计整改: {
    plan: auditPlan,
    forms: [form("audit-finding", auditForm)],
    description: "审计查出问题：当月月报，几次整改结果报告，审计认定后销号",
  },
  隐患排查治理: {
    plan: hazardPlan,
    forms: [form("safety-hazard", hazardForm)],
    description: "安全生产、消防等隐患：企业自查、执法检查，复查验收后销号",
  },
};
