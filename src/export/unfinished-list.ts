// 未完成清单: what is not done on the day. It only shows what other sheets hold.
import { dayOfDue, longTerm } from "../model/long-term.ts";
import { lightNames } from "../model/timeliness.ts";
import type { Sheet } from "../render/xlsx/book.ts";
import type { ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { figureTitles, idHead, lightName, numberAndUnit, stateName, titleHead, unitHead } from "./listed-problem.ts";
import { dueCell, figureColumn } from "./text-cells.ts";

/** 未整改完成 on the day, as a special report lists them: why, what will be done, by when, by whom. The longest overdue first. */
export function unfinishedSheet(scene: ExportScene): Sheet {
  const unfinished = scene.entries
    .filter(({ figures }) => figures.state === "open" || figures.state === "pending-verification")
    .sort((a, b) => b.figures.overdueDays - a.figures.overdueDays);
  return {
    name: "未完成清单",
    ...sheetHead(scene, "未整改完成问题清单", [
      `共${unfinished.length}件（整改中、待核查），逾期久的在前；内容改在问题清单、整改清单、责任清单`,
    ]),
    columns: [
      figureColumn("序号", 5),
      idHead,
      unitHead,
      titleHead,
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
        ...numberAndUnit(entry),
        problem.title ?? null,
        stateName(entry),
        problem.unfinishedReason ?? null,
        problem.measures?.join("\n") ?? null,
        dueCell({ due: dayOfDue(problem.due) ?? null, longTerm: problem.due === longTerm }),
        dueCell(figures),
        figures.overdueDays,
        problem.person?.fullName ?? null,
        problem.person?.post ?? null,
        lightName(entry),
      ];
    }),
    frozenColumns: 2,
  };
}
