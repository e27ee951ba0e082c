// `ledger log 编号 事项 …`: an event of a problem.
import { check } from "../check/check.ts";
import { withCorrection } from "../desk/corrected.ts";
import { filledLater, withFilled } from "../desk/filled-later.ts";
import { type Typed, typed } from "../desk/flags.ts";
import { kindsOpen } from "../desk/obstacles.ts";
import { placeOfProblem, withEvent } from "../desk/with-event.ts";
import { withItems } from "../edit/ledger-text.ts";
import { type Attended, attended } from "../entry/attended.ts";
import { beforehand } from "../entry/beforehand.ts";
import { type Desk, type DeskOptions, dated, openDesk } from "../entry/checked-entry.ts";
import { type EntryForm, type EntryPart, enter } from "../entry/enter.ts";
import { type PaperDesk, paperDesk } from "../entry/evidence.ts";
import { answerPart, eventPart, lackedPart, subjectOf } from "../entry/log-parts.ts";
import { problemAsked } from "../entry/problem-asked.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { shellWord } from "../model/called.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Problem, Values } from "../model/ledger.ts";
import { closest } from "../model/similar.ts";
import { replay, stateNames } from "../model/standing.ts";
import { UsageError } from "../model/usage-error.ts";
import { problemKeys } from "../read/problem-table.ts";
import { kindsOf } from "../read/schema/fields.ts";
import { acknowledgedWarningStands } from "../rules/acknowledged-warning-stands.ts";

/** 0 written (or shown), 1 check has something against it, 2 could not run; 130 left. */
export async function log(tokens: readonly string[], options: DeskOptions, outside: World): Promise<number> {
  const { words, given } = typed(tokens, options.set ?? []);
  const desk = await openDesk(options.root, outside);
  if (typeof desk === "number") return desk;
  return logged(desk, { words, given }, options, await attended(desk, options, outside));
}

async function logged(desk: Desk, { words, given }: Typed, options: DeskOptions, sitting: Attended): Promise<number> {
  const { world } = sitting;
  const [asked, kind, ...more] = words;
  if (more.length > 0)
    throw new UsageError(`“${more[0]}”前面缺少选项名`, "写成 ledger log 编号 事项 --情况 内容；内容中有空格的，用英文引号括起来。");
  const problem = await problemCalled(desk, asked, options, world);
  const id = problem.id ?? "";
  const standing = replay(problem, desk.plan).end;
  const allowed = kindsOpen(problem, standing, desk.plan);
  const asOf = options.date ?? world.today;
  const answerable = once(() => standingWarnings(desk, problem, asOf));
  const chosen =
    kind ??
    given.find(({ path }) => path.join() === "事项")?.text ??
    (await kindAsked(problem, world.person && (await answerable()).length > 0 ? [...allowed, answerKey] : allowed, world));
  const kinds = [...kindsOf("problemEvent", desk.plan), answerKey];
  if (!kinds.includes(chosen)) {
    const meant = closest(chosen, kinds);
    throw new UsageError(
      `没有“${chosen}”这种事项${meant ? `，是不是“${meant}”` : ""}`,
      `${problem.id}现在${stateNames[standing.state]}，可以记：${allowed.join("、")}。`,
    );
  }
  const papers = paperDesk(desk.workspace, options.copy === true, world);
  const subject = subjectOf(desk, problem);
  const dates = { day: dated(options.date, world), proposed: asOf };
  if (chosen === answerKey) {
    const isNamed = given.some(({ path }) => path.join() === "规则");
    const standing = isNamed ? [] : await answerable();
    if (!isNamed) mayAnswer(problem, standing, world);
    return enter(desk, answerEntry(problem, answerPart(subject, given, { ...dates, standing }), papers, options), sitting);
  }
  const lacked = lackedPart(subject, chosen, given);
  const before = await beforehand(desk, problem, chosen, asOf, lacked, world);
  if ("first" in before) {
    const code = await logged(desk, { words: [id, before.first], given: [] }, options, sitting);
    const next = code === exitCodes.clean && options.dryRun !== true ? await openDesk(options.root, world) : code;
    return typeof next === "number" ? next : logged(next, { words: [id, chosen], given }, options, sitting);
  }
  const parts = [eventPart(subject, chosen, given, { ...dates, papers }), { ...lacked, start: before.filled }];
  let isPutRight = false;
  const entry = {
    what: `${problem.id}的“${chosen}”`,
    parts,
    papers,
    writing: ([values = {}, filled = {}]: readonly Values[]) => ({
      file: problem.file,
      dryRun: options.dryRun === true,
      subject: `${problem.id} ${chosen}`,
      compose(text: string) {
        const complete = withFilled(text, id, filledLater(filled), subject.fields);
        const corrected = withCorrection(complete, id, values, subject.fields);
        isPutRight = corrected !== complete;
        return withEvent(corrected, id, values);
      },
    }),
    command: `ledger log ${shellWord(id, world.system)} ${chosen}`,
    isAbout: ({ item, field = "" }: Diagnostic) => item === problem.id && !field.startsWith("problems/log"),
  };
  const code = await enter(desk, entry, sitting);
  if (chosen === "更正" && code === exitCodes.clean && !isPutRight)
    world.err("台账中这一项的内容与“原”不同，没有自动改动，只记了更正；请核对，需要改的请在台账中改。\n");
  return code;
}

