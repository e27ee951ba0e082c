// A small workspace whose files say themselves what `check` must find in them: <<rule value>> marks the value (or key) a finding
// stands at, <<warning:rule value>> and <<info:rule value>> milder ones, <<rule+warning:other value>> two at one place.
import { expect, it } from "vitest";
import { check } from "../src/check/check.ts";
import type { EvidenceFacts } from "../src/model/evidence.ts";
import type { Source } from "../src/read/index.ts";

export interface Workspace {
  /** By 简称; units of the plan left out have a ledger without problems, those set to null have none. */
  readonly ledgers?: Readonly<Record<string, string | null>>;
  readonly plan?: string;
  readonly baseline?: string;
  /** Further files by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly asOf?: string;
  readonly evidence?: Readonly<Record<string, EvidenceFacts>>;
}

/** The day of the check unless told otherwise: nothing of a sound problem is due, late or to be reminded of. */
const today = "2020-05-20";

/** 乙局 is the office's host, 丁园区 a park; task 3 has a form of the workspace's own, the others none. */
export const plan = `
名称: 某市营商环境整治
文号: 某字〔2020〕1号
印发日期: 2020-01-02
发文机关: 某市政府
通报机关: 通报办
受报机关: 通报办
办公室: { 名称: 整治办, 承办单位: 乙局 }
其他机构: [督导组]
单位:
  - { 名称: 甲局, 简称: 甲, 类别: 区直 }
  - { 名称: 乙局, 简称: 乙, 类别: 区直 }
  - { 名称: 丙局, 简称: 丙, 类别: 区直 }
  - { 名称: 丁园区, 简称: 丁, 类别: 园区 }
任务:
  - { 序号: 1, 方面: 审批, 名称: 审批时限, 牵头: [甲局], 责任: [乙局] }
  - { 序号: 2, 方面: 要素, 名称: 要素保障, 牵头: [乙局], 责任: [丙局] }
  - { 序号: 3, 表单: visit, 方面: 服务, 名称: 走访企业, 牵头: [甲局] }
阶段:
  - { 序号: 1, 名称: 自查, 起: 2020-01-01, 止: 2020-03-31 }
  - { 序号: 2, 名称: 整改, 起: 2020-03-01, 止: 2020-06-30 }
`;

const visitForm = JSON.stringify({ type: "object", properties: { 户数: { type: "integer" } } });

/** Keys of a sound problem of 甲局, in their order. */
const soundProblem: Readonly<Record<string, string>> = {
  编号: "甲-01-001",
  任务: "1",
  类型: "超时",
  题目: "某窗口收件超时",
  情况: "收件后没有按承诺办结",
  来源: "清单",
  清单号: "L-1",
  登记日期: "2020-05-01",
  分类处置: "立行立改",
  措施: "[限时办结]",
  责任人: "{ 姓名: 王某, 职务: 科长 }",
  时限: "2020-05-31",
  明细: "{}",
};

/**
 * A ledger of the unit with these problems. A problem is written as the lines in which it differs from a sound one of 甲局: keys replaced or
 * added, "-时限" a key left out.
 */
export function ledger(unit: string, ...problems: string[]): string {
  return `单位: ${unit}\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n${problems.length > 0 ? `问题:\n${problems.map(problem).join("")}` : ""}`;
}

export const one = (...differences: string[]): Readonly<Record<string, string | null>> => ({ 甲: ledger("甲局", ...differences) });

function problem(differences: string): string {
  const keys = new Map(Object.entries(soundProblem).map(([key, value]) => [key, `${key}: ${value}`]));
  for (const block of differences.trim().split(/\n(?=\S)/)) {
    const [, left, key] = /^(-?)(?:<<\S+ )?([^\s:>]+)/.exec(block) ?? [];
    if (key === undefined) continue;
    if (left) keys.delete(key);
    else keys.set(key, block);
  }
  return `${[...keys.values()].join("\n").replace(/^/gm, "    ").replace(/^ {4}/, "  - ")}\n`;
}

/** What each event needs besides 日期 and 事项. */
export const soundEvents: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  进展: { 情况: "继续整改" },
  回访: { 情况: "没有反弹" },
  反馈: { 对象: "企业", 方式: "电话", 满意度: "满意" },
  追责: { 结论: "追责", 形式: "诫勉", 对象: "窗口负责人", 决定机关: "某市纪委" },
  建章立制: { 制度: "收件办法", 方式: "立" },
  更正: { 项: "题目", 原: "甲", 改: "乙", 理由: "笔误", 批准单位: "整治办" },
  节点完成: { 节点: "1" },
  申请延期: { 延至: "2020-06-30", 理由: "等设备" },
  延期批复: { 结论: "批准", 延至: "2020-06-30", 批准单位: "整治办", 文号: "延1号" },
  报完成: { 情况: "已办结", 佐证: "[{ 名称: 办结单, 文号: 1号 }]", 签字: "张某" },
  核查: {
    核查单位: "[丙局]",
    核查人: "[赵某, 钱某]",
    方式: "现场",
    整改到位: "是",
    追责落实: "是",
    制度有效: "是",
    结论: "通过",
    文号: "核1号",
  },
  验收: { 步骤: "市级验收", 结论: "通过", 文号: "验1号" },
  销号: { 批准单位: "整治办", 文号: "销1号" },
  反弹: { 来源: "督查", 情况: "又超时", 时限: "2020-06-30" },
  移交: { 移至: "乙局" },
  合并: { 并入: "甲-01-002" },
};

