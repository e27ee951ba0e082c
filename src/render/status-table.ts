// `ledger status` on a terminal: sections of tables that fit the screen, lights in words and, where there is colour, in colour.
import { Chalk, type ChalkInstance } from "chalk";
import { longDay, shortDay } from "../model/day.ts";
import type { CountedRow, DayStatus, ListedItem, PeriodRow } from "../model/day-status.ts";
import type { DutyState, PeriodFigures, Totals } from "../model/figures.ts";
import { paperDay } from "../model/paper-day.ts";
import { type Light, lightNames } from "../model/timeliness.ts";
import { countingSaid, dutyStateNames, noticesOf, periodNames, periodStateNames, totalsNames } from "./status-words.ts";
import { type Screen, type TerminalCell, type TerminalColumn, terminalTable } from "./terminal-table.ts";
import { visible, wrapTo } from "./terminal-text.ts";

/** Everything as text, lines of at most `screen.columns`, a newline at the end. Without `color` not one escape sequence. */
export function statusTable(status: DayStatus, screen: Screen & { readonly color: boolean }): string {
  const page = new Printout(screen, new Chalk({ level: screen.color ? 1 : 0 }));
  heading(page, status);
  overall(page, status);
  if (status.month) month(page, status.month);
  phases(page, status);
  counts(page, "分单位", "单位", status.units, everyState);
  counts(page, "分任务", "任务", status.tasks, inShort);
  counts(page, "分类处置", "分类处置", status.handling, everyState);
  items(page, "逾期清单", status.overdue, "时限", "逾期");
  items(page, "临期清单", status.dueSoon, "时限", "剩余");
  if (status.missed.length > 0) items(page, "节点未按期完成、整改尚未逾期清单", status.missed, "节点时限", "超过");
  duties(page, status);
  return page.text();
}

const chineseNumbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** Collects the lines of the output. */
class Printout {
  private readonly lines: string[] = [];
  private sections = 0;

  constructor(
    private readonly screen: Screen,
    readonly chalk: ChalkInstance,
  ) {}

  section(title: string): void {
    this.lines.push("");
    this.say(`${chineseNumbers[this.sections]}、${title}`, this.chalk.bold);
    this.sections += 1;
  }

  say(text: string, paint: (text: string) => string = (line) => line, indent = 0): void {
    const { columns, ascii } = this.screen;
    this.lines.push(...wrapTo(visible(text), columns, indent, ascii ? 2 : 1).map((line) => paint(line)));
  }

  table(columns: readonly TerminalColumn[], rows: readonly (readonly TerminalCell[])[]): void {
    this.lines.push(...terminalTable(columns, rows, this.screen));
  }

  text(): string {
    return `${this.lines.join("\n")}\n`;
  }
}

function heading(page: Printout, status: DayStatus): void {
  const { chalk } = page;
  page.say(`${status.campaign}工作台账情况`, chalk.bold);
  page.say(`截至${longDay(status.asOf)}`);
  const paint = { sample: chalk.yellow, failed: chalk.red, behind: chalk.yellow, narrowed: undefined };
  for (const { kind, text } of noticesOf(status)) page.say(text, paint[kind]);
  page.say(countingSaid(status));
}

function overall(page: Printout, { overall: { totals, rectified, closed, lights }, dueRectified }: DayStatus): void {
  const { chalk } = page;
  page.section("总体");
  const figure = (key: keyof Totals): [string, TerminalCell] => [
    totalsNames[key],
    { text: String(totals[key]), paint: alarm(chalk, key, totals[key]) },
  ];
  page.table(
    ...grid([
      [figure("total"), figure("unresolved"), figure("overdue")],
      [figure("open"), figure("unrectified"), figure("dueSoon")],
      [figure("pendingVerification"), ["整改率", { text: rectified }], figure("noDeadline")],
      [figure("pendingClosure"), ["销号率", { text: closed }], figure("closedLate")],
      [figure("closed"), ["到期整改率", { text: dueRectified }], ...(totals.longTerm > 0 ? [figure("longTerm")] : [])],
    ]),
  );
  const shown = (["red", "yellow", "green"] as const).map((light) => `${lightNames[light]}${lights[light]}件`);
  page.say(`未销号问题亮灯：${shown.join("、")}`);
}

function month(page: Printout, { name, from, to, state, figures, inTime }: PeriodRow): void {
  page.section(`${name}（${longDay(from)}至${shortDay(to)}，${periodStateNames[state]}）`);
  const figure = (key: keyof PeriodFigures): [string, TerminalCell] => [periodNames[key], { text: String(figures[key]) }];
  page.table(
    ...grid([
      [figure("opening"), figure("unresolved"), figure("due")],
      [figure("added"), figure("newlyFound"), figure("dueDone")],
      [figure("rebounded"), figure("overdue"), figure("dueOnTime")],
      [figure("closed"), figure("removed"), ["按期完成率", { text: inTime }]],
    ]),
  );
}

