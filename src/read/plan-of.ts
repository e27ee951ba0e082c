// A plan's value → the model.

import type { Requirement } from "../model/plan.ts";
import { defaultSettings, type Plan, type Task, type UnitKind } from "../model/plan.ts";
import { renamed } from "./keys.ts";

/** The plan in a value that the schema has accepted, with defaults for what it leaves out. */
export function planOf(value: unknown): Plan {
  const raw = renamed(value, "plan") as Partial<Plan> & {
    isSample?: unknown;
    tasks: Partial<Task>[];
    category?: readonly RawKind[];
    settings?: { newIsSerious?: "是" | "否"; reviewsAsked?: readonly string[] };
  };
  const { category, ...fields } = raw;
  const { newIsSerious, reviewsAsked, ...settings } = raw.settings ?? {};
  const kinds = kindsOf(category ?? [], fields.units ?? []);
  return {
    ...(fields as Plan),
    units: raw.units ?? [],
    zones: raw.zones ?? [],
    isSample: (raw.isSample as unknown) === "是",
    kinds,
    addresses: [...addressesOf(kinds, fields.units ?? [], category !== undefined), ...(raw.zones ? ["各上报单位"] : [])],
    sources: raw.sources ?? [],
    newIsSerious: newIsSerious !== "否",
    reviewsAsked: reviewsAsked ?? ["整改到位", "追责落实", "制度有效"],
    acceptance: raw.acceptance ?? [],
    clauses: raw.clauses ?? {},
    highlights: raw.highlights ?? [],
    otherBodies: raw.otherBodies ?? [],
    recipients: raw.recipients ?? [],
    tasks: raw.tasks.map((task) => ({ ...(task as Task), lead: task.lead ?? [], responsible: task.responsible ?? [] })),
    requirements: (raw.requirements ?? []).map(requirementOf),
    settings: { ...defaultSettings, ...settings },
    holidays: (raw.holidays ?? []).map((year) => ({ ...year, off: year.off ?? [], on: year.on ?? [] })),
  };
}

interface RawKind {
  readonly name: string;
  readonly address?: string;
  readonly holdsAll?: "是" | "否";
}

/** Those that the plan lists, then the others of its units as they come; what it leaves out has its default. */
function kindsOf(listed: readonly RawKind[], units: Plan["units"]): UnitKind[] {
  const names = new Set([...listed.map(({ name }) => name), ...units.map(({ category }) => category)]);
  const byName = new Map(listed.map((kind) => [kind.name, kind]));
  return [...names].map((name) => {
    const { address, holdsAll } = byName.get(name) ?? {};
    return {
      name,
      address: address ?? addresses[name] ?? `各${name}单位`,
      holdsAll: holdsAll === undefined ? name === "园区" : holdsAll === "是",
    };
  });
}

/** In the order of the kinds where the plan gives one; else parks and departments before the others. */
function addressesOf(kinds: readonly UnitKind[], units: Plan["units"], isOrdered: boolean): string[] {
  const categories = new Set(units.map(({ category }) => category));
  const used = kinds.filter(({ name }) => categories.has(name));
  const first = isOrdered ? [] : Object.keys(addresses);
  const rank = ({ name }: UnitKind) => (first.includes(name) ? first.indexOf(name) : first.length);
  return used.toSorted((a, b) => rank(a) - rank(b)).map(({ address }) => address);
}

const addresses: Readonly<Record<string, string>> = { 园区: "各园区管委会", 区直: "区直各有关单位" };

/** 阶段 is the list of phases at the plan's root, and the number of one in a requirement. */
function requirementOf(fields: object): Requirement {
  const { phases, ...rest } = fields as Record<string, unknown>;
  return { ...rest, ...(phases === undefined ? {} : { phase: phases }) } as unknown as Requirement;
}
