// 案例: what the office's ledger records of exposures, commendations and its assessment, with the facts written there.
import type { Day } from "../model/day.ts";
import type { DutyEvent } from "../model/ledger.ts";
import { unitNamed } from "../model/plan.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { dutyEventsInPeriod, type Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface Case {
  readonly on: Day;
  /** 对象; of a commendation only units of the plan. "" where there is none. */
  readonly target: string;
  /** 情况, without people's numbers. */
  readonly facts: string;
}

export interface Cases {
  readonly exposures: readonly Case[];
  readonly commendations: readonly Case[];
  readonly assessments: readonly Case[];
}

export function casesOf(scene: Scene): Cases {
  const recorded = dutyEventsInPeriod({ ...scene, ledgers: scene.campaign.ledgers }).filter(({ ledger }) => ledger.isOffice);
  const of = (kind: string, isNamed: (target: string) => boolean) =>
    recorded
      .filter(({ event }) => event.kind === kind && (scene.unit === null || targetsOf(event).includes(scene.unit)))
      .map(({ event, on }) => ({
        on,
        target: targetsOf(event).filter(isNamed).map(withoutNumbers).join("、"),
        facts: withoutEnd(withoutNumbers(event.facts ?? "").trim(), /[。；;，,]/),
      }));
  return {
    exposures: of("曝光", () => true),
    commendations: of("表扬", (target) => unitNamed(scene.plan, target) !== undefined),
    assessments: scene.unit === null ? of("综合评估", () => true) : [],
  };
}

function targetsOf({ target }: DutyEvent): string[] {
  return [target ?? []].flat();
}
