// The last check of a public paper: looks in everything that is printed for names and numbers that should have been masked.
import type { Plan } from "../../model/plan.ts";
import { publicVocabulary, type SecretName } from "./names.ts";
import { coreOf, isTrade, longestCommon, tradeName } from "./parts.ts";
import { intervalsOf, isInside, squash } from "./squashed.ts";

export interface Leak {
  /** Where in the paper. */
  readonly at: string;
  /** The text found. */
  readonly found: string;
  /** What kind of thing it is, in words. */
  readonly what: string;
}

/** Words that must not be in a public paper, whatever follows them. */
const tellingWords = /暗访|(?:反映|举报|投诉|信访|检举|上访|来访|来信)(?:人员|群众|人)|身份证|手机号|联系电话/g;
/** A firm's full name, also where no ledger has it. */
const fullName = /[\u4e00-\u9fff]{2,15}?(?:有限责任公司|有限公司|股份公司|集团公司)/g;
const day = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/g;
/** Eleven digits or more however they are set apart; a telephone of seven or eight; either in Chinese digits; addresses. */
const numbers =
  /\d(?:[-\s()]?\d){10,}[\dXx]?|(?<!\d)(?:\d{3,4}[-\s])?\d{7,8}(?!\d)|[零〇一二三四五六七八九幺]{7,}|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+/g;

export class LeakCheck {
  private readonly publicWords: readonly string[];
  private readonly publicSet: ReadonlySet<string>;

  /** `labels`: the labels that stand in the place of names, which are no leak. */
  constructor(
    private readonly names: readonly SecretName[],
    plan: Plan,
    labels: readonly string[],
  ) {
    this.publicWords = [...publicVocabulary(plan), ...labels.map((label) => squash(label).text)];
    this.publicSet = new Set(publicVocabulary(plan));
  }

  inText(text: string, at: string): Leak[] {
    const squashed = squash(text).text;
    const open = this.publicWords.flatMap((word) => intervalsOf(word, squashed));
    const isOpen = (part: string) => intervalsOf(part, squashed).every((place) => isInside(place, open));
    const byName = this.names.flatMap(({ kind, original, parts, foundAt }) => {
      const found =
        parts.find((part) => squashed.includes(part) && !isOpen(part)) ??
        this.common(coreOf(parts[0] ?? ""), squashed, longestCommon(kind)) ??
        (kind === "企业" ? this.alone(parts[0] ?? "", squashed, isOpen) : undefined);
      return found === undefined ? [] : [{ at, found, what: `${kind}“${original}”（${foundAt[0] ?? ""}）` }];
    });
    const plain = text
      .normalize("NFKC")
      .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
      .replace(/[\u2010-\u2015\u2212]/g, "-");
    const byNumber = [...plain.replace(day, "日").matchAll(numbers)].map(([found]) => ({ at, found, what: "电话、证件号码或地址" }));
    const byWord = [...squashed.matchAll(tellingWords)].map(([found]) => ({ at, found, what: "暗访、反映人或个人信息" }));
    const byForm = [...squashed.matchAll(fullName)]
      .filter(([found]) => !found.includes("某") && !isOpen(found))
      .map(([found]) => ({ at, found, what: "企业全称" }));
    return [...byName, ...byNumber, ...byWord, ...(byName.length > 0 ? [] : byForm)];
  }

  /** In every text of the value, however deep; `at` is the path to it. */
  inData(value: unknown, at = ""): Leak[] {
    if (typeof value === "string") return this.inText(value, at);
    if (Array.isArray(value)) return value.flatMap((item, index) => this.inData(item, `${at}[${index + 1}]`));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, item]) => this.inData(item, at === "" ? key : `${at}.${key}`));
  }

  private alone(name: string, text: string, isOpen: (part: string) => boolean): string | undefined {
    const found = tradeName(name, this.publicSet);
    return found !== undefined && text.includes(found) && !isOpen(found) ? found : undefined;
  }

  /** A piece of that many characters which the text has in common with the name, and not with the plan's names. */
  private common(name: string, text: string, length: number | undefined): string | undefined {
    if (length === undefined) return undefined;
    for (let start = 0; start + length <= name.length; start++) {
      const part = name.slice(start, start + length);
      if (text.includes(part) && !isTrade(part) && !this.publicWords.some((word) => word.includes(part))) return part;
    }
    return undefined;
  }
}
