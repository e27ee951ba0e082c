// 明细 that is missing as a whole: its advice names what the form asks for, so that what is filled in need not be filled in again.

import type { Problem } from "../model/ledger.ts";
import { taskNumbered } from "../model/plan.ts";
import type { Finding, NearContext, ProblemRule } from "../model/rule.ts";
import { builtInForm, formRefusals } from "../read/schema/forms.ts";

const blank = "明细: { … }";

/** The finding with the keys of the form in place of `明细: { … }`: those its schema asks for, and those its rules then miss. */
export function withDetailNamed(finding: Finding, problem: Problem, rules: readonly ProblemRule[], context: NearContext): Finding {
  if (!finding.hint.includes(blank)) return finding;
  const name = taskNumbered(context.plan, problem.task)?.form;
  const form = name === undefined ? undefined : builtInForm(name);
  if (!form) return finding;
  const asked = formRefusals(form, { 类型: problem.type, 明细: {} }, { raw: () => "" }).flatMap(({ at, path, key }) =>
    at === "missing" && path.length === 1 && key !== undefined ? [key] : [],
  );
  const filled: Problem = { ...problem, detail: Object.fromEntries(asked.map((key) => [key, undefined])) };
  const missed = rules
    .filter((rule) => rule.form === name && !rule.looksAround)
    .flatMap((rule) => (rule.looksAround ? [] : [...rule.check(filled, context)]))
    .flatMap(({ path, lacks = [] }) => (path.length === 1 && path[0] === "detail" ? lacks : []));
  const keys = [...new Set([...asked, ...missed])];
  if (keys.length === 0) return finding;
  return { ...finding, hint: finding.hint.replace(blank, `明细: { ${keys.map((key) => `${key}: …`).join(", ")} }`) };
}
