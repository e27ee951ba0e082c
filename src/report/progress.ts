// What happened to each problem in the period, for the unit's own report: 节点, 报完成, 核查, 销号, 延期, 移交.
// 反弹 has its own section; 进展 and 回访 are free text, so they are only counted.
import { isInPeriod } from "../figures/periods.ts";
import { type Day, longDay, shortDay } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { type EventKind, eventKinds, type Problem, type ProblemEvent } from "../model/ledger.ts";
import { longTerm } from "../model/long-term.ts";
import { onlyYearOf, paperDay } from "../model/paper-day.ts";
import type { Step } from "../model/standing.ts";
import { eventsInPeriod, type KindCount, occurring, type Scene } from "./scene.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface Progress {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    /** 6月6日登记入账, 6月19日完成节点“批复”, by day. */
    readonly happened: readonly string[];
  }[];
  readonly milestonesDone: number;
  /** Number of 进展 and 回访. */
  readonly notes: readonly KindCount[];
  /** True where nothing at all was entered, happened or was done to a problem: 零报告. */
  readonly isNone: boolean;
}

const told: Partial<Record<EventKind, (event: ProblemEvent, step: Step) => string>> = {
  节点完成: ({ milestone }, { after }) => {
    const outcome = after.stages.find(({ number }) => number === milestone)?.outcome;
    return outcome === undefined ? `完成第${milestone}个节点` : `完成节点“${withoutNumbers(outcome)}”`;
  },
  申请延期: ({ on, until }) => `申请延期${until === undefined ? "" : `至${dayNear(until, on)}`}`,
  延期批复: ({ on, verdict, until }) =>
    verdict === "批准" ? `获准延期${until === undefined ? "" : `至${dayNear(until, on)}`}` : "延期申请被驳回",
  报完成: () => "报完成",
  核查: ({ on, verdict, due }) =>
    verdict === "通过" ? "核查通过" : `核查不通过${due === undefined ? "" : `，时限定为${dayNear(due, on)}`}`,
  验收: ({ step = "验收", on, verdict, due }) =>
    verdict === "通过" ? `${step}通过` : `${step}不通过${due === undefined ? "" : `，时限定为${dayNear(due, on)}`}`,
  销号: () => "销号",
  移交: ({ movedTo }) => `移交${movedTo ?? "其他单位"}`,
  合并: ({ mergedInto }) => `并入${mergedInto ?? "其他问题"}`,
};

/** 8月10日; with the year where it is not the report's. */
function dayNear(day: Day, other: Day | undefined): string {
  if (day === longTerm) return day;
  return other !== undefined && day.slice(0, 4) === other.slice(0, 4) ? shortDay(day) : longDay(day);
}

function entrySaid({ enteredOn, transferredFrom }: Problem, { period, plan }: Scene): string[] {
  if (enteredOn === undefined || !isInPeriod(enteredOn, period)) return [];
  return [`${paperDay(enteredOn, onlyYearOf(plan))}${transferredFrom === undefined ? "登记入账" : `接收移交（原${transferredFrom}）`}`];
}

/** Problems by their number. */
export function progressOf(scene: Scene): Progress {
  const items = scene.courses
    .filter(({ problem }) => problem.enteredOn !== undefined && problem.handling !== undefined)
    .map(({ problem, history }) => ({
      id: problem.id ?? "",
      title: withoutNumbers(problem.title ?? ""),
      happened: [
        ...entrySaid(problem, scene),
        ...history.steps.flatMap((step) => {
          const { event, verdict } = step;
          const say = event.kind && told[event.kind];
          if (verdict !== "applied" || !say || event.on === undefined || !isInPeriod(event.on, scene.period)) return [];
          return [`${paperDay(event.on, onlyYearOf(scene.plan))}${say(event, step)}`];
        }),
      ],
    }))
    .filter(({ happened }) => happened.length > 0)
    .sort((a, b) => compare(a.id, b.id));
  const count = (kind: EventKind) => eventsInPeriod(scene, kind).length;
  const entered = scene.courses.some(({ problem }) => problem.enteredOn !== undefined && isInPeriod(problem.enteredOn, scene.period));
  return {
    items,
    milestonesDone: count("节点完成"),
    notes: occurring({ 进展: count("进展"), 回访: count("回访"), 反馈: count("反馈") }),
    isNone: !entered && eventKinds.every((kind) => count(kind) === 0),
  };
}
