// A workspace's own form, compiled when it is read. Loaded only where there is one.
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Room, unboundedIn } from "./form-bounds.ts";
import { Effort, TooMuchEffort } from "./form-effort.ts";
import { gatheringErrors } from "./gathering-errors.ts";
import { linearPattern, UnusablePattern } from "./linear-pattern.ts";
import type { SchemaError, Validate } from "./refusal.ts";

/** The validator of a form given as JSON; or in words why it cannot be used. `at`: where to report that judging would have taken too much work. */
export function compiled(schema: object, text: string, room: Room, at: string): Validate | string {
  const unbounded = unboundedIn(schema, text, room);
  if (unbounded !== undefined) return unbounded;
  const effort = new Effort();
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    validateFormats: false,
    messages: false,
    logger: false,
    ownProperties: true,
    code: {
      optimize: false,
      process: gatheringErrors,
      regExp: Object.assign((source: string) => patternOf(source, effort), { code: "linearPattern" }),
    },
  });
  effort.countIn(ajv);
  try {
    if (!ajv.validateSchema(schema)) return `“${(ajv.errors?.[0]?.instancePath || "全文").slice(0, 80)}”一处不合 JSON Schema 的规定`;
    return withinEffort(ajv.compile(schema) as unknown as Validate, effort, at);
  } catch (error) {
    return error instanceof UnusablePattern ? error.message : "不是 JSON Schema（2020-12）";
  }
}

function patternOf(source: string, effort: Effort) {
  try {
    return linearPattern(source, effort.spend);
  } catch (error) {
    const why = error instanceof UnusablePattern ? error.message : "写法不对";
    throw new UnusablePattern(`样式“${[...source.slice(0, 80)].slice(0, 40).join("")}”${why}`);
  }
}

function withinEffort(judge: Validate, effort: Effort, at: string): Validate {
  /** Whether the pattern accepts a text that might have been meant; false where finding out takes too much work. */
  const matches = (text: string, pattern: unknown): boolean => {
    try {
      return effort.within(text, () => linearPattern(String(pattern), effort.spend).test(text));
    } catch {
      return false;
    }
  };
  const validate: Validate = (value) => {
    try {
      const holds = effort.within(value, () => judge(value));
      for (const error of judge.errors ?? []) error.matches = (text) => matches(text, error.parentSchema?.["pattern"]);
      validate.errors = judge.errors ?? null;
      return holds;
    } catch (error) {
      if (!(error instanceof TooMuchEffort)) throw error;
      const tooMuch: SchemaError = { instancePath: at, schemaPath: "", keyword: "effort", params: {} };
      validate.errors = [tooMuch];
      return false;
    }
  };
  return validate;
}
