// The fields of a problem or event, taken from the schemas: the source of the questions and flags of add, log, duty and import.

import ledgerSchema from "../../../schemas/ledger.schema.json" with { type: "json" };
import type { Plan } from "../../model/plan.ts";
import { problemKeys } from "../problem-table.ts";
import type { DetailForm } from "./forms.ts";
import { builtInDuty, ownDuties } from "./plan-words.ts";
import { asksForDay } from "./values.ts";

type Schema = Readonly<Record<string, unknown>>;

/** A key with what may be filled in. */
export interface Field {
  readonly key: string;
  readonly description: string | undefined;
  readonly kind: "text" | "day" | "month" | "number" | "list" | "mapping";
  /** Words to choose from; of a list, for its items. */
  readonly options: readonly string[];
  /** True for a list of names (`uniqueItems`), false for a list of sentences. */
  readonly isSet: boolean;
  /** A text, or a list of texts. */
  readonly isTextToo: boolean;
  /** Of a list: its items may be texts. */
  readonly holdsTexts: boolean;
  /** Of a mapping; of a list, for its items. */
  readonly fields: readonly Field[];
  /** Those of `fields` that are required. */
  readonly required: readonly string[];
}

/** The three kinds of event: of a problem (经过), of a unit and of the office (履职). */
export type EventsOf = "problemEvent" | "unitEvent" | "officeEvent";

const root = ledgerSchema as Schema;
const definitions = root["$defs"] as Readonly<Record<string, Schema>>;

/** The kinds of event, in the order of the schema. */
export function kindsOf(of: EventsOf, plan: Plan): readonly string[] {
  const builtIn = fieldsIn(definitions[of] as Schema, root).find(({ key }) => key === "事项")?.options ?? [];
  return of === "unitEvent" ? [...builtIn, ...ownDuties(plan)] : builtIn;
}

/** Keys of an event of this kind in the order they are written: day and kind, what it needs, what it may have, what any may have. */
export function eventFields(of: EventsOf, kind: string, plan?: Plan): Field[] {
  const common = fieldsIn(definitions[of] as Schema, root);
  const own = definitionOf(of, of === "unitEvent" && plan ? builtInDuty(kind, plan) : kind);
  const needed = (own?.["required"] ?? []) as string[];
  const special = own ? withSources(fieldsIn(own, root), plan).map((field) => common.find(({ key }) => key === field.key) ?? field) : [];
  const rank = ({ key }: Field) =>
    key === "日期"
      ? 0
      : key === "事项"
        ? 1
        : needed.includes(key)
          ? 2 + needed.indexOf(key)
          : common.some((one) => one.key === key)
            ? 99
            : 50;
  return special
    .map((field, index) => ({ field, index }))
    .sort((a, b) => rank(a.field) - rank(b.field) || a.index - b.index)
    .map(({ field }) => field);
}

/** Keys of a problem in the order they are written; 类型 and 明细 as the task's form has them. */
export function problemFields(form: DetailForm | undefined, plan?: Plan): Field[] {
  const schema = form?.schema as Schema | undefined;
  const ofForm = schema && form ? (form.ofBoth ? fieldsIn(schema, schema) : [fieldOf("明细", schema, schema)]) : [];
  const own = fieldsIn(definitions["problem"] as Schema, root).map((field) => ofForm.find(({ key }) => key === field.key) ?? field);
  return withHandlings(withSources(own, plan), plan).sort((a, b) => problemKeys.indexOf(a.key) - problemKeys.indexOf(b.key));
}

/** Keys of a ledger, in the order in which they are written. */
export const ledgerKeys: readonly string[] = ["单位", "第一责任人", "填报人", "履职", "问题"];

/** Where the plan leaves it open how what is new is handled, nothing is said of it. */
function withHandlings(fields: readonly Field[], plan: Plan | undefined): Field[] {
  if (plan?.newIsSerious !== false) return [...fields];
  return fields.map((field) =>
    field.key === "分类处置"
      ? { ...field, description: field.description?.replace("；新发现的从重处理", "；要从严追责的从重处理") }
      : field,
  );
}

/** With the plan's own sources among the words of 来源. */
function withSources(fields: readonly Field[], plan: Plan | undefined): Field[] {
  const { sources = [] } = plan ?? {};
  return fields.map((field) => (field.key === "来源" ? { ...field, options: [...field.options, ...sources] } : field));
}

function definitionOf(of: EventsOf, kind: string): Schema | undefined {
  const cases = (definitions[of]?.["allOf"] ?? []) as { if?: { properties?: { 事项?: { const?: string } } }; then?: Schema }[];
  const found = cases.find((one) => one.if?.properties?.事项?.const === kind)?.then;
  return found && resolved(found, root);
}

function fieldsIn(schema: Schema, document: Schema): Field[] {
  return Object.entries((schema["properties"] ?? {}) as Record<string, Schema>).map(([key, inner]) => fieldOf(key, inner, document));
}

function fieldOf(key: string, written: Schema, document: Schema): Field {
  const schema = resolved(written, document);
  const items = resolved((schema["items"] ?? {}) as Schema, document);
  const types = [schema["type"]].flat().map(String);
  const isList = types.includes("array");
  const inner = isList ? items : schema;
  const kind = kindOf(schema, types, isList);
  return {
    key,
    description: describe(written) ?? (kind === "text" ? undefined : describe(schema)),
    kind,
    options: (inner["enum"] ?? []) as string[],
    isSet: schema["uniqueItems"] === true,
    isTextToo: isList && types.includes("string"),
    holdsTexts: isList && [items["type"]].flat().includes("string"),
    fields: fieldsIn(inner, document),
    required: (inner["required"] ?? []) as string[],
  };
}

function kindOf(schema: Schema, types: readonly string[], isList: boolean): Field["kind"] {
  if (isList && !types.includes("number")) return "list";
  if (asksForDay(schema)) return "day";
  if (types.includes("object")) return "mapping";
  if (types[0] === "number" || types[0] === "integer") return "number";
  return String(schema["pattern"] ?? "").startsWith("^[0-9]{4}-(?:0") ? "month" : "text";
}

function resolved(schema: Schema, document: Schema): Schema {
  const reference = schema["$ref"];
  if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
  const target = reference
    .slice(2)
    .split("/")
    .reduce<unknown>((inner, step) => (inner as Schema | undefined)?.[step], document);
  return { ...(target as Schema), ...schema };
}

function describe(schema: Schema): string | undefined {
  return typeof schema["description"] === "string" ? schema["description"] : undefined;
}
