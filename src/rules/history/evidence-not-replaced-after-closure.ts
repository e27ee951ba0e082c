import { unread, unreadable } from "../../model/evidence.ts";
import { evidenceFiles, type ProblemEvent } from "../../model/ledger.ts";
import type { HistoryRule } from "../../model/rule.ts";
import { type History, replay } from "../../model/standing.ts";

/** Files that a closed problem names as 佐证 keep their bytes; of a problem that has come back, those of the events up to its closure. */
export const evidenceNotReplacedAfterClosure: HistoryRule = {
  name: "evidence-not-replaced-after-closure",
  scope: "history",
  severity: "error",
  alsoWarns: true,
  what: "销号之后佐证文件不更换、不删去",
  why: "核查和批准销号看的是当时的材料；事后更换，销号就失去了依据。",
  example: {
    fails: `
      # 以前
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, 佐证: [附件/办结单.pdf], … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 销号, … }
      # 现在（附件文件夹中的“办结单.pdf”换过了）
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, 佐证: [<<附件/办结单.pdf>>], … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 销号, … }`,
    passes: `
      # 以前
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, 佐证: [附件/办结单.pdf], … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 销号, … }
      # 现在（新材料另存为“补充.pdf”）
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, 佐证: [附件/办结单.pdf], … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 销号, … }
        - { 日期: 2020-05-19, 事项: 进展, 情况: 补充材料, 佐证: [附件/补充.pdf] }`,
  },
  *check(context) {
    for (const { before, now } of context.problems) {
      if (!now) continue;
      const protectedFiles = new Set(
        untilClosure(replay(before, context.plan)).flatMap(({ evidence }) =>
          evidenceFiles(evidence).map(({ path }) => path.normalize("NFC")),
        ),
      );
      if (protectedFiles.size === 0) continue;
      const told = new Set<string>();
      for (const event of now.log)
        for (const { path: file, index } of evidenceFiles(event.evidence)) {
          if (!protectedFiles.has(file.normalize("NFC")) || told.has(file)) continue;
          told.add(file);
          const [then, present] = [context.bytesBefore(file), context.bytesNow(file)];
          if (then === undefined || then === present) continue;
          if (present === unread || present === unreadable) {
            yield {
              at: now,
              path: [...event.path, "evidence", index],
              severity: "warning",
              message: `问题已经销号，佐证“${file}”${present === unread ? "过大" : "读不出"}，没有与以前的版本比对`,
              hint: "请打开文件看看，确认还是销号时的那一份。",
            };
            continue;
          }
          yield {
            at: now,
            path: [...event.path, "evidence", index],
            message: `问题已经销号，佐证“${file}”${present === undefined ? "没有了" : "被更换了"}`,
            hint: "请恢复原来的文件；要补充材料的，另放一个文件，记一条“进展”并列为佐证。",
          };
        }
    }
  },
};

/** Events whose papers a closure rests on: all of a closed problem's, else those up to its last 销号. */
function untilClosure({ steps, end }: History): ProblemEvent[] {
  const last = steps.findLastIndex(({ event, verdict }) => event.kind === "销号" && verdict === "applied");
  return steps.slice(0, end.state === "closed" ? steps.length : last + 1).map(({ event }) => event);
}
