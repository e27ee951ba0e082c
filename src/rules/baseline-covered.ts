import { groupBy } from "../model/group-by.ts";
import type { BaselineEntry, Problem } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import { unitNamed } from "../model/plan.ts";
import { type Context, lacksProblems, originsOf, type WorkspaceFinding, type WorkspaceRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { mergedInto } from "./merge-target-exists.ts";
import { endOfTrail } from "./whereabouts.ts";

/**
 * 件件有着落: each entry of the earlier list has exactly one problem that is not 已移出, or one merged into a problem that is not
 * (followed to its end); handed over and not yet received is a warning. Its owner is the entry's unit or one that it was handed over to.
 * The whole log is judged, so that the result does not depend on the day.
 */
export const baselineCovered: WorkspaceRule = {
  name: "baseline-covered",
  scope: "workspace",
  severity: "error",
  alsoWarns: true,
  what: "清单中的每个问题都在台账中，不重不漏，责任单位相符",
  clause: "件件有着落",
  why: "清单上的每个问题都要有人登记、有人办理，件件有着落。",
  example: {
    fails: `
      # baseline.yaml
      - { 清单号: L-1, 单位: 甲局, … }
      - { 清单号: <<L-2>>, 单位: 甲局, … }
      # 甲局.yaml
      - 编号: 甲局-01-001
        清单号: L-1`,
    passes: `
      # baseline.yaml
      - { 清单号: L-1, 单位: 甲局, … }
      - { 清单号: L-2, 单位: 甲局, … }
      # 甲局.yaml
      - 编号: 甲局-01-001
        清单号: L-1
      - 编号: 甲局-01-002
        清单号: L-2`,
  },
  *check(context) {
    const { baseline } = context;
    if (!baseline) return;
    const entries = new Map<string, BaselineEntry>();
    for (const entry of baseline.entries) {
      if (entry.id === undefined) continue;
      if (entries.has(entry.id))
        yield {
          at: baseline,
          path: [...entry.path, "id"],
          message: `清单号“${entry.id}”重复`,
          hint: "清单中每个问题一个清单号，请删去或改正重复的一条。",
        };
      else entries.set(entry.id, entry);
    }
    const byEntry = groupBy(
      context.ledgers.flatMap(({ problems }) => problems),
      ({ baselineId }) => baselineId,
    );
    const astray: Problem[] = [];
    let effort = guessing;
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      if (problem.baselineId === undefined) {
        if (problem.wrong.has("baselineId")) astray.push(problem);
      } else if (!entries.has(problem.baselineId) && !baseline.isIncomplete) {
        astray.push(problem);
        effort -= entries.size * problem.baselineId.length;
        const guess = effort < 0 ? undefined : closest(problem.baselineId, entries.keys());
        yield {
          at: problem,
          path: ["baselineId"],
          message: `清单中没有“${problem.baselineId}”${orRather(problem.baselineId, guess)}`,
          hint: "请对照清单核对清单号；清单之外新发现的问题不填清单号。",
        };
      }
    }
    for (const [id, entry] of entries)
      for (const fault of misplaced(entry, byEntry.get(id) ?? [], context)) {
        astray.push(fault.at);
        yield fault;
      }
    const doubts = doubtsOf(astray);
    for (const [id, entry] of entries) yield* uncovered(entry, byEntry.get(id) ?? [], doubts, context);
  },
};

/** How many characters of the list may be compared with unknown numbers, to guess what was meant: about a second's work. */
const guessing = 5_000_000;

type ProblemFault = WorkspaceFinding & { readonly at: Problem };

/** The entry's unit, so that the finding is shown to that unit though it stands in the list. */
const ownerOf = ({ unit }: BaselineEntry) => (unit === undefined ? {} : { unit });

/** Problems that have the entry's 清单号 and should not. Of several, the one of the entry's unit is right, else the first. */
function* misplaced(entry: BaselineEntry, problems: readonly Problem[], context: Context): Generator<ProblemFault> {
  const here = problems.filter((problem) => endOfTrail(problem, context).end === "here");
  const [holder, ...others] = [...here.filter(({ unit }) => unit === entry.unit), ...here.filter(({ unit }) => unit !== entry.unit)];
  for (const problem of others)
    yield {
      at: problem,
      path: ["baselineId"],
      message: `清单号“${entry.id}”已由编号“${holder?.id ?? ""}”承接`,
      hint: "清单中的一个问题只登记一次。重复登记的，记“合并”并入原编号；不是同一问题的，更正清单号。",
      ...(holder ? { related: { problem: holder, path: ["baselineId"], message: "已登记在这里" } } : {}),
      needs: [["transferredFrom"]],
    };
  yield* owners(entry, holder ? [holder] : problems.filter((problem) => mergedInto(problem, context)), problems, context);
}

