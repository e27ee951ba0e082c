// 问题清单, 整改清单, 责任清单: the three lists that hold a problem's keys, and 未完成清单, which only shows them.
import { taskNumbered, unitNamed } from "../model/plan.ts";
import { lightNames, stateNames } from "../model/standing.ts";
import { failedNotice } from "../render/status-words.ts";
import type { BookColumn, Cell, Sheet } from "../render/xlsx/book.ts";
import { idColumn, type KeyColumn, personColumns, problemColumns, remedyColumns } from "./columns.ts";
import { headOf } from "./heads.ts";
import type { Entry, Scene } from "./scene.ts";
import { bookColumn, cellsOf, dayCell, figureColumn } from "./text-cells.ts";

const id: BookColumn = { title: idColumn.title, width: 18, align: "center" };
const unit: BookColumn = { title: "单位", width: 15, choice: { list: "单位" } };
const title: BookColumn = { title: "题目", width: 18 };

/** Names of what stands on the day; import leaves them alone. */
export const figureTitles = {
  state: "当前状态",
  light: "亮灯",
  round: "轮次",
  due: "现时限",
  extensions: "延期次数",
  completedOn: "完成日期",
  closedOn: "销号日期",
  overdueDays: "逾期天数",
  missed: "逾期节点",
} as const;

/** The state in words; of what is not entered by the day, or cannot be judged, that. */
export function stateName({ figures, problem }: Entry): string {
  if (figures.state !== null) return stateNames[figures.state];
  return problem.enteredOn === undefined || problem.handling === undefined ? failedNotice : "截至日未登记";
}

export function lightName({ figures }: Entry): string | null {
  return figures.light && lightNames[figures.light];
}

const listOf: Readonly<Record<string, BookColumn["choice"]>> = {
  任务: { list: "任务" },
  类型: { list: "类型", by: "任务" },
  来源: { list: "来源" },
  分类处置: { list: "分类处置" },
  需反馈: { list: "是否" },
  园区: { list: "园区" },
};

/** What the problem is: its own keys, with the task's name and aspect beside its number. */
export function problemSheet(scene: Scene): Sheet {
  const own = (column: KeyColumn) => bookColumn(column, listOf[column.title]);
  const [task, ...others] = problemColumns.map(own);
  return {
    name: "问题清单",
    ...headOf(scene, "问题清单", ["任务填序号，类型随任务选"]),
    columns: [id, unit, ...(task ? [task] : []), figureColumn("方面", 9), ...others],
    rows: scene.entries.map((entry) => {
      const [number = null, ...cells] = cellsOf(entry.written, problemColumns);
      return [...whose(entry), number, taskNumbered(scene.plan, entry.problem.task)?.aspect ?? null, ...cells];
    }),
    frozenColumns: 1,
  };
}

/** What is done about it, by when, and how it stands on the day. */
export function remedySheet(scene: Scene): Sheet {
  return {
    name: "整改清单",
    ...headOf(scene, "整改清单", ["时限为最初定的时限，现时限、状态、亮灯等由经过推算，不必填写"]),
    columns: [
      id,
      unit,
      title,
      ...remedyColumns.map((column) => bookColumn(column)),
      figureColumn(figureTitles.due, 10.5),
      figureColumn(figureTitles.extensions, 6),
      figureColumn(figureTitles.round, 6),
      figureColumn(figureTitles.state, 9),
      figureColumn(figureTitles.completedOn, 10.5),
      figureColumn(figureTitles.closedOn, 10.5),
      figureColumn(figureTitles.overdueDays, 6, { alarm: true }),
      figureColumn(figureTitles.missed, 6, { alarm: true }),
      figureColumn(figureTitles.light, 7, { lights: lightNames }),
    ],
    rows: scene.entries.map((entry) => {
      const { figures, problem, written } = entry;
      const isCounted = figures.state !== null;
      return [
        ...whose(entry),
        problem.title ?? null,
        ...cellsOf(written, remedyColumns),
        dayCell(figures.due),
        isCounted ? figures.extensions : null,
        figures.round,
        stateName(entry),
        dayCell(figures.completedOn),
        dayCell(figures.closedOn),
        isCounted ? figures.overdueDays : null,
        isCounted ? figures.missedMilestones : null,
        lightName(entry),
      ];
    }),
    frozenColumns: 1,
  };
}

/** Who answers for it: the unit and its part in the task, its first person responsible, the leader, the person. */
export function personSheet(scene: Scene): Sheet {
  return {
    name: "责任清单",
    ...headOf(scene, "责任清单", ["内部资料，有联系电话，不得公开"]),
    columns: [
      id,
      unit,
      title,
      figureColumn("单位责任", 8),
      { title: "单位第一责任人", width: 14 },
      ...personColumns.map((column) => bookColumn(column)),
      figureColumn(figureTitles.due, 10.5),
      figureColumn(figureTitles.state, 9),
    ],
    rows: scene.entries.map((entry) => [
      ...whose(entry),
      entry.problem.title ?? null,
      partOf(scene, entry),
      entry.ledger.firstResponsible?.fullName ?? null,
      ...cellsOf(entry.written, personColumns),
      dayCell(entry.figures.due),
      stateName(entry),
    ]),
    frozenColumns: 1,
  };
}

/** 未整改完成 on the day, as a special report lists them: why, what will be done, by when, by whom. The longest overdue first. */
export function unfinishedSheet(scene: Scene): Sheet {
  const unfinished = scene.entries
    .filter(({ figures }) => figures.state === "open" || figures.state === "pending-verification")
    .sort((a, b) => b.figures.overdueDays - a.figures.overdueDays);
  return {
    name: "未完成清单",
    ...headOf(scene, "未整改完成问题清单", [`共${unfinished.length}件（整改中、待核查），逾期久的在前；内容改在问题清单、整改清单、责任清单`]),
    columns: [
      figureColumn("序号", 5),
      id,
      unit,
      title,
      figureColumn(figureTitles.state, 8),
      { title: "未完成原因", width: 26 },
      { title: "措施", width: 34 },
      figureColumn("原定时限", 10.5),
      figureColumn(figureTitles.due, 10.5),
      figureColumn(figureTitles.overdueDays, 6, { alarm: true }),
      { title: "责任人", width: 10 },
      { title: "责任人职务", width: 14 },
      figureColumn(figureTitles.light, 7, { lights: lightNames }),
    ],
    rows: unfinished.map((entry, index) => {
      const { problem, figures } = entry;
      return [
        index + 1,
        ...whose(entry),
        problem.title ?? null,
        stateName(entry),
        problem.unfinishedReason ?? null,
        problem.measures?.join("\n") ?? null,
        dayCell(problem.due),
        dayCell(figures.due),
        figures.overdueDays,
        problem.person?.fullName ?? null,
        problem.person?.post ?? null,
        lightName(entry),
      ];
    }),
    frozenColumns: 2,
  };
}

function whose({ problem }: Entry): Cell[] {
  return [problem.id ?? null, problem.unit ?? null];
}

function partOf({ plan }: Scene, { problem }: Entry): string | null {
  const task = taskNumbered(plan, problem.task);
  const owner = unitNamed(plan, problem.unit);
  if (!task || !owner) return null;
  return task.lead.includes(owner.name) ? "牵头" : task.responsible.includes(owner.name) ? "责任" : owner.category === "园区" ? "属地" : null;
}
