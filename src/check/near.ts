// What can be said of a ledger as soon as it is read, whatever the others hold.
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
import { type Found, type PlacedFinding, placed } from "./placing.ts";

/** What decides what is said of a ledger, beside the ledger. */
export interface NearOptions {
  readonly evidence?: ((path: string) => EvidenceFacts | undefined) | undefined;
  readonly forFigures?: boolean | undefined;
}

/** A ledger judged by itself. */
interface Judged {
  /** As the rules see it. */
  readonly seen: Ledger;
  /** By the rule's name. */
  readonly found: ReadonlyMap<string, readonly PlacedFinding[]>;
}

/** Judges ledgers one by one, on grounds that stay the same. */
export class NearJudge {
  readonly context: NearContext;
  private readonly judged = new WeakMap<Ledger, Judged>();
  /** The ledger as rules see it. */
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

  /** True where it would say the same as one with these grounds. */
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

  /** For a look at the others only: nothing is said of it. */
  unjudged(ledger: Ledger): Judged {
    return { seen: this.seenOf(ledger), found: new Map() };
  }

  /** All that is found in it, problem by problem. */
  private *findings(ledger: Ledger, seen: Ledger): Iterable<Found> {
    const { forFigures = false } = this.options;
    for (const rule of ledgerRules) {
      if (!isAsked(rule, forFigures)) continue;
      const at = tellsOfDoubt.has(rule.name) ? ledger : seen;
      for (const finding of rule.check(at, this.context)) yield { rule, at, finding };
    }
    for (const problem of seen.problems) {
      const form = taskNumbered(this.plan, problem.task)?.form;
      for (const rule of problemRules) {
        if ((rule.form !== undefined && rule.form !== form) || !isAsked(rule, forFigures)) continue;
        for (const finding of rule.check(problem, this.context)) yield { rule, at: problem, finding };
      }
    }
  }
}

const ledgerRules = rules.flatMap((rule) => (rule.scope === "ledger" && !rule.looksAround ? [rule] : []));
const problemRules = rules.flatMap((rule) => (rule.scope === "problem" && !rule.looksAround ? [rule] : []));

/** `status` and `report` look at past days of living ledgers: later dates are no fault to them, and reminders no help. */
export function isAsked(rule: Rule, forFigures: boolean): boolean {
  return !forFigures || !(rule.name === "dated-by-check-day" || (rule.scope === "problem" && rule.timely));
}

/**
 * Rules that judge the ledgers as they were read. All others get them without what these two tell of: days after the day of the check, and a
 * 单位 that is not the one the file is named after.
 */
export const tellsOfDoubt: ReadonlySet<string> = new Set(["dated-by-check-day", "ledger-named-after-unit"]);

/** The ledger without its 单位 where that is not the unit the file is named after: nobody can say which is right, so no rule may conclude from either. */
function withoutDoubtfulUnit(ledger: Ledger, plan: Plan): Ledger {
  const owner = unitOfFile(plan, ledger.file)?.name;
  if (ledger.isOffice || owner === undefined || ledger.unit === undefined || ledger.unit === owner) return ledger;
  const { unit: _, ...rest } = ledger;
  return { ...rest, problems: ledger.problems.map((problem) => ({ ...problem, unit: undefined })) };
}
