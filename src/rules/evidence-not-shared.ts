import { evidenceFiles, type Path, type Problem } from "../model/ledger.ts";
import { type Context, spokenFor, type WorkspaceRule } from "../model/rule.ts";

interface Use {
  readonly problem: Problem;
  readonly path: Path;
  readonly file: string;
}

/** The same bytes as 佐证 of several problems: closed on paper? Linked problems (移自, 并入) may share. Told once a file. */
export const evidenceNotShared: WorkspaceRule = {
  name: "evidence-not-shared",
  scope: "workspace",
  severity: "warning",
  what: "不同问题的佐证不是同一份文件",
  why: "工作方案第五部分第三条：防止敷衍塞责、弄虚作假。一份材料充作几个问题的佐证，往往是纸面整改。",
  example: {
    fails: `
      - 编号: 甲局-01-001
        经过:
          - { 日期: 2020-05-15, 事项: 报完成, 佐证: [附件/现场照片.jpg], … }
      - 编号: 甲局-01-002
        经过:
          - { 日期: 2020-05-15, 事项: 报完成, 佐证: [<<附件/现场照片.jpg>>], … }`,
    passes: `
      - 编号: 甲局-01-001
        经过:
          - { 日期: 2020-05-15, 事项: 报完成, 佐证: [附件/001-现场照片.jpg], … }
      - 编号: 甲局-01-002
        经过:
          - { 日期: 2020-05-15, 事项: 报完成, 佐证: [附件/002-现场照片.jpg], … }`,
  },
  *check(context) {
    const bySize = new Map<number, Use[]>();
    for (const use of usesIn(context)) {
      const facts = context.evidence(use.file);
      if (facts?.state !== "file" || facts.size === undefined) continue;
      bySize.set(facts.size, [...(bySize.get(facts.size) ?? []), use]);
    }
    for (const uses of bySize.values()) {
      if (new Set(uses.map(({ problem }) => problem)).size < 2) continue;
      const byContent = new Map<string, Use[]>();
      for (const use of uses) {
        const digest = new Set(uses.map(({ file }) => file)).size === 1 ? "" : context.evidence(use.file)?.digest?.();
        if (digest !== undefined) byContent.set(digest, [...(byContent.get(digest) ?? []), use]);
      }
      for (const same of byContent.values()) {
        const [first, ...rest] = same;
        if (!first) continue;
        const others = rest.filter(({ problem }) => !areLinked(first.problem, problem));
        const count = new Set(same.map(({ problem }) => problem)).size;
        for (const { problem, path } of spokenFor(others, this.name, context))
          yield {
            at: problem,
            path,
            message: `与编号“${first.problem.id ?? ""}”${count > 2 ? `等${count - 1}个问题` : ""}的佐证内容完全相同`,
            hint: "请分别放入能证明本问题整改到位的材料。",
            unless: "确是同一份文件（如会议纪要）涉及几个问题的",
            related: { problem: first.problem, path: first.path, message: "相同的佐证在这里" },
          };
      }
    }
  },
};

function* usesIn({ ledgers }: Context): Generator<Use> {
  for (const problem of ledgers.flatMap(({ problems }) => problems))
    for (const event of problem.log)
      for (const { path, index } of evidenceFiles(event.evidence)) yield { problem, path: [...event.path, "evidence", index], file: path };
}

/** The same problem, or one that came from the other by 移交 or 合并. */
export function areLinked(a: Problem, b: Problem): boolean {
  const points = (from: Problem, to: Problem) =>
    to.id !== undefined && (from.transferredFrom === to.id || from.log.some(({ mergedInto }) => mergedInto === to.id));
  return a === b || points(a, b) || points(b, a);
}
