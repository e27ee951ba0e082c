// The values that the schemas allow, for exports and questions that offer a choice.
import schema from "../../../schemas/ledger.schema.json" with { type: "json" };
import type { Plan } from "../../model/plan.ts";
import { decode, type Source } from "../source.ts";
import { builtInForm, formPath } from "./forms.ts";

const { source, unitEvent, officeEvent } = schema.$defs;

/** Values of a problem's 来源, and of 事项 in 履职: of units, then those only the office has. */
export const lists: { readonly sources: readonly string[]; readonly duties: readonly string[] } = {
  sources: source.enum,
  duties: [...new Set([...unitEvent.properties.事项.enum, ...officeEvent.properties.事项.enum])],
};

/** 类型 of each task by its number, out of its form, built in or the workspace's own; none for a task whose form names none. */
export function typesByTask(plan: Plan, sources: readonly Source[]): ReadonlyMap<number, readonly string[]> {
  return new Map(plan.tasks.map(({ number, form }) => [number, form === undefined ? [] : typesIn(schemaOf(form, sources))]));
}

function schemaOf(form: string, sources: readonly Source[]): unknown {
  const builtIn = builtInForm(form);
  if (builtIn) return builtIn.schema;
  const own = sources.find(({ path }) => path === formPath(form));
  const text = own && decode(own).text;
  return text === undefined ? undefined : JSON.parse(text); // read before, so it is JSON
}

function typesIn(schema: unknown): string[] {
  const { properties } = (schema ?? {}) as { properties?: { 类型?: { enum?: unknown } } };
  const types = properties?.类型?.enum;
  return Array.isArray(types) ? types.filter((type) => typeof type === "string") : [];
}
