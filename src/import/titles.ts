// What offices call the columns of a 台账, and which key of ours each is.
import { idColumn, type KeyColumn, personColumns, problemColumns, remedyColumns } from "../export/columns.ts";

/**
 * What a ledger has no key for, though it has a home there: 单位 says whose problem it is, 科室 goes to 备注, 进展 becomes an event of 进展日期.
 * 状态 and 完成日期 are told of with what the ledger still needs. 序号 counts rows and is nothing of the problem's.
 */
const beside: readonly KeyColumn[] = [
  {
    title: "单位",
    keys: ["单位"],
    kind: "text",
    also: [
      ...["牵头单位", "责任单位", "整改单位", "填报单位", "所属单位", "整改责任单位", "承办单位", "具体责任单位", "主责单位", "主办单位"],
      ...[
        "整改牵头单位",
        "单位名称",
        "牵头",
        "主办",
        "主责",
        "责任主体",
        "整改主体",
        "所属部门",
        "责任部门",
        "牵头部门",
        "整改部门",
        "整改责任部门",
        "主责部门",
      ],
      ...[
        "主管部门",
        "承办部门",
        "部门",
        "牵头整改部门",
        "整改牵头部门",
        "牵头责任单位",
        "责任单位部门",
        "被审计单位",
        "被检查单位",
        "被检查部门",
        "受检单位",
      ],
    ],
  },
  {
    title: "科室",
    keys: [],
    kind: "text",
    also: ["责任科室", "承办科室", "牵头科室", "所属科室", "整改科室", "科室部门", "责任股室", "股室"],
  },
  {
    title: "进展",
    keys: [],
    kind: "text",
    also: [
      ...[
        "整改进展",
        "整改情况",
        "整改进展情况",
        "进展情况",
        "工作进展",
        "工作进展情况",
        "目前进展",
        "目前进展情况",
        "最新进展",
        "整改落实情况",
      ],
      ...[
        "落实情况",
        "最新整改反馈",
        "整改反馈",
        "整改反馈内容",
        "已采取的整改措施",
        "整改措施落实情况",
        "推进情况",
        "办理情况",
        "整改成效",
      ],
      ...[
        "整改进度",
        "工作进度",
        "当前进展",
        "整改工作进展",
        "整改落实进展",
        "进度",
        "最新进展情况",
        "整改开展情况",
        "阶段性进展",
        "整改描述",
        "整改落实进展情况",
      ],
    ],
  },
  { title: "进展日期", keys: [], kind: "day", also: ["整改反馈时间", "进展时间", "反馈时间", "反馈日期", "整改反馈日期", "进展更新时间"] },
  {
    title: "状态",
    keys: [],
    kind: "text",
    also: [
      ...[
        "是否销号",
        "当前状态",
        "完成情况",
        "整改状态",
        "销号情况",
        "是否完成",
        "是否完成整改",
        "是否已完成整改",
        "是否整改到位",
        "是否整改完成",
      ],
      ...[
        "是否已整改",
        "是否整改",
        "是否办结",
        "问题状态",
        "整改完成情况",
        "整改结果",
        "销号状态",
        "办结情况",
        "整改销号情况",
        "是否已销号",
      ],
      ...["是否完成销号", "完成状态", "办理状态", "是否已完成", "整改是否完成", "是否到位", "完成与否", "销号与否"],
      ...["办结状态", "处理状态", "闭环状态", "整改闭环状态", "是否闭环", "闭环情况", "整改是否到位", "是否解决", "是否已解决", "办结与否"],
    ],
  },
  {
    title: "完成日期",
    keys: [],
    kind: "day",
    also: [
      ...["完成时间", "实际完成时间", "实际完成日期", "整改完成时间", "整改完成日期", "办结时间", "办结日期", "销号时间", "销号日期"],
      ...["完成整改时间", "实际整改完成时间"],
    ],
  },
  { title: "序号", keys: [], kind: "text", also: ["序", "行号", "no", "编次", "号"] },
];

const columns: readonly KeyColumn[] = [idColumn, ...beside, ...problemColumns, ...remedyColumns, ...personColumns];

const byName = new Map<string, KeyColumn>();
for (const column of columns) byName.set(plainTitle(column.title), column);
for (const column of columns) for (const name of column.also ?? []) if (!byName.has(plainTitle(name))) byName.set(plainTitle(name), column);

/** The column of this name, or of one that means the same; what stands in brackets may go. `明细.x` is a key of 明细. */
export function columnCalled(written: string): KeyColumn | undefined {
  const detail = /^明细[.．。](.+)$/u.exec(written.trim());
  if (detail?.[1]) {
    const inner = detail[1].split(/[.．。]/u).map((key) => key.trim());
    return { title: ["明细", ...inner].join("."), keys: ["明细", ...inner], kind: "text" };
  }
  const bare = plainTitle(written.slice(0, 200).replace(/[（(【[].*?[）)】\]]/gu, ""));
  const known = byName.get(plainTitle(written)) ?? byName.get(bare) ?? byName.get(bare.replace(/[及和与]/g, ""));
  return known ?? partOfPerson(bare);
}

/** 整改责任人 over 职务 is 责任人职务, as 责任人 over 职务 is. */
function partOfPerson(plain: string): KeyColumn | undefined {
  const [, who = "", part = ""] = /^(.+?)(姓名|职务|(?:联系)?电话|联系方式)$/.exec(plain) ?? [];
  const [key, inner] = byName.get(who)?.keys ?? [];
  return inner === "姓名" ? byName.get(`${key}${/姓名|职务/.test(part) ? part : "电话"}`) : undefined;
}

/** The title of 时限 beside events, which have one of their own. */
export const dueBeside = "整改时限";

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
