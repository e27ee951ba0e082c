// A pattern of a workspace's own form, matched in linear time: JavaScript's own engine takes exponential time for patterns such as `^(a|a)*$`.
import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** Steps a pattern may be made of: counts (`{2,40}`) are written out. */
const maxSteps = 2_000;
const maxLength = 2_000;

/** Why a pattern cannot be used, in words. */
export class UnusablePattern extends Error {}

type PatternStep =
  | { readonly kind: "character"; readonly accepts: (character: string) => boolean; next: number }
  | { readonly kind: "place"; readonly holds: (before: string, after: string) => boolean; next: number }
  | { readonly kind: "fork"; readonly ways: number[] }
  | { readonly kind: "end" };

/** `test` gives the same result as a RegExp with the flag `u`. `spend` is called with the work done, and may throw to end it. */
export function linearPattern(source: string, spend: (work: number) => void): { test(text: string): boolean; toString(): string } {
  const { steps, start } = stepsOf(source);
  const marks = new Uint32Array(steps.length);
  let place = 0;
  const test = (text: string): boolean => {
    let now: number[] = [];
    let before = "";
    for (let at = 0; ; at += before.length) {
      const after = at < text.length ? String.fromCodePoint(text.codePointAt(at) as number) : "";
      // All states that can be reached without another character, each once.
      place += 1;
      now.push(start);
      const next: number[] = [];
      let work = 1;
      for (let index = now.pop(); index !== undefined; index = now.pop()) {
        if (marks[index] === place) continue;
        marks[index] = place;
        work += 1;
        const step = steps[index] as PatternStep;
        if (step.kind === "end") return true;
        if (step.kind === "fork") for (const way of step.ways) now.push(way);
        else if (step.kind === "place" && step.holds(before, after)) now.push(step.next);
        else if (step.kind === "character" && after !== "" && step.accepts(after)) next.push(step.next);
      }
      spend(work);
      if (after === "") return false;
      now = next;
      before = after;
    }
  };
  return { test, toString: () => source };
}

function stepsOf(source: string): { steps: readonly PatternStep[]; start: number } {
  if (source.length > maxLength) throw new UnusablePattern(`超过${maxLength}个字符`);
  const steps: PatternStep[] = [{ kind: "end" }];
  const add = (step: PatternStep): number => {
    if (steps.length >= maxSteps) throw new UnusablePattern("重复次数过多");
    return steps.push(step) - 1;
  };
  const parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, undefined, undefined, { unicode: true });
  return { steps, start: either(parsed.alternatives, 0) };

  function either(ways: readonly AST.Alternative[], next: number): number {
    return add({ kind: "fork", ways: ways.map(({ elements }) => elements.reduceRight((after, element) => one(element, after), next)) });
  }

  function one(element: AST.Element, next: number): number {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return either(element.alternatives, next);
      case "Quantifier":
        return repeated(element, next);
      case "Character": {
        const character = String.fromCodePoint(element.value);
        return add({ kind: "character", accepts: (other) => other === character, next });
      }
      case "CharacterSet":
      case "CharacterClass":
      case "ExpressionCharacterClass": {
        const of = new RegExp(`^(?:${element.raw})$`, "u"); // matches one character, so it takes constant time
        return add({ kind: "character", accepts: (character) => of.test(character), next });
      }
      case "Assertion":
        if (element.kind === "start") return add({ kind: "place", holds: (before) => before === "", next });
        if (element.kind === "end") return add({ kind: "place", holds: (_, after) => after === "", next });
        if (element.kind === "word") {
          const { negate } = element;
          return add({ kind: "place", holds: (before, after) => (/\w/.test(before) !== /\w/.test(after)) !== negate, next });
        }
        throw new UnusablePattern("其中有向前或向后查看的写法（?=、?!、?<）");
      default:
        throw new UnusablePattern("其中引用了前面匹配的内容");
    }
  }

  function repeated({ element, min, max }: AST.Quantifier, next: number): number {
    let after = next;
    if (max === Number.POSITIVE_INFINITY) {
      const ways = [next];
      after = add({ kind: "fork", ways });
      ways.push(one(element, after));
    } else for (let count = min; count < max; count++) after = add({ kind: "fork", ways: [next, one(element, after)] });
    for (let count = 0; count < min; count++) after = one(element, after);
    return after;
  }
}
