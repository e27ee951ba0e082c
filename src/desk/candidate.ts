// A problem or event in the making.
import type { Path, Values } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Field } from "../read/schema/fields.ts";
import type { Given } from "./flags.ts";
import { valueFrom } from "./values.ts";

/** The field at `path`, places in lists left out; undefined where the form has no such key. */
export function fieldAt(fields: readonly Field[], path: Path): Field | undefined {
  const [first, ...rest] = path.filter((step) => typeof step === "string" && !/^\d+$/.test(step));
  const field = fields.find(({ key }) => key === first);
  return field && rest.length > 0 ? fieldAt(field.fields, rest) : field;
}

/** What flags say, as values. A key of 明细 may go without its head. UsageError for a key the form has not. */
export function fromFlags(fields: readonly Field[], given: readonly Given[]): Values {
  const texts = new Map<string, { field: Field; path: readonly string[]; texts: string[] }>();
  for (const { path, text } of given) {
    const full = fieldAt(fields, path) ? path : ["明细", ...path];
    const field = fieldAt(fields, full);
    if (!field) throw unknownFlag(fields, path);
    const known = texts.get(full.join("."));
    if (known) known.texts.push(text);
    else texts.set(full.join("."), { field, path: full, texts: [text] });
  }
  return [...texts.values()].reduce<Values>((values, one) => withAnswer(values, one.path, valueFrom(one.field, one.texts)), {});
}

/**
 * What `--处置.1.方式` and the like say, as lists: those that `there` has not. Entries of a list that is there keep their places, to be filled in. A
 * UsageError where an entry is left out.
 */
export function withLists(values: Values, there: Values = {}): Values {
  const entries = Object.entries(values).map(([key, value]): [string, unknown] => {
    if (!isMapping(value)) return [key, value];
    const known = there[key];
    const inner = withLists(value as Values, (known ?? {}) as Values);
    const places = Object.keys(inner);
    if (places.length === 0 || !places.every((place) => /^\d+$/.test(place))) return [key, inner];
    const items = Array.isArray(known) ? known.length : places.length;
    const beyond = places.find((place) => Number(place) >= items);
    if (beyond !== undefined)
      throw new UsageError(
        `“${key}”没有第${Number(beyond) + 1}条可填`,
        Array.isArray(known) ? `台账中有${items}条；要添加的，请直接写进台账。` : `从 --${key}.1 起依次写。`,
      );
    return [key, Array.isArray(known) ? inner : places.map((_, place) => inner[String(place)])];
  });
  return Object.fromEntries(entries);
}

function unknownFlag(fields: readonly Field[], path: readonly string[]): UsageError {
  const inside = fields.find(({ key }) => key === path[0]);
  const known = path.length > 1 && inside ? inside.fields.map(({ key }) => `${path[0]}.${key}`) : fields.map(({ key }) => key);
  const detail = fields.find(({ key }) => key === "明细")?.fields.map(({ key }) => key) ?? [];
  const meant = closest(path.join("."), [...known, ...detail]);
  return new UsageError(
    `没有“--${path.join(".")}”这个选项${meant ? `，是不是“--${meant}”` : ""}`,
    `可用的有：${[...known, ...detail].map((key) => `--${key}`).join(" ")}`,
  );
}

export function answerAt(values: Values, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], values);
}

/** The same with another value at `path`; undefined takes the key away. */
export function withAnswer(values: Values, path: Path, value: unknown): Values {
  const [step, ...rest] = path;
  if (step === undefined) return value as Values;
  const inner = values[step as string];
  const next = rest.length === 0 ? value : withAnswer((Array.isArray(inner) ? [...inner] : (inner ?? {})) as Values, rest, value);
  if (Array.isArray(values)) return Object.assign([...values], { [step]: next }) as unknown as Values;
  const { [step as string]: _, ...others } = values;
  return next === undefined ? others : { ...values, [step]: next };
}

/** Keys in the order of the form, inside too. */
export function inOrderOf(fields: readonly Field[], values: Values): Values {
  const rank = (key: string) => fields.findIndex((field) => field.key === key);
  const entries = Object.entries(values).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const inner = fields.find((field) => field.key === key)?.fields ?? [];
      if (Array.isArray(value)) return [key, value.map((item) => (isMapping(item) ? inOrderOf(inner, item) : item))];
      return [key, isMapping(value) ? inOrderOf(inner, value) : value];
    }),
  );
}
