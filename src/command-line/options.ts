// Options that several commands take, and what may be typed after an option.
import { InvalidArgumentError, Option } from "commander";
import { fontProfiles } from "../model/paper.ts";
import { dayMeant, monthMeant } from "../read/schema/written-days.ts";

export const asOf = () => new Option("--as-of <日期>", "截至哪一天（含当日），例如 2020-06-30；不写为今天（北京时间）").argParser(day);
export const receivedBy = () =>
  new Option("--received-by <日期>", "只用这一天以前（含当日）收下的上报包，例如重新出一份以前的通报").argParser(day);
export const root = () => new Option("--root <目录>", "放有 ledgers 文件夹的目录；不写则从当前目录向上找");
export const fonts = () =>
  new Option("--fonts <字体>", "Word 文件用哪一套字体：gb2312（不写即为此项）、windows、founder（方正）").choices(fontProfiles);
export const allowErrors = () => new Option("--allow-errors", "台账有错误也出数，有错误的单位注明“数据未通过核对”");

/** A calendar day, `YYYY-MM-DD`, in every spelling that leaves no doubt: 2020/6/30, 2020年6月30日. */
export function day(text: string): string {
  const meant = dayMeant(text);
  if (meant === undefined) throw new InvalidArgumentError(`“${text}”不是一个日期，应写成 年-月-日，例如 2020-06-30`);
  return meant;
}

/** A month, `YYYY-MM`, in every such spelling: 2020年6月. */
export function month(text: string): string {
  const meant = monthMeant(text);
  if (meant === undefined) throw new InvalidArgumentError(`“${text}”不是一个月份，应写成 年-月，例如 2020-06`);
  return meant;
}

/** The number of a phase or task. */
export function number(text: string): number {
  if (!/^[0-9]{1,4}$/.test(text)) throw new InvalidArgumentError(`“${text}”不是序号，应填数字，例如 1`);
  return Number(text);
}

/** How many, or how many days. */
export function count(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError(`“${text}”不是个数，应填数字，例如 10`);
  return Number(text);
}

/** An option that may be given several times: all of them, in order. */
export function several(text: string, earlier: string[] = []): string[] {
  return [...earlier, text];
}
