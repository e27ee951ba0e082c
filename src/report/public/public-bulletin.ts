// 曝光版: the month for everybody to read. Every field is named here one by one, so that nothing gets in by default: counts, rates,
// and the typical cases the office exposed, names masked. If a name is found in the result all the same, no paper is made.

import { zonesBehind } from "../../figures/data-days.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Day, Month } from "../../model/day.ts";
import type { DutyEvent, Problem } from "../../model/ledger.ts";
import { basisOf, letterheadOf } from "../../model/letterhead.ts";
import { type OnlyYear, onlyYearOf } from "../../model/paper-day.ts";
import { memberNamed, taskNumbered } from "../../model/plan.ts";
import { standingOn } from "../../model/standing.ts";
import { isRectified } from "../../model/timeliness.ts";
import { withoutEnd } from "../../model/trimmed.ts";
import { UsageError } from "../../model/usage-error.ts";
import { behindSaid } from "../../render/status-words.ts";
import { accountabilityOf, publicityOf } from "../conduct.ts";
import { requireMonth } from "../month.ts";
import { aspectRows, type CountRow, overallOf } from "../overall.ts";
import { dutyEventsInPeriod, type MonthScene, monthScene } from "../scene.ts";
import { type Leak, LeakCheck } from "./leaks.ts";
import { Mask, type Masked } from "./mask.ts";
import { secretNames } from "./names.ts";
import { placeNamed } from "./place-named.ts";

export interface PublicOptions {
  readonly month: Month;
  /** The current day in China, or --as-of: decides only whether the month is over. */
  readonly today: Day;
  readonly number?: string | undefined;
  readonly issuedOn?: Day | undefined;
}

export interface PublicCounts {
  readonly total: number;
  readonly rectified: number;
  readonly unrectified: number;
  readonly closed: number;
  readonly rectificationRate: string;
  readonly closureRate: string;
}

export interface PublicBulletin {
  readonly month: Month;
  readonly asOf: Day;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly year: string;
  readonly plan: {
    readonly name: string;
    readonly documentNumber: string;
    readonly basis: string;
    readonly bulletinLetterhead: string;
    readonly isIssued: boolean;
    readonly bulletinIssuer: string;
    readonly isSample: boolean;
    readonly onlyYear: OnlyYear;
  };
  readonly overall: PublicCounts;
  readonly period: {
    readonly added: number;
    readonly rebounded: number;
    readonly closed: number;
    readonly removed: number;
    readonly unresolved: number;
  };
  /** 缺报 and 数据截至 of zones. */
  readonly behind: readonly string[];
  readonly aspects: readonly (PublicCounts & { readonly name: string })[];
  readonly cases: readonly PublicCase[];
  /** Only what the office's ledger records of the month. */
  readonly decisions: readonly { readonly name: string; readonly count: number }[];
}

/** 典型案例: an exposure of the month, and the problems its text names by number. */
export interface PublicCase {
  readonly on: Day;
  /** 对象, masked; "" where none is recorded. */
  readonly target: string;
  readonly facts: string;
  readonly problems: readonly {
    readonly unit: string;
    readonly aspect: string;
    readonly type: string;
    readonly isRectified: boolean;
  }[];
}

export interface PublicPaper {
  readonly data: PublicBulletin;
  /** 核对单: what was masked, for the office only. */
  readonly sheet: readonly Masked[];
  /**
   * To be called with every text of the printed paper (Markdown), by place, since a template could hold a name too. Throws a UsageError for
   * a name found.
   */
  requireMasked(texts: Readonly<Record<string, string>>): void;
}

/**
 * The month's public paper as of its last day. Throws a UsageError for a month that has none (yet), while a ledger has errors (its
 * names may not be known), and where a name, a number of a person or a word of 暗访 is left; the message says where.
 */
