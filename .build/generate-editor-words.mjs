// The forms' titles and descriptions in schemas/ledger.schema.json, so that an editor offers and explains the keys of 明细 by 类型.
// They are words only: which ledgers the schema accepts stays as it is, and no task has a number here.
import { readdirSync, readFileSync } from "node:fs";

const schemas = new URL("../schemas/", import.meta.url);
const load = (path) => JSON.parse(readFileSync(new URL(path, schemas), "utf8"));

/** Type of every form, with nothing but 说明 to go with it. */
const anyForm = "其他";

/** What a key's schema says to a reader, and nothing it demands. */
function wordsOf(schema, definitions) {
  const { title, description, enum: values } = schema.$ref ? { ...definitions[schema.$ref.replace("#/$defs/", "")], ...schema } : schema;
  return { ...(title && { title }), ...(description && { description }), ...(values && { examples: values }) };
}

function conditionFor({ properties, $defs }) {
  const types = properties.类型.enum.filter((type) => type !== anyForm);
  // While it completes, the YAML extension takes the beginning of a listed value for the value: 其他 is none of 其他违规收费.
  const isBeginning = types.some((type) => type.startsWith(anyForm));
  return condition({ ...(isBeginning && { type: "string", pattern: `^(?!${anyForm}$)` }), enum: types }, properties.明细, $defs);
}

function conditionForAny({ properties, $defs }) {
  const { 说明 } = properties.明细.properties;
  return condition({ const: anyForm }, { ...说明, properties: { 说明 } }, $defs);
}

function condition(type, { description, properties }, definitions) {
  const keys = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, wordsOf(schema, definitions)]));
  return {
    if: { properties: { 类型: type }, required: ["类型"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, not a promise
    then: { description, properties: { 明细: { title: "明细", description, type: "object", properties: keys } } },
  };
}

const isOurs = ({ if: asked }) => asked.properties.类型 !== undefined;

/** schemas/ledger.schema.json with the words of the forms as they are now. */
export function withEditorWords() {
  const ledger = load("ledger.schema.json");
  const forms = readdirSync(new URL("tasks/", schemas))
    .sort()
    .map((file) => load(`tasks/${file}`));
  const { problem } = ledger.$defs;
  problem.allOf = [...problem.allOf.filter((condition) => !isOurs(condition)), ...forms.map(conditionFor), conditionForAny(forms[0])];
  return `${printed(ledger, "")}\n`;
}

/** As the schemas are written: what fits into 120 columns with its comma on one line (a Chinese character takes two). */
function printed(value, indent, before = 0) {
  const flat = inline(value);
  if (typeof value !== "object" || value === null || (indent.length >= 2 && indent.length + before + widthOf(flat) < 119)) return flat;
  const isList = Array.isArray(value);
  const deeper = `${indent}  `;
  const lines = Object.entries(value).map(([key, inner]) => {
    const name = isList ? "" : `${JSON.stringify(key)}: `;
    return `${deeper}${name}${printed(inner, deeper, widthOf(name))}`;
  });
  return `${isList ? "[" : "{"}\n${lines.join(",\n")}\n${indent}${isList ? "]" : "}"}`;
}

function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inline(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function widthOf(text) {
  return [...text].reduce((sum, character) => sum + (character >= "\u1100" ? 2 : 1), 0);
}
