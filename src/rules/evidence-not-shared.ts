import { unread, unreadable } from "../model/evidence.ts";
import { groupBy } from "../model/group-by.ts";
import { evidenceFiles, type Path, type Problem } from "../model/ledger.ts";
import { type Context, reportedAt, type WorkspaceFinding, type WorkspaceRule } from "../model/rule.ts";

interface Use {
  readonly problem: Problem;
  readonly path: Path;
  readonly file: string;
}

/** The same bytes as 佐证 of several problems may mean that they were closed on paper only. Linked problems (移自, 并入) may share a file. */
export const evidenceNotShared: WorkspaceRule = {
  name: "evidence-not-shared",
  scope: "workspace",
  severity: "warning",
  what: "不同问题的佐证不是同一份文件",
  clause: "防止弄虚作假",
  why: "防止敷衍塞责、弄虚作假。一份材料充作几个问题的佐证，往往是纸面整改。",
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
    const sizeOf = ({ file }: Use) => {
      const facts = context.evidence(file);
      return facts?.state === "file" ? facts.size : undefined;
    };
    const digestOf = (part: "ends" | "whole") => (use: Use) => context.evidence(use.file)?.digest?.(part);
    for (const [size, uses] of groupBy(usesIn(context), sizeOf)) {
      if (size === undefined || uses.every(({ problem }) => problem === uses[0]?.problem)) continue;
      const tell = (same: readonly Use[], alike?: string) => shared(same, (others) => reportedAt(others, this.name, context), alike);
      if (namesOneFile(uses)) yield* tell(uses);
      else for (const [ends, alike] of groupBy(uses, digestOf("ends"))) yield* amongAlike(alike, ends, digestOf("whole"), tell);
    }
  },
};

const fileOf = ({ file }: Use) => file;
const namesOneFile = (uses: readonly Use[]) => uses.every(({ file }) => file === uses[0]?.file);

type TellShared = (uses: readonly Use[], alike?: string) => Generator<WorkspaceFinding>;

/** Findings among files of equal size whose first and last bytes are equal. */
function* amongAlike(
  uses: readonly Use[],
  ends: string | undefined,
  wholeOf: (use: Use) => string | undefined,
  tell: TellShared,
): Generator<WorkspaceFinding> {
  if (ends === unreadable) yield* [...groupBy(uses, fileOf).values()].flatMap(([use]) => (use ? [notRead(use)] : []));
  else if (namesOneFile(uses)) yield* tell(uses);
  else {
    const byWhole = groupBy(uses, wholeOf);
    const isUnsure = byWhole.has(unread) || byWhole.has(unreadable);
    for (const same of (isUnsure ? groupBy(uses, fileOf) : byWhole).values()) yield* tell(same);
    if (isUnsure)
      yield* tell(
        [...groupBy(uses, fileOf).values()].flatMap(([use]) => use ?? []),
        ends === unread ? "大小" : "大小和首尾",
      );
  }
}

/** `alike`: what is known to be equal, where the files were not read whole. */
function* shared(uses: readonly Use[], spoken: (others: readonly Use[]) => readonly Use[], alike?: string): Generator<WorkspaceFinding> {
  const [first, ...rest] = uses;
  if (!first) return;
  const others = spoken(rest.filter(({ problem }) => !areLinked(first.problem, problem)));
  const count = new Set(uses.map(({ problem }) => problem)).size;
  const whose = `与编号“${first.problem.id ?? ""}”${count > 2 ? `等${count - 1}个问题` : ""}的佐证`;
  for (const { problem, path } of others)
    yield {
      at: problem,
      path,
      ...(alike === undefined
        ? {
            message: `${whose}内容完全相同`,
            hint: "请分别放入能证明本问题整改到位的材料。",
            unless: "确是同一份文件（如会议纪要）涉及几个问题的",
          }
        : {
            message: `${whose}${alike}相同，文件过大，没有全部读取，不能断定是不是同一份`,
            hint: "请打开两份文件核对：是两份不同材料的，不用改；是同一份的，请分别放入能证明本问题整改到位的材料。",
          }),
      related: { problem: first.problem, path: first.path, message: `${alike ?? ""}相同的佐证在这里` },
    };
}

function notRead({ problem, path, file }: Use): WorkspaceFinding {
  return {
    at: problem,
    path,
    message: `佐证文件“${file}”读不出，没有与其他佐证比对`,
    hint: "请检查文件有没有损坏、正被其他程序打开，磁盘和网络是否正常；能打开了再核对一次。",
  };
}

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
