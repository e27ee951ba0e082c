// What `import … from "rectification-ledger"` gives: the three questions that the commands of these names answer, for whoever has the files in hand.
// The day is always given, nothing is read and nothing written; evidence, which is not in hand, is not looked at.
import { check as judge } from "./check/check.ts";
import { type Day, isDay, isMonth, lastDayOf, type Month } from "./model/day.ts";
import { type CheckResult, type CheckValue, countOf, valueOfCheck } from "./model/diagnostic.ts";
import type { Status } from "./model/figures.ts";
import { UsageError } from "./model/usage-error.ts";
import { planFile } from "./read/index.ts";

declare const LEDGER_VERSION: string | undefined;

/** A file of a workspace: plan, list, ledger, or a form of its own. */
interface WorkspaceFile {
  /** As from the workspace's folder, with "/": `ledgers/plan.yaml`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

interface FiguresAsked {
  /** The day, itself included, that the figures stand on: `YYYY-MM-DD`. */
  readonly asOf: Day;
  /** Figures also where ledgers have errors; a fault of the plan refuses them all the same. */
  readonly allowErrors?: boolean | undefined;
}

interface StatusAsked extends FiguresAsked {
  /** `YYYY-MM`: adds `period`. */
  readonly month?: Month | undefined;
}

/** Exactly one of month, special and phase. */
interface ReportAsked extends FiguresAsked {
  /** The day of issue, which decides whether the month and its reporting are over. A month's figures stand on its last day. */
  readonly asOf: Day;
  readonly month?: Month | undefined;
  readonly special?: boolean | undefined;
  /** Number of a phase. */
  readonly phase?: number | undefined;
  /** Full or short name. */
  readonly unit?: string | undefined;
  /** 发文字号 and 成文日期; blanks to write in without them. */
  readonly number?: string | undefined;
  readonly issuedOn?: Day | undefined;
}

/** Why there are no figures: the ledgers have errors. What the command line says with exit code 1. */
class LedgersFaulty extends Error {
  override readonly name = "LedgersFaulty";

  constructor(readonly result: CheckValue) {
    super(`台账有${result.errors}处错误，没有出数`);
  }
}

/** Every fault of every file, as `ledger check --format json` has it. Wrong content never rejects; RangeError where there is no plan, or no such day. */
async function checkFiles(files: readonly WorkspaceFile[], { asOf }: { readonly asOf: Day }): Promise<CheckValue> {
  requireWorkspace(files);
  requireDay("asOf", asOf);
  return valueOfCheck((await judge(files, asOf, { packages: await packages() })).result);
}

/** All figures of a day, as `ledger status --format json` has them. Rejects with LedgersFaulty where ledgers have errors. */
async function statusOfFiles(files: readonly WorkspaceFile[], { asOf, month, allowErrors = false }: StatusAsked): Promise<Status> {
  requireDay("asOf", asOf);
  requireMonth(month);
  const { statusOf } = await import("./status/status.ts");
  return statusOf(await campaignOf(files, asOf, allowErrors), { asOf, month });
}

/** A paper as Markdown, as `ledger report` prints it. Rejects with LedgersFaulty, and with UsageError for a paper that there is not (yet). */
async function reportOfFiles(files: readonly WorkspaceFile[], { asOf, allowErrors = false, ...asked }: ReportAsked): Promise<string> {
  requireDay("asOf", asOf);
  if (asked.issuedOn !== undefined) requireDay("issuedOn", asked.issuedOn);
  requireMonth(asked.month);
  const { digest } = await import("./disk/workspace.ts");
  const { runReport } = await import("./commands/report.ts");
  const campaign = await campaignOf(files, asked.month === undefined ? asOf : lastDayOf(asked.month), allowErrors);
  const toolVersion = typeof LEDGER_VERSION === "string" ? LEDGER_VERSION : "0";
  return runReport(campaign, { ...asked, today: asOf, toolVersion, digest });
}

async function campaignOf(files: readonly WorkspaceFile[], asOf: Day, allowErrors: boolean) {
  requireWorkspace(files);
  const { result, campaign } = await judge(files, asOf, { forFigures: true, packages: await packages() });
  if (!campaign || (result.errors > 0 && !allowErrors)) throw new LedgersFaulty(valueOfCheck(withErrorsAlone(result)));
  return campaign;
}

async function packages() {
  const { digestOf } = await import("./disk/outside-file.ts");
  return { digest: digestOf };
}

function withErrorsAlone(result: CheckResult): CheckResult {
  const diagnostics = result.diagnostics.filter(({ severity }) => severity === "error");
  return { ...result, diagnostics, warnings: countOf("warning", diagnostics), acknowledged: [] };
}

/** Files by other paths would be passed over in silence: a clean check of nothing. */
function requireWorkspace(files: readonly WorkspaceFile[]): void {
  if (!files.some(({ path }) => path === planFile)) throw new RangeError(`files: ${planFile} is not among them`);
}

function requireDay(name: string, day: unknown): void {
  if (!isDay(day)) throw new RangeError(`${name}: ${String(day)} is no day of the form YYYY-MM-DD`);
}

function requireMonth(month: unknown): void {
  if (month !== undefined && !isMonth(month)) throw new RangeError(`month: ${String(month)} is no month of the form YYYY-MM`);
}

export type { CheckValue, FiguresAsked, ReportAsked, Status, StatusAsked, WorkspaceFile };
export { checkFiles as check, LedgersFaulty, reportOfFiles as report, statusOfFiles as status, UsageError };
