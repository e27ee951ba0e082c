// The parts filled in for an event: the event itself, and the values of the problem that are still missing once it is reported.

import { answerAt, fieldAt, fromFlags, withAnswer, withLists } from "../desk/candidate.ts";
import { choicesFor, type EntryScene } from "../desk/choices.ts";
import { correctable, named } from "../desk/corrected.ts";
import { filledLater } from "../desk/filled-later.ts";
import type { Given } from "../desk/flags.ts";
import { problemIn } from "../desk/problem-in.ts";
import type { Spec } from "../desk/spec.ts";
import { suggestionsFor, wantedIn } from "../desk/wanted.ts";
import { answerText } from "../model/answer-text.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Path, Problem, Values } from "../model/ledger.ts";
import { replay, type Standing } from "../model/standing.ts";
import type { DetailForm } from "../read/index.ts";
import { eventFields, type Field, problemFields } from "../read/schema/fields.ts";
import { answerRefusals, eventRefusals, problemRefusals } from "../read/schema/refusals-of-part.ts";
import type { Desk } from "./checked-entry.ts";
import type { EntryPart } from "./enter.ts";
import type { PaperDesk } from "./evidence.ts";

/** The problem that the event is about, as it stands before the event. */
export interface LogSubject {
  readonly problem: Problem;
  readonly standing: Standing;
  /** The problem as written, by the ledger's keys. */
  readonly there: Values;
  readonly form: DetailForm | undefined;
  /** Fields of the problem itself. */
  readonly fields: readonly Field[];
  readonly scene: EntryScene;
  /** 第一责任人 of its ledger: who signs what is reported done. */
  readonly leader: string | undefined;
}

export function subjectOf({ plan, reading }: Desk, problem: Problem): LogSubject {
  const standing = replay(problem, plan).end;
  const form = reading.forms.get(problem.task ?? Number.NaN);
  return {
    problem,
    standing,
    there: problemIn(reading.textOf(problem.file) ?? "", problem.id ?? "")?.problem ?? {},
    form,
    fields: problemFields(form, plan),
    scene: { plan, ledgers: reading.ledgers, baseline: reading.baseline, owner: problem.unit ?? "", problem, standing },
    leader: reading.ledgers.find(({ file }) => file === problem.file)?.firstResponsible?.fullName,
  };
}

export function eventPart(
  { problem, standing, there, fields: ofProblem, scene, leader }: LogSubject,
  kind: string,
  given: readonly Given[],
  { day, proposed, papers }: { readonly day: Values; readonly proposed: string; readonly papers: PaperDesk },
): EntryPart {
  const fields = eventFields("problemEvent", kind, scene.plan);
  const standsThere = (values: Values) => {
    const value = named(there, values["项"])?.value;
    return value === undefined ? [] : [{ value: answerText(value) }];
  };
  const spec: Spec = {
    fields,
    refusals: (values) => eventRefusals(values, "problemEvent", scene.plan),
    choices(path, values) {
      if (path.join() === "项") return correctable(there, ofProblem);
      return path.join() === "原" ? standsThere(values) : choicesFor(path, values, scene);
    },
    defaults: { 日期: proposed },
    suggestions: () => suggestionsFor(kind, standing, leader),
    wanted: (values) => wantedIn(values, problem, standing),
    papers,
  };
  const own = given.filter((one) => !isOfProblem(one, fields, ofProblem));
  return {
    spec,
    start: { ...day, 事项: kind, ...withLists(fromFlags(fields, own)) },
    head: ["问题", "经过"],
    isOpen: ([key]: Path) => key !== "事项",
    unsaid: ["事项"],
    isWhole: true,
  };
}

/** An entry of 已核实, which stands beside 经过. `standing`: warnings on the problem that can be answered. */
export function answerPart(
  { fields: ofProblem }: LogSubject,
  given: readonly Given[],
  { day, proposed, standing }: { readonly day: Values; readonly proposed: string; readonly standing: readonly Diagnostic[] },
): EntryPart {
  const fields = fieldAt(ofProblem, ["已核实"])?.fields ?? [];
  const rules = [...new Map(standing.map(({ rule, message }) => [rule, { value: rule, label: `${message}（${rule}）` }])).values()];
  const spec: Spec = {
    fields,
    refusals: answerRefusals,
    choices: ([key]) => (key === "规则" ? rules : []),
    defaults: { 日期: proposed },
    suggestions: () => ({}),
    wanted: () => [],
  };
  return { spec, start: { ...day, ...fromFlags(fields, given) }, head: ["问题", "已核实"], isOpen: () => true, unsaid: [], isWhole: true };
}

/** The problem's missing values. None is asked for until check reports it missing. */
export function lackedPart({ there, form, fields, scene }: LogSubject, kind: string, given: readonly Given[]): EntryPart {
  const ofEvent = eventFields("problemEvent", kind, scene.plan);
  const spec: Spec = {
    fields,
    refusals: (values) =>
      problemRefusals(joined(there, values), form, scene.plan).filter(
        ({ at, path }) => at !== "missing" && answerAt(values, path) !== undefined,
      ),
    choices: (path, values) => choicesFor(path, { ...there, ...values }, { ...scene, problem: undefined }),
    defaults: {},
    suggestions: () => ({}),
    wanted: () => [],
  };
  return {
    spec,
    start: withLists(
      fromFlags(
        fields,
        given.filter((one) => isOfProblem(one, ofEvent, fields)),
      ),
      there,
    ),
    head: ["问题"],
    // A value that is there already is corrected by 更正, not here.
    isOpen: (path: Path) => path[0] !== "经过" && answerAt(there, path) === undefined,
    unsaid: [],
    isWhole: false,
  };
}

/** True for a key that the event has not and the problem has, in its 明细 or outside. */
function isOfProblem({ path }: Given, ofEvent: readonly Field[], ofProblem: readonly Field[]): boolean {
  return fieldAt(ofEvent, path) === undefined && (fieldAt(ofProblem, path) ?? fieldAt(ofProblem, ["明细", ...path])) !== undefined;
}

/** The problem's values with those filled in added, also inside mappings such as 明细. */
function joined(there: Values, filled: Values): Values {
  return filledLater(filled).reduce<Values>((values, { path, value }) => withAnswer(values, path, value), there);
}
