// The forms of 明细: ten built in, and those a workspace brings in its own schemas/tasks/.
import { forms as builtIn, formSchemas } from "../../../dist/validators.js";
import type { BuiltInForm } from "../../model/details.ts";
import { type Span, wholeFile } from "../../model/diagnostic.ts";
import { isMapping } from "../../model/mapping.ts";
import type { Fault, Source } from "../source.ts";
import { decode } from "../source.ts";
import { atOffsets } from "../yaml/positions.ts";
import type { Room } from "./form-bounds.ts";
import type { Origin, Refusal, Validate } from "./refusal.ts";
import { refusals } from "./refusals.ts";

export interface DetailForm {
  readonly validate: Validate;
  readonly schema: unknown;
  /** True where the schema speaks of {类型, 明细}, as ours do; else it speaks of 明细 alone. */
  readonly ofBoth: boolean;
}

function isBuiltIn(name: string): name is BuiltInForm {
  return Object.hasOwn(builtIn, name);
}

export function builtInForm(name: string): DetailForm | undefined {
  if (!isBuiltIn(name)) return undefined;
  return { validate: builtIn[name], schema: formSchemas[name], ofBoth: true };
}

export const formPath = (name: string) => `schemas/tasks/${name}.schema.json`;

/** A workspace's own form, compiled now; or the fault that keeps it from being used. `room`: how many parts all of them together may still have. */
export async function compileForm(source: Source, room: Room): Promise<{ form?: DetailForm; fault?: Fault }> {
  const { text, faults } = decode(source);
  const [fault] = faults;
  if (text === undefined) return fault ? { fault } : {};
  const unusable = (why: string, span: Span = wholeFile): { fault: Fault } => ({
    fault: {
      ...span,
      rule: "form-is-schema",
      severity: "error",
      message: `这个表单不能使用：${why}`,
      hint: "表单应是 JSON Schema（2020-12）文件，可参照 schemas/tasks/ 中已有的表单。",
    },
  });
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.trimEnd().length - 1);
    return unusable("不是完整的 JSON，此处的写法不对", atOffsets(text, at, Math.min(at + 1, text.length)));
  }
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return unusable("内容不是 JSON Schema");
  const { properties } = schema as { properties?: object };
  const ofBoth = typeof properties === "object" && properties !== null && Object.hasOwn(properties, "明细");
  const { compiled } = await import("./own-form.ts");
  const validate = compiled(schema, text, room, ofBoth ? "/明细" : "");
  return typeof validate === "string" ? unusable(validate) : { form: { validate, schema, ofBoth } };
}

/** Refusals of a problem's 类型 and 明细 by its task's form, with paths from the problem. */
export function formRefusals(form: DetailForm, problem: Record<string, unknown>, origin: Origin): Refusal[] {
  const { 类型: type, 明细: detail } = problem;
  const hasDetail = isMapping(detail);
  if (!form.ofBoth) {
    if (!hasDetail) return [];
    return refusals(form.validate, detail, { ...origin, raw: (path) => origin.raw(["明细", ...path]) }, form.schema).map((refusal) => ({
      ...refusal,
      path: ["明细", ...refusal.path],
    }));
  }
  const judged = { ...(typeof type === "string" && type.trim() !== "" ? { 类型: type } : {}), ...(hasDetail ? { 明细: detail } : {}) };
  return refusals(form.validate, judged, origin, form.schema).filter((refusal) => !(refusal.at === "missing" && refusal.path.length === 0));
}
