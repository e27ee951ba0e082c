import { resolve } from "node:path";
import { type Checked, check } from "../check/check.ts";
import { ruleNames, unknownRule } from "../check/rule-names.ts";
import { below } from "../disk/below.ts";
import { changeFile } from "../disk/change-file.ts";
import { isSparse } from "../disk/git-repository.ts";
import { digestOf } from "../disk/outside-file.ts";
import { writeStep } from "../disk/undo-copy.ts";
import { digest, openWorkspace, placeBelow, placeInside, type Workspace } from "../disk/workspace.ts";
import { readingProgress } from "../entry/reading-progress.ts";
import { isAskedFor, onlyAsked, shownOf } from "../entry/told-result.ts";
import { calledHere, exitCodes, type World } from "../entry/world.ts";
import { sentenceAsCalled } from "../model/called.ts";
import type { Day } from "../model/day.ts";
import { adjusted, type CheckResult, filtered, type Override } from "../model/diagnostic.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Source } from "../read/index.ts";
import { type CheckFormat, printedCheck } from "../render/check-formats.ts";
import { visible } from "../render/terminal-text.ts";
import { historyRules } from "../rules/history/index.ts";

/** The rules of history: `--changed` shows their findings in unchanged files too. */
const historyNames: ReadonlySet<string> = new Set(historyRules.map(({ name }) => name));

export interface CheckCommand {
  readonly paths: readonly string[];
  readonly asOf?: Day | undefined;
  readonly root?: string | undefined;
  /** By default github in GitHub Actions, else pretty. */
  readonly format?: CheckFormat | undefined;
  readonly quiet?: boolean | undefined;
  readonly maxWarnings?: number | undefined;
  readonly rule?: readonly Override[] | undefined;
  readonly failOn?: "overdue" | undefined;
  /** Warnings that were answered are shown too, with their answers. */
  readonly showAcknowledged?: boolean | undefined;
  /** A git revision to compare with. */
  readonly base?: string | undefined;
  /** Report only on files changed since the revision (HEAD without --base), and all findings of the rules of history. */
  readonly changed?: boolean | undefined;
  /** Mend what is certain, in the files reported on; with dryRun show how, and write nothing. */
  readonly fix?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  /** Judge again after each change, until it is ended. */
  readonly watch?: boolean | undefined;
}

/** `ledger check`: 0 without errors, 1 with (or with too many warnings, or with what --fail-on names), 2 when the plan has one. */
export async function runCheck(command: CheckCommand, world: World): Promise<number> {
  const { paths, asOf, root, format, quiet, maxWarnings, rule = [], failOn, showAcknowledged, base, changed, fix, dryRun } = command;
  for (const { rule: name } of rule) if (!ruleNames.includes(name)) throw unknownRule(name);
  const opened = openWorkspace(world.folder, root);
  const partly = isSparse(opened.root) ? (await import("../disk/not-checked-out.ts")).partlyHere(opened) : undefined;
  const { workspace = opened, ids, unseen } = partly ?? {};
  if (unseen && unseen.size > 0) world.err(notSeen([...unseen]));
  const asked = paths.map((path) => placeAsked(path, workspace, unseen, world));
  refuseOthers(paths, asked, workspace, root, world);
  if (command.watch) return watched(command, workspace.root, asked, world);
  const revision =
    base === undefined && !changed
      ? undefined
      : (await import("../disk/git-revision.ts")).openRevision(workspace.root, base ?? "HEAD", workspace.sources, ids);
  if (base !== undefined && revision?.sources.length === 0) world.err(`版本“${visible(base)}”中还没有台账，没有可以比对的内容。\n`);
  const isReported = (file: string) => (asked.length === 0 || isAskedFor(file, asked)) && (!changed || revision?.isChanged(file) !== false);
  const { sources, before } =
    fix || dryRun
      ? await fixFiles(workspace, asOf ?? world.today, isReported, dryRun ?? false, world)
      : { ...workspace, before: undefined };
  const progress = readingProgress(world);
  const checked = await check(sources, asOf ?? world.today, {
    evidence: workspace.evidence,
    before,
    base: revision,
    unseen,
    packages: { digest: digestOf },
    progress: progress.step,
    off: new Set(rule.filter(({ severity }) => severity === "off").map((one) => one.rule)),
  });
  progress.end();
  const told =
    changed && revision ? filtered(checked.result, ({ file, rule }) => historyNames.has(rule) || revision.isChanged(file)) : checked.result;
  const judged = onlyAsked(told, asked);
  const result = checked.campaign ? adjusted(judged, rule) : checked.result;
  world.out(
    await rendered(
      shownOf(result, { quiet, showAcknowledged }),
      checked,
      format ?? (world.githubActions ? "github" : "pretty"),
      workspace.root,
      world,
      root,
    ),
  );
  if (!checked.campaign) return exitCodes.couldNotRun;
  if (asked.length > 0 && (format ?? "pretty") === "pretty") world.out(await elsewhere(checked, asked));
  const tooMany = maxWarnings !== undefined && result.warnings > maxWarnings;
  if (tooMany) world.err(`提醒有${result.warnings}处，超过允许的${maxWarnings}处。\n`);
  // Counted before --rule applies, which only decides what is shown.
  const overdue = failOn === "overdue" ? countOf("deadline-kept", judged) : 0;
  if (overdue > 0) world.err(`逾期问题有${overdue}个。\n`);
  return result.errors > 0 || tooMany || overdue > 0 ? exitCodes.faults : exitCodes.clean;
}

