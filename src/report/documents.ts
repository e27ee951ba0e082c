// The documents of `ledger report`, one entry each: what it is called, which template prints it, what it is computed from.
import consolidatedSpecialTemplate from "../../templates/consolidated-special.md?raw";
import bulletinTemplate from "../../templates/monthly-bulletin.md?raw";
import phaseSummaryTemplate from "../../templates/phase-summary.md?raw";
import publicBulletinTemplate from "../../templates/public-bulletin.md?raw";
import unitMonthlyTemplate from "../../templates/unit-monthly.md?raw";
import unitSpecialTemplate from "../../templates/unit-special.md?raw";
import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import type { Chart } from "../model/paper.ts";
import { UsageError } from "../model/usage-error.ts";
import { bulletinOf } from "./bulletin.ts";
import { chartsOf } from "./charts.ts";
import { consolidatedSpecialOf } from "./consolidated-special.ts";
import type { Filing } from "./paper-facts.ts";
import { phaseSummaryOf } from "./phase-summary.ts";
import { publicBulletinOf } from "./public/public-bulletin.ts";
import { reviewSheet } from "./public/review-sheet.ts";
import { monthScene } from "./scene.ts";
import { unitMonthlyOf } from "./unit-monthly.ts";
import { unitSpecialOf } from "./unit-special.ts";

/** What was asked for: exactly one of month, special and phase. */
export interface Request extends Filing {
  readonly month?: Month | undefined;
  readonly special?: boolean | undefined;
  /** Number of a phase. */
  readonly phase?: number | undefined;
  /** Full or short name. */
  readonly unit?: string | undefined;
  /** For everybody to read (曝光版): with month alone. */
  readonly isPublic?: boolean | undefined;
  /** The current day in China, or --as-of: the day on which the paper is made out. */
  readonly today: Day;
}

export interface Guard {
  /** For the office alone, to go over before the paper goes out: what was masked, as CSV. */
  readonly review: string;
  /** To be called with every printed text, by its place. Throws a UsageError where a name is not masked. */
  requireMasked(texts: Readonly<Record<string, string>>): void;
}

export interface PaperDocument {
  /** A workspace's own template lies at `templates/<name>.md`. */
  readonly name: string;
  /** The text of our template, used where the workspace has none. */
  readonly template: string;
  readonly title: string;
  /** Options of `ledger report` that ask for it. */
  readonly call: string;
  /** The document's charts, if it has any. */
  chartsOf?(campaign: Campaign, request: Request): readonly Chart[];
  /** For a paper that is published: what has to be checked before. */
  guardOf?(campaign: Campaign, request: Request): Guard;
  /** What a template may print. Throws a UsageError where there is no such paper (yet). */
  dataOf(campaign: Campaign, request: Request): object;
}

const bulletin: PaperDocument = {
  name: "monthly-bulletin",
  template: bulletinTemplate,
  title: "月度通报",
  call: "--month 2020-06",
  dataOf: (campaign, { month = "", ...request }) => bulletinOf(campaign, { ...request, month }),
  chartsOf: (campaign, { month = "" }) => chartsOf(monthScene(campaign, month)),
};
const publicBulletin: PaperDocument = {
  name: "public-bulletin",
  template: publicBulletinTemplate,
  title: "曝光版",
  call: "--month 2020-06 --public",
  dataOf: (campaign, { month = "", ...request }) => publicBulletinOf(campaign, { ...request, month }).data,
  guardOf: (campaign, { month = "", ...request }) => {
    const { sheet, requireMasked } = publicBulletinOf(campaign, { ...request, month });
    return { review: reviewSheet(sheet), requireMasked };
  },
};
const unitMonthly: PaperDocument = {
  name: "unit-monthly",
  template: unitMonthlyTemplate,
  title: "单位月报",
  call: "--month 2020-06 --unit 某局",
  dataOf: (campaign, { month = "", unit = "", ...request }) => unitMonthlyOf(campaign, { ...request, month, unit }),
};
const unitSpecial: PaperDocument = {
  name: "unit-special",
  template: unitSpecialTemplate,
  title: "专题报告（单位）",
  call: "--special --unit 某局",
  dataOf: (campaign, { unit = "", ...request }) => unitSpecialOf(campaign, { ...request, unit }),
};
const consolidatedSpecial: PaperDocument = {
  name: "consolidated-special",
  template: consolidatedSpecialTemplate,
  title: "专题报告（汇总）",
  call: "--special",
  dataOf: (campaign, request) => consolidatedSpecialOf(campaign, request),
};
const phaseSummary: PaperDocument = {
  name: "phase-summary",
  template: phaseSummaryTemplate,
  title: "阶段总结",
  call: "--phase 2",
  dataOf: (campaign, { phase = 0, ...request }) => phaseSummaryOf(campaign, { ...request, phase }),
};

export const documents: readonly PaperDocument[] = [bulletin, unitMonthly, unitSpecial, consolidatedSpecial, phaseSummary, publicBulletin];

/** The one document asked for. Throws a UsageError for none, several, or a combination that there is not. */
export function documentFor({ month, special, phase, unit, isPublic }: Request): PaperDocument {
  const asked = [month !== undefined && "--month", special === true && "--special", phase !== undefined && "--phase"].filter(
    (option) => option !== false,
  );
  const calls = `可以写：${documents.map(({ title, call }) => `${call}（${title}）`).join("；")}。`;
  if (asked.length === 0) throw new UsageError("没有写明出哪一份文书，--month、--special、--phase 要写一个", calls);
  if (asked.length > 1) throw new UsageError(`${asked.join("、")}不能同时写，一次出一份文书`, calls);
  if (isPublic && (month === undefined || unit !== undefined)) throw new UsageError("--public 只用于月度通报，要和 --month 同时写", calls);
  if (isPublic) return publicBulletin;
  if (phase !== undefined && unit !== undefined) throw new UsageError("阶段总结不分单位，--phase 不能和 --unit 同时写", calls);
  if (phase !== undefined) return phaseSummary;
  if (special === true) return unit === undefined ? consolidatedSpecial : unitSpecial;
  return unit === undefined ? bulletin : unitMonthly;
}
