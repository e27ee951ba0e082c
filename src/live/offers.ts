// What an editor offers at the cursor, beside what the schemas say: units, numbers, the events a state allows, rules.
import { warns } from "../check/answers.ts";
import type { Checked } from "../check/check.ts";
import { explained } from "../check/explain.ts";
import { answerAt } from "../desk/candidate.ts";
import { type Choice, choicesFor, type EntryScene, tasksOf } from "../desk/choices.ts";
import { nextNumber } from "../desk/next-number.ts";
import { kindsOpen } from "../desk/obstacles.ts";
import type { Ledger, Path, Problem, Values } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { mayHold, unitNamed, unitOfFile } from "../model/plan.ts";
import { type History, replay, type Standing, stateNames } from "../model/standing.ts";
import { baselineFile, officeFile, planFile } from "../read/index.ts";
import { kindsOf } from "../read/schema/fields.ts";
import type { Cursor } from "../read/yaml/cursor.ts";

/** A word to write in the value's place; `label` says what it is. */
export type Offer = Choice;

/** What is known of the workspace; `ledgers` may hold more than those that could be read this time. */
export interface OfferGround {
  readonly checked: Checked;
  readonly ledgers: readonly Ledger[];
}

/** In the order in which they are best. Empty where anything goes, and where only the schema knows. */
export function offersAt({ path, root }: Cursor, file: string, { checked, ledgers }: OfferGround): Offer[] {
  const { plan } = checked.reading;
  if (!plan) return [];
  const keys = path.filter((step) => typeof step === "string").join(".");
  const units = plan.units.map(({ name, short }) => ({ value: name, label: short }));
  if (file === planFile) return /^(?:任务\.(?:牵头|责任)|办公室\.承办单位|履职要求\.单位)$/.test(keys) ? units : [];
  if (file === baselineFile) return keys === "清单.单位" ? units : keys === "清单.任务" ? tasksOf(unitIn(root, path), plan) : [];
  const owner = file === officeFile ? plan.office.name : unitOfFile(plan, file)?.name;
  if (keys === "单位") return owner === undefined ? units : [{ value: owner }];
  if (owner === undefined) return [];
  const scene: EntryScene = { plan, ledgers, baseline: checked.reading.baseline, owner };
  if (path[0] === "履职") return offersInDuty(path.slice(2), mappingAt(root, path.slice(0, 2)), scene, file);
  if (path[0] === "问题") return offersInProblem(path.slice(2), mappingAt(root, path.slice(0, 2)), scene, file, checked);
  return [];
}

function mappingAt(root: Values, path: Path): Values {
  const found = answerAt(root, path);
  return isMapping(found) ? (found as Values) : {};
}

const unitIn = (root: Values, path: Path) => String(mappingAt(root, path.slice(0, -1))["单位"] ?? "");

function offersInDuty(path: Path, values: Values, scene: EntryScene, file: string): Offer[] {
  const { plan, ledgers } = scene;
  if (path.join() === "事项") return kindsOf(file === officeFile ? "officeEvent" : "unitEvent", plan).map((value) => ({ value }));
  if (path[0] === "发现" && path.at(-1) === "编号") {
    const unit = unitIn(values, path);
    return numbersOf(ledgers.flatMap(({ problems }) => problems).filter((problem) => problem.unit === unit));
  }
  return choicesFor(path, values, scene);
}

function offersInProblem(path: Path, values: Values, scene: EntryScene, file: string, checked: Checked): Offer[] {
  const { plan, ledgers } = scene;
  const problem = ledgers.find((ledger) => ledger.file === file)?.problems.find(({ id }) => id !== undefined && id === values["编号"]);
  const [key, place, ...rest] = path;
  if (key === "经过" && typeof place === "number") {
    if (!problem) return [];
    const standing = standingBefore(place, replay(problem, plan));
    if (rest.join() === "事项")
      return kindsOpen(problem, standing, plan).map((value) => ({ value, label: `${stateNames[standing.state]}时可记` }));
    return choicesFor(rest, mappingAt(values, [key, place]), { ...scene, problem, standing });
  }
  if (key === "已核实") return rest.join() === "规则" ? rulesFor(problem, checked) : [];
  if (path.length > 2 || (path.length === 2 && typeof place !== "number")) return [];
  if (key === "编号") return nextNumbers(values["任务"], scene, checked);
  if (key === "任务") return tasksOf(scene.owner, plan);
  if (key === "移自") return numbersOf(onTheWay(scene));
  return choicesFor(path, values, { ...scene, problem });
}

function standingBefore(place: number, { start, steps }: History): Standing {
  const earlier = steps.filter(({ event }) => Number(event.path.at(-1)) < place);
  return earlier.at(-1)?.after ?? start;
}

const numbersOf = (problems: readonly Problem[]): Offer[] =>
  problems.flatMap(({ id, title }) => (id === undefined ? [] : [{ value: id, label: title }]));

/** Problems handed over to the owner that it has not entered yet. */
function onTheWay({ ledgers, owner }: EntryScene): Problem[] {
  const all = ledgers.flatMap(({ problems }) => problems);
  const received = new Set(all.map(({ transferredFrom }) => transferredFrom));
  return all.filter(({ id, log }) => !received.has(id) && log.some(({ kind, movedTo }) => kind === "移交" && movedTo === owner));
}

/** One after the highest that stands anywhere: for the entry's task, or each that the owner may hold. */
function nextNumbers(task: unknown, { plan, owner }: EntryScene, { reading }: Checked): Offer[] {
  const unit = unitNamed(plan, owner);
  if (!unit) return [];
  const texts = [...reading.records.keys()].flatMap((file) => (file.startsWith("schemas/") ? [] : (reading.textOf(file) ?? [])));
  const tasks = plan.tasks.filter((one) => (typeof task === "number" ? one.number === task : mayHold(plan, unit, one)));
  return tasks.map(({ number, name }) => ({ value: nextNumber(texts, unit.short, number), label: name }));
}

/** First those that warn of this problem now. */
function rulesFor(problem: Problem | undefined, { result }: Checked): Offer[] {
  const told = result.diagnostics.filter(
    ({ severity, item, file }) => severity === "warning" && item === problem?.id && file === problem?.file,
  );
  const names = [...told.map(({ rule }) => rule), ...[...warns].flatMap(([name, isWarning]) => (isWarning ? [name] : []))];
  return [...new Set(names)].map((value) => ({ value, label: explained(value)?.what }));
}