/** An event of 经过 as a line, its keys those of a sound one but for the changes ("" leaves one out). `kind` and `on` may be marked. */
export function event(on: string, kind: string, changes: Readonly<Record<string, string>> = {}): string {
  const keys = { 日期: on, 事项: kind, ...soundEvents[plain(kind)], ...changes };
  const written = Object.entries(keys).filter(([, value]) => value !== "");
  return `\n  - { ${written.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
}

export const log = (...events: string[]) => `经过:${events.join("")}`;

/** Reviewed and failed, without a deadline of its own unless `changes` give one. */
export const failed = (on: string, changes: Readonly<Record<string, string>> = {}) =>
  event(on, "核查", { 整改到位: "否", 结论: "不通过", 说明: "没有到位", ...changes });

const mark = /<<(\S+) ([^<>]*)>>/g;

function plain(text: string): string {
  return text.replace(mark, "$2");
}

/** Every file of the workspace as marked, by path. */
function filesOf({ ledgers = {}, plan: own, baseline, files = {} }: Workspace): Record<string, string | Uint8Array> {
  const written: Record<string, string | Uint8Array> = { "ledgers/plan.yaml": own ?? plan, "schemas/tasks/visit.schema.json": visitForm };
  for (const [, name = "", short = ""] of (own ?? plan).matchAll(/名称: (\S+), 简称: (\S+),/g))
    if (!(short in ledgers)) written[`ledgers/${short}.yaml`] = ledger(name);
  for (const [short, text] of Object.entries(ledgers)) if (text !== null) written[`ledgers/${short}.yaml`] = text;
  if (baseline !== undefined) written["ledgers/baseline.yaml"] = baseline;
  return { ...written, ...files };
}

export function sourcesOf(workspace: Workspace): (Source & { readonly content: string | Uint8Array })[] {
  return Object.entries(filesOf(workspace)).map(([path, content]) => ({
    path,
    content: typeof content === "string" ? plain(content) : content,
  }));
}

/** What `check` finds, each as "file:line:column-endColumn severity rule unit item". */
export async function found(workspace: Workspace): Promise<string[]> {
  const { asOf = today, evidence } = workspace;
  const { result } = await check(sourcesOf(workspace), asOf, evidence ? { evidence: (path) => evidence[path] } : {});
  return result.diagnostics
    .map(
      ({ file, line, column, endColumn, severity, rule, unit, item }) =>
        `${file}:${line}:${column}-${endColumn} ${severity} ${rule} ${unit} ${item}`,
    )
    .sort();
}

/** What the marks say it must find. The problem is the one whose 编号 was written last, the unit the file's 单位, or whose name it has; of an entry
 * of the baseline that nobody entered, its own. */
export function marked(workspace: Workspace): string[] {
  return Object.entries(filesOf(workspace))
    .flatMap(([file, content]) => (typeof content === "string" ? marksIn(file, content, workspace.plan ?? plan) : []))
    .sort();
}

function marksIn(file: string, text: string, plan: string): string[] {
  const isLedger = file.startsWith("ledgers/") && !/\/(plan|baseline)\.yaml$/.test(file);
  const written = /^单位: (.+)$/m.exec(plain(text))?.[1] ?? "";
  const named = [...plan.matchAll(/名称: (\S+), 简称: (\S+),/g)].find(([, , short]) => file === `ledgers/${short}.yaml`)?.[1];
  const unit = isLedger ? (plan.includes(`名称: ${written},`) ? written : (named ?? "整治办")) : null;
  return [...text.matchAll(mark)].flatMap(([all, rules = "", value = ""]) => {
    const at = text.indexOf(all);
    const before = plain(text.slice(0, at));
    text = text.replace(all, value); // marks of equal text are told apart by their order
    const line = before.split("\n").length;
    const column = [...before.slice(before.lastIndexOf("\n") + 1)].length + 1;
    const lineOfMark = plain(text).split("\n")[line - 1] ?? "";
    const ids = [...`${before.slice(0, before.lastIndexOf("\n") + 1)}${lineOfMark}`.matchAll(/^ {2}- 编号: (.+)$/gm)];
    const item = isLedger ? (ids.at(-1)?.[1] ?? null) : null;
    return rules.split("+").map((named) => {
      const [rule = "", severity = "error"] = named.split(":").reverse();
      const isRepeated = before.includes(`清单号: ${value},`);
      const whose =
        file === "ledgers/baseline.yaml" && rule === "baseline-covered" && !isRepeated ? /单位: ([^,]+),/.exec(lineOfMark)?.[1] : unit;
      return `${file}:${line}:${column}-${column + [...value].length} ${severity} ${rule} ${whose} ${item}`;
    });
  });
}

/** One test a row: exactly what is marked is found. */
export function cases(rows: readonly (readonly [what: string, workspace: Workspace])[]): void {
  it.each(rows)("%s", async (_, workspace) => expect(await found(workspace)).toEqual(marked(workspace)));
}
