import type { HistoryRule } from "../../model/rule.ts";

/**
 * A problem that was in a ledger stays in one; where it goes, by 移交 or 合并, is an event. Shown at the ledger's 单位; at the file where the
 * ledger is gone.
 */
export const problemNotVanished: HistoryRule = {
  name: "problem-not-vanished",
  scope: "history",
  severity: "error",
  what: "登记过的问题不从台账中消失",
  clause: "件件有着落",
  why: "件件有着落：移交的记“移交”，并入其他问题的记“合并”，解决了的按程序销号，都不删去。",
  example: {
    fails: `
      # 以前
      问题:
        - 编号: 甲局-01-001
        - 编号: 甲局-01-002
      # 现在
      单位: <<甲局>>
      问题:
        - 编号: 甲局-01-001`,
    passes: `
      # 以前
      问题:
        - 编号: 甲局-01-001
        - 编号: 甲局-01-002
      # 现在
      问题:
        - 编号: 甲局-01-001
        - 编号: 甲局-01-002
          经过:
            - { 日期: 2020-05-18, 事项: 合并, 并入: 甲局-01-001 }`,
  },
  *check(context) {
    for (const { before, now } of context.problems) {
      if (now || before.id === undefined || context.isOutOfSight(before) || context.wasWrong(before, ["id"])) continue;
      const ledger =
        context.now.find(({ unit }) => unit !== undefined && unit === before.unit) ?? context.now.find(({ file }) => file === before.file);
      const fault = {
        item: before.id,
        message: `编号“${before.id}”${before.title === undefined ? "" : `（${before.title}）`}已经登记，现在台账中没有了`,
        hint: "请恢复这个问题；改由其他单位负责的记“移交”，并入其他问题的记“合并”。如是别人在主干上新登记的，请先合并主干再核对。",
      };
      if (ledger) yield { ...fault, at: ledger, path: ["unit"] };
      else yield { ...fault, at: before, isGone: true, path: [], root: "ledger" };
    }
  },
};
