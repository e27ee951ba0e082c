// 排名和红黄榜: units side by side by what fell due, and by the light of their problems. Facts only; small numbers are not ranked.
import { monthPeriod, periodFigures } from "../figures/periods.ts";
import { dueRectificationRate, inTimeRate, pointsBetween, printPoints, printRate, type Rate } from "../figures/rates.ts";
import { addMonths } from "../model/day.ts";
import { isRectified, isUnresolved, lightOf } from "../model/timeliness.ts";
import { type MonthScene, monthScene, ofUnit, type Scene } from "./scene.ts";
import { unitRows } from "./units.ts";

export interface RankRow {
  /** null for a unit that is not ranked, and for all of them together. */
  readonly rank: number | null;
  readonly unit: string;
  /** Problems whose deadline has come by the month's end, and those of them that are 已完成整改. */
  readonly due: number;
  readonly done: number;
  readonly dueRate: string;
  /** 升3.2, 降1.0, 持平 against the month before, in 个百分点; “—” where there was none. */
  readonly dueChange: string;
  /** The same of the month alone, and 按期. */
  readonly monthDue: number;
  readonly onTime: number;
  readonly inTimeRate: string;
  readonly inTimeChange: string;
  /** 红灯, 黄灯, 绿灯: the worst of its problems'; "" for all together. */
  readonly light: string;
}

export interface Ranking {
  /** By 到期整改率, then by 按期完成率, as printed: equal ones share a rank. */
  readonly ranked: readonly RankRow[];
  /** With fewer than 比较最少件数 problems, or nothing due yet, in plan order. */
  readonly apart: readonly RankRow[];
  readonly total: RankRow;
  /** True where there is a month before to compare with. */
  readonly hasChange: boolean;
  readonly red: readonly string[];
  readonly yellow: readonly string[];
  readonly green: readonly string[];
}

interface Reckoned extends RankRow {
  readonly rates: readonly [Rate, Rate];
  readonly isSmall: boolean;
}

/** Units without a problem, without a ledger or with errors in it are left out. */
export function rankingOf(scene: MonthScene): Ranking {
  const before = scene.before === null ? null : monthScene(scene.campaign, addMonths(scene.month, -1));
  const known = unitRows(scene).filter(({ failed, misnamed, withoutLedger, total }) => !failed && !misnamed && !withoutLedger && total > 0);
  const all = known.map(({ unit, total }) => ({
    ...reckoned(ofUnit(scene, unit), before && ofUnit(before, unit), unit),
    isSmall: total < scene.plan.settings.comparisonMinimum,
  }));
  const ranked = all.filter(({ isSmall, due }) => !isSmall && due > 0).sort((a, b) => order(a, b));
  const named = (light: string) => all.filter((row) => row.light === light).map(({ unit }) => unit);
  return {
    ranked: ranked.map((row) => printed({ ...row, rank: 1 + ranked.filter((other) => order(other, row) < 0).length })),
    apart: all.filter((row) => !ranked.includes(row)).map(printed),
    total: printed({ ...reckoned(scene, before, "合计"), isSmall: false, light: "" }),
    hasChange: before !== null,
    red: named(lightWords.red),
    yellow: named(lightWords.yellow),
    green: named(lightWords.green),
  };
}

const lightWords = { red: "红", yellow: "黄", green: "绿" } as const;

function reckoned(scene: MonthScene, before: MonthScene | null, unit: string): Omit<Reckoned, "isSmall"> {
  const { placed, asOf } = scene;
  const due = placed.filter(({ standing }) => standing.due !== undefined && standing.due <= asOf);
  const figures = periodFigures(scene.courses, scene.period, asOf);
  const rates = ratesOf(scene);
  const earlier = before === null ? undefined : ratesOf(before);
  return {
    rank: null,
    unit,
    due: due.length,
    done: due.filter(({ standing }) => isRectified(standing)).length,
    dueRate: printRate(rates[0]),
    dueChange: changeSaid(rates[0], earlier?.[0]),
    monthDue: figures.due,
    onTime: figures.dueOnTime,
    inTimeRate: printRate(rates[1]),
    inTimeChange: changeSaid(rates[1], earlier?.[1]),
    light: lightWords[worstLight(scene)],
    rates,
  };
}

function ratesOf({ placed, courses, asOf, month }: MonthScene): [Rate, Rate] {
  return [dueRectificationRate(placed, asOf), inTimeRate(periodFigures(courses, monthPeriod(month), asOf))];
}

function worstLight({ plan, placed, asOf }: Scene): keyof typeof lightWords {
  const lights = placed
    .filter(({ standing }) => isUnresolved(standing))
    .map(({ standing }) => lightOf(standing, asOf, plan.settings.dueSoonDays));
  return (["red", "yellow"] as const).find((light) => lights.includes(light)) ?? "green";
}

function changeSaid(now: Rate, before: Rate): string {
  const change = pointsBetween(now, before);
  if (change === undefined) return "—";
  return change === 0 ? "持平" : `${change > 0 ? "升" : "降"}${printPoints(change)}`;
}

/** The higher rate first; one without a rate last. */
function order({ rates: [dueA, inTimeA] }: Reckoned, { rates: [dueB, inTimeB] }: Reckoned): number {
  return (dueB ?? -1) - (dueA ?? -1) || (inTimeB ?? -1) - (inTimeA ?? -1);
}

function printed({ rates: _, isSmall: __, ...row }: Reckoned): RankRow {
  return row;
}
