// Random campaigns into whose ledgers names, telephones, identity numbers and complainants are planted, and office's exposures that
// tell of them: whoever prints a public paper from them looks for `planted` in every byte of it.
import * as fc from "fast-check";
import { type ArbitraryCampaign, arbitraryCampaign } from "./arbitrary-campaign.ts";
import type { Plain } from "./campaign-of.ts";

export interface Planted {
  readonly firms: readonly string[];
  readonly persons: readonly string[];
  readonly projects: readonly string[];
  readonly phones: readonly string[];
  readonly identityNumbers: readonly string[];
  readonly codes: readonly string[];
  readonly complainants: readonly string[];
}

export interface PlantedCampaign {
  readonly plain: ArbitraryCampaign;
  readonly planted: Planted;
  /** Month of the exposures. */
  readonly month: string;
}

const rare = fc.constantFrom(..."鑫淼晟昊煜琦垚焱瀚翊骞霖翀钰祺烨懿");
const word = (length: number) => fc.array(rare, { minLength: length, maxLength: length }).map((characters) => characters.join(""));
const firm = fc
  .tuple(
    fc.constantFrom("", "沧州", "河间市"),
    word(2),
    fc.constantFrom("化工", "建材", "", "精细化学品"),
    fc.constantFrom("有限公司", "有限责任公司", "厂", "集团公司"),
  )
  .map((parts) => parts.join(""));
const person = fc.tuple(fc.constantFrom(..."赵钱孙李周吴郑王欧"), word(2)).map((parts) => parts.join(""));
const digits = (length: number) => fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(""));
const phone = digits(9).map((rest) => `13${rest}`);
const identityNumber = fc
  .tuple(digits(3), fc.integer({ min: 10, max: 28 }), digits(4))
  .map(([a, day, b]) => `130${a}19800${(day % 9) + 1}${day}${b}`);
const projectCode = digits(6).map((serial) => `2018-130900-26-03-${serial}`);

const planted: fc.Arbitrary<Planted> = fc.record({
  firms: fc.uniqueArray(firm, { minLength: 2, maxLength: 4 }),
  persons: fc.uniqueArray(person, { minLength: 2, maxLength: 4 }),
  projects: fc.uniqueArray(
    word(4).map((name) => `${name}年产三万吨项目`),
    { minLength: 1, maxLength: 2 },
  ),
  phones: fc.uniqueArray(phone, { minLength: 1, maxLength: 2 }),
  identityNumbers: fc.uniqueArray(identityNumber, { minLength: 1, maxLength: 2 }),
  codes: fc.uniqueArray(projectCode, { minLength: 1, maxLength: 2 }),
  complainants: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
});

/** How a name may be written in an exposure: as it is, in parts, or so that a plain search would miss it. */
const disguises: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name,
  (name) => name.replace(/(?:有限责任公司|有限公司|集团公司|厂)$/, ""),
  (name) => [...name].join(" "),
  (name) => [...name].join("\u200b"),
  (name) => [...name].map((each) => (/[0-9]/.test(each) ? String.fromCharCode(each.charCodeAt(0) + 0xfee0) : each)).join(""),
  (name) => `“${name.slice(0, 2)}\n${name.slice(2)}”`,
  (name) => name.replace(/(\d{3})(\d{4})(\d{4})/, "$1-$2-$3"),
];

const everywhere = (all: Planted) => Object.values(all).flat() as string[];

/** `kinds`: what the exposures tell of; everything else is planted in the ledgers alone. */
export function plantedCampaign(kinds: readonly (keyof Planted)[], disguised = true): fc.Arbitrary<PlantedCampaign> {
  return fc
    .tuple(arbitraryCampaign, planted, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }))
    .filter(([, all]) => new Set(everywhere(all)).size === everywhere(all).length)
    .map(([campaign, all, picks]) => {
      const told = kinds.flatMap((kind) => [...all[kind]]);
      const exposures = picks.map(([pick, disguise]) => {
        const write = disguised ? (disguises[disguise % disguises.length] as (name: string) => string) : (name: string) => name;
        const one = told[pick % told.length] ?? "";
        const other = told[(pick + 1) % told.length] ?? "";
        return {
          日期: "2018-04-15",
          事项: "曝光",
          对象: `${write(one)}整改不力`,
          情况: `经查，${write(other)}与${one}未按要求办理，已责令改正`,
        };
      });
      const office = { ...campaign.office, 履职: [...exposures, ...((campaign.office["履职"] ?? []) as Plain[])] };
      return { plain: { ...campaign, office, ledgers: withSecrets(campaign.ledgers, all) }, planted: all, month: "2018-04" };
    });
}

/** One more problem in the first ledger for every secret, where a clerk would have it. */
function withSecrets(ledgers: Readonly<Record<string, Plain>>, all: Planted): Record<string, Plain> {
  const [[first, ledger] = ["", {}], ...others] = Object.entries(ledgers);
  const problem = (index: number, fields: Plain) => ({
    编号: `${first}-01-9${String(index).padStart(2, "0")}`,
    任务: 1,
    类型: "办理超时",
    题目: "题目",
    情况: "情况",
    来源: "群众反映",
    登记日期: "2018-04-02",
    分类处置: "从重处理",
    明细: {},
    ...fields,
  });
  const plants: Plain[] = [
    ...all.firms.map((name, index) => (index % 2 === 0 ? { 项目: { 企业: name } } : { 明细: { 退费明细: [{ 企业: name, 收取万元: 1 }] } })),
    ...all.persons.map((name, index) => (index % 2 === 0 ? { 责任人: { 姓名: name, 职务: "科长" } } : { 明细: { 占用主体: name } })),
    ...all.projects.map((name) => ({ 项目: { 名称: name } })),
    ...all.codes.map((code) => ({ 项目: { 代码: code } })),
    ...all.phones.map((number) => ({ 责任人: { 姓名: "王某", 职务: "科长", 电话: number } })),
    ...all.identityNumbers.map((number) => ({ 情况: `当事人证号${number}` })),
    ...all.complainants.map((name) => ({ 情况: `反映人：${name}，称办理超时` })),
  ];
  const problems = [...((ledger["问题"] ?? []) as Plain[]), ...plants.map((fields, index) => problem(index, fields))];
  return Object.fromEntries([[first, { ...ledger, 问题: problems }], ...others]);
}

/** Every planted text that can be read in `text`, also with spaces, dashes, marks and full-width digits undone. */
export function readable(all: Planted, text: string): string[] {
  const plain = (written: string) => written.normalize("NFKC").replace(/[\s\p{Cf}\p{Pd}\\]/gu, "");
  const core = (name: string) => name.replace(/(?:有限责任公司|有限公司|集团公司|厂)$/, "");
  return [...everywhere(all), ...all.firms.map(core)].filter((secret) => text.includes(secret) || plain(text).includes(plain(secret)));
}
