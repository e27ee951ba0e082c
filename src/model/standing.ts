// What the events of a problem make of it: the one state machine (schemas/README.md, "State on day D").
import type { Day } from "./day.ts";
import { effectiveKinds } from "./effective-kinds.ts";
import { contradictsList } from "./handling.ts";
import { type EventKind, eventKinds, isListed, type Path, type Problem, type ProblemEvent } from "./ledger.ts";
import type { AcceptanceStep, Plan } from "./plan.ts";

export type State = "open" | "pending-verification" | "pending-closure" | "closed" | "removed";

/** The states in the words of the work plan, as every table and paper prints them. */
export const stateNames: Record<State, string> = {
  open: "整改中",
  "pending-verification": "待核查",
  "pending-closure": "待销号",
  closed: "已销号",
  removed: "已移出",
};

/** A milestone in force. Numbers go on after the highest so far when a timetable is replaced. */
export interface Stage {
  readonly number: number;
  readonly due: Day | undefined;
  readonly outcome: string | undefined;
  readonly doneOn: Day | undefined;
  /** Where it is written, from the problem's root. */
  readonly path: Path;
}

/** A problem as it stands between two events. */
export interface Standing {
  readonly state: State;
  /** Deadline in force: 时限, or the one set since by an approved extension, a failed review or a rebound. */
  readonly due: Day | undefined;
  /** Where that deadline is written, from the problem's root. */
  readonly duePath: Path;
  /** Day of the 报完成 that counts (巩固防反弹: 原完成日期); undefined again when a review fails or the problem comes back. */
  readonly completedOn: Day | undefined;
  readonly round: number;
  readonly stages: readonly Stage[];
  /** 申请延期 without an answer. `until` undefined: its 延至 was refused. */
  readonly request: { readonly until: Day | undefined } | undefined;
  /** Extensions approved in this round. */
  readonly extensions: number;
  /** 核查 since the last 报完成, before any: since the start. */
  readonly reviews: readonly ProblemEvent[];
  /** 验收 that passed since the last 核查 that did: as many steps of the plan are taken. */
  readonly accepted: readonly ProblemEvent[];
}

/** What of a plan decides the course of its problems. */
export type Terms = Pick<Plan, "acceptance" | "newIsSerious">;

export interface Step {
  readonly event: ProblemEvent;
  readonly before: Standing;
  readonly after: Standing;
  /**
   * applied: it had its effect (which may be none, like 进展). refused: its state does not allow it.
   * misdated: before 登记日期 or before the event above. unsound: a value its effect needs is missing or wrong.
   */
  readonly verdict: "applied" | "refused" | "misdated" | "unsound";
  /** False where an earlier event has a wrong value, so that the state cannot be known. */
  readonly certain: boolean;
}

export interface History {
  readonly start: Standing;
  readonly steps: readonly Step[];
  readonly end: Standing;
  /** False where some event has a wrong value, so that the state at the end cannot be known. */
  readonly certain: boolean;
}

/**
 * The states in which each event is allowed (schemas/README.md, "Events of a problem"); an event not named here is allowed in every state
 * but 已移出.
 */
const allowedIn: Partial<Record<NonNullable<ProblemEvent["kind"]>, readonly State[]>> = {
  节点完成: ["open"],
  申请延期: ["open"],
  延期批复: ["open"],
  报完成: ["open"],
  核查: ["pending-verification", "pending-closure"],
  验收: ["pending-closure"],
  销号: ["pending-closure"],
  反弹: ["closed"],
  移交: ["open"],
  合并: ["open"],
};

function isAllowed(event: ProblemEvent, standing: Standing, problem: Problem, terms: Terms): boolean {
  if (!event.kind) return false;
  const states = allowedIn[event.kind];
  if (!(states ? states.includes(standing.state) : standing.state !== "removed")) return false;
  // Reported is only what took effect at home, under that plan's 验收.
  if (problem.subunit !== undefined && (event.kind === "验收" || event.kind === "申请延期")) return true;
  const hasDue = standing.due !== undefined || problem.wrong.has("due"); // a 时限 whose value was refused still counts as one
  if (event.kind === "申请延期") return hasDue && standing.request === undefined;
  if (event.kind === "延期批复") return standing.request !== undefined;
  if (event.kind === "验收") {
    const next = nextStep(standing, terms);
    return next !== undefined && (event.step === undefined || event.step === next.name);
  }
  return true;
}

