import { type Evidence, evidenceFiles, type Ledger, type Path } from "../model/ledger.ts";
import type { Finding, LedgerRule, NearContext } from "../model/rule.ts";

/**
 * 佐证 named as a path: written with "/", inside ledgers/ (also after symlinks), existing, none of the workspace's own files, not empty,
 * spelt as on disk.
 */
export const evidenceExists: LedgerRule = {
  name: "evidence-exists",
  scope: "ledger",
  severity: "error",
  what: "佐证文件确实存在，路径写法在任何电脑上都有效",
  why: "没有佐证的完成不是完成。只有纸质材料的，写名称和文号。",
  example: {
    fails: `
      # 附件文件夹中没有“办结单.pdf”
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, 佐证: [<<附件/办结单.pdf>>], … }`,
    passes: `
      # 附件文件夹中放好了“办结单.pdf”
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, 佐证: [附件/办结单.pdf], … }`,
  },
  *check(ledger, context) {
    for (const { path, evidence } of papersOf(ledger)) {
      for (const file of evidenceFiles(evidence)) {
        const finding = faultOf(file.path, [...path, "evidence", file.index], context);
        if (finding) yield finding;
      }
    }
  },
};

/** Every event of a ledger that may carry 佐证, with its path from the file's root. */
function papersOf(ledger: Ledger): { path: Path; evidence: readonly Evidence[] | undefined }[] {
  return [
    ...ledger.duties.map(({ path, evidence }) => ({ path, evidence })),
    ...ledger.problems.flatMap((problem) =>
      problem.log.map((event) => ({ path: [...problem.path, ...event.path], evidence: event.evidence })),
    ),
  ];
}

function faultOf(file: string, path: Path, context: NearContext): Finding | undefined {
  const inside = "请把文件放在 ledgers/附件/ 下，写成相对路径，例如“附件/通水单.pdf”。";
  if (file.includes("\\")) {
    const right = file.replaceAll("\\", "/");
    const mend = faultOf(right, path, context) === undefined && context.evidence(right) ? right : undefined;
    return { path, message: "佐证路径用了“\\”，在其他电脑上打不开", hint: `请改为“${right}”。`, mend };
  }
  if (/^(\/|[A-Za-z]:|[a-z]+:\/\/)/.test(file) || file.split("/").includes(".."))
    return { path, message: "佐证不在 ledgers 文件夹内", hint: inside };
  const facts = context.evidence(file);
  const [ending] = /\/[/.]*$/.exec(file) ?? [];
  if (ending !== undefined && facts?.state === "file") {
    const right = file.slice(0, -ending.length);
    return { path, message: `佐证路径“${file}”末尾多了“/”`, hint: `请改为“${right}”。`, mend: right };
  }
  switch (facts?.state) {
    case "missing":
      return { path, message: `找不到佐证文件“${file}”`, hint: `${inside}只有纸质材料的，写成“{ 名称: …, 文号: … }”。` };
    case "empty":
      return { path, message: `佐证文件“${file}”是空的（0字节）`, hint: "请重新放入完整的文件。" };
    case "folder":
      return { path, message: `“${file}”是文件夹，不是文件`, hint: "请逐个写明文件，例如“附件/通水单.pdf”。" };
    case "special":
      return { path, message: `“${file}”是管道或设备，不是文件`, hint: "请删去它，换成文件本身。" };
    case "unreadable":
      return { path, message: `佐证文件“${file}”打不开`, hint: "请检查有没有读取权限，磁盘、网络是否正常；能打开了再核对一次。" };
    case "ledger":
      return { path, message: `“${file}”是台账、方案或旧账清单，不能作佐证`, hint: inside };
    case "outside":
      return { path, message: `“${file}”指向 ledgers 文件夹以外`, hint: inside };
    case "case":
      return {
        path,
        mend: facts.actual,
        message: `佐证文件名的大小写不一致：文件是“${facts.actual}”`,
        hint: `请写成“${facts.actual}”；Windows 不分大小写，其他系统分。`,
      };
    default:
      return undefined;
  }
}
