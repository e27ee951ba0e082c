// Judging a ledger by the rules that need no other ledger, so that it can be done as soon as the ledger is read.
import type { Day } from "../model/day.ts";
import type { EvidenceFacts } from "../model/evidence.ts";
import { groupBy } from "../model/group-by.ts";
import type { Baseline, Ledger, Problem } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import { type Plan, taskNumbered, unitOfFile } from "../model/plan.ts";
import type { NearContext, Rule } from "../model/rule.ts";
import { replay } from "../model/standing.ts";
import { withoutDatesAfter } from "../model/without-later-dates.ts";
import { workingDays } from "../model/working-days.ts";
import type { Ground, Places } from "../read/index.ts";
import { rules } from "../rules/index.ts";
import { warns } from "./answers.ts";
import { withDetailNamed } from "./detail-named.ts";
import { type Found, type PlacedFinding, placed } from "./placing.ts";

/** What the judgement depends on besides the ledger, the plan and the day. */
export interface NearOptions {
  readonly evidence?: ((path: string) => EvidenceFacts | undefined) | undefined;
  readonly forFigures?: boolean | undefined;
}

/** A ledger judged by itself. */
interface Judged {
  /** The ledger as most rules get it: without later days, and without a doubtful 单位. */
  readonly seen: Ledger;
  /** Findings by the rule's name. */
  readonly found: ReadonlyMap<string, readonly PlacedFinding[]>;
}

/** Judges ledgers one by one, all by the same plan, earlier list, day and options. */
export class NearJudge {
  readonly context: NearContext;
  private readonly judged = new WeakMap<Ledger, Judged>();
  /** See `Judged.seen`. */
  private readonly seenOf = once((ledger: Ledger): Ledger => {
    const dated = this.options.forFigures ? ledger : withoutDatesAfter(ledger, this.asOf);
    return withoutDoubtfulUnit(dated, this.plan);
  });

  constructor(
    readonly plan: Plan,
    readonly baseline: Baseline | undefined,
    private readonly asOf: Day,
    private readonly options: NearOptions,
  ) {
    this.context = {
      plan,
      baseline,
      asOf,
      warns,
      historyOf: once((problem: Problem) => replay(problem, plan)),
      evidence: (path) => options.evidence?.(path),
      workingDays: (from, to) => workingDays(from, to, plan.holidays),
    };
  }

  /** True where a judge made from these arguments would find the same. */
  isFor({ plan, baseline }: Pick<Ground, "plan" | "baseline">, asOf: Day, { evidence, forFigures }: NearOptions): boolean {
    return (
      plan === this.plan &&
      baseline === this.baseline &&
      asOf === this.asOf &&
      evidence === this.options.evidence &&
      (forFigures ?? false) === (this.options.forFigures ?? false)
    );
  }

  of(ledger: Ledger, places: Places): Judged {
    const known = this.judged.get(ledger);
    if (known) return known;
    const seen = this.seenOf(ledger);
    const judged = { seen, found: groupBy(placed([...this.findings(ledger, seen)], places), ({ rule }) => rule) };
    this.judged.set(ledger, judged);
    return judged;
  }

  /** A ledger that is only looked at by rules about others: without findings of its own. */
  unjudged(ledger: Ledger): Judged {
    return { seen: this.seenOf(ledger), found: new Map() };
  }

  /** The findings of the rules about ledgers, then of those about problems, problem by problem. */
  private *findings(ledger: Ledger, seen: Ledger): Iterable<Found> {
    const { forFigures = false } = this.options;
    for (const rule of ledgerRules) {
      if (!isAsked(rule, forFigures)) continue;
      const at = rulesOnLedgersAsRead.has(rule.name) ? ledger : seen;
      for (const finding of rule.check(at, this.context)) yield { rule, at, finding };
    }
    for (const problem of seen.problems) {
      const form = taskNumbered(this.plan, problem.task)?.form;
      for (const rule of problemRules) {
        if ((rule.form !== undefined && rule.form !== form) || !isAsked(rule, forFigures)) continue;
        for (const finding of rule.check(problem, this.context))
          yield { rule, at: problem, finding: withDetailNamed(finding, problem, problemRules, this.context) };
      }
    }
  }
}

const ledgerRules = rules.flatMap((rule) => (rule.scope === "ledger" && !rule.looksAround ? [rule] : []));
const problemRules = rules.flatMap((rule) => (rule.scope === "problem" && !rule.looksAround ? [rule] : []));

/** `status` and `report` look at a past day in ledgers kept up to today: to them later dates are no error, and reminders are not wanted. */
export function isAsked(rule: Rule, forFigures: boolean): boolean {
  return !forFigures || !(rule.name === "dated-by-check-day" || (rule.scope === "problem" && rule.timely));
}

/**
 * The two rules that get the ledgers as they were read. All others get them without the values that these two report: days after the day of
 * the check, and a 单位 that is not the one the file is named after.
 */
export const rulesOnLedgersAsRead: ReadonlySet<string> = new Set(["dated-by-check-day", "ledger-named-after-unit"]);

/**
 * The ledger without its 单位 where that is not the unit the file is named after: it is not known which of the two is right, so no rule may
 * rely on either.
 */
function withoutDoubtfulUnit(ledger: Ledger, plan: Plan): Ledger {
  const owner = unitOfFile(plan, ledger.file)?.name;
  if (ledger.isOffice || owner === undefined || ledger.unit === undefined || ledger.unit === owner) return ledger;
  const { unit: _, ...rest } = ledger;
  return { ...rest, problems: ledger.problems.map((problem) => ({ ...problem, unit: undefined })) };
}