/** The step of 验收 that comes next; undefined where all are taken, or the plan has none. */
export function nextStep({ accepted }: Standing, { acceptance }: Terms): AcceptanceStep | undefined {
  return acceptance[accepted.length];
}

/** The events that may come next, in the order of the table. */
export function kindsAllowed(problem: Problem, standing: Standing, terms: Terms): EventKind[] {
  return eventKinds.filter((kind) => isAllowed({ path: [], kind }, standing, problem, terms));
}

/** True when the event has every value that its effect needs. 日期 and 事项 are judged separately. */
function hasWhatItNeeds(event: ProblemEvent, { wrong }: Problem): boolean {
  switch (event.kind) {
    case "延期批复":
      return event.verdict === "驳回" || (event.verdict === "批准" && event.until !== undefined);
    case "核查":
    case "验收":
      return event.verdict === "通过" || (event.verdict === "不通过" && !wrong.has([...event.path, "due"].join("/")));
    case "反弹":
      return event.due !== undefined;
    default:
      return true;
  }
}

const reviewed = ["rectified", "accountable", "systemEffective"] as const;

/** Those of the three questions of a 核查 that were answered with 否 though its 结论 is 通过: its 结论 is then wrong. */
export function deniedBy(event: ProblemEvent): (typeof reviewed)[number][] {
  return event.kind === "核查" && event.verdict === "通过" ? reviewed.filter((key) => event[key] === "否") : [];
}

function startOf(problem: Problem): Standing {
  const consolidation = problem.handling === "巩固防反弹";
  return {
    state: consolidation ? "pending-verification" : "open",
    due: problem.due,
    duePath: ["due"],
    completedOn: consolidation ? problem.originallyDoneOn : undefined,
    round: 1,
    stages: stagesOf(problem.milestones, 0, ["milestones"]),
    request: undefined,
    extensions: 0,
    reviews: [],
    accepted: [],
  };
}

function stagesOf(milestones: ProblemEvent["milestones"], after: number, path: Path): Stage[] {
  return (milestones ?? []).map(({ due, outcome }, index) => ({
    number: after + index + 1,
    due,
    outcome,
    doneOn: undefined,
    path: [...path, index],
  }));
}

function withNewTimetable(standing: Standing, event: ProblemEvent): readonly Stage[] {
  if (!event.milestones) return standing.stages;
  const highest = Math.max(0, ...standing.stages.map((stage) => stage.number));
  const done = standing.stages.filter((stage) => stage.doneOn !== undefined);
  return [...done, ...stagesOf(event.milestones, highest, [...event.path, "milestones"])];
}

/** Back to 整改中, with the 时限 that comes with it. */
function failed({ due, path }: ProblemEvent, standing: Standing): Standing {
  const open: Standing = { ...standing, state: "open", completedOn: undefined, accepted: [] };
  return due === undefined ? open : { ...open, due, duePath: [...path, "due"] };
}

