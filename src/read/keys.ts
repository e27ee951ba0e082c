// The two names of each key: the file's (Chinese) and the model's. A problem's own keys have theirs in problem-table.ts.
import type baselineSchema from "../../schemas/baseline.schema.json";
import type ledgerSchema from "../../schemas/ledger.schema.json";
import type planSchema from "../../schemas/plan.schema.json";
import type { Path } from "../model/ledger.ts";
import { problemTable } from "./problem-table.ts";

type KeyTable = Readonly<Record<string, string>>;

/** Keys of the schema, of what it defines, and of mappings and lists in them; not those of 明细. */
type KeysIn<Schema> =
  | (Schema extends { $defs: infer Definitions } ? { [Name in keyof Definitions]: KeysIn<Definitions[Name]> }[keyof Definitions] : never)
  | (Schema extends { properties: infer Inner }
      ? (keyof Inner & string) | { [Key in Exclude<keyof Inner, "明细">]: KeysIn<Inner[Key]> }[Exclude<keyof Inner, "明细">]
      : never)
  | (Schema extends { items: infer Item } ? KeysIn<Item> : never);
/** A key of the schema without a name in the model does not compile. */
type Named<Schema> = Readonly<Record<KeysIn<Schema>, string>>;

/** The keys that are not a problem's own. */
const otherLedgerKeys = {
  单位: "unit",
  第一责任人: "firstResponsible",
  填报人: "keeper",
  履职: "duties",
  问题: "problems",
  姓名: "fullName",
  职务: "post",
  电话: "phone",
  成果: "outcome",
  名称: "name",
  代码: "code",
  企业: "firm",
  规则: "rule",
  日期: "on",
  事项: "kind",
  说明: "explanation",
  文号: "documentNumber",
  佐证: "evidence",
  延至: "until",
  结论: "verdict",
  批准单位: "approver",
  理由: "reason",
  签字: "signature",
  核查单位: "verifyingUnits",
  核查人: "verifiers",
  方式: "manner",
  形式: "form",
  决定机关: "decidedBy",
  整改到位: "rectified",
  追责落实: "accountable",
  制度有效: "systemEffective",
  对象: "target",
  满意度: "satisfaction",
  制度: "system",
  移至: "movedTo",
  并入: "mergedInto",
  项: "item",
  原: "before",
  改: "after",
  月份: "month",
  下月打算: "nextMonth",
  需协调事项: "needsHelp",
  对方: "counterpart",
  发现: "findings",
  限期: "deadline",
  步骤: "step",
  应报: "owedBy",
};

const ledgerKeys: Named<typeof ledgerSchema> = {
  ...(Object.fromEntries(Object.entries(problemTable).map(([key, { name }]) => [key, name])) as Record<keyof typeof problemTable, string>),
  ...otherLedgerKeys,
};

const planKeys: Named<typeof planSchema> = {
  名称: "name",
  文号: "documentNumber",
  印发日期: "issuedOn",
  发文机关: "issuer",
  通报机关: "bulletinIssuer",
  受报机关: "reportsTo",
  办公室: "office",
  承办单位: "host",
  其他机构: "otherBodies",
  上报对象: "recipients",
  上报单位: "zone",
  示例: "isSample",
  单位: "units",
  下级: "zones",
  简称: "short",
  类别: "category",
  任务: "tasks",
  序号: "number",
  表单: "form",
  方面: "aspect",
  牵头: "lead",
  责任: "responsible",
  阶段: "phases",
  起: "from",
  止: "to",
  说明: "description",
  履职要求: "requirements",
  事项: "duty",
  首月: "firstMonth",
  间隔: "interval",
  截止日: "deadlineDay",
  当月: "sameMonth",
  截止: "deadline",
  口径: "settings",
  临期天数: "dueSoonDays",
  长期逾期天数: "longOverdueDays",
  延期次数上限: "maxExtensions",
  立改最长天数: "immediateMaxDays",
  进展间隔天数: "progressEveryDays",
  补齐天数: "completeWithinDays",
  从重决定天数: "seriousDecisionDays",
  核查人数: "verifierCount",
  须现场核查: "onSiteRequired",
  巩固回访天数: "revisitDays",
  比较最少件数: "comparisonMinimum",
  新发现从重: "newIsSerious",
  核查项: "reviewsAsked",
  称呼: "address",
  承担全部任务: "holdsAll",
  完成时限: "due",
  责任领导: "leader",
  验收单位: "acceptedBy",
  姓名: "fullName",
  职务: "post",
  来源: "sources",
  验收: "acceptance",
  天数: "days",
  条款: "clauses",
  重点: "highlights",
  依据标题: "basisTitle",
  全称: "officialName",
  节假日: "holidays",
  年: "year",
  放假: "off",
  上班: "on",
};

const baselineKeys: Named<typeof baselineSchema> = {
  名称: "name",
  清单: "entries",
  清单号: "id",
  单位: "unit",
  任务: "task",
  题目: "title",
};

export type Form = "ledger" | "plan" | "baseline";

const tables: Record<Form, KeyTable> = { ledger: ledgerKeys, plan: planKeys, baseline: baselineKeys };

const reverse = (table: KeyTable) => new Map(Object.entries(table).map(([key, name]) => [name, key]));
const reversed: Record<Form, ReadonlyMap<string, string>> = {
  ledger: reverse(ledgerKeys),
  plan: reverse(planKeys),
  baseline: reverse(baselineKeys),
};

/** Keys that can begin a line of a file. By them a mistyped line is recognised. */
export const knownKeys: ReadonlySet<string> = new Set([...Object.keys(ledgerKeys), ...Object.keys(planKeys), ...Object.keys(baselineKeys)]);

/** Keys below which nothing is renamed: 明细 keeps its Chinese keys. */
const verbatim = "detail";
/** Values of any shape, taken as they are. */
const opaque = new Set(["before", "after", "clauses"]);

/** A file's plain value with the model's names. */
export function renamed(value: unknown, form: Form): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, form));
  if (typeof value !== "object" || value === null) return value;
  const table = tables[form];
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = Object.hasOwn(table, key) ? (table[key] as string) : key;
    result[name] = name === verbatim || opaque.has(name) ? inner : renamed(inner, form);
  }
  return result;
}

function translate(path: Path, names: (step: string) => string, stop: string): Path {
  const result: (string | number)[] = [];
  let inDetail = false;
  for (const step of path) {
    result.push(typeof step === "number" || inDetail ? step : names(step));
    if (step === stop) inDetail = true;
  }
  return result;
}

/** Steps as written in the file → the model's names. */
export function modelPath(path: Path, form: Form): Path {
  const table = tables[form];
  return translate(path, (step) => (Object.hasOwn(table, step) ? (table[step] as string) : step), "明细");
}

/** Two names for one key: 节点 is a number (milestone) or a timetable (milestones), 阶段 a number (phase) or the list (phases). */
const singular: KeyTable = { milestone: "节点", phase: "阶段" };

/** The model's names → steps as written in the file. */
export function filePath(path: Path, form: Form): Path {
  return translate(path, (step) => reversed[form].get(step) ?? singular[step] ?? step, "detail");
}
