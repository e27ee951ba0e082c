// One problem as `ledger show` prints it: plain lines under plain headings, no wider than the terminal.
import { answerText } from "../model/answer-text.ts";
import { type Day, daysBetween, longDay } from "../model/day.ts";
import { longDue } from "../model/long-term.ts";
import { isMapping } from "../model/mapping.ts";
import type { DueReason, ShownEvent, ShownProblem } from "../model/shown.ts";
import { stateNames } from "../model/standing.ts";
import { displayWidth, visible, wrapTo } from "./terminal-text.ts";

export interface ProblemTextOptions {
  readonly asOf: Day;
  /** 示例: said at the head. */
  readonly isSample: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const dueReasons: Record<DueReason, string> = {
  entry: "登记时定的",
  extension: "批准延期后的",
  review: "核查不通过后重新定的",
  acceptance: "验收不通过后重新定的",
  rebound: "反弹后重新定的",
};

/** Ends with a line feed. */
export function problemText(problem: ShownProblem, options: ProblemTextOptions): string {
  const head = [
    `${problem.id ?? "（没有编号）"}　${problem.title ?? ""}`,
    `${problem.unit ?? ""}　${problem.task === null ? "" : `任务${problem.task} ${problem.taskName ?? ""}`}　${problem.file}`,
    ...(options.isSample ? ["示例数据，非真实情况"] : []),
  ];
  const blocks: [string, Row[]][] = [
    ["现状", statusRows(problem, options.asOf)],
    ["登记内容", recordRows(problem)],
    [
      "节点",
      problem.milestones.map(({ number, due, outcome, doneOn }) => [
        `第${number}个`,
        stageText(due, outcome, doneOn, problem, options.asOf),
      ]),
    ],
    ["经过", courseRows(problem)],
    ["接下来可以记", problem.next.map(({ event, needs, obstacles }) => [event, nextText(needs, obstacles)])],
    ["核对提示", problem.findings.map(({ severity, rule, message }) => [severity === "error" ? "错误" : "提醒", `${message}（${rule}）`])],
  ];
  const shown = blocks.filter(([, rows]) => rows.length > 0).map(([title, rows]) => [title, ...rowLines(rows, options.width)].join("\n"));
  return `${[head.flatMap((line) => wrapTo(visible(line), options.width)).join("\n"), ...shown].join("\n\n")}\n`;
}

/** Several that may be meant, one a line. */
export function problemsText(problems: readonly ShownProblem[], { asOf, width }: ProblemTextOptions): string {
  const lines = problems.map((one) => {
    const due = one.due === null ? "" : `　时限${longDue(one.due)}${one.overdue ? `（逾期${one.overdueDays}天）` : ""}`;
    return `  ${one.id ?? "（没有编号）"}　${one.state === null ? "尚未登记" : stateNames[one.state]}${due}　${one.title ?? ""}`;
  });
  const head = `有${problems.length}个问题，截至${longDay(asOf)}：`;
  return `${[head, ...lines, "要看其中一个，写出完整的编号。"].flatMap((line) => wrapTo(visible(line), width, line.startsWith(" ") ? 4 : 0)).join("\n")}\n`;
}

type Row = readonly [label: string, text: string];

function statusRows(problem: ShownProblem, asOf: Day): Row[] {
  const { state, round, due, completedOn, deadlines, overdue, overdueDays, dueSoon } = problem;
  if (state === null) return [["状态", `截至${longDay(asOf)}还没有登记，或登记日期、分类处置读不出来`]];
  const late = overdue
    ? `，逾期${overdueDays}天`
    : dueSoon && due !== null
      ? `，临期（${due === asOf ? "今日到期" : `还有${daysBetween(asOf, due)}天`}）`
      : "";
  const again = round !== null && round > 1 ? `，第${round}轮` : "";
  return [
    ["状态", `${stateNames[state]}${again}${late}（截至${longDay(asOf)}）`],
    ["时限", due === null ? "没有定时限" : deadlinesText(deadlines)],
    ...(completedOn === null ? [] : [["完成", longDay(completedOn)] as const]),
    ...problem.lacks.map(({ key, by }): Row => [`缺${key}`, `最迟${longDay(by)}补齐，报完成之前必须填好`]),
  ];
}

/** The one in force first, then what it was before. */
function deadlinesText(deadlines: ShownProblem["deadlines"]): string {
  const [last, ...earlier] = deadlines.toReversed();
  if (!last) return "";
  const since = last.by === "entry" || last.since === null ? "" : `，${longDay(last.since)}起`;
  const before = earlier.map(({ due, by }) => `${dueReasons[by]}${longDue(due)}`).join("，再前是");
  return `${longDue(last.due)}（${dueReasons[last.by]}${since}${before === "" ? "" : `；原是${before}`}）`;
}

/** Keys told elsewhere. */
const elsewhere: ReadonlySet<string> = new Set(["编号", "任务", "题目", "时限", "节点", "已核实"]);

function recordRows({ record }: ShownProblem): Row[] {
  return Object.entries(record).flatMap(([key, value]) => {
    if (elsewhere.has(key)) return [];
    return key === "明细" && isMapping(value)
      ? Object.entries(value).map(([inner, one]): Row => [inner, detailed(one)])
      : [[key, detailed(value)]];
  });
}

/** Of entries with keys of their own the keys are said too. */
function detailed(value: unknown, between = "；"): string {
  if (isMapping(value)) return withKeys(value);
  return Array.isArray(value)
    ? value.map((item) => (isMapping(item) ? withKeys(item) : answerText(item))).join(between)
    : answerText(value);
}

function withKeys(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}${isMapping(value) ? `（${withKeys(value)}）` : ` ${answerText(value)}`}`)
    .join("，");
}

function stageText(due: Day | null, outcome: string | null, doneOn: Day | null, { state }: ShownProblem, asOf: Day): string {
  const missed = doneOn === null && due !== null && due < asOf && state === "open" ? `未完成，已过${daysBetween(due, asOf)}天` : "未完成";
  return `${due === null ? "" : longDay(due)}　${outcome ?? ""}（${doneOn === null ? missed : `${longDay(doneOn)}完成`}）`;
}

function courseRows({ record, course, later, state }: ShownProblem): Row[] {
  const entered = record["登记日期"];
  const first: Row[] = state === null || entered === undefined ? [] : [[String(entered), "登记"]];
  let before = record["分类处置"] === "巩固防反弹" ? "pending-verification" : "open";
  const events = course.map((event): Row => {
    const changed = event.state === before ? "" : `　→ ${stateNames[event.state]}`;
    before = event.state;
    return [event.on ?? "（没有日期）", eventText(event) + changed];
  });
  return [...first, ...events, ...(later > 0 ? [["以后", `还记有${later}件`] as const] : [])];
}

function eventText({ event, record, inEffect }: ShownEvent): string {
  const said = Object.entries(record).map(([key, value]) => `${key}：${detailed(value, "、")}`);
  return `${event ?? "（没有事项）"}${inEffect ? "" : "（有错误，不起作用）"}${said.length > 0 ? `　${said.join("；")}` : ""}`;
}

function nextText(needs: readonly string[], obstacles: readonly string[]): string {
  const told = needs.length === 0 ? "" : `要写${needs.join("、")}`;
  return obstacles.length === 0 ? told : `${told}${told === "" ? "" : "；"}现在记会有错误：${obstacles.join("；")}`;
}

/** Labels in one column, texts in the next; what is too long goes on below its text. */
function rowLines(rows: readonly Row[], width: number): string[] {
  const widest = Math.min(16, Math.max(...rows.map(([label]) => displayWidth(visible(label)))));
  return rows.flatMap(([label, text]) => {
    const shown = visible(label);
    const line = `  ${shown}${" ".repeat(Math.max(0, widest - displayWidth(shown)))}  ${visible(text)}`;
    return wrapTo(line, width, widest + 4);
  });
}
