// Following a problem through 移交 and 合并 to where it is now.
import { groupBy } from "../model/group-by.ts";
import type { Problem } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import { mayHold, taskNumbered, unitNamed } from "../model/plan.ts";
import { type Context, lacksProblems } from "../model/rule.ts";
import { mergedInto } from "./merge-target-exists.ts";

interface End {
  readonly end: "here" | "elsewhere" | "sent" | "unknown";
  readonly at: Problem;
}

/**
 * Where a problem ends up. here: still in its ledger; elsewhere: in the problem `at`, which it was handed over to or merged into; sent: handed over
 * from `at`, but not received; unknown: a wrong value on the way, which is reported itself.
 */
export function endOfTrail(problem: Problem, context: Context): End {
  const known = knownEnds(context);
  const trail = new Set<Problem>();
  let found: End | undefined;
  for (let at = problem; !found; ) {
    const next: End | Problem = known.get(at) ?? (trail.has(at) ? { end: "unknown", at } : stepFrom(at, context)); // a ring, which merge-target-exists reports
    trail.add(at);
    if ("end" in next) found = next;
    else at = next;
  }
  for (const one of trail) known.set(one, found.end === "here" && found.at !== one ? { ...found, end: "elsewhere" } : found);
  return known.get(problem) ?? found;
}

/** Results so far, since many problems may lead to the same end. */
const knownEnds = once((_: Context) => new Map<Problem, End>());

function stepFrom(at: Problem, context: Context): End | Problem {
  const history = context.historyOf(at);
  if (!history.certain) return { end: "unknown", at };
  if (history.end.state !== "removed") return { end: "here", at };
  const target = mergedInto(at, context);
  const next = target === undefined ? receiverOf(at, context) : context.problems.get(target);
  return next ?? { end: target === undefined && !isReceiptUnknown(at, context) ? "sent" : "unknown", at };
}

function receiverOf(problem: Problem, context: Context): Problem | undefined {
  return problem.id === undefined ? undefined : receivers(context).get(problem.id)?.[0];
}

const receivers = once(({ ledgers }: Context) =>
  groupBy(
    ledgers.flatMap(({ problems }) => problems),
    ({ transferredFrom }) => transferredFrom,
  ),
);

/** True where a wrong value makes it unknown whether a problem handed over was received: its 编号, its 移至, or a 移自 in the receiver's ledger. */
export function isReceiptUnknown(problem: Problem, context: Context): boolean {
  const { plan, unitsUnread, historyOf } = context;
  const handover = historyOf(problem).steps.find(({ event, verdict }) => event.kind === "移交" && verdict === "applied");
  const receiver = unitNamed(plan, handover?.event.movedTo);
  const task = taskNumbered(plan, problem.task);
  return (
    problem.id === undefined ||
    !receiver ||
    receiver.name === problem.unit ||
    (task !== undefined && !mayHold(plan, receiver, task)) ||
    unitsUnread.has(receiver.name) ||
    unitsInDoubt(context).has(receiver.name)
  );
}

/** Units in whose ledger a 移自 is wrong, or may be missing. */
const unitsInDoubt = once(
  ({ ledgers }: Context) =>
    new Set(
      ledgers
        .filter(({ wrong, problems }) => lacksProblems(wrong) || problems.some((other) => other.wrong.has("transferredFrom")))
        .map(({ unit }) => unit),
    ),
);
