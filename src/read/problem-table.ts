// What is known of each key of a problem: its name in the model, its column in an export, and what offices call it. Keys of the ledger, columns,
// and the titles that an import knows are derived from here. A key of the schema or of `Problem` that is missing here does not compile.
import type ledgerSchema from "../../schemas/ledger.schema.json";
import type { Problem } from "../model/ledger.ts";

type SchemaProperties = (typeof ledgerSchema)["$defs"]["problem"]["properties"];
type FileKey = keyof SchemaProperties;
/** The model's keys that are in a file: without those that reading adds (where the problem stands, what was refused). */
export type ProblemKey = Exclude<keyof Problem, "path" | "file" | "unit" | "subunit" | "wrong">;

/** How a value stands in one cell: text and day as they are; number; texts: one a line; milestones: `2020-06-20 成果` a line. */
export type FieldKind = "text" | "day" | "number" | "texts" | "milestones";
/** The lists of an export. */
export type FieldSheet = "问题清单" | "整改清单" | "责任清单";

export interface FieldColumn {
  readonly kind: FieldKind;
  /** Other titles of the column in tables that offices make. The first column that has a title keeps it. */
  readonly also?: readonly string[];
}

/** A mapping has a column for each of its keys, whose title is both keys put together. */
type ColumnsOf<Property> = Property extends { properties: infer Inner }
  ? { readonly parts: Readonly<Record<keyof Inner, FieldColumn>> }
  : FieldColumn;

/** `every`: a column of each list, which says what problem the row is about. `own`: on a sheet of its own. */
type FieldEntry<Property> = { readonly name: ProblemKey } & (
  | (ColumnsOf<Property> & { readonly sheet: FieldSheet | "every" })
  | { readonly sheet: "own" }
);