/** Pairs of name and figure, several side by side. */
function grid(rows: readonly (readonly [string, TerminalCell][])[]): [TerminalColumn[], TerminalCell[][]] {
  const across = rows[0]?.length ?? 0;
  const columns = Array.from({ length: across }, () => [{ head: "指标", text: true }, { head: "数值" }]).flat();
  const empty: [string, TerminalCell] = ["", { text: "" }];
  return [
    columns,
    rows.map((row) => Array.from({ length: across }, (_, at) => row[at] ?? empty).flatMap(([name, cell]) => [{ text: name }, cell])),
  ];
}

function phases(page: Printout, status: DayStatus): void {
  page.section("分阶段");
  for (const { number, name, from, to, state, note } of status.phases) {
    page.say(`第${number}阶段 ${name}（${longDay(from)}至${longDay(to)}，${periodStateNames[state]}）`, undefined, 2);
    if (note) page.say(`  ${note}`, page.chalk.dim, 2);
  }
  const rows = (Object.keys(periodNames) as (keyof PeriodFigures)[]).map((key) => [
    { text: periodNames[key] },
    ...status.phases.map(({ figures }) => ({ text: String(figures[key]), paint: alarm(page.chalk, key, figures[key]) })),
  ]);
  const rates = [{ text: "按期完成率" }, ...status.phases.map(({ inTime }) => ({ text: inTime }))];
  const states = status.phases.map(({ number, state }) => ({ head: `第${number}阶段\n${periodStateNames[state]}` }));
  page.table([{ head: "指标", text: true }, ...states], [...rows, rates]);
}

const everyState = ["total", "open", "pendingVerification", "pendingClosure", "closed", "overdue", "dueSoon"] as const;
/** The table with fewer columns, so that long names are not cut. */
const inShort = ["total", "unresolved", "closed", "overdue", "dueSoon"] as const;

function counts(page: Printout, title: string, head: string, rows: readonly CountedRow[], keys: readonly (keyof Totals)[]): void {
  page.section(title);
  const columns = keys.map((key) => ({ head: key === "total" ? "总数" : totalsNames[key] }));
  page.table(
    [{ head, text: true }, ...columns, { head: "整改率" }],
    rows.map(({ short, totals, rectified }) => [
      { text: short },
      ...keys.map((key) => ({ text: String(totals[key]), paint: alarm(page.chalk, key, totals[key]) })),
      { text: rectified },
    ]),
  );
}

function items(page: Printout, title: string, rows: readonly ListedItem[], dueHead: string, daysHead: string): void {
  page.section(`${title}（${rows.length}件）`);
  if (rows.length === 0) page.say("无");
  else
    page.table(
      [
        { head: "编号", text: true, least: 24 },
        { head: "单位", text: true },
        { head: "任务", text: true },
        { head: dueHead },
        { head: daysHead },
        { head: "亮灯" },
      ],
      rows.map(({ id, unit, task, due, days, light }) => [
        { text: id || "（缺编号）" },
        { text: unit || "（缺单位）" },
        { text: task },
        { text: due },
        { text: `${days}天` },
        { text: lightNames[light], paint: colourOf(page.chalk, light) },
      ]),
    );
}

const dutyStates: readonly DutyState[] = ["submitted", "late", "missing", "pending"];

function duties(page: Printout, { duties: rows, onlyYear }: DayStatus): void {
  page.section("履职情况");
  if (rows.length === 0) page.say("无");
  const waiting = rows.filter(({ owed, counts }) => counts.pending === owed);
  const begun = rows.filter((row) => !waiting.includes(row));
  if (begun.length > 0) {
    page.table(
      [{ head: "事项", text: true }, { head: "应报" }, ...dutyStates.map((state) => ({ head: dutyStateNames[state] }))],
      begun.map(({ name, owed, counts }) => [
        { text: name },
        { text: String(owed) },
        ...dutyStates.map((state) => ({ text: String(counts[state]), paint: alarm(page.chalk, state, counts[state]) })),
      ]),
    );
  }
  for (const { name, late, missing } of begun) {
    const parts = [
      ...(late.length > 0 ? [`迟报${late.map(({ unit, on }) => `${unit}（${paperDay(on, onlyYear)}）`).join("、")}`] : []),
      ...(missing.length > 0 ? [`未报${missing.join("、")}`] : []),
    ];
    if (parts.length > 0) page.say(`${name}：${parts.join("；")}`, undefined, 2);
  }
  if (waiting.length > 0) page.say(`均待报：${waiting.map(({ name }) => name).join("、")}`, undefined, 2);
}

/** Red for counts of what is overdue, late or missing, yellow for what is due soon; no colour for 0. */
function alarm(chalk: ChalkInstance, key: string, count: number): ((text: string) => string) | undefined {
  if (count === 0) return undefined;
  if (key === "overdue" || key === "late" || key === "missing") return chalk.red;
  return key === "dueSoon" ? chalk.yellow : undefined;
}

function colourOf(chalk: ChalkInstance, light: Light): (text: string) => string {
  return chalk[light];
}
