// A verified package → what stands in place of a zone's ledger. Whatever its rows say of one another is judged here, and that a replay of its
// events refuses none: only those that took effect at home travel.
import type { Day } from "../../model/day.ts";
import { effectiveKinds } from "../../model/effective-kinds.ts";
import { type EventKind, type Handling, handlings, type Problem, type ProblemEvent } from "../../model/ledger.ts";
import { longTerm } from "../../model/long-term.ts";
import { replay, type Terms } from "../../model/standing.ts";
import type { PackageRow } from "./read-table.ts";

/** Where a package is wrong. */
export interface PackageFault {
  /** Name of the file in it. */
  readonly file: string;
  /** Line of the table, the header being the first; null for the file. */
  readonly line: number | null;
  readonly column: string | null;
  /** In Chinese, without the place. */
  readonly message: string;
}

/** Rows of the tables that travel. */
export interface PackageTables {
  readonly unit: readonly PackageRow[];
  readonly problem: readonly PackageRow[];
  readonly event: readonly PackageRow[];
  readonly duty: readonly PackageRow[];
}

/** Who sent it, and what it says of all of it. */
export interface PackageHead {
  readonly zone: { readonly name: string; readonly short: string };
  readonly asOf: Day;
  readonly tasks: ReadonlySet<number>;
}

/** More faults are not told. */
const mostFaults = 20;

const verdicts: Readonly<Record<string, readonly string[]>> = {
  延期批复: ["批准", "驳回"],
  核查: ["通过", "不通过"],
  验收: ["通过", "不通过"],
};

const nothingWrong: ReadonlySet<string> = new Set();

/** The problems, under their numbers here, and every fault there is; where there are any, the problems are not to be used. */
export function problemsReported(
  tables: PackageTables,
  { zone, asOf, tasks }: PackageHead,
  file: string,
  terms: Terms,
): { readonly problems: readonly Problem[]; readonly faults: readonly PackageFault[] } {
  const faults: PackageFault[] = [];
  const wrong = (table: keyof PackageTables, index: number, column: string | null, message: string) => {
    if (faults.length < mostFaults) faults.push({ file: `${table}.csv`, line: index + 2, column, message });
  };
  const units = new Set(tables.unit.map(({ unit }) => unit));
  for (const [index, { unit, on }] of tables.duty.entries()) {
    if (unit !== null && !units.has(unit)) wrong("duty", index, "单位", `单位表中没有“${unit}”`);
    if (typeof on === "string" && on > asOf) wrong("duty", index, "日期", `晚于数据截至的${asOf}`);
  }
  const logs = logsOf(tables, asOf, zone.short, wrong);
  const problems: Problem[] = [];
  for (const [index, row] of tables.problem.entries()) {
    const told = (column: string, message: string) => wrong("problem", index, column, message);
    const { id, unit, task, enteredOn, handling } = row;
    if (unit !== null && !units.has(unit)) told("单位", `单位表中没有“${unit}”`);
    if (task !== null && !tasks.has(task as number)) told("任务", `任务表中没有任务${task}`);
    if (enteredOn === null) told("登记日期", "不能空着");
    else if ((enteredOn as Day) > asOf) told("登记日期", `晚于数据截至的${asOf}`);
    if (!handlings.some((one) => one === handling)) told("分类处置", handling === null ? "不能空着" : `没有“${handling}”这一种`);
    if (row["originalLongTerm"] === true && row["originalDue"] !== null) told("长期", "写了时限，就不是长期坚持");
    if (!/^[^\s/]+(?:\/[^\s/]+){0,8}$/.test(String(id))) told("编号", `“${id}”不是编号`);
    const problem: Problem = withGiven(
      {
        path: ["problems", index],
        unit: zone.name,
        subunit: unit as string | null,
        file,
        id: `${zone.short}/${id}`,
        log: logs.get(id as string)?.map(({ event }) => event) ?? [],
        wrong: nothingWrong,
      },
      {
        task: task as number | null,
        type: row["type"] as string | null,
        title: row["title"] as string | null,
        baselineId: row["baselineId"] as string | null,
        enteredOn: enteredOn as Day | null,
        handling: handling as Handling | null,
        due: row["originalLongTerm"] === true ? longTerm : (row["originalDue"] as Day | null),
        originallyDoneOn: row["originallyDoneOn"] as Day | null,
        transferredFrom: prefixed(zone.short, row["transferredFrom"]),
      },
    );
    problems.push(problem);
    if (faults.length > 0) continue;
    for (const [at, { verdict, event }] of replay(problem, terms).steps.entries())
      if (verdict !== "applied")
        wrong(
          "event",
          logs.get(id as string)?.[at]?.index ?? 0,
          "事项",
          verdict === "misdated" ? `${event.on}的“${event.kind}”早于登记日期或上一步` : `“${event.kind}”不能接在前面的经过之后`,
        );
  }
  return { problems, faults };
}

interface LoggedEvent {
  readonly event: ProblemEvent;
  readonly index: number;
}

type Telling = (table: keyof PackageTables, index: number, column: string | null, message: string) => void;

/** Events by the number of their problem at home. */
function logsOf({ problem, event }: PackageTables, asOf: Day, short: string, wrong: Telling): ReadonlyMap<string, readonly LoggedEvent[]> {
  const logs = new Map<string, LoggedEvent[]>(problem.map(({ id }) => [id as string, []]));
  for (const [index, row] of event.entries()) {
    const told = (column: string, message: string) => wrong("event", index, column, message);
    const { id, sequence, on, kind, verdict } = row;
    const log = logs.get(id as string);
    if (!log) {
      told("编号", `问题表中没有“${id}”`);
      continue;
    }
    const last = log.at(-1)?.event.path[1];
    if ((sequence as number) < 1 || (typeof last === "number" && (sequence as number) <= last + 1)) told("序", "应逐行增大");
    if (on === null) told("日期", "不能空着");
    else if ((on as Day) > asOf) told("日期", `晚于数据截至的${asOf}`);
    if (!effectiveKinds.has(kind)) told("事项", `没有“${kind ?? ""}”这一步`);
    const allowed = verdicts[String(kind)];
    if (allowed ? !allowed.includes(String(verdict)) : verdict !== null) told("结论", `“${kind}”的结论不能是“${verdict ?? ""}”`);
    const isUntil = kind === "申请延期" || kind === "延期批复";
    if (row["longTerm"] === true && (row["until"] !== null || row["due"] !== null)) told("长期", "写了日期，就不是长期坚持");
    const dayOf = (column: "until" | "due", isLong: boolean) =>
      row["longTerm"] === true && isLong ? longTerm : (row[column] as Day | null);
    log.push({
      index,
      event: withGiven(
        { path: ["log", (sequence as number) - 1] },
        {
          on: on as Day | null,
          kind: kind as EventKind | null,
          step: row["step"] as string | null,
          verdict: verdict as string | null,
          until: dayOf("until", isUntil),
          due: dayOf("due", !isUntil),
          movedTo: row["movedTo"] as string | null,
          mergedInto: prefixed(short, row["mergedInto"]),
        },
      ),
    });
  }
  return logs;
}

function prefixed(short: string, id: unknown): string | null {
  return typeof id === "string" ? `${short}/${id}` : null;
}

/** `whole`, to which what there is of `given` is added: that is done for every problem and event, so no object is made for each value. */
function withGiven<Whole extends object, Given extends object>(
  whole: Whole,
  given: Given,
): Whole & { readonly [Key in keyof Given]?: NonNullable<Given[Key]> } {
  for (const key in given) if (given[key] !== null) (whole as Record<string, unknown>)[key] = given[key];
  return whole;
}