/** In the order of the columns. */
export const problemTable = {
  编号: { name: "id", sheet: "every", kind: "text", also: ["问题编号", "台账编号"] },

  任务: { name: "task", sheet: "问题清单", kind: "number", also: ["任务序号", "任务编号", "所属任务", "重点任务", "对应任务"] },
  类型: { name: "type", sheet: "问题清单", kind: "text", also: ["问题类型", "问题类别", "类别", "问题分类", "问题种类", "问题性质"] },
  题目: {
    name: "title",
    sheet: "问题清单",
    kind: "text",
    also: [
      "问题题目",
      "问题名称",
      "问题标题",
      "标题",
      "问题",
      "存在问题",
      "存在的问题",
      "主要问题",
      "存在的主要问题",
      "存在主要问题",
      "突出问题",
      "问题事项",
      "存在的突出问题",
      "发现的问题",
      "发现问题",
      "检查发现问题",
      "反馈问题",
      "反馈的问题",
      "隐患名称",
      "隐患标题",
      "问题隐患",
      "事故隐患",
      "审计发现问题",
      "审计查出问题",
      "审计查出的问题",
      "督察反馈问题",
      "督察反馈意见",
      "反馈意见",
      "整改问题",
    ],
  },
  情况: {
    name: "facts",
    sheet: "问题清单",
    kind: "text",
    also: [
      "问题描述",
      "具体问题",
      "问题情况",
      "具体情况",
      "问题具体情况",
      "问题内容",
      "问题表现",
      "基本情况",
      "详细情况",
      "问题详情",
      "问题具体表现",
      "具体表现",
      "主要表现",
      "问题详情描述",
      "问题详细描述",
      "具体问题表述",
      "问题表述",
      "问题具体描述",
      "问题详细情况",
      "详细描述",
      "具体描述",
      "问题具体内容",
      "问题概述",
      "问题简述",
      "具体问题描述",
      "问题事实",
      "隐患描述",
      "隐患内容",
      "隐患情况",
      "具体隐患",
    ],
  },
  来源: {
    name: "source",
    sheet: "问题清单",
    kind: "text",
    also: ["问题来源", "线索来源", "发现途径", "发现渠道", "反馈来源", "来源渠道", "问题来源渠道"],
  },
  清单号: { name: "baselineId", sheet: "问题清单", kind: "text", also: ["原清单号", "清单编号", "原编号", "清理问题编号"] },
  发现日期: {
    name: "foundOn",
    sheet: "问题清单",
    kind: "day",
    also: ["发现时间", "问题发现日期", "问题发现时间", "排查时间", "排查日期", "检查时间", "检查日期"],
  },
  登记日期: {
    name: "enteredOn",
    sheet: "问题清单",
    kind: "day",
    also: ["登记时间", "入账日期", "录入日期", "录入时间", "建账日期", "列入台账日期"],
  },
  分类处置: {
    name: "handling",
    sheet: "问题清单",
    kind: "text",
    also: ["处置方式", "分类", "处置分类", "整改分类", "处理方式", "整改类别", "整改类型", "整改方式", "分类整改"],
  },
  原完成日期: { name: "originallyDoneOn", sheet: "问题清单", kind: "day", also: ["原完成时间"] },
  不足: { name: "faults", sheet: "问题清单", kind: "texts", also: ["存在不足", "整改不足"] },
  项目: {
    name: "project",
    sheet: "问题清单",
    parts: {
      名称: { kind: "text", also: ["涉及项目", "项目", "相关项目"] },
      代码: { kind: "text" },
      企业: { kind: "text", also: ["涉及企业", "企业", "企业名称", "项目单位"] },
    },
  },
  园区: { name: "park", sheet: "问题清单", kind: "text", also: ["所属园区", "所在园区"] },
  需反馈: { name: "needsFeedback", sheet: "问题清单", kind: "text", also: ["是否需反馈", "是否反馈"] },
  移自: { name: "transferredFrom", sheet: "问题清单", kind: "text" },
  备注: { name: "note", sheet: "问题清单", kind: "text", also: ["说明", "其他说明", "备注说明"] },

  措施: {
    name: "measures",
    sheet: "整改清单",
    kind: "texts",
    also: [
      "整改措施",
      "解决措施",
      "工作措施",
      "具体措施",
      "整改方案",
      "解决办法",
      "整改举措",
      "工作举措",
      "具体举措",
      "改进措施",
      "具体整改措施",
      "整改工作措施",
      "拟采取的整改措施",
      "拟采取措施",
      "主要措施",
      "治理措施",
      "控制措施",
      "防范措施",
      "防控措施",
      "整改任务",
    ],
  },
  整改标准: { name: "standard", sheet: "整改清单", kind: "text", also: ["标准", "完成标准", "整改完成标准", "验收标准", "销号标准"] },
  整改目标: { name: "goal", sheet: "整改清单", kind: "text", also: ["目标", "目标要求", "工作目标"] },
  原时限: { name: "earlierDue", sheet: "整改清单", kind: "day", also: ["原定时限", "原整改时限"] },
  时限: {
    name: "due",
    sheet: "整改清单",
    kind: "day",
    also: [
      "整改时限",
      "完成时限",
      "整改期限",
      "完成期限",
      "整改完成时限",
      "整改完成期限",
      "截止日期",
      "截止时间",
      "整改截止日期",
      "整改截止时间",
      "计划完成时间",
      "计划完成日期",
      "拟完成时间",
      "预计完成时间",
      "要求完成时间",
      "整改时间要求",
      "办结时限",
      "办结期限",
      "解决时限",
      "限期",
      "期限",
      "限办时间",
      "整改限期",
      "治理期限",
      "治理时限",
      "隐患治理期限",
    ],
  },
  节点: { name: "milestones", sheet: "整改清单", kind: "milestones", also: ["时间节点", "阶段目标", "整改节点", "节点安排"] },
  未完成原因: { name: "unfinishedReason", sheet: "整改清单", kind: "text", also: ["未完成的原因", "未整改原因", "未整改到位原因"] },

  责任领导: {
    name: "leader",
    sheet: "责任清单",
    parts: {
      姓名: {
        kind: "text",
        also: ["责任领导", "分管领导", "包联领导", "牵头领导", "整改责任领导", "整改第一责任人", "分管负责人", "包保领导"],
      },
      职务: { kind: "text" },
    },
  },
  责任人: {
    name: "person",
    sheet: "责任清单",
    parts: {
      姓名: {
        kind: "text",
        also: [
          "责任人",
          "具体责任人",
          "整改责任人",
          "直接责任人",
          "负责人",
          "整改负责人",
          "具体负责人",
          "责任人员",
          "责任人及职务",
          "责任人及联系方式",
          "责任人及联系电话",
          "责任人及电话",
          "责任人姓名及联系电话",
          "牵头整改部门责任人及联系电话",
          "联系人",
          "联系人及电话",
          "联系人及联系电话",
          "经办人",
          "承办人",
        ],
      },
      职务: { kind: "text", also: ["职务", "职位"] },
      电话: {
        kind: "text",
        also: ["联系电话", "电话", "联系方式", "手机", "手机号", "手机号码", "电话号码", "责任人电话", "责任人联系电话", "责任人联系方式"],
      },
    },
  },
  配合单位: {
    name: "partners",
    sheet: "责任清单",
    kind: "texts",
    also: ["协办单位", "协同单位", "配合部门", "协同部门", "参与单位", "协办部门", "协助单位", "配合责任单位", "配合", "协办"],
  },

  明细: { name: "detail", sheet: "own" },
  经过: { name: "log", sheet: "own" },
  已核实: { name: "acknowledged", sheet: "own" },
} as const satisfies { readonly [Key in FileKey]: FieldEntry<SchemaProperties[Key]> };

/** The order in which keys are written in a ledger: long values last. */
const written = [
  "编号",
  "任务",
  "类型",
  "题目",
  "情况",
  "来源",
  "清单号",
  "登记日期",
  "分类处置",
  "措施",
  "责任人",
  "时限",
  "节点",
  "移自",
  "原完成日期",
  "发现日期",
  "不足",
  "需反馈",
  "项目",
  "园区",
  "配合单位",
  "责任领导",
  "整改标准",
  "整改目标",
  "原时限",
  "未完成原因",
  "备注",
  "已核实",
  "明细",
  "经过",
] as const satisfies readonly FileKey[];
export const problemKeys: readonly string[] = written;

// Compile only while every key of the model is in `problemTable`, and every key of the file in `written`; else the error names the missing key.
({}) satisfies Record<Exclude<ProblemKey, (typeof problemTable)[FileKey]["name"]>, never>;
({}) satisfies Record<Exclude<FileKey, (typeof written)[number]>, never>;