function apply(event: ProblemEvent, standing: Standing): Standing {
  switch (event.kind) {
    case "节点完成": {
      const stages = standing.stages.map((stage) =>
        stage.number === event.milestone && stage.doneOn === undefined ? { ...stage, doneOn: event.on } : stage,
      );
      return { ...standing, stages };
    }
    case "申请延期":
      return { ...standing, request: { until: event.until } };
    case "延期批复":
      if (event.verdict !== "批准") return { ...standing, request: undefined };
      return {
        ...standing,
        request: undefined,
        due: event.until,
        duePath: [...event.path, "until"],
        extensions: standing.extensions + 1,
        stages: withNewTimetable(standing, event),
      };
    case "报完成":
      return { ...standing, state: "pending-verification", completedOn: event.on, request: undefined, reviews: [], accepted: [] };
    case "核查": {
      const reviews = [...standing.reviews, event];
      if (event.verdict === "通过") return { ...standing, state: "pending-closure", reviews, accepted: [] };
      return failed(event, { ...standing, reviews });
    }
    case "验收":
      if (event.verdict === "通过") return { ...standing, accepted: [...standing.accepted, event] };
      return failed(event, standing);
    case "销号":
      return { ...standing, state: "closed" };
    case "反弹":
      return {
        state: "open",
        due: event.due,
        duePath: [...event.path, "due"],
        completedOn: undefined,
        round: standing.round + 1,
        stages: stagesOf(event.milestones, 0, [...event.path, "milestones"]),
        request: undefined,
        extensions: 0,
        reviews: standing.reviews,
        accepted: [],
      };
    case "移交":
    case "合并":
      return { ...standing, state: "removed", request: undefined };
    default:
      return standing;
  }
}

/** True where 分类处置 contradicts 清单号 or 原完成日期: put right, the problem might begin in another state. */
function isStartDoubtful(problem: Problem, terms: Terms): boolean {
  if (problem.wrong.has("originallyDoneOn")) return true;
  return (
    contradictsList(problem.handling, isListed(problem), terms) && (problem.handling === "从重处理" || problem.handling === "巩固防反弹")
  );
}

/** The whole course of a problem, event by event. An event without effect leaves the standing as it was. */
export function replay(problem: Problem, terms: Terms): History {
  const start = startOf(problem);
  const steps: Step[] = [];
  let standing = start;
  let certain = problem.handling !== undefined && !isStartDoubtful(problem, terms) && !problem.wrong.has("log");
  let lastOn = problem.enteredOn;
  for (const event of problem.log) {
    const verdict = verdictOn(event, standing, lastOn, problem, terms);
    if (event.on !== undefined && verdict !== "misdated") lastOn = event.on;
    const after = verdict === "applied" ? apply(event, standing) : standing;
    steps.push({ event, before: standing, after, verdict, certain });
    if ((verdict === "unsound" || verdict === "misdated") && (!event.kind || effectiveKinds.has(event.kind))) certain = false;
    if (verdict === "applied" && deniedBy(event).length > 0) certain = false;
    standing = after;
  }
  return { start, steps, end: standing, certain };
}

/**
 * The course of the problem with its events sorted by date. With it, an event is not called wrong only because an earlier one is written
 * below it. The course as written where the events are in order already, or where one has no date.
 */
export function inOrderOfDates(problem: Problem, history: History, terms: Terms): History {
  const { steps } = history;
  if (steps.every(({ verdict }) => verdict !== "misdated") || steps.some(({ event }) => event.on === undefined)) return history;
  return replay({ ...problem, log: problem.log.toSorted((a, b) => compareDays(a.on, b.on)) }, terms);
}

function compareDays(a: Day | undefined, b: Day | undefined): number {
  return a === undefined || b === undefined || a === b ? 0 : a < b ? -1 : 1;
}

function verdictOn(event: ProblemEvent, standing: Standing, lastOn: Day | undefined, problem: Problem, terms: Terms): Step["verdict"] {
  if (event.on === undefined) return "unsound";
  if (lastOn !== undefined && event.on < lastOn) return "misdated";
  if (event.kind === undefined) return "unsound";
  if (!isAllowed(event, standing, problem, terms)) return "refused";
  return hasWhatItNeeds(event, problem) ? "applied" : "unsound";
}

/**
 * The problem as it stands at the end of the day `on`, the day's own events included; undefined before 登记日期,
 * on which it begins to exist, and for a problem whose 登记日期 or 分类处置 could not be read.
 */
export function standingOn(problem: Problem, history: History, on: Day): Standing | undefined {
  if (problem.enteredOn === undefined || problem.enteredOn > on || problem.handling === undefined) return undefined;
  let standing = history.start;
  for (const step of history.steps) {
    if (step.event.on !== undefined && step.event.on > on) break;
    standing = step.after;
  }
  return standing;
}
