// The parts of a name by which it can be recognised, all of which have to be masked.

import { withoutBrackets, withoutEnds } from "../../model/trimmed.ts";
import { squash } from "./squashed.ts";

export type NameKind = "企业" | "机构" | "当事人" | "项目" | "人员" | "代码" | "反映人" | "暗访";

const suffix = /(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|公司|集团|工厂|厂|企业|合作社|经营部|事务所|中心|支行|分行|银行)$/;
const trade =
  /^(?:化工|石化|石油|精细|生物|农副|产品|智能|信息|技术|文化|旅游|水产|钢铁|金属|塑料|橡胶|纺织|包装|印刷|汽车|配件|设备|仪器|仪表|建设|建筑|科技|农业|物流|仓储|机械|制造|电力|供水|供电|供热|燃气|热力|环保|工程|贸易|商贸|投资|发展|实业|地产|房地产|测绘|规划|设计|咨询|检测|评估|监理|通信|港口|物业|运输|加工|养殖|能源|新材料|材料|装备|食品|医药|运营|市政|公用)+(?:站|点|所|队|部|院|社|服务)?$/;
const nobody =
  /^(?:[一二三四五六七八九十百两几数多\d]+)?(?:有关|相关|部分|个别|多|数|若干|某些|一|各|区内|园区|辖区|入园|涉事|该|本)?(?:家|户|名|个|位)?(?:企业|公司|单位|业主|项目单位|个人|群众|村民|农户|职工|工作人员|经办人员|经办人|责任人员|责任人|当事人|科室|部门|人员)?$/;

/** True for words that name nobody in particular: 某企业, 三家企业, 经办人员. */
export function isGeneric(kind: NameKind, whole: string): boolean {
  if (kind === "暗访") return whole.length < 4;
  if (kind === "代码") return whole.length < 6;
  if (kind === "人员" || kind === "反映人") return whole.includes("某") || nobody.test(whole);
  const masked = withoutEnds(coreOf(whole), /某/);
  return (
    nobody.test(whole) || trade.test(whole) || (masked !== coreOf(whole) && (masked === "" || nobody.test(masked) || trade.test(masked)))
  );
}

/** Parts to mask, squashed; the first is the whole name. `publicWords`: squashed words that identify nobody. */
export function tellingParts(kind: NameKind, original: string, publicWords: ReadonlySet<string>): string[] {
  const whole = squash(original).text;
  if (kind !== "企业" && kind !== "机构" && kind !== "当事人" && kind !== "项目") return [whole];
  if (kind === "项目")
    return distinct(
      [whole, whole.replace(/(?:建设)?(?:项目|工程)$/, "")].filter((part) => part.length > 3 || part === whole),
      publicWords,
    );
  const bare = withoutBrackets(whole);
  const core = coreOf(bare);
  const local = withoutRegion(core, publicWords);
  const parts = [whole, bare];
  if (core !== bare || kind === "当事人") parts.push(core);
  if (local.length > 2) parts.push(local);
  if (core !== bare && local.length > 4) parts.push(local.slice(0, 4));
  if (core !== bare)
    for (const length of [2, 3])
      if (local.length > length) for (const end of ["公司", "厂", "企业", "集团"]) parts.push(local.slice(0, length) + end);
  return distinct(parts, publicWords);
}

/**
 * A firm's 字号, its two distinctive characters. Too short to be masked, since it may be an ordinary word, but a paper
 * that holds it is refused. Undefined: none.
 */
export function tradeName(whole: string, publicWords: ReadonlySet<string>): string | undefined {
  const bare = withoutBrackets(whole);
  const core = coreOf(bare);
  const name = withoutRegion(core, publicWords).slice(0, 2);
  const isWord = commonWords.test(name) || trade.test(name) || [...publicWords].some((word) => word.includes(name));
  return core === bare || name.length < 2 || isWord ? undefined : name;
}

const commonWords =
  /^(?:第.|.号|平安|安全|和平|人民|东方|新兴|国际|中央|地方|华北|华夏|工业|经济|开发|高新|城市|生态|绿色|园区|新区|城乡|农村|公共|综合|现代|创新|联合|全国|全省|全市)$/;

/** From how many characters on a piece of such a name identifies it. Undefined for kinds of names that have no such pieces. */
export function longestCommon(kind: NameKind): number | undefined {
  if (kind === "企业") return 4;
  return kind === "机构" || kind === "当事人" ? 5 : kind === "项目" ? 7 : undefined;
}

/** True for words that say what a firm does, and not which it is: 精细化工; also with one character cut off. */
export function isTrade(part: string): boolean {
  return trade.test(part) || trade.test(part.slice(1)) || trade.test(part.slice(0, -1));
}

/** The name without the words for a firm or project: 有限公司, 项目. */
export function coreOf(name: string): string {
  return name
    .replace(suffix, "")
    .replace(suffix, "")
    .replace(/(?:建设)?(?:项目|工程)$/, "");
}

/** The name without its place: a province, 某市, and a beginning that it shares with a name of the plan. */
function withoutRegion(core: string, publicWords: ReadonlySet<string>): string {
  const shared = Math.max(0, ...[...publicWords].map((word) => sharedStart(word, core)));
  const rest = shared > 1 ? core.slice(shared) : core.replace(province, "").replace(/^[\u4e00-\u9fff]{1,3}(?:省|市|县|区|镇|乡)/, "");
  return rest === core || rest === "" ? core : withoutRegion(rest, publicWords);
}

const province =
  /^(?:中国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古)(?!省|市)/;

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function distinct(parts: readonly string[], publicWords: ReadonlySet<string>): string[] {
  return [...new Set(parts)].filter(
    (part, index) => index === 0 || (part.length > 1 && !publicWords.has(part) && !trade.test(part) && !nobody.test(part)),
  );
}
