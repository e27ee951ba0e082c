// What stands in the way of an event, said before its first question, and what can be done about it at once.
import { check } from "../check/check.ts";
import { answerAt } from "../desk/candidate.ts";
import { concernedBy } from "../desk/concerned.ts";
import { obstaclesTo } from "../desk/obstacles.ts";
import { fieldTitle } from "../desk/question.ts";
import { Left } from "../dialogue/dialogue.ts";
import type { Day } from "../model/day.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type EventKind, eventKinds, type Problem, type Values } from "../model/ledger.ts";
import { closureOfHostIndependent } from "../rules/closure-of-host-independent.ts";
import { closureVerifiedOnSite } from "../rules/closure-verified-on-site.ts";
import { seriousDecidedBeforeCompletion } from "../rules/serious-decided-before-completion.ts";
import type { Desk } from "./checked-entry.ts";
import type { EntryPart } from "./enter.ts";
import type { World } from "./world.ts";

/** first: another event is to be entered before; filled: what the problem lacked, as far as it was answered. */
export type Beforehand = { readonly first: EventKind } | { readonly filled: Values };

/** The event that does away with what a rule has against one that comes too early. */
const remedies: ReadonlyMap<string, EventKind> = new Map([
  [seriousDecidedBeforeCompletion.name, "追责"],
  [closureVerifiedOnSite.name, "核查"],
  [closureOfHostIndependent.name, "核查"],
]);

/** Throws Left where the person would rather leave it. Nothing is asked where nothing is in the way, or nobody sits there. */
export async function beforehand(
  { workspace, reading }: Desk,
  problem: Problem,
  kind: string,
  on: Day,
  lacked: EntryPart,
  { person }: World,
): Promise<Beforehand> {
  const { start, spec, head, isOpen } = lacked;
  const known = eventKinds.find((one) => one === kind);
  if (!person || !known) return { filled: start };
  const { sources, evidence } = workspace;
  const checked = await check(sources, on, { evidence, before: { reading, near: undefined } });
  const found = await obstaclesTo(known, problem, on, { sources, checked, evidence });
  const concerned = (errors: readonly Diagnostic[]) => concernedBy(errors, head, spec.fields).filter(isOpen);
  const isLeft = (error: Diagnostic) => {
    const paths = concerned([error]);
    return paths.length === 0 || paths.some((path) => answerAt(start, path) === undefined);
  };
  const obstacles = found.filter(isLeft);
  if (obstacles.length === 0) return { filled: start };
  const { say, choose } = await person();
  say(`记“${kind}”以前：`);
  for (const { message } of obstacles) say(`  ${message}`);
  const remedy = obstacles.map(({ rule }) => remedies.get(rule)).find((one) => one !== undefined);
  const paths = concerned(obstacles).filter((path) => answerAt(start, path) === undefined);
  const first = `先记“${remedy}”`;
  const goOn = paths.length > 0 ? `补填${paths.map(fieldTitle).join("、")}，接着往下记` : "照样往下填";
  const what = await choose("怎么办", [...(remedy ? [first] : []), goOn, "不记了"]);
  if (remedy && what === first) return { first: remedy };
  if (what === "不记了") throw new Left();
  const { reasked } = await import("../dialogue/questions.ts");
  return { filled: paths.length === 0 ? start : await reasked(start, paths, { ...spec, person: await person() }) };
}
