// Facts that every paper prints: about the plan, and which units' data have errors.
import { zonesBehind } from "../figures/data-days.ts";
import type { Day } from "../model/day.ts";
import { basisOf, letterheadOf } from "../model/letterhead.ts";
import { type OnlyYear, onlyYearOf } from "../model/paper-day.ts";
import { membersOf } from "../model/plan.ts";
import { behindSaid } from "../render/status-words.ts";
import type { Scene } from "./scene.ts";
import type { Sight } from "./unreadable-ledgers.ts";

export interface PlanFacts {
  readonly name: string;
  readonly documentNumber: string;
  /** What is cited: title and number, or the number alone. */
  readonly basis: string;
  /** True where the plan had been issued by the month's end; before, papers cannot cite it. */
  readonly isIssued: boolean;
  readonly issuer: string;
  /** 发文机关标志 of the unit that the paper is of, else of the office; and of the bulletin. */
  readonly letterhead: string;
  readonly bulletinLetterhead: string;
  readonly bulletinIssuer: string;
  readonly reportsTo: string;
  readonly office: string;
  readonly recipients: readonly string[];
  readonly isSample: boolean;
  /** Year of all of the campaign's days: the templates' day and month leave it out; null where there are several. */
  readonly onlyYear: OnlyYear;
  /** 主送: how each 类别 of units is addressed. */
  readonly addresses: readonly string[];
}

/** 发文字号 and 成文日期; blanks to write in without them. */
export interface Filing {
  readonly number?: string | undefined;
  readonly issuedOn?: Day | undefined;
}

export interface Facts {
  /** D: every figure stands on it. */
  readonly asOf: Day;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  /** Year of 成文日期, else of `handedInOn`. */
  readonly year: string;
  readonly plan: PlanFacts;
  /** 数据未通过核对: by name, in plan order; in a unit's paper only that unit. */
  readonly failed: readonly string[];
  readonly sight: Sight;
  /** Sentences about zones: which have not reported, whose data are older, what of them is not known; none without 下级, nor in a unit's paper. */
  readonly behind: readonly string[];
}

/** `handedInOn`: a day by which the paper is due, for the year in its number. */
export function factsOf(scene: Scene, { number, issuedOn }: Filing, handedInOn: Day): Facts {
  return {
    asOf: scene.asOf,
    number: number ?? null,
    issuedOn: issuedOn ?? null,
    year: (issuedOn ?? handedInOn).slice(0, 4),
    plan: planFacts(scene),
    failed: failedIn(scene).filter((name) => scene.unit === null || name === scene.unit),
    sight: scene.sight,
    behind: behindIn(scene),
  };
}

/** See `Facts.behind`. */
export function behindIn({ campaign, plan, asOf, unit }: Scene): string[] {
  if (plan.zones.length === 0 || unit !== null) return [];
  const said = behindSaid(zonesBehind(plan, campaign.ledgers, asOf));
  return [...said, "下级的措施、责任人、节点、成效、追责、反馈和进展不上报，有关各项不含下级"];
}

export function failedIn({ campaign, plan, sight }: Scene): string[] {
  return [...membersOf(plan).map(({ name }) => name), plan.office.name].filter(
    (name) => campaign.failed.includes(name) || sight.misnamed.includes(name),
  );
}

export function planFacts({ plan, asOf, unit }: Scene): PlanFacts {
  const { name, documentNumber, issuer, bulletinIssuer, reportsTo, recipients, isSample } = plan;
  return {
    name,
    documentNumber,
    basis: basisOf(plan),
    letterhead: letterheadOf(plan, unit ?? plan.office.name),
    bulletinLetterhead: letterheadOf(plan, plan.bulletinIssuer),
    isIssued: plan.issuedOn <= asOf,
    issuer,
    bulletinIssuer,
    reportsTo,
    office: plan.office.name,
    recipients,
    isSample,
    onlyYear: onlyYearOf(plan),
    addresses: plan.addresses,
  };
}
