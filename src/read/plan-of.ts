// A plan's value → the model.
import { defaultSettings, type Plan, type Requirement, type Task } from "../model/plan.ts";
import { renamed } from "./keys.ts";

/** The plan in a value that the schema has accepted, with defaults for what it leaves out. */
export function planOf(value: unknown): Plan {
  const raw = renamed(value, "plan") as Partial<Plan> & { isSample?: unknown; tasks: Partial<Task>[] };
  return {
    ...(raw as Plan),
    isSample: (raw.isSample as unknown) === "是",
    otherBodies: raw.otherBodies ?? [],
    recipients: raw.recipients ?? [],
    tasks: raw.tasks.map((task) => ({ ...(task as Task), responsible: task.responsible ?? [] })),
    requirements: (raw.requirements ?? []).map(requirementOf),
    settings: { ...defaultSettings, ...raw.settings },
    holidays: (raw.holidays ?? []).map((year) => ({ ...year, off: year.off ?? [], on: year.on ?? [] })),
  };
}

/** 阶段 is the list of phases at the plan's root, and the number of one in a requirement. */
function requirementOf(fields: object): Requirement {
  const { phases, ...rest } = fields as Record<string, unknown>;
  return { ...rest, ...(phases === undefined ? {} : { phase: phases }) } as unknown as Requirement;
}
