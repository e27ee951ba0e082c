// Names that must not appear in a public paper: firms, projects and persons anywhere in a ledger; their codes; texts about 暗访; names of
// complainants. They are found by keys and by the words around them, so that forms of other campaigns are covered too.
import type { Campaign } from "../../model/campaign.ts";
import type { DutyEvent, Ledger, Problem } from "../../model/ledger.ts";
import { membersOf, type Plan } from "../../model/plan.ts";
import { isGeneric, type NameKind, tellingParts } from "./parts.ts";
import { squash } from "./squashed.ts";

export interface SecretName {
  readonly kind: NameKind;
  /** As the ledger has it. */
  readonly original: string;
  /** Texts by which it can be recognised, squashed (see squashed.ts): the whole name, and parts of it. */
  readonly parts: readonly string[];
  /** Where the name stands in the ledgers: 某局-06-001 明细.企业. */
  readonly foundAt: readonly string[];
}

interface FoundName {
  readonly kind: NameKind;
  readonly original: string;
  readonly at: string;
}

/** Every such name, the longest first; without public names (bodies of the plan) and words that name nobody (某企业). */
export function secretNames(campaign: Campaign): SecretName[] {
  const publicWords = new Set(publicVocabulary(campaign.plan));
  const names = new Map<string, SecretName>();
  for (const ledger of campaign.ledgers)
    for (const { kind, original, at } of separate(namesIn(ledger))) {
      const whole = squash(original).text;
      if (whole.length < 2 || publicWords.has(whole) || isGeneric(kind, whole) || isOfUnit(campaign.plan, whole)) continue;
      const known = names.get(whole);
      const parts = known?.parts ?? tellingParts(kind, original, publicWords);
      names.set(whole, {
        kind: known?.kind ?? kind,
        original: known?.original ?? original,
        parts,
        foundAt: [...new Set([...(known?.foundAt ?? []), at])],
      });
    }
  return [...names.values()].sort((a, b) => (b.parts[0]?.length ?? 0) - (a.parts[0]?.length ?? 0));
}

/** Separates several names in one value: 甲公司、乙公司等4家; 张三 李四. But 张 三 is one name. */
function* separate(found: Iterable<FoundName>): Generator<FoundName> {
  for (const { kind, original, at } of found) {
    if (kind === "代码" || kind === "暗访" || kind === "项目") {
      yield { kind, original, at };
      continue;
    }
    for (const piece of original.split(/[、，,;；]/)) {
      yield { kind, original: piece.replace(andOthers, "").trim() || piece.trim(), at };
      const words = piece.trim().split(/\s+/);
      if (words.length > 1 && words.every((word) => word.length > 1)) for (const word of words) yield { kind, original: word, at };
    }
  }
}

const andOthers =
  /(?:等[\d一二三四五六七八九十几多数]*|(?<![\d一二三四五六七八九十几多数])[\d一二三四五六七八九十几多数]+)(?:余|多)?(?:家|户|宗|个|名|块|处|人)(?:企业|公司|单位)?$/;

/** A section of a unit: public like the unit itself; a firm in a park is not. */
function isOfUnit({ units }: Plan, whole: string): boolean {
  const unit = units.find(({ name }) => whole.startsWith(squash(name).text));
  const rest = unit && whole.slice(squash(unit.name).text.length);
  return (
    rest !== undefined && /^(?:.{0,10}(?:科|室|处|队|中心|站|所|股|办|局|部|管委会))?$/.test(rest) && !/公司|厂|企业|集团|社|店/.test(rest)
  );
}

/** Public names, squashed: of the plan, its bodies, tasks and phases. */
export function publicVocabulary(plan: Plan): string[] {
  const { tasks, phases, office, otherBodies, recipients } = plan;
  const words = [
    ...[plan.name, plan.documentNumber, plan.issuer, plan.bulletinIssuer, plan.reportsTo, office.name, ...otherBodies, ...recipients],
    ...membersOf(plan).flatMap(({ name, short }) => [name, short]),
    ...tasks.flatMap(({ name, aspect }) => [name, ...(aspect === undefined ? [] : [aspect])]),
    ...phases.map(({ name }) => name),
  ];
  return [...new Set(words.map((word) => squash(word).text))].filter((word) => word.length > 1);
}

function* namesIn(ledger: Ledger): Generator<FoundName> {
  const own = ledger.unit ?? ledger.file;
  yield* person(ledger.firstResponsible?.fullName, `${own} 第一责任人`);
  yield* person(ledger.keeper?.fullName, `${own} 填报人`);
  yield* code(ledger.keeper?.phone, `${own} 填报人电话`);
  for (const duty of ledger.duties) yield* namesInDuty(duty, own);
  for (const problem of ledger.problems) yield* namesInProblem(problem);
}

