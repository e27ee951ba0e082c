import { longDay } from "../../model/day.ts";
import { isPresent } from "../../model/ledger.ts";
import type { HistoryRule } from "../../model/rule.ts";
import { Corrections } from "./corrections.ts";

/** 时限 and 登记日期 stay as first written. A 时限 not yet given may be given; a value that was an error in the base may be corrected. */
export const deadlineAndEntryNotChanged: HistoryRule = {
  name: "deadline-and-entry-not-changed",
  scope: "history",
  severity: "error",
  what: "时限和登记日期登记之后不改动",
  why: "时限只能经批准延期，逾期才算得清；登记日期一改，各期的新增和期末数都随之变动。写错的，用“更正”写明。",
  example: {
    fails: `
      # 以前
      时限: 2020-05-20
      # 现在
      时限: <<2020-05-31>>`,
    passes: `
      # 以前
      时限: 2020-05-20
      # 现在
      时限: 2020-05-20
      经过:
        - { 日期: 2020-05-15, 事项: 申请延期, 延至: 2020-05-31, 理由: 设备迟到 }
        - { 日期: 2020-05-18, 事项: 延期批复, 结论: 批准, 延至: 2020-05-31, … }`,
  },
  *check(context) {
    for (const { before, now, log } of context.problems) {
      if (!now) continue;
      const corrections = new Corrections(log.added);
      for (const step of ["due", "enteredOn"] as const) {
        const [old, young] = [before[step], now[step]];
        if (old === undefined || old === young || now.wrong.has(step) || context.wasWrong(before, [step])) continue;
        const key = context.asWritten(step);
        if (corrections.permit({ key, before: old, now: young })) continue;
        const extend = step === "due" ? "需要延长的，恢复后按程序记“申请延期”和“延期批复”；" : "";
        yield {
          at: now,
          ...(isPresent(now, [step]) ? { path: [step] } : { path: [], missing: true }),
          message:
            young === undefined ? `${key}已登记为${longDay(old)}，现在删去了` : `${key}已登记为${longDay(old)}，现在改为${longDay(young)}`,
          hint: `请恢复为“${key}: ${old}”；${extend}当初写错的，在经过末尾另记一条“更正”：项: ${key}, 原: ${old}, 改: ${young ?? "无"}，并写明理由和批准单位。`,
        };
      }
    }
  },
};
