// The value of a file, after refused values were removed → the model.
import type { DutyEvent, Ledger, Path, Problem, ProblemEvent } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { renamed } from "./keys.ts";

/** `wrong`: paths of the removed values, in the model's names. */
export function ledgerOf(file: string, isOffice: boolean, value: unknown, wrong: readonly Path[]): Ledger {
  const raw = (isMapping(value) ? renamed(value, "ledger") : {}) as Record<string, unknown>;
  const list = (key: string) => (Array.isArray(raw[key]) ? (raw[key] as unknown[]) : []);
  const asObject = (item: unknown) => (typeof item === "object" && item !== null ? (item as Record<string, unknown>) : undefined);
  const outside = new Set(wrong.filter((path) => path[0] !== "problems" || path.length <= 2).map((path) => path.join("/")));
  const problems = list("problems").flatMap((item, index) => {
    const fields = asObject(item);
    if (!fields) return [];
    const inside = wrong.filter((path) => path[0] === "problems" && path[1] === index).map((path) => path.slice(2).join("/"));
    const acknowledged = Array.isArray(fields["acknowledged"])
      ? {
          acknowledged: fields["acknowledged"].flatMap((answer, at) =>
            asObject(answer) ? [{ ...answer, path: ["acknowledged", at] }] : [],
          ),
        }
      : {};
    const log = Array.isArray(fields["log"]) ? fields["log"].map((event, at) => eventOf(asObject(event) ?? {}, at)) : [];
    return [
      { ...fields, ...acknowledged, log, path: ["problems", index], unit: raw["unit"], file, wrong: new Set(inside) } as unknown as Problem,
    ];
  });
  const duties = list("duties").flatMap((item, index) => {
    const fields = asObject(item);
    return fields ? [{ ...fields, path: ["duties", index] } as unknown as DutyEvent] : [];
  });
  const { unit, firstResponsible, keeper } = raw;
  return { file, isOffice, unit, firstResponsible, keeper, duties, problems, wrong: outside } as Ledger;
}

/** 节点 is a number in 节点完成 and a timetable elsewhere. */
function eventOf(fields: Record<string, unknown>, index: number): ProblemEvent {
  const { milestones, ...rest } = fields;
  const timetable = typeof milestones === "number" ? { milestone: milestones } : milestones === undefined ? {} : { milestones };
  return { ...rest, ...timetable, path: ["log", index] } as ProblemEvent;
}
