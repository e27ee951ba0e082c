// `ledger show 编号`: how one problem stands, how it came to that, and what may come next.
import { check } from "../check/check.ts";
import { nextEvents, type TrialGround } from "../desk/obstacles.ts";
import { digestOf } from "../disk/outside-file.ts";
import { openDesk } from "../entry/checked-entry.ts";
import { problemAsked } from "../entry/problem-asked.ts";
import { exitCodes, type World } from "../entry/world.ts";
import type { Day } from "../model/day.ts";
import { isFromBelow, type Problem, type Values } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import type { ShownProblem } from "../model/shown.ts";
import { replay, standingOn } from "../model/standing.ts";
import { UsageError } from "../model/usage-error.ts";
import { asWritten, problemAsWritten } from "../read/with-file-keys.ts";
import { plainValues } from "../read/yaml/plain-values.ts";
import { problemsMeant } from "../show/problems-meant.ts";
import { shownProblem } from "../show/shown-problem.ts";

export interface ShowCommand {
  readonly asOf?: Day | undefined;
  readonly format: "text" | "json";
  readonly root?: string | undefined;
}

/** 0 shown, be it one or a list of those that may be meant; 2 could not run, or there is none. */
export async function show(asked: string | undefined, { asOf = "", format, root }: ShowCommand, world: World): Promise<number> {
  const desk = await openDesk(root, world);
  if (typeof desk === "number") return desk;
  const day = asOf === "" ? world.today : asOf;
  const { workspace, reading, plan } = desk;
  const checked = await check(workspace.sources, day, {
    evidence: workspace.evidence,
    before: { reading, near: undefined },
    packages: { digest: digestOf },
  });
  const ledgers = checked.campaign?.ledgers ?? reading.ledgers; // with those of zones
  const judged: TrialGround = { sources: workspace.sources, checked, evidence: workspace.evidence };
  const problems = ledgers.flatMap((ledger) => ledger.problems);
  const found = asked === undefined ? [await chosenBy(world, ledgers, day, plan)] : problemsMeant(problems, asked);
  const isList = found.length > 1 && format === "text";
  const shown: ShownProblem[] = [];
  for (const problem of found) shown.push(await shownOn(day, problem, plan, judged, isList));
  if (format === "json") world.out((await import("../render/printed-json.ts")).printedJson({ asOf: day, problems: shown }));
  else {
    const { problemText, problemsText } = await import("../render/problem-text.ts");
    const options = { asOf: day, isSample: plan.isSample, width: world.columns };
    world.out(isList ? problemsText(shown, options) : shown.map((one) => problemText(one, options)).join(""));
  }
  return exitCodes.clean;
}

async function chosenBy({ person }: World, ledgers: Parameters<typeof problemAsked>[0], day: Day, plan: Plan): Promise<Problem> {
  if (!person)
    throw new UsageError("缺少编号", "写成 ledger show 编号，例如 ledger show 某局-01-001；也可以写编号的一部分，或题目中的几个字。");
  return problemAsked(ledgers, await person(), day, plan);
}

async function shownOn(asOf: Day, problem: Problem, plan: Plan, judged: TrialGround, isBrief: boolean): Promise<ShownProblem> {
  const { checked } = judged;
  const history = replay(problem, plan);
  const standing = standingOn(problem, history, asOf);
  const isLast = problem.log.every(({ on }) => on === undefined || on <= asOf);
  return shownProblem(problem, {
    plan,
    asOf,
    history,
    written: isFromBelow(problem) ? reportedOf(problem) : writtenOf(problem, checked.textOf(problem.file)),
    next: standing && isLast && !isBrief && !isFromBelow(problem) ? await nextEvents(problem, standing, asOf, judged) : [],
    findings: checked.result.diagnostics.filter(
      ({ item, file, severity }) => severity !== "info" && item === problem.id && file === problem.file,
    ),
  });
}

/** What its zone's package has of it, each event at its place in the zone's log. */
function reportedOf(problem: Problem): Values {
  const log: unknown[] = [];
  for (const { path, ...event } of problem.log) log[Number(path.at(-1))] = asWritten(event);
  return { ...(problem.subunit && { 单位: problem.subunit }), ...problemAsWritten(problem), 经过: log };
}

function writtenOf({ path }: Problem, text: string | undefined): Values {
  const all = (text === undefined ? undefined : plainValues(text)?.value) as { readonly 问题?: readonly Values[] } | undefined;
  return all?.问题?.[Number(path.at(-1))] ?? {};
}