async function watched(command: CheckCommand, root: string, asked: readonly string[], world: World): Promise<number> {
  const { asOf, format = "pretty", quiet, showAcknowledged, rule = [], root: givenRoot } = command;
  const { fix, dryRun, base, changed, maxWarnings, failOn } = command;
  const others = {
    "--fix": fix,
    "--dry-run": dryRun,
    "--base": base,
    "--changed": changed,
    "--max-warnings": maxWarnings,
    "--fail-on": failOn,
  };
  const [other] = Object.entries(others).flatMap(([option, given]) => (given === undefined ? [] : [option]));
  if (other !== undefined) throw new UsageError(`--watch 不能与 ${other} 同用`, "--watch 只核对、显示，不改文件，也没有退出码可看。");
  if (format !== "pretty" && format !== "compact")
    throw new UsageError(`--watch 不能用 --format ${format}`, "可以用 --format pretty（不写即为此项）或 compact。");
  const session = world.session?.();
  if (!session) throw new UsageError("这里不能用 --watch", "请在命令行窗口中运行。");
  const { watchCheck } = await import("../session/watched-check.ts");
  return watchCheck({ root, asked, asOf, format, quiet, showAcknowledged, rule, givenRoot }, session, world);
}

/** Writes the corrections of `fix`, each file whole or not at all, and returns the sources as they are then. A dry run only shows the corrections. */
async function fixFiles(
  workspace: Workspace,
  asOf: Day,
  isReported: (file: string) => boolean,
  dryRun: boolean,
  world: World,
): Promise<{ readonly sources: readonly Source[]; readonly before?: Checked }> {
  const { fix } = await import("../check/fix.ts");
  const { files, sources, checked } = await fix(workspace.sources, asOf, { evidence: workspace.evidence }, isReported);
  const count = files.reduce((sum, file) => sum + file.count, 0);
  if (dryRun) {
    const { diffText } = await import("../render/diff.ts");
    for (const file of files) world.out(diffText(file.path, file.text, file.after, world.color.out));
    for (const { path, encoding } of files) if (encoding) world.err(`${visible(path)}：将改存为 UTF-8 编码。\n`);
    world.err(count > 0 ? `有${count}处可以自动改正，尚未写入；去掉 --dry-run 即写入文件。\n` : "没有可以自动改正的。\n");
    return { sources: workspace.sources };
  }
  const step = writeStep("check --fix 自动改正");
  for (const { path, before, after, count, encoding } of files) {
    const change = async (now: Uint8Array) => {
      if (Buffer.compare(now, Buffer.from(before)) !== 0)
        throw new UsageError(`“${path}”在核对期间被别人改动过，没有写入`, "请重新运行一次。");
      return { content: Buffer.from(after), result: undefined };
    };
    await changeFile(workspace.root, path, world.err, change, step);
    world.err(`已改正 ${visible(path)}：${count}处${encoding ? "（含改存为 UTF-8 编码）" : ""}\n`);
  }
  if (count === 0) world.err("没有可以自动改正的。\n");
  return { sources, before: checked };
}

