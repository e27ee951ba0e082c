// Where each key of a ledger has its column. A column's title is its key, or its keys put together (责任人姓名); so import finds it by name.
import type { Plan } from "../model/plan.ts";
import { type FieldColumn, type FieldSheet, problemTable } from "../read/problem-table.ts";
import type { FileValue } from "../read/with-file-keys.ts";
import type { Kind } from "./cell-text.ts";

export interface KeyColumn {
  readonly title: string;
  /** Keys that lead to the value, from the problem, event or ledger. */
  readonly keys: readonly string[];
  readonly kind: Kind;
  /** Other titles of the column in tables that offices make. */
  readonly also?: readonly string[];
}

const column = (kind: Kind, ...keys: string[]): KeyColumn => ({ title: keys.join(""), keys, kind });
const columnOf = ({ kind, also = [] }: FieldColumn, ...keys: string[]): KeyColumn => ({ ...column(kind, ...keys), also });

function columnsOn(sheet: FieldSheet): readonly KeyColumn[] {
  return Object.entries(problemTable).flatMap(([key, field]) => {
    if (field.sheet !== sheet) return [];
    return "parts" in field
      ? Object.entries<FieldColumn>(field.parts).map(([part, inner]) => columnOf(inner, key, part))
      : [columnOf(field, key)];
  });
}

/** The column by which a row says which problem it belongs to. */
export const idColumn = columnOf(problemTable.编号, "编号");

/** 问题清单: what the problem is. 单位 is the ledger's. */
export const problemColumns = columnsOn("问题清单");
/** 整改清单: what is done about it, and by when. */
export const remedyColumns = columnsOn("整改清单");
/** 责任清单: who answers for it. The only place of telephones, but for 单位信息. */
export const personColumns = columnsOn("责任清单");

const remark = [column("text", "说明"), column("text", "文号"), column("evidence", "佐证"), column("text", "备注")];

/** 经过: one row an event. */
export const eventColumns: readonly KeyColumn[] = [
  column("day", "日期"),
  column("text", "事项"),
  column("text", "情况"),
  column("text", "结论"),
  column("milestone", "节点"),
  column("day", "延至"),
  column("day", "时限"),
  column("text", "理由"),
  column("text", "签字"),
  column("texts", "核查单位"),
  column("texts", "核查人"),
  column("text", "方式"),
  column("text", "整改到位"),
  column("text", "追责落实"),
  column("text", "制度有效"),
  column("text", "批准单位"),
  column("text", "对象"),
  column("text", "满意度"),
  column("text", "形式"),
  column("text", "决定机关"),
  column("text", "制度"),
  column("text", "来源"),
  column("text", "移至"),
  column("text", "并入"),
  column("text", "项"),
  column("any", "原"),
  column("any", "改"),
  column("text", "步骤"),
  column("texts", "单位"),
  ...remark,
];

/** Those that only events of a plan with steps of 验收 fill. */
const ofAcceptance: ReadonlySet<string> = new Set(["步骤", "单位"]);

/** The columns of 经过 under this plan. */
export function eventColumnsIn({ acceptance }: Plan): readonly KeyColumn[] {
  return acceptance.length > 0 ? eventColumns : eventColumns.filter(({ title }) => !ofAcceptance.has(title));
}

/** 已核实: one row an answer. */
export const answerColumns: readonly KeyColumn[] = [column("text", "规则"), column("text", "理由"), column("day", "日期")];

/** 履职: one row an event of a unit, or of the office. */
export const dutyColumns: readonly KeyColumn[] = [
  column("day", "日期"),
  column("text", "事项"),
  column("month", "月份"),
  column("textOrTexts", "对象"),
  column("textOrTexts", "对方"),
  column("text", "情况"),
  column("findings", "发现"),
  column("texts", "下月打算"),
  column("texts", "需协调事项"),
  column("day", "限期"),
  column("text", "决定机关"),
  column("day", "应报"),
  ...remark,
];

/** The columns of 履职 under this plan: 应报 where a duty has several 截止 in one phase. */
export function dutyColumnsIn({ requirements }: Plan): readonly KeyColumn[] {
  const withDeadline = requirements.flatMap(({ duty, phase, deadline }) => (deadline === undefined ? [] : [`${phase} ${duty}`]));
  const isOwedTwice = new Set(withDeadline).size < withDeadline.length;
  return isOwedTwice ? dutyColumns : dutyColumns.filter(({ title }) => title !== "应报");
}

/** 单位信息: one row a ledger. */
export const unitColumns: readonly KeyColumn[] = [
  column("text", "单位"),
  column("text", "第一责任人", "姓名"),
  column("text", "第一责任人", "职务"),
  column("text", "填报人", "姓名"),
  column("text", "填报人", "电话"),
];

/** The value at the column's keys; undefined where there is none. */
export function columnValue(written: FileValue, keys: readonly string[]): unknown {
  let value: unknown = written;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as FileValue)[key];
  }
  return value;
}
