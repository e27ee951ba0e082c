// What must hold of a plan beyond its schema. A plan with an error stops every command.

import { isBodyOf } from "../model/bodies.ts";
import { longDay } from "../model/day.ts";
import type { Path } from "../model/ledger.ts";
import { groups } from "../model/requirement.ts";
import type { Finding, PlanRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { planDutiesOfZonesSeen } from "./plan-duties-of-zones-seen.ts";
import { planWithinLimits } from "./plan-within-limits.ts";

/** Names of units, short names, numbers of tasks and phases: each once, and none that would clash with another file. */
const namesUnique: PlanRule = {
  name: "plan-names-unique",
  severity: "error",
  what: "方案中的单位、下级、简称、任务序号、阶段序号不重复",
  why: "单位、任务、阶段都按名称或序号取数，重复就会重复统计。",
  example: {
    fails: `
      # plan.yaml
      单位:
        …
        - { 名称: <<甲局>>, 简称: 戊局, 类别: 区直 }`,
    passes: `
      # plan.yaml
      单位:
        …
        - { 名称: 戊局, 简称: 戊局, 类别: 区直 }`,
  },
  *check({ units, zones, tasks, phases, kinds, acceptance, zone }) {
    yield* repeats(
      acceptance.map(({ name }) => name),
      (index) => ["acceptance", index, "name"],
      "验收步骤",
    );
    for (const [index, { category }] of units.entries())
      if (reserved.has(category)) yield { path: ["units", index, "category"], ...notAKind(category) };
    for (const [index, { name }] of kinds.entries())
      if (reserved.has(name) && !units.some(({ category }) => category === name))
        yield { path: ["category", index, "name"], ...notAKind(name) };
    const both = [...units, ...zones];
    const at = (index: number, key: string): Path => (index < units.length ? ["units", index, key] : ["zones", index - units.length, key]);
    yield* repeats(
      both.map(({ name }) => name),
      (index) => at(index, "name"),
      "单位",
    );
    yield* repeats(
      both.map(({ short }) => short),
      (index) => at(index, "short"),
      "简称",
    );
    yield* repeats(
      tasks.map(({ number }) => number),
      (index) => ["tasks", index, "number"],
      "任务",
    );
    yield* repeats(
      phases.map(({ number }) => number),
      (index) => ["phases", index, "number"],
      "阶段",
    );
    for (const [index, { short }] of both.entries()) if (isUnfit(short)) yield { path: at(index, "short"), ...unfit(short) };
    if (zone && isUnfit(zone.short)) yield { path: ["zone", "short"], ...unfit(zone.short) };
  },
};

const isUnfit = (short: string) =>
  ["plan", "baseline", "办公室"].includes(short) || device.test(short) || short.length > maxShort || /[-\s/\\:*?"<>|]/.test(short);

const unfit = (short: string): Pick<Finding, "message" | "hint"> => ({
  message: `简称“${short}”不能使用`,
  hint: "简称用作文件名和编号的开头，不能含有空格、“-”和特殊符号，也不能是 plan、baseline、办公室和 Windows 保留的 CON、NUL 等名称，最多40个字。",
});

const reserved: ReadonlySet<string> = new Set(Object.values(groups));

function notAKind(name: string): Pick<Finding, "message" | "hint"> {
  return { message: `“${name}”不能作类别`, hint: "“全部”“牵头”“下级”在履职要求中另有所指，请换一个名称。" };
}

/** Windows opens a device where a file has such a name: a ledger called so could not be checked out there. */
const device = /^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])$/i;

/** A file name has at most 255 bytes, three for each Chinese character, and has to hold `.yaml`, or what the name of a paper adds. */
const maxShort = 40;

function* repeats(values: readonly (string | number)[], at: (index: number) => Path, name: string): Generator<Finding> {
  for (const [index, value] of values.entries()) {
    const first = values.indexOf(value);
    if (first < index) yield { path: at(index), message: `${name}“${value}”重复`, hint: `每个${name}只写一次。` };
  }
}