function* uncovered(entry: BaselineEntry, problems: readonly Problem[], doubts: Doubts, context: Context): Generator<WorkspaceFinding> {
  const { plan, baseline, unitsRead } = context;
  if (!baseline) return;
  const path = [...entry.path, "id"];
  const ends = problems.map((problem) => endOfTrail(problem, context));
  if (ends.some(({ end }) => end === "here" || end === "elsewhere" || end === "unknown")) return;
  const [sent] = ends;
  if (sent)
    yield {
      at: baseline,
      ...ownerOf(entry),
      path,
      severity: "warning",
      message: `清单号“${entry.id}”已移交，接收单位尚未登记`,
      hint: `请督促接收单位登记，填“移自: ${sent.at.id ?? ""}”并沿用清单号。`,
    };
  else if (mayBeAstray(entry, doubts, context)) return;
  else if (entry.unit !== undefined && unitNamed(plan, entry.unit) && !unitsRead.has(entry.unit))
    yield {
      at: baseline,
      ...ownerOf(entry),
      path,
      root: entry.unit,
      message: `清单号“${entry.id}”没有着落：${entry.unit}没有台账`,
      hint: `请${entry.unit}建立台账，逐条登记清单中的问题。`,
    };
  else
    yield {
      at: baseline,
      ...ownerOf(entry),
      path,
      message: `清单号“${entry.id}”没有着落：台账中没有登记`,
      hint: `请${entry.unit ?? "责任单位"}登记入账，填“来源: 清单”“清单号: ${entry.id}”；已由其他编号涵盖的，登记后记“合并”。`,
    };
}

/** For each unit, the tasks (undefined: unknown) of problems with a wrong 清单号, which may be those that entries lack. */
type Doubts = ReadonlyMap<string | undefined, ReadonlySet<number | undefined>>;

function doubtsOf(astray: readonly Problem[]): Doubts {
  return new Map([...groupBy(astray, ({ unit }) => unit)].map(([unit, problems]) => [unit, new Set(problems.map(({ task }) => task))]));
}

const unitsWithoutList = once(
  ({ ledgers }: Context) => new Set(ledgers.filter(({ wrong }) => lacksProblems(wrong)).map(({ unit }) => unit)),
);

/** True where a problem whose 清单号 is wrong, or one that could not be read, may be the one the entry lacks. */
function mayBeAstray({ unit, task }: BaselineEntry, doubts: Doubts, context: Context): boolean {
  if (unit === undefined) return doubts.size > 0;
  if (context.unitsUnread.has(unit) || unitsWithoutList(context).has(unit)) return true;
  const tasks = doubts.get(unit);
  return tasks !== undefined && (task === undefined || tasks.has(undefined) || tasks.has(task));
}

/** Faults where the problem is owned neither by the entry's unit nor by a unit that it was handed over to from there. */
function* owners(entry: BaselineEntry, judged: readonly Problem[], all: readonly Problem[], context: Context): Generator<ProblemFault> {
  const isKnown = (unit: string | undefined) => unitNamed(context.plan, unit) !== undefined;
  if (!isKnown(entry.unit)) return;
  const entitled = new Set([entry.unit]);
  for (let size = 0; size < entitled.size; ) {
    size = entitled.size;
    for (const problem of all.filter(({ unit }) => entitled.has(unit)))
      for (const { event, verdict } of context.historyOf(problem).steps)
        if (event.kind === "移交" && verdict === "applied") entitled.add(event.movedTo);
  }
  for (const problem of judged) {
    if (!isKnown(problem.unit) || originsOf(problem, context).some((origin) => origin === undefined || entitled.has(origin.unit))) continue;
    yield {
      at: problem,
      path: ["baselineId"],
      message: `清单号“${entry.id}”属于${entry.unit}，不属于${problem.unit}`,
      hint: `请核对清单号；确由${entry.unit}移交来的，应由其先登记并记“移交”，本单位填“移自”。`,
    };
  }
}
