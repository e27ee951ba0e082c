import { type Day, longDay } from "../model/day.ts";
import type { Milestone, Path } from "../model/ledger.ts";
import type { Finding, ProblemRule } from "../model/rule.ts";

/** Milestones rise strictly, and the last is not after the deadline they lead to (the same day allowed). */
export const milestonesInOrder: ProblemRule = {
  name: "milestones-in-order",
  scope: "problem",
  severity: "error",
  what: "节点时限逐个推后，最后一个不晚于整改时限",
  clause: "分步整改",
  why: "一时难以整改到位的，要有时间表、路线图，一步一步排开。",
  example: {
    fails: `
      分类处置: 分步整改
      时限: 2020-06-30
      节点:
        - { 时限: 2020-05-31, 成果: 完成招标 }
        - { 时限: <<2020-07-15>>, 成果: 设备安装 }`,
    passes: `
      分类处置: 分步整改
      时限: 2020-06-30
      节点:
        - { 时限: 2020-05-31, 成果: 完成招标 }
        - { 时限: 2020-06-30, 成果: 设备安装 }`,
  },
  *check(problem) {
    yield* datesOutOfOrder(problem.milestones, ["milestones"], problem.due, ["due"], "整改时限");
    for (const event of problem.log) {
      if (event.kind === "延期批复")
        yield* datesOutOfOrder(event.milestones, [...event.path, "milestones"], event.until, [...event.path, "until"], "延期后的时限");
      if (event.kind === "反弹")
        yield* datesOutOfOrder(event.milestones, [...event.path, "milestones"], event.due, [...event.path, "due"], "反弹后的时限");
    }
  },
};

function* datesOutOfOrder(
  milestones: readonly Milestone[] | undefined,
  path: Path,
  limit: Day | undefined,
  limitPath: Path,
  limitName: string,
): Generator<Finding> {
  for (const [index, milestone] of (milestones ?? []).entries()) {
    const before = milestones?.[index - 1]?.due;
    if (milestone.due === undefined || before === undefined || milestone.due > before) continue;
    yield {
      path: [...path, index, "due"],
      message: `节点时限${longDay(milestone.due)}不晚于前一个节点的${longDay(before)}`,
      hint: "各节点按先后排列，时限逐个推后，不能相同。",
      related: { path: [...path, index - 1, "due"], message: "前一个节点在这里" },
    };
  }
  const last = milestones?.at(-1)?.due;
  if (!milestones || last === undefined || limit === undefined || last <= limit) return;
  yield {
    path: [...path, milestones.length - 1, "due"],
    message: `最后一个节点的时限${longDay(last)}晚于${limitName}${longDay(limit)}`,
    hint: `最后一个节点应在${longDay(limit)}当日或以前。`,
    related: { path: limitPath, message: `${limitName}在这里` },
  };
}
