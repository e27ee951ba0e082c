// What `ledger notice` shows on a terminal of the papers that would go out.
import { compare } from "../model/diagnostic.ts";
import { memberNamed, type Plan } from "../model/plan.ts";
import { terminalTable } from "../render/terminal-table.ts";
import { noticeDocuments } from "./kinds.ts";
import type { Noticed } from "./numbered.ts";

/** A row for each paper: of one matter with its deadline and days, of many with how many, the first deadline, and the days of the worst. */
export function noticeListing(plan: Plan, papers: readonly Noticed[], columns: number, ascii: boolean): string[] {
  const rows = papers.map((paper) => {
    const matters = paper.map((one) => one.matter);
    const [matter = paper[0].matter] = matters.toSorted((a, b) => compare(a.due ?? "", b.due ?? ""));
    const days = matters.map((one) => one.days);
    return [
      { text: noticeDocuments[matter.kind].title },
      { text: memberNamed(plan, matter.unit)?.short ?? matter.unit },
      { text: paper.length > 1 ? `${matter.matter}等${paper.length}项` : matter.matter },
      { text: `${matter.due ?? ""}${paper.length > 1 ? "起" : ""}` },
      { text: matter.kind === "提示" ? `剩${Math.min(...days)}天` : `逾期${Math.max(...days)}天` },
    ];
  });
  return terminalTable(
    [{ head: "文种", text: true }, { head: "单位", text: true }, { head: "事项", text: true }, { head: "时限" }, { head: "天数" }],
    rows,
    { columns, ascii },
  );
}
