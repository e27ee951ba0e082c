// What offices call the columns of a 台账, and which key of ours each is.
import { idColumn, type KeyColumn, personColumns, problemColumns, remedyColumns } from "../export/columns.ts";

/** 单位 says whose problem it is; 序号 counts rows and is nothing of the problem's. */
const beside: readonly KeyColumn[] = [
  { title: "单位", keys: ["单位"], kind: "text" },
  { title: "序号", keys: [], kind: "text" },
];

const columns: readonly KeyColumn[] = [idColumn, ...beside, ...problemColumns, ...remedyColumns, ...personColumns];

const synonyms: Readonly<Record<string, readonly string[]>> = {
  编号: ["问题编号", "台账编号"],
  单位: ["牵头单位", "责任单位", "整改单位", "填报单位", "所属单位", "整改责任单位", "承办单位"],
  序号: ["序", "行号", "no"],
  任务: ["任务序号", "任务编号", "所属任务", "重点任务", "对应任务"],
  类型: ["问题类型", "问题类别", "类别"],
  题目: [
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
  ],
  情况: [
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
  ],
  来源: ["问题来源", "线索来源", "发现途径", "发现渠道"],
  清单号: ["原清单号", "清单编号", "原编号", "清理问题编号"],
  发现日期: ["发现时间", "问题发现日期"],
  登记日期: ["登记时间", "入账日期", "录入日期", "录入时间", "建账日期", "列入台账日期"],
  分类处置: ["处置方式", "分类", "处置分类", "整改分类", "处理方式", "整改类别"],
  原完成日期: ["原完成时间"],
  不足: ["存在不足", "整改不足"],
  项目名称: ["涉及项目", "项目", "相关项目"],
  项目企业: ["涉及企业", "企业", "企业名称", "项目单位"],
  园区: ["所属园区", "所在园区"],
  需反馈: ["是否需反馈", "是否反馈"],
  备注: ["说明", "其他说明"],
  措施: ["整改措施", "解决措施", "工作措施", "具体措施", "整改方案", "解决办法"],
  整改标准: ["标准", "完成标准"],
  整改目标: ["目标", "目标要求", "工作目标"],
  时限: ["整改时限", "完成时限", "整改期限", "完成时间", "整改完成时限", "计划完成时间", "办结时限", "解决时限", "限期"],
  原时限: ["原定时限", "原整改时限"],
  节点: ["时间节点", "阶段目标", "整改节点", "节点安排"],
  未完成原因: ["未完成的原因", "未整改原因", "未整改到位原因"],
  责任领导姓名: ["责任领导", "分管领导", "包联领导", "牵头领导"],
  责任人姓名: ["责任人", "具体责任人", "整改责任人", "联系人", "经办人"],
  责任人职务: ["职务", "责任人及职务"],
  责任人电话: ["联系电话", "电话", "联系方式", "手机", "手机号"],
  配合单位: ["协办单位", "协同单位", "配合部门", "协同部门", "参与单位"],
};

const byName = new Map<string, KeyColumn>();
for (const column of columns) byName.set(plainTitle(column.title), column);
for (const column of columns)
  for (const name of synonyms[column.title] ?? []) if (!byName.has(plainTitle(name))) byName.set(plainTitle(name), column);

/** The column of this name, or of one that means the same; what stands in brackets may go. `明细.x` is a key of 明细. */
export function columnCalled(written: string): KeyColumn | undefined {
  const detail = /^明细[.．。](.+)$/u.exec(written.trim());
  if (detail?.[1]) return { title: `明细.${detail[1]}`, keys: ["明细", detail[1]], kind: "text" };
  return byName.get(plainTitle(written)) ?? byName.get(plainTitle(written.slice(0, 200).replace(/[（(【[].*?[）)】\]]/gu, "")));
}

/** For --map: a key, written with or without a point between its parts. */
export function columnForKey(key: string): KeyColumn | undefined {
  return key.startsWith("明细")
    ? columnCalled(key)
    : columns.find(({ title }) => title === key || title === key.replaceAll(/[.．。]/gu, ""));
}

export const columnTitles: readonly string[] = columns.map(({ title }) => title);

export function plainTitle(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s*:·、。.,_\-/]/g, "")
    .toLowerCase();
}
