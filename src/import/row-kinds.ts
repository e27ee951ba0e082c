// Rows of a table that are no problems: the header again on the next page, headings of groups, sums, and what stands at the foot.
import type { SheetCell } from "../read/workbook/sheet.ts";

export type RowKind = "重复的表头" | "分组的标题" | "合计行" | "表尾";

const sum = /^(?:本页|本表|各项)?(?:合计|小计|总计|共计|累计|总数|汇总)(?:[（(].{0,6}[）)])?(?:[：:].*|(?:共|为)?\d.*|[个件项条])?$/;
const foot =
  /^(?:填表|制表|审核|复核|填报|报送|经办|联系|统计|校对|核对|审批|签发|分管|主要|单位)(?:人|人员|单位|日期|时间|负责人|领导|电话|部门|人签字|签字)*(?:[（(].{0,6}[）)])?[：:]|^(?:联系电话|电话|盖章|签字|日期|注|备注|说明|附注|填表说明|填报说明|填写说明|备注说明)\d*\s*[：:]|^[（(](?:盖章|公章|签字)[）)]|^(?:注|附注|填表说明|填报说明|填写说明)$/;
const heading =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十\d]+(?:部分|类|章|项|大类)|[IVXⅠ-Ⅻ]+[、.．])/;

interface RowScene {
  /** By column, row by row: what the header says. */
  readonly header: readonly (readonly (string | undefined)[])[];
  /** The columns of 题目 and 情况, and of 序号. */
  readonly textColumns: ReadonlySet<number>;
  readonly serialColumns: ReadonlySet<number>;
  /** So many columns wide is the cell at its place. */
  widthOf(column: number): number;
  /** The row above belongs to the foot. */
  readonly isBelowFoot: boolean;
}

/** Undefined for a row that may be a problem. */
export function rowKind(row: readonly (SheetCell | undefined)[], scene: RowScene): RowKind | undefined {
  const cells = row.flatMap((cell, column) => (cell ? [{ text: plain(cell), column }] : []));
  const [first] = cells;
  if (!first) return undefined;
  const matching = cells.filter(({ text, column }) => scene.header.some((titles) => titles[column] === text));
  if (matching.length >= Math.min(2, cells.length) && matching.length >= cells.length - 1 && (cells.length > 1 || scene.header.length > 1))
    return "重复的表头";
  const isNumbered = cells.some(({ text, column }) => scene.serialColumns.has(column) && /^\d+$/.test(text));
  const said = cells.filter(({ column }) => scene.textColumns.has(column));
  if (sum.test(first.text) || said.some(({ text }) => sum.test(text))) return "合计行";
  if (isNumbered) return undefined;
  if (foot.test(first.text)) return "表尾";
  const isAlone = cells.length === 1;
  if (isAlone && scene.isBelowFoot) return "表尾";
  const isInText = scene.textColumns.has(first.column);
  if (isAlone && (heading.test(first.text) || (scene.widthOf(first.column) > 2 && !isInText))) return "分组的标题";
  if (isAlone && scene.widthOf(first.column) > 2) return "分组的标题";
  return undefined;
}

const plain = ({ value }: SheetCell) => String(value).replace(/\s+/g, "");
