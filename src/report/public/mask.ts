// Masking free text: each name is replaced by a label, which is the same for that name throughout a paper; people's numbers are left out.

import type { Plan } from "../../model/plan.ts";
import { withoutBrackets } from "../../model/trimmed.ts";
import { personalNumbersIn, withoutNumbers } from "../without-numbers.ts";
import { publicVocabulary, type SecretName } from "./names.ts";
import type { NameKind } from "./parts.ts";
import { coreOf } from "./parts.ts";
import { type Interval, intervalsOf, isInside, squash } from "./squashed.ts";

/** One line of the review sheet (核对单): for the office only, never in the paper. */
export interface Masked {
  readonly label: string;
  readonly original: string;
  /** Where the name stands in the ledgers. */
  readonly foundAt: readonly string[];
  /** Where in the paper it was masked. */
  readonly maskedAt: readonly string[];
}

const labelled: Partial<Record<NameKind, string>> = { 企业: "某企业", 机构: "某机构", 当事人: "某当事人", 项目: "某项目", 人员: "某人员" };
const stems = "甲乙丙丁戊己庚辛壬癸";
const numberLabel = "（号码略）";

export class Mask {
  private readonly used = new Map<SecretName, { label: string; at: string[] }>();
  private readonly counts = new Map<string, number>();
  /** Numbers of people in the text itself, and where they were. */
  private readonly numbers = new Map<string, string[]>();
  private readonly publicWords: readonly string[];

  constructor(
    private readonly names: readonly SecretName[],
    plan: Plan,
  ) {
    this.publicWords = publicVocabulary(plan);
  }

  /** The text with every known name masked; `at` says where in the paper it stands. Labels are given as names are met. */
  text(original: string, at: string): string {
    const { text, at: places } = squash(original);
    const open = this.publicWords.flatMap((word) => intervalsOf(word, text));
    const taken: (Interval & { name: SecretName })[] = [];
    for (const { name, part } of this.byLength())
      for (const place of intervalsOf(part, text))
        if (!isInside(place, open) && !taken.some((other) => other.start < place.end && place.start < other.end))
          taken.push({ ...place, name });
    let masked = "";
    let from = 0;
    for (const { start, end, name } of taken.sort((a, b) => a.start - b.start)) {
      masked += original.slice(from, places[start]) + this.labelOf(name, at);
      from = (places[end - 1] ?? original.length) + String.fromCodePoint(original.codePointAt(places[end - 1] ?? 0) ?? 0).length;
    }
    masked += original.slice(from);
    for (const number of personalNumbersIn(masked)) this.numbers.set(number, [...new Set([...(this.numbers.get(number) ?? []), at])]);
    return withoutNumbers(masked);
  }

  /** What was masked so far, in the order of the labels. */
  sheet(): Masked[] {
    return [
      ...[...this.used].map(([{ original, foundAt }, { label, at }]) => ({ label, original, foundAt, maskedAt: at })),
      ...[...this.numbers].map(([original, at]) => ({ label: numberLabel, original, foundAt: at, maskedAt: at })),
    ];
  }

  /** The labels given so far, which the last check (leaks.ts) must let pass. */
  labels(): string[] {
    return [...this.used.values()].map(({ label }) => label);
  }

  private *byLength(): Generator<{ name: SecretName; part: string }> {
    const parts = this.names.flatMap((name) =>
      name.kind in labelled || name.kind === "代码" ? name.parts.map((part) => ({ name, part })) : [],
    );
    yield* parts.sort((a, b) => b.part.length - a.part.length);
  }

  private labelOf(name: SecretName, at: string): string {
    const stem = labelled[name.kind];
    const same = [...this.used.keys()].find((other) => other.kind === name.kind && sharesCore(other, name)) ?? name;
    const known = this.used.get(same);
    if (known) {
      if (!known.at.includes(at)) known.at.push(at);
      return known.label;
    }
    const count = this.counts.get(name.kind) ?? 0;
    this.counts.set(name.kind, count + 1);
    const round = Math.floor(count / stems.length);
    const label = stem === undefined ? numberLabel : `${stem}${stems[count % stems.length]}${round > 0 ? round + 1 : ""}`;
    this.used.set(name, { label, at: [at] });
    return label;
  }
}

/** 甲化工公司 and 甲化工有限公司 are one. */
function sharesCore(a: SecretName, b: SecretName): boolean {
  const core = ({ parts }: SecretName) => coreOf(withoutBrackets(parts[0] ?? ""));
  return a === b || (a.kind === "企业" && core(a) === core(b));
}