/** 已核实 is no event: it answers a warning, and stands beside 经过. */
const answerKey = "已核实";

function answerEntry(problem: Problem, part: EntryPart, papers: PaperDesk, { dryRun }: DeskOptions): EntryForm {
  const id = problem.id ?? "";
  return {
    what: `${id}的“${answerKey}”`,
    parts: [part],
    papers,
    writing: ([answer = {}]: readonly Values[]) => ({
      file: problem.file,
      dryRun: dryRun === true,
      subject: `${id} ${answerKey}`,
      compose: (text: string) => withItems(text, ["问题", placeOfProblem(text, id).index], answerKey, [answer], problemKeys),
    }),
    command: `ledger log ${id} ${answerKey}`,
  };
}

/** Warnings on the problem that nobody has answered. */
async function standingWarnings({ workspace, reading }: Desk, { id, file }: Problem, asOf: string): Promise<Diagnostic[]> {
  const { result } = await check(workspace.sources, asOf, { evidence: workspace.evidence, before: { reading, near: undefined } });
  return result.diagnostics.filter(
    (one) => one.severity === "warning" && one.item === id && one.file === file && one.rule !== acknowledgedWarningStands.name,
  );
}

/** UsageError where there is nothing to answer, or nobody to choose. */
function mayAnswer({ id }: Problem, standing: readonly Diagnostic[], { person }: World): void {
  if (standing.length === 0) throw new UsageError(`${id}没有可以答复的提醒`, "错误不能答复，只能改正。看现在的提醒：", ["ledger check"]);
  if (person) return;
  const rules = new Map(standing.map(({ rule, message }) => [rule, message]));
  throw new UsageError(
    "缺少 --规则",
    `${id}现在的提醒：${[...rules].map(([rule, message]) => `${rule}（${message}）`).join("、")}。答复其中一条：`,
    [...rules.keys()].map((rule) => `ledger log ${id} ${answerKey} --规则 ${rule} --理由 …`),
  );
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function problemCalled({ reading, plan }: Desk, id: string | undefined, options: DeskOptions, world: World): Promise<Problem> {
  const problems = reading.ledgers.flatMap((ledger) => ledger.problems);
  if (id === undefined) {
    if (!world.person)
      throw new UsageError("缺少编号", "写成 ledger log 编号 事项 --情况 内容，例如 ledger log 某局-01-001 进展 --情况 已开工。");
    return problemAsked(reading.ledgers, await world.person(), options.date ?? world.today, plan);
  }
  const found = problems.find((problem) => problem.id === id);
  if (found) return found;
  const meant = closest(
    id,
    problems.flatMap((problem) => problem.id ?? []),
  );
  throw new UsageError(
    `没有编号为“${id}”的问题${meant ? `，是不是“${meant}”` : ""}`,
    "编号写在问题的第一行，例如 某局-01-001；台账读不出来的，请先核对：",
    ["ledger check"],
  );
}

async function kindAsked(problem: Problem, allowed: readonly string[], world: World): Promise<string> {
  if (world.person) return (await world.person()).choose(`${problem.id} ${problem.title ?? ""}：记什么`, allowed);
  throw new UsageError("缺少事项", `写成 ledger log ${problem.id} 事项，现在可以记：${allowed.join("、")}。`);
}
