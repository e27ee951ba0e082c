import { groupBy } from "../model/group-by.ts";
import type { Ledger, Path, Problem } from "../model/ledger.ts";
import { reportedAt, type WorkspaceRule } from "../model/rule.ts";
import { areLinked } from "./evidence-not-shared.ts";

/** Length from which on equal texts are suspicious; shorter ones may well be equal ("已现场核查"). In characters, without white space. */
const longText = 30;

/** The same long 情况 in several problems may mean that they were closed on paper only. */
export const textNotCopied: WorkspaceRule = {
  name: "text-not-copied",
  scope: "workspace",
  severity: "warning",
  what: "不同问题的情况不是同一段话",
  clause: "防止弄虚作假",
  why: "防止敷衍塞责、弄虚作假。问题各不相同，情况照抄多半没有逐个整改。",
  example: {
    fails: `
      - 编号: 甲局-01-001
        情况: 相关科室高度重视，立即组织人员逐项排查整改，目前各项工作正在有序推进之中
      - 编号: 甲局-01-002
        情况: <<相关科室高度重视，立即组织人员逐项排查整改，目前各项工作正在有序推进之中>>`,
    passes: `
      - 编号: 甲局-01-001
        情况: 某企业3月2日申请备案，承诺5个工作日办结，4月10日才办结，因经办人休假无人接办
      - 编号: 甲局-01-002
        情况: 某项目施工许可收件后两次要求补正同一份材料，前后用了31天，窗口没有一次告知`,
  },
  *check(context) {
    for (const uses of groupBy(longTextsIn(context.ledgers), ({ text }) => text).values()) {
      const [first, ...rest] = uses;
      if (!first) continue;
      const others = rest.filter(({ problem }) => !areLinked(first.problem, problem));
      const count = new Set(uses.map(({ problem }) => problem)).size;
      for (const { problem, path } of reportedAt(others, this.name, context))
        yield {
          at: problem,
          path,
          message: `与编号“${first.problem.id ?? ""}”${count > 2 ? `等${count - 1}个问题` : ""}的情况一字不差`,
          hint: "请写明本问题的实际情况。",
          related: { problem: first.problem, path: first.path, message: "相同的内容在这里" },
        };
    }
  },
};

function* longTextsIn(ledgers: readonly Ledger[]): Generator<{ text: string; problem: Problem; path: Path }> {
  for (const problem of ledgers.flatMap(({ problems }) => problems))
    for (const { text, path } of [
      { text: problem.facts, path: ["facts"] },
      ...problem.log.map((event) => ({ text: event.facts, path: [...event.path, "facts"] })),
    ]) {
      const plain = text?.replace(/\s+/g, "") ?? "";
      if ([...plain].length >= longText) yield { text: plain, problem, path };
    }
}
