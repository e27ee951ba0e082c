// What a schema's validator says → faults a clerk can act on: one a value, no cascades, a missing and an unknown key joined into one rename.
import type { Path } from "../model/ledger.ts";
import { closest } from "../model/similar.ts";
import { isPunctuationTrap, wrongForm, wrongType } from "./values.ts";

/** One error of a standalone validator (ajv, `verbose`). */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
  readonly parentSchema?: Record<string, unknown>;
  readonly data?: unknown;
}

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A refusal, still with the file's own keys. */
export interface Refusal {
  readonly path: Path;
  /** value: the value at `path`; key: its key; missing: the mapping at `path` lacks `key`; twice: given twice, refused where it is a plain value. */
  readonly at: "value" | "key" | "missing" | "twice";
  readonly key?: string;
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

/** Keywords that only repeat what an error below them says. */
const echoes = new Set(["if", "allOf", "$ref", "not"]);
/** Of several errors at one value the one that says most. */
const order = ["type", "false schema", "enum", "const", "pattern", "minimum", "exclusiveMinimum", "maximum", "maxLength", "minLength", "minItems", "uniqueItems", "minProperties"];

/**
 * Refusals of a value, by the schema alone: empty exactly when any other validator accepts it.
 * `root`: the schema document, where there is one, for the words at a condition; `raw`: the text of a value as written.
 */
export function refusals(validate: Validate, value: unknown, raw: (path: Path) => string, root?: unknown): Refusal[] {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter((error) => !echoes.has(error.keyword));
  const result: Refusal[] = [];
  const byPath = new Map<string, SchemaError[]>();
  for (const error of errors) byPath.set(error.instancePath, [...(byPath.get(error.instancePath) ?? []), error]);
  const typed = [...byPath].filter(([, at]) => at.some((error) => error.keyword === "type")).map(([path]) => path);
  for (const [pointer, at] of byPath) {
    if (typed.some((path) => path !== pointer && pointer.startsWith(`${path}/`))) continue;
    const path = steps(pointer);
    const kinds = [...at].sort((a, b) => rank(a) - rank(b));
    const [gravest] = kinds.filter((error) => order.includes(error.keyword));
    if (gravest) result.push(refusedValue(gravest, path, raw, root));
    if (gravest?.keyword === "type") continue;
    result.push(...refusedKeys(at, path, value, root));
  }
  return result;
}

function rank(error: SchemaError): number {
  const index = order.indexOf(error.keyword);
  return index < 0 ? order.length : index;
}

function steps(pointer: string): (string | number)[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"))
    .map((step) => (/^(0|[1-9]\d*)$/.test(step) ? Number(step) : step));
}

function refusedValue(error: SchemaError, path: Path, raw: (path: Path) => string, root: unknown): Refusal {
  const schema = error.parentSchema ?? {};
  const name = nameOf(path);
  const written = error.data;
  const value = (rule: string, message: string, hint: string): Refusal => ({ path, at: "value", rule, message, hint });
  switch (error.keyword) {
    case "type":
      return value("value-type", ...wrongType(name, schema, written, raw(path)));
    case "false schema":
      return value("value-not-expected", `此处不应填写“${name}”`, conditionOf(error, root) ?? "请删去这一项。");
    case "enum":
    case "const": {
      const allowed = (error.keyword === "enum" ? (error.params["allowedValues"] as unknown[]) : [error.params["allowedValue"]]).map(String);
      const guess = typeof written === "string" ? closest(written, allowed) : undefined;
      const shown = show(written);
      return value(
        "value-in-list",
        guess ? `“${name}”没有${shown}这一项，是不是“${guess}”` : `“${name}”没有${shown}这一项`,
        conditionOf(error, root) ?? `可填：${allowed.join("、")}。`,
      );
    }
    case "pattern":
      return value(...wrongForm(name, schema, String(written)));
    case "minimum":
    case "exclusiveMinimum":
    case "maximum": {
      const limit = error.params["limit"] as number;
      const bound = error.keyword === "minimum" ? `不能小于${limit}` : error.keyword === "maximum" ? `不能大于${limit}` : `应大于${limit}`;
      return value("value-in-range", `“${name}”填的是${String(written)}，${bound}`, describe(schema) ?? `请核对数字，${bound}。`);
    }
    case "maxLength": {
      const limit = error.params["limit"] as number;
      return value("text-within-length", `“${name}”有${[...String(written)].length}个字，超过${limit}个字`, `请压缩到${limit}个字以内，详细内容写在“情况”里。`);
    }
    case "uniqueItems": {
      const index = Math.max(error.params["i"] as number, error.params["j"] as number);
      return { ...value("list-without-repeats", `“${name}”中有重复的内容`, "同一内容只填一次，请删去重复的一项。"), path: [...path, index] };
    }
    case "minItems": {
      const limit = error.params["limit"] as number;
      return value("list-long-enough", `“${name}”至少应有${limit}项`, conditionOf(error, root) ?? describe(schema) ?? `请补足${limit}项。`);
    }
    default:
      return value("value-form", `“${name}”没有填写内容`, describe(schema) ?? "请填写内容；不填的，删去这一项。");
  }
}

/** Missing and unknown keys of one mapping; a pair that looks alike is one rename. */
function refusedKeys(errors: readonly SchemaError[], path: Path, value: unknown, root: unknown): Refusal[] {
  const missing = new Map<string, SchemaError>();
  const unknown = new Map<string, SchemaError>();
  const result: Refusal[] = [];
  const alternatives = errors.filter((error) => error.keyword === "anyOf");
  const inAlternative = (error: SchemaError) => alternatives.some((outer) => error.schemaPath.startsWith(`${outer.schemaPath}/`));
  for (const error of errors) {
    if (error.keyword === "required" && !inAlternative(error)) missing.set(String(error.params["missingProperty"]), error);
    if (error.keyword === "additionalProperties") unknown.set(String(error.params["additionalProperty"]), error);
  }
  for (const error of alternatives) {
    const keys = ((error.parentSchema?.["anyOf"] ?? []) as { required?: string[] }[]).flatMap((branch) => branch.required ?? []);
    result.push({
      path, at: "missing", key: keys[0] ?? "", rule: "key-present",
      message: `缺少“${keys.join("”或“")}”`,
      hint: conditionOf(error, root) ?? `“${keys.join("”“")}”至少填一项。`,
    });
  }
  const here = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
  for (const [key, error] of unknown) {
    const known = Object.keys((error.parentSchema?.["properties"] ?? {}) as object);
    const absent = known.filter((name) => !(name in Object(here)));
    const lacking = closest(key, missing.keys());
    const guess = lacking ?? closest(key, absent) ?? (closest(key, known) === key.normalize("NFKC").trim() ? key.normalize("NFKC").trim() : undefined);
    if (lacking) missing.delete(lacking);
    const trap = isPunctuationTrap(key);
    result.push({
      path: [...path, key], at: "key", rule: trap ? "ascii-punctuation" : "key-known",
      message: trap ? `“${key}”里用了全角的“${trap}”，应当用半角` : guess ? `没有“${key}”这一项，是不是“${guess}”` : `没有“${key}”这一项`,
      hint: trap
        ? "冒号用英文冒号加空格，逗号用英文逗号，例如“{ 姓名: 张某, 职务: 科长 }”。"
        : guess
          ? `请改为“${guess}: …”。`
          : `此处可填：${known.slice(0, 30).join("、")}。其他内容请写入“备注”或“说明”。`,
      ...(lacking ? { key: lacking } : {}),
    });
  }
  for (const [key, error] of missing) {
    const property = ((error.parentSchema?.["properties"] ?? {}) as Record<string, { description?: string }>)[key];
    const reason = conditionOf(error, root) ?? property?.description;
    result.push({
      path, at: "missing", key, rule: "key-present",
      message: `缺少“${key}”`,
      hint: reason ?? `请补填“${key}: …”。`,
    });
  }
  return result;
}

/** Name of the value at a path: its key, or its list's. */
function nameOf(path: Path): string {
  const name = path.findLast((step) => typeof step === "string");
  return name === undefined ? "全文" : String(name);
}

function show(value: unknown): string {
  if (value === null || value === "") return "空白";
  const text = typeof value === "object" ? "多项内容" : String(value);
  return `“${[...text].slice(0, 40).join("")}”`;
}

function describe(schema: Record<string, unknown>): string | undefined {
  return typeof schema["description"] === "string" ? schema["description"] : undefined;
}

/** The words of the condition (`then`) that asks for this: at the error's own schema, or above it in its document. */
function conditionOf(error: SchemaError, root: unknown): string | undefined {
  const path = error.schemaPath.split("/").slice(1).map((step) => decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~"));
  const at = path.lastIndexOf("then");
  if (at < 0) return undefined;
  const own = error.parentSchema;
  if (path.length === at + 2 && own) return describe(own);
  let schema: unknown = root;
  for (const step of path.slice(0, at + 1)) schema = (schema as Record<string, unknown> | undefined)?.[step];
  return schema ? describe(schema as Record<string, unknown>) : undefined;
}