/** Units named by tasks, duties and the office are units of the plan; phases named by duties are its phases. */
const namesKnown: PlanRule = {
  name: "plan-names-known",
  severity: "error",
  what: "任务、履职要求和办公室提到的单位、阶段都在方案中",
  why: "写错一个字，这个单位就不在统计之内。",
  example: {
    fails: `
      # plan.yaml
      办公室: { 名称: 整治办, 承办单位: <<乙居>> }`,
    passes: `
      # plan.yaml
      办公室: { 名称: 整治办, 承办单位: 乙局 }`,
  },
  *check(plan) {
    const { units, zones, tasks, phases, requirements, office, acceptance } = plan;
    const names = units.map(({ name }) => name);
    const unknown = function* (name: string, path: Path, known = names): Generator<Finding> {
      if (known.includes(name)) return;
      const guess = closest(name, known);
      yield {
        path,
        message: `方案的“单位”中没有“${name}”${orRather(name, guess)}`,
        hint: names.length > 0 ? "单位写全称，与“单位”中的名称一致。" : "方案没有“单位”，只汇总下级；请删去这一项，或写明本级的单位。",
      };
    };
    if (office.host !== undefined) yield* unknown(office.host, ["office", "host"]);
    for (const [at, { lead, responsible }] of tasks.entries()) {
      for (const [index, name] of lead.entries()) yield* unknown(name, ["tasks", at, "lead", index]);
      for (const [index, name] of responsible.entries()) yield* unknown(name, ["tasks", at, "responsible", index]);
    }
    for (const [at, { units: owing, phase }] of requirements.entries()) {
      const kinds = [...Object.values(groups), ...new Set([...plan.kinds.map(({ name }) => name), "区直", "园区"])];
      if (typeof owing === "string" && !kinds.includes(owing))
        yield {
          path: ["requirements", at, "units"],
          message: `“单位”没有“${owing}”这一类${names.includes(owing) ? "" : orRather(owing, closest(owing, kinds))}`,
          hint: names.includes(owing)
            ? `指定单位的写成列表，例如“单位: [${owing}]”。`
            : `按类别写的，可以是${kinds.filter((kind) => kind !== groups.below || zones.length > 0).join("、")}；指定单位的写成列表，例如“单位: [${names[0]}]”。`,
        };
      if (typeof owing !== "string")
        for (const [index, name] of owing.entries())
          yield* unknown(name, ["requirements", at, "units", index], [...names, ...zones.map((zone) => zone.name)]);
      if (phase !== undefined && !phases.some(({ number }) => number === phase))
        yield {
          path: ["requirements", at, "phase"],
          message: `方案中没有阶段${phase}`,
          hint: `方案中的阶段是：${phases.map(({ number }) => number).join("、")}。`,
        };
    }
    for (const [at, { units: bodies }] of acceptance.entries())
      for (const [index, name] of (bodies ?? []).entries())
        if (!isBodyOf(plan, name))
          yield {
            path: ["acceptance", at, "units", index],
            message: `方案中没有“${name}”这个单位或机构${orRather(name, closest(name, names))}`,
            hint: "验收单位写全称，可以是方案中的单位、办公室、其他机构和通报机关；没有列出的，先写进“其他机构”。",
          };
  },
};

/** A phase does not end before it begins, and each ends after the one before it; they may overlap. */
const phasesInOrder: PlanRule = {
  name: "plan-phases-in-order",
  severity: "error",
  what: "阶段按先后排列，止日逐个推后",
  why: "一件事归入止日未过的第一个阶段，止日颠倒就无从归入。",
  example: {
    fails: `
      # plan.yaml
      阶段:
        - { 序号: 1, 名称: 自查, 起: 2020-01-01, 止: 2020-06-30 }
        - { 序号: 2, 名称: 整改, 起: 2020-03-01, 止: <<2020-03-31>> }`,
    passes: `
      # plan.yaml
      阶段:
        - { 序号: 1, 名称: 自查, 起: 2020-01-01, 止: 2020-03-31 }
        - { 序号: 2, 名称: 整改, 起: 2020-03-01, 止: 2020-06-30 }`,
  },
  *check({ phases }) {
    for (const [index, phase] of phases.entries()) {
      const before = phases[index - 1];
      if (phase.to < phase.from)
        yield {
          path: ["phases", index, "to"],
          message: `阶段${phase.number}的止日${longDay(phase.to)}早于起日${longDay(phase.from)}`,
          hint: "请核对起止日期。",
        };
      if (before && phase.to <= before.to)
        yield {
          path: ["phases", index, "to"],
          message: `阶段${phase.number}的止日${longDay(phase.to)}不晚于上一阶段的${longDay(before.to)}`,
          hint: "阶段可以交叉，但止日应逐个推后。",
        };
      if (before && phase.number < before.number)
        yield {
          path: ["phases", index, "number"],
          message: `阶段${phase.number}排在阶段${before.number}之后`,
          hint: "阶段序号应逐个增大。",
        };
    }
  },
};

/** Whoever must approve or accept is not always the one whose problem it is. */
const closurePossible: PlanRule = {
  name: "plan-closure-possible",
  severity: "warning",
  what: "每个单位的问题都有别的单位或机构可以批准、验收",
  why: "自己的问题不能由自己批准、验收；方案没有写明别的机构，这些问题就永远不能销号。",
  example: {
    fails: `
      # plan.yaml
      验收: [{ 名称: 初验, 单位: [<<乙局>>] }]`,
    passes: `
      # plan.yaml
      验收: [{ 名称: 初验, 单位: [乙局, 督导组] }]`,
  },
  *check({ office, otherBodies, units, acceptance }) {
    if (office.host !== undefined && otherBodies.length === 0)
      yield {
        path: ["office", "host"],
        message: `没有“其他机构”，${office.host}自己的问题无人可以批准销号`,
        hint: `${office.name}设在${office.host}，不能批准它自己的问题；请在“其他机构”中写明还有谁可以批准。`,
      };
    for (const [at, { name, units: bodies = [] }] of acceptance.entries()) {
      const [only] = bodies;
      if (bodies.length === 1 && units.some((unit) => unit.name === only))
        yield {
          path: ["acceptance", at, "units", 0],
          message: `“${name}”只由${only}办理，${only}自己的问题无人可以验收`,
          hint: "请再写一个单位或机构。",
        };
    }
  },
};

export const planRules: readonly PlanRule[] = [
  namesUnique,
  namesKnown,
  phasesInOrder,
  planWithinLimits,
  closurePossible,
  planDutiesOfZonesSeen,
];
