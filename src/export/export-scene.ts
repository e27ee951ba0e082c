// The data of an export: the whole campaign or one unit's ledger, each problem with its course and its figures on one day.
import { type Course, coursesOf, type Placed, placedOn } from "../figures/courses.ts";
import type { Campaign } from "../model/campaign.ts";
import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { Ledger, Problem } from "../model/ledger.ts";
import { memberNamed, membersOf, type Plan, type Unit } from "../model/plan.ts";
import type { MemberAsked } from "../model/unit-called.ts";
import { type FileValue, problemAsWritten } from "../read/with-file-keys.ts";
import { type ProblemFigures, problemFiguresOn } from "./problem-figures.ts";

export interface ExportedProblem extends Course {
  readonly ledger: Ledger;
  /** Identifies a problem even where a number is used twice: the ledger's file (of a zone its package) and the problem's place in it, from 1. */
  readonly ref: string;
  /** Keys of the file. */
  readonly written: FileValue;
  readonly figures: ProblemFigures;
}

export interface ExportScene {
  readonly plan: Plan;
  readonly asOf: Day;
  /** The one unit that is exported; undefined: all, with the office. */
  readonly unit: Unit | undefined;
  /** Of a zone, its one unit below that is exported; undefined: all of them. */
  readonly subunit: string | undefined;
  /** In plan order of the units, the office last. */
  readonly ledgers: readonly Ledger[];
  readonly campaign: Campaign;
  readonly courses: readonly Course[];
  readonly placed: readonly Placed[];
  /** Every problem, in the order of the ledgers; also those entered after the day and those 已移出. */
  readonly entries: readonly ExportedProblem[];
  /** 数据未通过核对, as far as they are exported. */
  readonly failed: readonly string[];
}

/** Figures stand on the day `asOf`, itself included; the ledgers are exported whole. */
export function exportScene(campaign: Campaign, asOf: Day, asked?: MemberAsked): ExportScene {
  const { plan } = campaign;
  const unit = memberNamed(plan, asked?.name);
  const subunit = asked?.subunit;
  const isAsked = (problem: Problem) => subunit === undefined || problem.subunit === subunit;
  const place = ({ unit: name }: Ledger) => {
    const index = membersOf(plan).findIndex((each) => each.name === name);
    return index < 0 ? membersOf(plan).length : index;
  };
  const ledgers = campaign.ledgers
    .filter((ledger) => unit === undefined || (ledger.unit === unit.name && !ledger.isOffice))
    .map((ledger) => (subunit === undefined ? ledger : { ...ledger, problems: ledger.problems.filter(isAsked) }))
    .sort((a, b) => Number(a.isOffice) - Number(b.isOffice) || place(a) - place(b) || compare(a.file, b.file));
  const entries = ledgers.flatMap((ledger) =>
    coursesOf(plan, [ledger]).map((course) => ({
      ...course,
      ledger,
      ref: `${ledger.file.replace(/^ledgers\//, "")}#${Number(course.problem.path.at(-1)) + 1}`,
      written: problemAsWritten(course.problem),
      figures: problemFiguresOn(plan, course, asOf),
    })),
  );
  return {
    plan,
    asOf,
    unit,
    subunit,
    ledgers,
    campaign: { ...campaign, ledgers },
    courses: entries,
    placed: placedOn(entries, asOf),
    entries,
    failed: campaign.failed.filter((name) => unit === undefined || name === unit.name),
  };
}
