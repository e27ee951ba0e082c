// What we refuse of a file is what any other validator of JSON Schema 2020-12 refuses: on every ledger of this repository, on every
// fixture that is YAML, and on hundreds of ledgers spoilt at random.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { baseline, forms, office, plan, unit } from "../../dist/validators.js";
import type { Validate } from "../../src/read/schema/refusal.ts";
import { refusals } from "../../src/read/schema/refusals.ts";
import { runs } from "../runs.ts";

const root = join(import.meta.dirname, "../..");
const origin = { raw: () => "某值" };
const registered = new Map<string, (value: unknown) => boolean>();

async function accepts(uri: string): Promise<(value: unknown) => boolean> {
  const judge = await validate(uri);
  return (value) => judge(value as Parameters<typeof judge>[0]).valid;
}

const uris: string[] = [];
afterAll(() => {
  for (const uri of uris) unregisterSchema(uri);
});
beforeAll(async () => {
  const files = ["ledger", "plan", "baseline", ...Object.keys(forms).map((name) => `tasks/${name}`)];
  for (const file of files) {
    const schema = JSON.parse(readFileSync(join(root, `schemas/${file}.schema.json`), "utf8"));
    registerSchema(schema);
    uris.push(schema.$id);
    registered.set(file, await accepts(schema.$id));
    for (const definition of file === "ledger" ? ["unit", "office"] : [])
      registered.set(definition, await accepts(`${schema.$id}#/$defs/${definition}`));
  }
});

const yamlIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name}`);
const samples = yamlIn("ledgers");
const workspacesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}/ledgers`)
    .filter((ledgers) => existsSync(join(root, ledgers)));
const fixtures = ["test/fixtures", "test/fixtures/plans"].flatMap(workspacesIn).flatMap(yamlIn);

function entryOf(file: string): [name: string, ours: Validate] {
  const name = basename(file, ".yaml");
  if (name === "plan") return ["plan", plan];
  if (name === "baseline") return ["baseline", baseline];
  return name === "办公室" ? ["office", office] : ["unit", unit];
}

/** Undefined for what is no YAML, or more than YAML's plain values. */
function readYaml(file: string): unknown {
  try {
    return JSON.parse(
      JSON.stringify(parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(root, file))), { logLevel: "silent" })),
    );
  } catch {
    return undefined;
  }
}

/** {类型, 明细} of each problem with the form of its task in this repository's plan. */
function details(value: unknown): [form: string, both: unknown][] {
  const byTask = new Map(
    (readYaml("ledgers/plan.yaml") as { 任务: { 序号: number; 表单: string }[] }).任务.map((task) => [task.序号, task.表单]),
  );
  const problems = (value as { 问题?: { 任务: number; 类型: string; 明细?: object }[] } | null)?.问题;
  return (Array.isArray(problems) ? problems : []).flatMap((problem) => {
    const form = byTask.get(problem?.任务);
    if (form === undefined) return [];
    const { 类型, 明细 } = problem;
    return [[form, { ...(类型 === undefined ? {} : { 类型 }), ...(明细 === undefined ? {} : { 明细 }) }] as [string, unknown]];
  });
}

function expectSameVerdict(name: string, ours: Validate, value: unknown): void {
  const refused = refusals(ours, value, origin);
  const accepted = registered.get(name)?.(value);
  if (accepted !== (refused.length === 0))
    expect.fail(`${name}: ${accepted ? "another validator accepts" : "another validator refuses"} ${JSON.stringify(value).slice(0, 2000)}`);
}

function expectSameVerdicts(file: string, value: unknown): void {
  const [name, ours] = entryOf(file);
  expectSameVerdict(name, ours, value);
  for (const [form, both] of details(value))
    expectSameVerdict(`tasks/${form}`, (forms as Readonly<Record<string, Validate>>)[form] as Validate, both);
}

it.each(samples)("%s is accepted by both, from its own entry and from the root of the schema", (file) => {
  const [name, ours] = entryOf(file);
  const value = readYaml(file);
  expect(refusals(ours, value, origin)).toEqual([]);
  expect(registered.get(name)?.(value)).toBe(true);
  if (name === "unit" || name === "office") expect(registered.get("ledger")?.(value)).toBe(true);
  for (const [form, both] of details(value)) {
    expect(refusals((forms as Readonly<Record<string, Validate>>)[form] as Validate, both, origin)).toEqual([]);
    expect(registered.get(`tasks/${form}`)?.(both)).toBe(true);
  }
});

it("every fixture that is YAML has one verdict", () => {
  const readable = fixtures.map((file) => [file, readYaml(file)] as const).filter(([, value]) => value !== undefined);
  expect(readable.length).toBeGreaterThan(15);
  for (const [file, value] of readable) expectSameVerdicts(file, value);
});

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const strange: Json[] = [
  "",
  " ",
  "别的",
  "2020-02-30",
  "2020-06-30",
  0,
  -1,
  1.5,
  99999,
  true,
  null,
  [],
  {},
  ["水"],
  { 甲: 1 },
  "全部",
  "其他",
];

/** The value with one thing in it dropped, added, repeated or put otherwise. */
function spoilt(value: Json, random: () => number): Json {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  if (Array.isArray(value) && value.length > 0) {
    const index = Math.floor(random() * value.length);
    if (random() < 0.06) return random() < 0.5 ? [...value, value[index] as Json] : value.toSpliced(index, 1);
    return value.with(index, spoilt(value[index] as Json, random));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    const keys = Object.keys(value);
    const key = pick(keys);
    const chance = random();
    if (chance < 0.1) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (chance < 0.17) return { ...value, [pick(["多余", "情况", "说明", "时限", "节点", "文号", "结论"])]: pick(strange) };
    return { ...value, [key]: spoilt(value[key] as Json, random) };
  }
  return pick(strange);
}

describe("ledgers spoilt at random", () => {
  it.each(samples)("%s", (file) => {
    const random = seeded([...file].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 7));
    const whole = readYaml(file) as { [key: string]: Json };
    // Of a long list a few items say as much as all.
    const value = Object.fromEntries(
      Object.entries(whole).map(([key, inner]) => [key, Array.isArray(inner) && inner.length > 6 ? inner.slice(0, 6) : inner]),
    );
    let invalid = 0;
    for (let round = 0; round < runs(12, 120); round++) {
      const other = spoilt(value, random);
      expectSameVerdicts(file, other);
      const [, ours] = entryOf(file);
      if (refusals(ours, other, origin).length > 0) invalid += 1;
    }
    expect(invalid).toBeGreaterThan(runs(3, 40));
  });
});
