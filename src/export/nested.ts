// .json: everything, nested, in the names of the code; the figures of a problem beside its fields.
import type { Acknowledgement, DutyEvent, Ledger, Problem } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { statusOf } from "../status/status.ts";
import type { ExportScene } from "./export-scene.ts";

/**
 * `asOf`, `unit` (null: all), `plan`, `baseline` (null: none), `status` as `ledger status --format json` of what is exported, and `ledgers` with
 * their problems, each with `ref` and `figures`. `refused`: paths of values left out for an error (only with --allow-errors).
 */
export function nestedOf(scene: ExportScene): unknown {
  const { plan, asOf, unit, campaign, entries, failed } = scene;
  const status = statusOf(campaign, { asOf }, scene.courses);
  return {
    asOf,
    unit: unit?.name ?? null,
    failed,
    plan: plan satisfies Plan,
    baseline:
      campaign.baseline === undefined
        ? null
        : { name: campaign.baseline.name, entries: campaign.baseline.entries.map(({ path: _, ...entry }) => entry) },
    status: unit
      ? {
          ...status,
          units: status.units.filter((row) => row.unit === unit.name),
          duties: status.duties.filter((duty) => duty.unit === unit.name),
        }
      : status,
    ledgers: scene.ledgers.map((ledger) => ({
      ...headOf(ledger),
      duties: ledger.duties.map(eventOf),
      problems: entries
        .filter((entry) => entry.ledger === ledger)
        .map(({ problem, ref, figures }) => ({ ref, ...fieldsOf(problem), log: problem.log.map(eventOf), figures })),
    })),
  };
}

function headOf({ file, isOffice, unit, firstResponsible, keeper, wrong }: Ledger) {
  return { file, isOffice, unit, firstResponsible, keeper, refused: [...wrong] };
}

function fieldsOf({ path: _, file: __, unit: ___, log: ____, wrong, acknowledged, ...fields }: Problem) {
  return { ...fields, ...(acknowledged && { acknowledged: acknowledged.map(eventOf) }), refused: [...wrong] };
}

function eventOf<Event extends DutyEvent | Acknowledgement | Problem["log"][number]>({ path: _, ...event }: Event) {
  return event;
}