async function rendered(
  result: CheckResult,
  { campaign, textOf }: Checked,
  format: CheckFormat,
  root: string,
  world: World,
  givenRoot: string | undefined,
): Promise<string> {
  const { columns, color, ascii, version } = world;
  const text = await printedCheck(format, result, (one) => inRepository(one, root, world), {
    screen: { columns, color: color.out, ascii, textOf, called: calledHere(world, givenRoot) },
    digest,
    version,
    rules: async () => (await import("../check/explain.ts")).explainedLayers.flatMap(({ rules }) => rules),
  });
  return campaign || format !== "pretty" ? text : `${text}方案有错误，台账未予核对；请先改正方案。\n`;
}

/** The result with paths from the repository's top folder, which may lie above the workspace. */
function inRepository(result: CheckResult, root: string, { repository }: World): CheckResult {
  const below = repository === undefined ? "" : placeBelow(repository, root);
  if (!below) return result;
  const named = <T extends { readonly file: string }>(at: T): T => ({ ...at, file: `${below}/${at.file}` });
  return {
    ...result,
    diagnostics: result.diagnostics.map((one) => ({ ...named(one), ...(one.related && { related: one.related.map(named) }) })),
  };
}

/** How many findings of the rule there are, answered ones included. */
function countOf(rule: string, { diagnostics, acknowledged }: CheckResult): number {
  return [...diagnostics, ...acknowledged].filter((diagnostic) => diagnostic.rule === rule).length;
}

function placeAsked(given: string, workspace: Workspace, unseen: ReadonlySet<string> | undefined, { folder }: World): string {
  const { root } = workspace;
  const isLeftOut = unseen && [folder, root].some((from) => unseen.has(below(root, resolve(from, given)) ?? ""));
  if (isLeftOut) throw new UsageError(`“${given}”没有检出（稀疏检出），不能核对`, "请先全部检出，再核对一次：", [checkOutAll]);
  return placeInside(workspace, folder, given);
}

const checkOutAll = "git sparse-checkout disable";

function notSeen(files: readonly string[]): string {
  const named = files.slice(0, 5).map(visible).join("、");
  const more = files.length > 5 ? `等${files.length}个` : "";
  return `这里没有检出（稀疏检出）的，没有核对，与它们有关的也不能判断：${named}${more}。全部核对，先运行：\n  ${checkOutAll}\n`;
}

/** Tells of paths given that are none of the files read, since saying nothing would look like a clean check. UsageError where all of them are. */
function refuseOthers(
  given: readonly string[],
  asked: readonly string[],
  { sources }: Workspace,
  givenRoot: string | undefined,
  world: World,
): void {
  const others = given.filter((_, index) => !sources.some(({ path }) => isAskedFor(path, [asked[index] ?? ""])));
  if (others.length === 0) return;
  const what = `${others.map((one) => `“${one}”`).join("、")}不是台账`;
  if (others.length === given.length) throw new UsageError(what, howToHandIn(others[0] ?? ""));
  const how = sentenceAsCalled(howToHandIn(others[0] ?? ""), calledHere(world, givenRoot));
  world.err(`${visible(what)}，没有核对。${how}\n`);
}

function howToHandIn(name: string): string {
  if (/\.(?:xlsx|csv)$/i.test(name)) return "表格要先用 ledger import 导入台账。";
  const place = "台账是直接放在 ledgers 文件夹中、以 .yaml 结尾的文件";
  return /\.txt$/i.test(name) ? `${place}；用记事本另存时，保存类型选“所有文件”，文件名末尾不要有 .txt。` : `${place}。`;
}

/** Findings about the unit in files that are no unit's ledger, such as the earlier list. A clerk who checks only the own file would miss them. */
async function elsewhere({ campaign, result }: Checked, asked: readonly string[]): Promise<string> {
  const units = new Set(campaign?.ledgers.filter(({ file }) => isAskedFor(file, asked)).map(({ unit }) => unit));
  const diagnostics = result.diagnostics.filter(
    ({ file, unit, severity }) => severity !== "info" && unit !== null && units.has(unit) && !isAskedFor(file, asked),
  );
  if (diagnostics.length === 0) return "";
  const { checkCompact } = await import("../render/check-compact.ts");
  return `\n与本单位有关、但在其他文件中的还有${diagnostics.length}处：\n${checkCompact({ ...result, diagnostics })}`;
}
