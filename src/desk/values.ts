// A text as typed or answered → the value its field asks for. What does not fit stays as it is: the schema then says why.
import type { Field } from "../read/schema/fields.ts";
import { plainValues } from "../read/yaml/plain-values.ts";

/** Of a field that holds several, each text is one more. */
export function valueFrom(field: Field, texts: readonly string[]): unknown {
  const all = texts.map((text) => text.replace(/\r\n?/g, "\n"));
  const last = all.at(-1) ?? "";
  switch (field.kind) {
    case "number":
      return /^\s*-?\d+(?:\.\d+)?\s*$/.test(last) ? Number(last) : last;
    case "mapping":
      return bracketed(last) ?? last;
    case "list":
      return field.isTextToo && all.length === 1 && !/^\s*\[/.test(last) ? last : all.flatMap((text) => itemsOf(field, text));
    default:
      return last;
  }
}

function itemsOf(field: Field, text: string): unknown[] {
  const value = bracketed(text);
  if (Array.isArray(value)) return value;
  if (value !== undefined && field.fields.length > 0) return [value];
  if (!field.holdsTexts && isDated(field)) {
    const [, day, rest] = /^\s*(\S+?)[\s=：:]+(.+)$/s.exec(text) ?? [];
    if (day !== undefined) return [{ [field.required[0] as string]: day, [field.required[1] as string]: rest }];
  }
  const parts = text
    .split(/[、，,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const isList = field.isSet || (field.options.length > 0 && parts.every((part) => field.options.includes(part)));
  return isList ? parts : [text];
}

/** A day and a text: `--节点 "2020-06-20 管线完工"`. */
function isDated({ fields, required }: Field): boolean {
  const kinds = required.map((name) => fields.find(({ key }) => key === name)?.kind);
  return kinds.length === 2 && kinds[0] === "day" && kinds[1] === "text";
}

/** `[水, 电]` and `{ 姓名: 王某, 职务: 科长 }`, as in a ledger; undefined for any other text. */
function bracketed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const value = plainValues(`值: ${text.trim()}`)?.value as { 值?: unknown } | undefined;
  return typeof value?.值 === "object" ? (value.值 ?? undefined) : undefined;
}
