// `ledger check --watch`: judges again after every save, until it is ended.
import type { Checked } from "../check/check.ts";
import { checkAgain } from "../check/check-again.ts";
import { SeenWorkspace } from "../disk/seen-workspace.ts";
import { watchWorkspace } from "../disk/watch-workspace.ts";
import { digest } from "../disk/workspace.ts";
import { onlyAsked, shownOf } from "../entry/told-result.ts";
import { calledHere, exitCodes, type Session, type World } from "../entry/world.ts";
import type { Day } from "../model/day.ts";
import { adjusted, type CheckResult, type Override } from "../model/diagnostic.ts";
import { UsageError } from "../model/usage-error.ts";
import { planFile } from "../read/index.ts";
import { type CheckFormat, printedCheck } from "../render/check-formats.ts";
import { countsText, WatchScreen } from "../render/watch-screen.ts";
import { turns } from "./turns.ts";

export interface WatchedCheck {
  readonly root: string;
  /** Only these are reported; all where there are none. Paths relative to the root. */
  readonly asked: readonly string[];
  readonly asOf: Day | undefined;
  readonly format: CheckFormat;
  readonly quiet: boolean | undefined;
  readonly showAcknowledged: boolean | undefined;
  readonly rule: readonly Override[];
  /** --root as it was typed. */
  readonly givenRoot: string | undefined;
}

/** Ends with 0 where the person ends it: a check that goes on comes to nothing. */
export async function watchCheck(asked: WatchedCheck, session: Session, world: World): Promise<number> {
  const seen = new SeenWorkspace(asked.root);
  const screen = new WatchScreen(world.isTerminal && asked.format === "pretty");
  const off = new Set(asked.rule.filter(({ severity }) => severity === "off").map(({ rule }) => rule));
  let before: Checked | undefined;
  let day: Day | undefined;
  const judge = async (isEvidence: boolean) => {
    const isNew = await seen.look(isEvidence);
    const asOf = asked.asOf ?? session.today();
    if (!isNew && asOf === day) return;
    day = asOf;
    const { sources, evidence, unseen } = seen;
    if (!sources.some(({ path }) => path === planFile)) {
      before = undefined;
      world.out(screen.shown("没有找到 ledgers/plan.yaml，等它回来再核对。\n", session.time(), "没有核对"));
      return;
    }
    before = await checkAgain(before, sources, asOf, { evidence, unseen, off });
    const told = onlyAsked(before.result, asked.asked);
    const result = before.campaign ? adjusted(told, asked.rule) : before.result;
    world.out(screen.shown(await printed(result, before, asked, world), session.time(), countsOf(result, before)));
  };
  const judgeInTurn = turns(async (isEvidence: readonly boolean[]) => {
    try {
      await judge(isEvidence.includes(true));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error; // a file that cannot be read at this moment, say: the next look may
      before = undefined;
      world.out(screen.shown(`${error.message}。${error.hint}\n`, session.time(), "没有核对"));
    }
  });
  const stop = watchWorkspace(asked.root, ({ isEvidence }) => judgeInTurn.ask(isEvidence));
  judgeInTurn.ask(true);
  await Promise.race([session.ended, judgeInTurn.failed]).finally(stop);
  world.out(screen.ended());
  return exitCodes.clean;
}

async function printed(
  result: CheckResult,
  { campaign, textOf }: Checked,
  { format, quiet, showAcknowledged, givenRoot }: WatchedCheck,
  world: World,
): Promise<string> {
  const { columns, color, ascii, version } = world;
  const shown = shownOf(result, { quiet, showAcknowledged });
  const text = await printedCheck(format, shown, (one) => one, {
    screen: { columns, color: color.out, ascii, textOf, called: calledHere(world, givenRoot) },
    digest,
    version,
    rules: async () => [],
  });
  return campaign ? text : `${text}方案有错误，台账未予核对；请先改正方案。\n`;
}

function countsOf({ errors, warnings }: CheckResult, { campaign }: Checked): string {
  return campaign ? countsText(errors, warnings) : "方案有错误";
}
