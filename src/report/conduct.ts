// 追责问责与建章立制, 企业群众反馈, 表扬曝光: what was recorded in the month. Counts; a unit's name at most, never a person's.

import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { DutyEvent } from "../model/ledger.ts";
import { membersOf } from "../model/plan.ts";
import { dutyEventsInPeriod, eventsInPeriod, eventsSoFar, type KindCount, occurring, type Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface Accountability {
  /** 追责 with 结论 追责, by 形式 in the order of the schema; and with 结论 不予追责. */
  readonly held: number;
  readonly forms: readonly KindCount[];
  readonly notHeld: number;
  /** Decisions recorded in the office's ledger: 约谈 and 通报批评; and 问责, which other bodies decide. */
  readonly decisions: readonly Decision[];
  readonly discipline: readonly Decision[];
}

/** Decisions of one kind with one 限期. Units of the plan are named; others that they were about are only counted. */
export interface Decision {
  readonly kind: string;
  readonly times: number;
  readonly units: readonly string[];
  readonly deadline: Day | null;
}

/** Decisions about one unit. */
export interface OwnDecision {
  readonly kind: string;
  readonly on: Day;
  readonly deadline: Day | null;
}

export interface Systems {
  readonly count: number;
  readonly created: number;
  readonly amended: number;
  readonly repealed: number;
  /** The manners that occurred, by name. */
  readonly manners: readonly KindCount[];
  readonly units: number;
}

export interface Feedback {
  readonly count: number;
  readonly targets: readonly KindCount[];
  readonly satisfaction: readonly KindCount[];
  /** Problems of the ledgers with 需反馈, as of the month's end. */
  readonly needed: number;
  readonly given: number;
  readonly notGiven: number;
  readonly closedWithout: number;
}

export interface Publicity {
  readonly commendations: number;
  /** Commended units of the plan; others that were commended are only counted. */
  readonly commendedUnits: readonly string[];
  readonly exposures: number;
}

const forms = ["批评教育", "责令检查", "诫勉", "组织处理", "党纪处分", "政务处分", "移送司法"];
const feedbackTargets = ["企业", "反映人", "单位"];
const satisfactions = ["满意", "基本满意", "不满意"];

export function accountabilityOf(scene: Scene): Accountability {
  const decisions = eventsInPeriod(scene, "追责").map(({ event }) => event);
  const held = decisions.filter(({ verdict }) => verdict === "追责");
  return {
    held: held.length,
    forms: countsIn(
      forms,
      held.map(({ form }) => form),
    ),
    notHeld: decisions.filter(({ verdict }) => verdict === "不予追责").length,
    decisions: ["约谈", "通报批评"].flatMap((kind) => decisionsOf(scene, kind)),
    discipline: decisionsOf(scene, "问责"),
  };
}

/** Decisions of the kind, put together by 限期; those that name no unit of the plan apart from those that do. */
function decisionsOf(scene: Scene, kind: string): Decision[] {
  const decisions = new Map<string, Decision>();
  for (const event of officeEvents(scene).filter((each) => each.kind === kind)) {
    const units = unitsIn(scene, event.target);
    const key = `${units.length > 0} ${event.deadline ?? ""}`;
    const { times, units: before } = decisions.get(key) ?? { times: 0, units: [] };
    decisions.set(key, { kind, times: times + 1, units: unitsIn(scene, [...before, ...units]), deadline: event.deadline ?? null });
  }
  return [...decisions.values()].sort((a, b) => compare(a.deadline ?? "9", b.deadline ?? "9") || b.units.length - a.units.length);
}

/** Units of the plan among those named, in plan order. */
function unitsIn({ plan }: Scene, target: string | readonly string[] | undefined): string[] {
  const named = new Set([target ?? []].flat());
  return membersOf(plan)
    .map(({ name }) => name)
    .filter((name) => named.has(name));
}

/** A system recorded in several problems of a unit counts once for each manner (新立, 修改, 废止). */
export function systemsOf(scene: Scene): Systems {
  const events = eventsInPeriod(scene, "建章立制");
  const systems = new Map(
    events.map(({ problem, event }) => [
      JSON.stringify([problem.unit, event.system, event.manner]),
      { unit: problem.unit, manner: event.manner },
    ]),
  );
  const distinct = [...systems.values()];
  const inManner = (manner: string) => distinct.filter((system) => system.manner === manner).length;
  const [created, amended, repealed] = [inManner("立"), inManner("改"), inManner("废")];
  return {
    count: distinct.length,
    created,
    amended,
    repealed,
    manners: occurring({ 新立: created, 修改: amended, 废止: repealed }),
    units: new Set(distinct.map(({ unit }) => unit)).size,
  };
}

export function feedbackOf(scene: Scene): Feedback {
  const events = eventsInPeriod(scene, "反馈").map(({ event }) => event);
  const answered = new Set(eventsSoFar(scene, "反馈").map(({ problem }) => problem));
  const needed = scene.placed.filter(({ problem }) => problem.needsFeedback === "是");
  const notGiven = needed.filter(({ problem }) => !answered.has(problem));
  return {
    count: events.length,
    targets: countsIn(
      feedbackTargets,
      events.map(({ target }) => target),
    ),
    satisfaction: countsIn(
      satisfactions,
      events.map(({ satisfaction }) => satisfaction),
    ),
    needed: needed.length,
    given: needed.length - notGiven.length,
    notGiven: notGiven.length,
    closedWithout: notGiven.filter(({ standing }) => standing.state === "closed").length,
  };
}

export function publicityOf(scene: Scene): Publicity {
  const events = officeEvents(scene);
  const commendations = events.filter(({ kind }) => kind === "表扬");
  return {
    commendations: commendations.length,
    commendedUnits: unitsIn(
      scene,
      commendations.flatMap(({ target }) => target ?? []),
    ),
    exposures: events.filter(({ kind }) => kind === "曝光").length,
  };
}

/** Events in the office's ledger about the unit of the paper, or about anybody. */
function officeEvents(scene: Scene): DutyEvent[] {
  return dutyEventsInPeriod({ ...scene, ledgers: scene.campaign.ledgers }).flatMap(({ ledger, event }) =>
    ledger.isOffice && (scene.unit === null || [event.target ?? []].flat().includes(scene.unit)) ? [event] : [],
  );
}

/** 约谈, 通报批评, 问责 and 表扬 of one unit, by day: only what the office's ledger records. */
export function decisionsOn(scene: Scene): OwnDecision[] {
  const kinds = ["约谈", "通报批评", "问责", "表扬"];
  return officeEvents(scene)
    .flatMap(({ kind = "", on, deadline }) => (on !== undefined && kinds.includes(kind) ? [{ kind, on, deadline: deadline ?? null }] : []))
    .sort((a, b) => compare(a.on, b.on));
}

export interface SystemRow {
  readonly unit: string;
  /** The system's name, in 《》. */
  readonly name: string;
  readonly verb: "制定" | "修订" | "废止";
}

const verbs: Readonly<Record<string, SystemRow["verb"]>> = { 立: "制定", 改: "修订", 废: "废止" };

/** The systems that systemsOf counts, by name, in plan order of units. */
export function systemRows(scene: Scene): SystemRow[] {
  const rows = new Map(
    eventsInPeriod(scene, "建章立制").flatMap(({ problem, event }) => {
      const verb = verbs[event.manner ?? ""];
      const name = withoutNumbers((event.system ?? "").replace(/^《(.*)》$/, "$1"));
      const row = { unit: problem.unit ?? "", name: `《${name}》`, verb };
      return verb === undefined ? [] : [[JSON.stringify([problem.unit, event.system, event.manner]), { ...row, verb }] as const];
    }),
  );
  const place = ({ unit }: SystemRow) => membersOf(scene.plan).findIndex(({ name }) => name === unit);
  return [...rows.values()].sort((a, b) => place(a) - place(b));
}

function countsIn(names: readonly string[], values: readonly (string | undefined)[]): KindCount[] {
  return names.flatMap((name) => {
    const count = values.filter((value) => value === name).length;
    return count > 0 ? [{ name, count }] : [];
  });
}