export function publicBulletinOf(campaign: Campaign, { month, today, number, issuedOn }: PublicOptions): PublicPaper {
  const { plan, failed } = campaign;
  requireMonth(plan, month, today);
  if (failed.length > 0)
    throw new UsageError(
      `数据未通过核对的单位有${failed.join("、")}，其中的企业和人员名称认不全，不能出曝光版`,
      "请先改正台账，核对没有错误后再出：",
      ["ledger check"],
    );
  const scene = monthScene(campaign, month);
  const names = secretNames(campaign);
  const mask = new Mask(names, plan);
  const cases = casesOf(scene, mask);
  const overall = overallOf(scene, []);
  const { added, rebounded, closed, removed, unresolved } = overall.period;
  const data: PublicBulletin = {
    month,
    asOf: scene.asOf,
    number: number ?? null,
    issuedOn: issuedOn ?? null,
    year: (issuedOn ?? scene.asOf).slice(0, 4),
    plan: {
      name: plan.name,
      documentNumber: plan.documentNumber,
      basis: basisOf(plan),
      bulletinLetterhead: letterheadOf(plan, plan.bulletinIssuer),
      isIssued: plan.issuedOn <= scene.asOf,
      bulletinIssuer: plan.bulletinIssuer,
      isSample: plan.isSample,
      onlyYear: onlyYearOf(plan),
    },
    overall: countsOf(overall),
    period: { added, rebounded, closed, removed, unresolved },
    behind: behindSaid(zonesBehind(plan, campaign.ledgers, scene.asOf)),
    aspects: aspectRows(scene).map((row) => ({ name: row.name, ...countsOf(row) })),
    cases,
    decisions: decisionsOf(scene),
  };
  const check = new LeakCheck(names, plan, mask.labels());
  refuse(check.inData(data));
  return {
    data,
    sheet: mask.sheet(),
    requireMasked: (texts) =>
      refuse(Object.entries(texts).flatMap(([at, text]) => check.inText(text.replace(/\\([!-/:-@[-`{-~])/g, "$1"), at))),
  };
}

function countsOf({ total, rectified, unrectified, closed, rectificationRate, closureRate }: CountRow): PublicCounts {
  return { total, rectified, unrectified, closed, rectificationRate, closureRate };
}

function casesOf(scene: MonthScene, mask: Mask): PublicCase[] {
  return dutyEventsInPeriod(scene)
    .filter(({ ledger, event }) => ledger.isOffice && event.kind === "曝光")
    .map(({ event, on }, index) => {
      const at = `典型案例${index + 1}`;
      const problems = problemsNamedIn(scene, event);
      const masked = (text: string, key: string) => withoutEnd(mask.text(withoutIds(text, problems), `${at} ${key}`), /[。；;\s]/);
      return {
        on,
        target: [event.target ?? []]
          .flat()
          .map((target) => masked(target, "对象"))
          .join("、"),
        facts: masked(event.facts ?? "", "情况"),
        problems: problems.map((problem) => ({
          unit: memberNamed(scene.plan, problem.unit)?.name ?? "",
          aspect: taskNumbered(scene.plan, problem.task)?.aspect ?? "",
          type: mask.text(problem.type ?? "", `${at} 类型`),
          isRectified: isRectifiedOn(scene, problem),
        })),
      };
    });
}

/** Problems of that day whose number stands in the exposure's text. */
function problemsNamedIn({ courses, asOf }: MonthScene, event: DutyEvent): Problem[] {
  const text = [event.target ?? [], event.facts ?? "", event.explanation ?? "", event.note ?? ""].flat().join(" ");
  return courses
    .map(({ problem }) => problem)
    .filter(({ id, enteredOn }) => id !== undefined && enteredOn !== undefined && enteredOn <= asOf)
    .filter(({ id }) => new RegExp(`${id?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\d)`).test(text));
}

/** The text without problem numbers, which mean nothing to the public. */
function withoutIds(text: string, problems: readonly Problem[]): string {
  return problems.reduce(
    (left, { id = "" }) => left.replaceAll(`${id}号问题`, "有关问题").replaceAll(`（${id}）`, "").replaceAll(id, "有关问题"),
    text,
  );
}

function isRectifiedOn({ courses, asOf }: MonthScene, problem: Problem): boolean {
  const course = courses.find((each) => each.problem === problem);
  const standing = course && standingOn(problem, course.history, asOf);
  return standing !== undefined && isRectified(standing);
}

function decisionsOf(scene: MonthScene): PublicBulletin["decisions"] {
  const { decisions, discipline } = accountabilityOf(scene);
  const times = (kind: string) => decisions.filter((each) => each.kind === kind).reduce((sum, { times }) => sum + times, 0);
  const counts = {
    表扬: publicityOf(scene).commendations,
    约谈: times("约谈"),
    通报批评: times("通报批评"),
    问责: discipline.reduce((sum, { times }) => sum + times, 0),
  };
  return Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [{ name, count }] : []));
}

/** How many places a message names. */
const mostTold = 8;

function refuse(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return;
  const told = leaks.slice(0, mostTold).map(({ at, found, what }) => `${placeNamed(at)}中的“${found}”是${what}`);
  const more = leaks.length > mostTold ? `，等${leaks.length}处` : "";
  throw new UsageError(
    `曝光版中还有不能公开的内容，没有出：${told.join("；")}${more}`,
    "请修改办公室台账中这条曝光的对象、情况，或者模板中的文字，隐去后再出。",
  );
}
