// A random plan made into one of any kind: every key that a plan may have, in a campaign of one to sixty months.
import type { Setting, Unit } from "./arbitrary-campaign.ts";
import type { Plain } from "./campaign-of.ts";
import { later, nextMonth, type Tape } from "./tape.ts";

/** In place of a day. */
export const longTerm = "长期坚持";

export interface AcceptancePlanned {
  readonly 名称: string;
  readonly 单位?: readonly string[];
  readonly 天数?: number;
}

export interface PlannedDuty {
  readonly 事项: string;
  readonly 单位: string | readonly string[];
  readonly 首月?: string;
  readonly 间隔?: number;
  readonly 截止日?: number;
  readonly 当月?: string;
  readonly 阶段?: number;
  readonly 截止?: string;
}

/** 履职要求 that name the unit. */
export function owes(unit: Unit, who: string | readonly string[], tasks: Setting["tasks"]): boolean {
  if (typeof who !== "string") return who.includes(unit.名称);
  if (who === "牵头") return tasks.some(({ 牵头 = [] }) => 牵头.includes(unit.名称));
  return who === "全部" || who === unit.类别;
}

/** Months that name the reports of a periodic duty. */
export function monthsNamed({ 首月, 间隔 = 1 }: PlannedDuty, last: string): string[] {
  const named: string[] = [];
  let month = 首月 ?? "9999-01";
  for (let count = 1; month <= last; count++) {
    if (count % 间隔 === 0) named.push(month);
    month = nextMonth(month);
  }
  return named;
}

export function widened(tape: Tape, setting: Setting): Setting {
  const kinds = ["县区", "区直", "园区", "企业"].slice(0, tape.number(1, 4));
  const units = setting.units.map((unit) => ({ ...unit, 类别: tape.one(kinds) }));
  const listed = tape.some([...kinds].reverse(), 60).map((名称) => ({
    名称,
    ...(tape.chance(50) ? { 称呼: `各${名称}` } : {}),
    ...(tape.chance(50) ? { 承担全部任务: tape.one(["否", "是"]) } : {}),
  }));
  const holdsAll = kinds.filter(
    (名称) => (listed.find((kind) => kind.名称 === 名称)?.承担全部任务 ?? (名称 === "园区" ? "是" : "否")) === "是",
  );
  let number = 0;
  const tasks = setting.tasks.map(({ 牵头, 责任, ...task }) => {
    number += tape.one([1, 97, 100, 249]);
    const { 方面, ...bare } = task as Plain;
    return {
      ...(tape.chance(50) ? bare : task),
      序号: number,
      ...(tape.chance(60) && 牵头 ? { 牵头 } : {}),
      ...(tape.chance(60) && 责任 ? { 责任 } : {}),
      ...(tape.chance(30) ? { 完成时限: tape.one([longTerm, "2019-06-30"]) } : {}),
      ...(tape.chance(30) ? { 责任领导: "分管副区长", 验收单位: ["市专班"] } : {}),
    };
  });
  const phases = phasesFrom(tape, setting.start);
  const lastDay = phases.at(-1)?.止 as string;
  const named = kinds.filter((name) => [...units.map(({ 类别 }) => 类别), ...listed.map(({ 名称 }) => 名称)].includes(name));
  const groups = [...named, "全部", "牵头", [tape.one(units).名称]];
  const duties = [...periodicDuties(tape, groups), ...phaseDuties(tape, groups, phases)];
  const sources = tape.some(["督察反馈", "审计反馈"]);
  const bodies = [setting.office, ...setting.otherBodies, ...units.map(({ 名称 }) => 名称)];
  const acceptance = tape.some(["县级初验", "市级验收", "公示", "备案"], 40).map((名称) => ({
    名称,
    ...(tape.chance(40) ? { 单位: [...new Set([tape.one(bodies), tape.one(bodies)])] } : {}),
    ...(tape.chance(30) ? { 天数: tape.one([7, 1, 3, 15]) } : {}),
  }));
  const newIsSerious = !tape.chance(60);
  const questions = ["整改到位", "追责落实", "制度有效"];
  const asked = tape.chance(50) ? tape.some(questions) : undefined;
  const 口径 = {
    ...(setting.plan["口径"] as Plain | undefined),
    ...(newIsSerious ? {} : { 新发现从重: "否" }),
    ...(asked ? { 核查项: asked } : {}),
  };
  const { 履职要求: _monthly, ...plan } = setting.plan;
  const days = (Date.parse(lastDay) - Date.parse(setting.start)) / 86_400_000;
  return {
    ...setting,
    ...{ units, tasks, holdsAll, sources, newIsSerious, acceptance, duties, mayBeLongTerm: true },
    reviewsAsked: asked ?? questions,
    entryDays: Math.max(1, days),
    dutyDays: days + 60,
    lastReport: lastDay.slice(0, 7),
    plan: {
      ...plan,
      ...{ 单位: units, 任务: tasks, 阶段: phases, 口径 },
      ...(listed.length > 0 ? { 类别: listed } : {}),
      ...(duties.length > 0 ? { 履职要求: duties } : {}),
      ...(sources.length > 0 ? { 来源: sources } : {}),
      ...(acceptance.length > 0 ? { 验收: acceptance } : {}),
    },
  };
}

/** One to five, of ten days to a year each; they may overlap as worded. */
function phasesFrom(tape: Tape, start: string): { 序号: number; 名称: string; 起: string; 止: string }[] {
  let from = start;
  return Array.from({ length: tape.number(1, 5) }, (_, index) => {
    const to = later(from, tape.one([29, 10, 45, 90, 200, 366]));
    const phase = { 序号: index + 1, 名称: `阶段${index + 1}`, 起: from, 止: to };
    from = later(to, 1 - tape.number(0, 9));
    return phase;
  });
}

function periodicDuties(tape: Tape, groups: readonly PlannedDuty["单位"][]): PlannedDuty[] {
  return tape.some(["月报", "季报", "隐患排查报告", "季报"]).map((事项) => ({
    事项,
    单位: tape.one(groups),
    首月: tape.one(["2018-04", "2018-02", "2018-07", "2019-01"]),
    ...(tape.chance(70) ? { 间隔: tape.one([3, 1, 6, 12]) } : {}),
    截止日: tape.one([5, 1, 28, 29, 30, 31]),
    ...(tape.chance(40) ? { 当月: tape.one(["是", "否"]) } : {}),
  }));
}

/** Some of them several times in one phase, with and without 截止, and by several groups that overlap. */
function phaseDuties(tape: Tape, groups: readonly PlannedDuty["单位"][], phases: ReturnType<typeof phasesFrom>): PlannedDuty[] {
  return tape.some(["专题报告", "信息报送", "调研", "自评"]).flatMap((事项) =>
    Array.from({ length: tape.number(1, 5) }, () => {
      const phase = tape.one(phases);
      const 截止 = tape.chance(80) ? later(tape.one([phase.止, phase.起]), tape.one([0, 10, 5])) : undefined;
      return { 事项, 单位: tape.one(groups), 阶段: phase.序号, ...(截止 === undefined ? {} : { 截止 }) };
    }),
  );
}
