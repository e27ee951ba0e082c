// What an editor tells of the place under the pointer: the rules that were broken there, or the rule that is named there.
import { type ExplainedRule, explained } from "../check/explain.ts";
import type { Plan } from "../model/plan.ts";
import { explainMarkdown } from "../render/explain-markdown.ts";
import type { ShownFault } from "./editor-diagnostics.ts";
import { type EditorPosition, type EditorRange, type EditorText, isWithin } from "./editor-text.ts";

export interface HoverText {
  readonly markdown: string;
  readonly range: EditorRange;
}

/** Rules told of one place; more would fill the screen. */
const most = 3;

/** Undefined where there is nothing to tell. */
export function hoverAt(
  position: EditorPosition,
  text: EditorText,
  faults: readonly ShownFault[],
  plan: Plan | undefined,
): HoverText | undefined {
  const here = faults.filter(({ shown }) => isWithin(position, shown.range));
  const named = ruleNamedAt(position, text);
  const rules = new Set([...here.map(({ shown }) => shown.code), ...(named ? [named.rule.name] : [])]);
  const told = [...rules].flatMap((name): ExplainedRule[] => {
    const rule = explained(name);
    return rule ? [rule] : [];
  });
  const range = here[0]?.shown.range ?? named?.range;
  if (told.length === 0 || !range) return undefined;
  const shown = told.slice(0, most).map((rule) => explainMarkdown(rule, plan));
  return { markdown: shown.join("\n\n---\n\n"), range };
}

function ruleNamedAt({ line, character }: EditorPosition, text: EditorText): { rule: ExplainedRule; range: EditorRange } | undefined {
  for (const { index, 0: word } of text
    .line(line)
    .slice(0, 10_000)
    .matchAll(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g)) {
    if (character < index || character > index + word.length) continue;
    const rule = explained(word);
    if (rule) return { rule, range: { start: { line, character: index }, end: { line, character: index + word.length } } };
  }
  return undefined;
}