function* namesInDuty(duty: DutyEvent, own: string): Generator<FoundName> {
  const at = `${own} ${duty.on ?? ""} ${duty.kind ?? ""}`;
  yield* complainants(duty, at);
  const targets = [duty.target ?? [], duty.counterpart ?? []].flat();
  if (duty.kind === "暗访") {
    const told = [...targets, duty.facts, duty.explanation, duty.note, ...(duty.findings ?? []).map(({ facts }) => facts)];
    for (const original of told) if (original !== undefined) yield { kind: "暗访", original, at };
  } else if (duty.kind !== "曝光")
    for (const original of targets) if (!/[，。；]/.test(original)) yield { kind: holderKind(original), original, at };
}

function* namesInProblem(problem: Problem): Generator<FoundName> {
  const own = problem.id ?? problem.file;
  yield* complainants(problem, own);
  for (const [who, key] of [
    [problem.person, "责任人"],
    [problem.leader, "责任领导"],
  ] as const) {
    yield* person(who?.fullName, `${own} ${key}`);
    yield* code(who?.phone, `${own} ${key}电话`);
  }
  const { name, firm, code: number } = problem.project ?? {};
  if (firm !== undefined) yield { kind: "企业", original: firm, at: `${own} 项目.企业` };
  if (name !== undefined) yield { kind: "项目", original: name, at: `${own} 项目.名称` };
  yield* code(number, `${own} 项目.代码`);
  yield* namesInDetail(problem.detail, own, ["明细"]);
  for (const event of problem.log) {
    const at = `${own} ${event.on ?? ""} ${event.kind ?? ""}`;
    for (const verifier of event.verifiers ?? []) yield* person(verifier, `${at} 核查人`);
    yield* person(event.signature, `${at} 签字`);
    // The name of a section is public.
    if (event.kind === "追责" && event.target !== undefined && !/(?:科|室|处|局|队|班|中心)$/.test(event.target))
      yield { kind: "人员", original: event.target, at: `${at} 对象` };
  }
}

const firmKey = /企业|公司|主体|机构|出租方|承租方|供应单位|施工单位|业主/;
const personKey = /姓名|联系人|负责人|法人|代表|当事人|反映人/;

/** Names in 明细, of whatever form: values under keys that speak of a firm or a person. */
function* namesInDetail(value: unknown, own: string, keys: readonly string[]): Generator<FoundName> {
  const last = keys.at(-1) ?? "";
  if (typeof value === "string") {
    const at = `${own} ${keys.join(".")}`;
    if (/代码|电话|手机|证号|账号/.test(last)) yield { kind: "代码", original: value, at };
    else if (personKey.test(last)) yield { kind: "人员", original: value, at };
    else if (keys.some((key) => firmKey.test(key)) && (firmKey.test(last) || last === "名称"))
      yield { kind: holderKind(value), original: value, at };
  } else if (Array.isArray(value)) for (const item of value) yield* namesInDetail(item, own, keys);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) yield* namesInDetail(item, own, [...keys, key]);
}

function holderKind(name: string): NameKind {
  if (/公司|企业|集团|合作社|银行|厂$|店$/.test(name)) return "企业";
  return /(?:机构|协会|学会|商会|中心|所|院|站|场|行|部|队|社|校)$/.test(name) ? "机构" : "当事人";
}

function* person(fullName: string | undefined, at: string): Generator<FoundName> {
  if (fullName !== undefined) yield { kind: "人员", original: fullName, at };
}

function* code(original: string | undefined, at: string): Generator<FoundName> {
  if (original !== undefined) yield { kind: "代码", original, at };
}

const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闪";
const complainant = "(?:反映|举报|投诉|信访|检举|上访|来访|来信)(?:人员|群众|人)";
const ending = '(?=[，,。.；;：:、）)”"\\s\\d]|反映|来电|来信|称|表示|说|提出|投诉|举报|要求|$)';
const complaint = new RegExp(
  `${complainant}(?:(?:姓名|名叫|名字)?[为是系:：（(“"\\s]+([\\u4e00-\\u9fff·]{2,4}?)|([${surnames}][\\u4e00-\\u9fff·]{1,3}?))${ending}`,
  "g",
);

/** Names after 反映人, 举报人 … in any text. */
function* complainants(value: unknown, at: string): Generator<FoundName> {
  if (typeof value === "string") {
    for (const [, told, named] of value.matchAll(complaint)) {
      const original = told ?? named;
      if (original !== undefined) yield { kind: "反映人", original, at };
    }
  } else if (Array.isArray(value)) for (const item of value) yield* complainants(item, at);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) yield* complainants(item, at);
}
