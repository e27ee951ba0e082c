// The matters for which notices (提示, 催办, 督办) are due on a day, one paper for each. None is made about what is unknown because of an error
// in a ledger.

import type { Placed } from "../figures/courses.ts";
import { dutiesOn } from "../figures/duties.ts";
import type { Campaign } from "../model/campaign.ts";
import { type Day, daysBetween, longMonth } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { DutyStatus } from "../model/figures.ts";
import { membersOf } from "../model/plan.ts";
import { isDueSoon, overdueDays } from "../model/timeliness.ts";
import type { MemberAsked } from "../model/unit-called.ts";
import { everUntil, reportScene, type Scene } from "../report/scene.ts";
import { hidesDuties } from "../report/unreadable-ledgers.ts";
import type { NoticeKind } from "./kinds.ts";
import type { NoticeSubject } from "./register.ts";

export interface Matter extends NoticeSubject {
  readonly kind: NoticeKind;
  /** Days left (提示) or overdue. */
  readonly days: number;
  /** What it is about: a problem, or a duty not done. One of the two is null. */
  readonly problem: Placed | null;
  readonly duty: DutyStatus | null;
}

export interface Matters {
  /** The severest first, then by unit in plan order, then by number. */
  readonly matters: readonly Matter[];
  /** Units whose ledger has errors: nothing is sent to them. */
  readonly leftOut: readonly string[];
  readonly scene: Scene;
}

/**
 * Matters of the end of the day `asOf`. 整改中 and due soon: 提示; overdue: 催办; overdue by more than 长期逾期天数: 督办. Problems
 * reported done wait for their review, so their units get no notice. A duty whose 截止 has passed and that is not done: 催办.
 */
export function mattersOn(campaign: Campaign, asOf: Day, { name: unit, subunit }: Partial<MemberAsked> = {}): Matters {
  const scene = reportScene(campaign, everUntil(asOf), null);
  const { plan, sight } = scene;
  const faulty = new Set([...campaign.failed, ...sight.misnamed, ...sight.unread]);
  const isAsked = (name: string | undefined) => name !== undefined && (unit === undefined || unit === name) && !faulty.has(name);
  const problems = scene.placed
    .filter(({ problem }) => isAsked(problem.unit) && (subunit === undefined || problem.subunit === subunit))
    .flatMap((placed) => matterOf(scene, placed));
  const duties = dutiesOn(plan, campaign.ledgers, asOf)
    .filter((duty) => subunit === undefined && duty.state === "missing" && isAsked(duty.unit) && !hidesDuties(scene, duty.unit))
    .map((duty) => missing(duty, asOf));
  const place = (name: string) => membersOf(plan).findIndex((each) => each.name === name);
  const severity = ({ kind }: Matter) => ["督办", "催办", "提示"].indexOf(kind);
  return {
    matters: [...problems, ...duties].sort(
      (a, b) => severity(a) - severity(b) || place(a.unit) - place(b.unit) || compare(a.matter, b.matter),
    ),
    leftOut: membersOf(plan)
      .map(({ name }) => name)
      .filter((name) => faulty.has(name) && (unit === undefined || unit === name)),
    scene,
  };
}

function matterOf({ plan, asOf }: Scene, placed: Placed): Matter[] {
  const { problem, standing } = placed;
  const { due, state, round } = standing;
  if (problem.unit === undefined || problem.id === undefined || due === undefined || state !== "open") return [];
  const late = overdueDays(standing, asOf);
  const common = { matter: problem.id, unit: problem.unit, round, due, problem: placed, duty: null };
  if (late > plan.settings.longOverdueDays) return [{ ...common, kind: "督办", days: late }];
  if (late > 0) return [{ ...common, kind: "催办", days: late }];
  return isDueSoon(standing, asOf, plan.settings.dueSoonDays) ? [{ ...common, kind: "提示", days: daysBetween(asOf, due) }] : [];
}

function missing(duty: DutyStatus, asOf: Day): Matter {
  const { unit, deadline } = duty;
  const days = deadline === null ? 0 : daysBetween(deadline, asOf);
  return { kind: "催办", matter: dutyNamed(duty), unit, round: null, due: deadline, days, problem: null, duty };
}

/** 2020年5月月报; 专题报告（第2阶段） */
function dutyNamed({ duty, month, phase }: DutyStatus): string {
  if (month !== null) return `${longMonth(month)}${duty}`;
  return phase === null ? duty : `${duty}（第${phase}阶段）`;
}
