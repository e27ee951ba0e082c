// schemas/ → dist/validators.js: standalone validators, so that no schema is compiled when a command runs; and dist/form-texts.js: the built-in
// forms as they are written, for a new workspace.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { buildSync } from "esbuild";
import { ajvOptions } from "./ajv-options.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const textOf = (path) => readFileSync(`${root}schemas/${path}`, "utf8");
const load = (path) => JSON.parse(textOf(path));

const gathering = buildSync({ entryPoints: [`${root}src/read/schema/gathering-errors.ts`], format: "esm", write: false }).outputFiles[0]
  .text;
const { gatheringErrors } = await import(`data:text/javascript,${encodeURIComponent(gathering)}`);

const ajv = new Ajv2020.default({ ...ajvOptions, code: { source: true, esm: true, lines: false } });
const exported = {};
const entry = (name, schema, pointer = "") => {
  if (!ajv.getSchema(schema.$id)) ajv.addSchema(schema);
  exported[name] = schema.$id + pointer;
};
const ledger = load("ledger.schema.json");
entry("unit", ledger, "#/$defs/unit");
entry("office", ledger, "#/$defs/office");
entry("plan", load("plan.schema.json"));
entry("baseline", load("baseline.schema.json"));
const forms = readdirSync(`${root}schemas/tasks`)
  .filter((name) => name.endsWith(".schema.json"))
  .sort();
const keys = new Set();
forms.forEach((file, index) => {
  const schema = load(`tasks/${file}`);
  entry(`form${index}`, schema);
  collectKeys(schema, keys);
});

/** Every property name a form knows: a trap in 明细 is told by them. */
function collectKeys(schema, into) {
  if (typeof schema !== "object" || schema === null) return;
  for (const key of Object.keys(schema.properties ?? {})) into.add(key);
  for (const inner of Object.values(schema)) collectKeys(inner, into);
}

const code = gatheringErrors(standalone.default(ajv, exported));
const list = forms.map((file, index) => `  ${JSON.stringify(file.replace(".schema.json", ""))}: form${index}`).join(",\n");
const schemas = Object.fromEntries(forms.map((file) => [file.replace(".schema.json", ""), load(`tasks/${file}`)]));
const source = `${code}\nexport const forms = {\n${list}\n};\nexport const formSchemas = ${JSON.stringify(schemas)};\nexport const formKeys = ${JSON.stringify([...keys])};\n`;
const result = buildSync({
  stdin: { contents: source, resolveDir: root, loader: "js" },
  bundle: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["main"],
  charset: "utf8",
  minify: true,
  write: false,
  logLevel: "error",
});
mkdirSync(`${root}dist`, { recursive: true });
writeFileSync(`${root}dist/validators.js`, result.outputFiles[0].text);
writeFileSync(
  `${root}dist/validators.d.ts`,
  `import type { BuiltInForm } from "../src/model/details.ts";
import type { Validate } from "../src/read/schema/refusals.ts";
export declare const unit: Validate;
export declare const office: Validate;
export declare const plan: Validate;
export declare const baseline: Validate;
/** The built-in forms, by 表单; and the same as schemas, for the words in them. */
export declare const forms: Readonly<Record<BuiltInForm, Validate>>;
export declare const formSchemas: Readonly<Record<BuiltInForm, unknown>>;
export declare const formKeys: readonly string[];
`,
);
const texts = Object.fromEntries(forms.map((file) => [file.replace(".schema.json", ""), textOf(`tasks/${file}`)]));
writeFileSync(`${root}dist/form-texts.js`, `export const formTexts = ${JSON.stringify(texts)};\n`);
writeFileSync(
  `${root}dist/form-texts.d.ts`,
  `import type { BuiltInForm } from "../src/model/details.ts";
export declare const formTexts: Readonly<Record<BuiltInForm, string>>;
`,
);
