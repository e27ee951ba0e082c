// What add, log and duty share: reading the workspace, and writing an entry into a ledger unless that would bring new errors.
import { type Checked, check, planFaults } from "../check/check.ts";
import { newErrors } from "../desk/new-faults.ts";
import { changeFile } from "../disk/change-file.ts";
import { writeStep } from "../disk/undo-copy.ts";
import { openWorkspace, type Workspace } from "../disk/workspace.ts";
import { placeOf } from "../edit/edit.ts";
import { CannotEdit, type Edited } from "../edit/ledger-text.ts";
import type { Called } from "../model/called.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Values } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { unitCalled } from "../model/unit-called.ts";
import { UsageError } from "../model/usage-error.ts";
import { officeFile, type Reading, read, type Source } from "../read/index.ts";
import { decode, isUnread } from "../read/source.ts";
import { diagnosticsPretty } from "../render/check-pretty.ts";
import { diffText } from "../render/diff.ts";
import { rules } from "../rules/index.ts";
import type { PaperDesk } from "./evidence.ts";
import { readingProgress } from "./reading-progress.ts";
import { calledHere, exitCodes, type World } from "./world.ts";

const timelyNames: ReadonlySet<string> = new Set(rules.flatMap((rule) => (rule.scope === "problem" && rule.timely ? [rule.name] : [])));

export interface DeskOptions {
  readonly root?: string | undefined;
  readonly unit?: string | undefined;
  readonly date?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
  /** Copy 佐证 from outside ledgers/ into it. */
  readonly copy?: boolean | undefined;
  /** Written without a last word, into the sample too. */
  readonly yes?: boolean | undefined;
}

export interface Desk {
  readonly workspace: Workspace;
  readonly reading: Reading;
  readonly plan: Plan;
  /** How to name commands in messages. */
  readonly called: Called;
}

/** The workspace, read; or the exit code where its plan cannot be used. */
export async function openDesk(root: string | undefined, world: World): Promise<Desk | number> {
  const workspace = openWorkspace(world.folder, root);
  const called = calledHere(world, root);
  const progress = readingProgress(world);
  const reading = await read(workspace.sources, undefined, { file: progress.step });
  progress.end();
  const { plan } = reading;
  const faults = planFaults(reading);
  if (plan && faults.length === 0) return { workspace, reading, plan, called };
  tell(faults, reading.textOf, called, world);
  world.err("方案有错误，没有写入；请先改正方案。\n");
  return exitCodes.couldNotRun;
}

/** The day of an event as typed. Without one it is today; nothing where a person can be asked for it. */
export function dated(day: string | undefined, world: World): { readonly 日期?: string } {
  if (day === undefined && world.person) return {};
  return { 日期: day ?? world.today };
}

/** The unit or office by its full or short name, with its ledger's file. UsageError for a name that the plan does not have. */
export function bodyCalled(
  plan: Plan,
  written: string,
): { readonly name: string; readonly file: string; readonly short: string | undefined } {
  if (written === plan.office.name || written === "办公室") return { name: plan.office.name, file: officeFile, short: undefined };
  const { name, short } = unitCalled(plan, written);
  return { name, file: `ledgers/${short}.yaml`, short };
}

export interface Writing {
  readonly file: string;
  readonly dryRun: boolean;
  /** The problem or unit, for the message at the end. */
  readonly subject: string;
  compose(text: string): Edited;
}

/** What check has against the entry, which is told; nothing is written. */
export async function judgeEntry(desk: Desk, writing: Writing, papers: PaperDesk, values: Values, world: World): Promise<Outcome> {
  const { result } = await judged(desk, writing, bytesRead(desk.workspace, writing.file), papers, world);
  if (result.errors.length > 0) tellRefusal(desk, result, papers, values, world);
  else tellWarnings(desk, result, values, world);
  return result;
}

/** Writes the entry and says where; or tells what check has against it, and writes nothing. `isJudged`: its warnings were told before. */
export async function writeEntry(
  desk: Desk,
  writing: Writing,
  papers: PaperDesk,
  values: Values,
  world: World,
  isJudged = false,
): Promise<Outcome> {
  const { workspace } = desk;
  const { file } = writing;
  let takeBack = () => {};
  const copied = async (content: Uint8Array) => {
    const outcome = await judged(desk, writing, content, papers, world);
    // Copied right before the ledger is written: if the program is stopped in between, a copy that no ledger names does no harm.
    if (outcome.content) takeBack = papers.copyFor(values);
    return outcome;
  };
  const step = writeStep(() => writing.subject, papers.copiesFor(values));
  let outcome: Outcome;
  try {
    outcome = writing.dryRun
      ? (await judged(desk, writing, bytesRead(workspace, file), papers, world)).result
      : await changeFile(workspace.root, file, world.err, copied, step);
  } catch (error) {
    takeBack();
    throw error;
  }
  if (outcome.errors.length > 0) {
    tellRefusal(desk, outcome, papers, values, world);
    return outcome;
  }
  world.out(diffText(file, outcome.before, outcome.after, world.color.out));
  for (const path of papers.copiesFor(values)) world.out(`${writing.dryRun ? "将复制" : "已复制"}佐证：ledgers/${path}\n`);
  world.out(writing.dryRun ? "以上为试运行，没有写入。\n" : `已写入 ${file}:${outcome.line}（${writing.subject}）\n`);
  if (!isJudged) tellWarnings(desk, outcome, values, world);
  return outcome;
}

function tellRefusal({ called }: Desk, { errors, textOf, isReadable }: Outcome, papers: PaperDesk, values: Values, world: World): void {
  tell(errors, textOf, called, world);
  if (!world.person && papers.couldCopy(values)) world.err("佐证在 ledgers 文件夹以外的，加上 --copy 就复制到 ledgers/附件/ 中。\n");
  world.err(`${isReadable ? "这样写入会有" : "台账有"}${errors.length}处错误，没有写入。\n`);
}

function tellWarnings({ called }: Desk, { warnings: all, textOf }: Outcome, values: Values, world: World): void {
  // Who enters something for a past day knows that it is late: no reminders that count days.
  const day = values["日期"] ?? values["登记日期"] ?? world.today;
  const warnings = all.filter(({ rule }) => day === world.today || !timelyNames.has(rule));
  const { columns, color, ascii } = world;
  if (warnings.length > 0) world.err(`\n${diagnosticsPretty(warnings, { columns, color: color.err, ascii, called, textOf })}`);
}

/** True where the ledger's file can be read. What hinders it is told: before ten questions are answered in vain. */
export function isReadable({ reading, called }: Desk, file: string, world: World): boolean {
  if (reading.isJudged(file)) return true;
  const errors = reading.diagnostics.filter((one) => one.file === file && one.severity === "error");
  tell(errors, reading.textOf, called, world);
  world.err(`台账有${errors.length}处错误，没有写入。\n`);
  return false;
}

export interface Outcome {
  readonly errors: readonly Diagnostic[];
  /** Warnings in the lines put in. */
  readonly warnings: readonly Diagnostic[];
  readonly isReadable: boolean;
  readonly before: string;
  readonly after: string;
  readonly line: number;
  /** The last line put in. */
  readonly endLine: number;
  textOf(file: string): string | undefined;
}

async function judged(
  desk: Desk,
  { file, compose }: Writing,
  content: Uint8Array,
  papers: PaperDesk,
  world: World,
): Promise<{ content: Uint8Array | undefined; result: Outcome }> {
  const { sources } = desk.workspace;
  const { evidence } = papers;
  const now = (bytes: Uint8Array): Source[] => sources.map((source) => (source.path === file ? { path: file, content: bytes } : source));
  const nothing = { warnings: [], before: "", after: "", line: 0, endLine: 0 };
  const before = { reading: desk.reading, near: undefined };
  const { text } = decode({ path: file, content });
  const broken = async () => {
    const { result, textOf } = await check(now(content), world.today, { evidence, before });
    const errors = result.diagnostics.filter((one) => one.file === file && one.severity === "error");
    return { content: undefined, result: { ...nothing, errors, isReadable: false, textOf } };
  };
  if (text === undefined) return broken();
  let edited: Edited;
  try {
    edited = compose(text);
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    const found = await broken();
    if (found.result.errors.length > 0) return found;
    throw new UsageError(`不能自动写入“${file}”：${error.message}`, "请用记事本打开，照上面的样子手工添加，再核对：", ["ledger check"]);
  }
  const written = withMark(content, edited.text);
  const { start, end } = placeOf(edited.edits);
  const lineAt = (offset: number) => edited.text.slice(0, offset).split(/\r\n|\n|\r/).length;
  const first = lineAt(start + (/^\s*\n/.exec(edited.text.slice(start, end))?.[0].length ?? 0));
  const isPutIn = (one: Diagnostic) => one.file === file && one.line >= first && one.line <= lineAt(end);
  const warningsIn = ({ result }: Checked) => result.diagnostics.filter((one) => one.severity === "warning" && isPutIn(one));
  // First without judging the other ledgers: their own errors were there before. All are judged only where something was found, to tell old from new.
  let after = await check(now(written), world.today, { evidence, before, nearOf: (path) => path === file });
  if (after.result.errors > 0 || warningsIn(after).length > 0) after = await check(now(written), world.today, { evidence, before });
  const errors =
    after.result.errors === 0
      ? []
      : newErrors((await check(now(content), world.today, { evidence, before: after })).result.diagnostics, after.result.diagnostics);
  const warnings = warningsIn(after);
  return {
    content: errors.length > 0 ? undefined : written,
    result: {
      errors,
      warnings,
      isReadable: true,
      before: text,
      after: edited.text,
      line: first,
      endLine: lineAt(end),
      textOf: after.textOf,
    },
  };
}

/** The bytes of the text, with a byte order mark where `before` has one. */
export function withMark(before: Uint8Array, text: string): Uint8Array {
  const hasMark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
  return new TextEncoder().encode(hasMark ? `\ufeff${text}` : text);
}

/** The file's bytes; empty where it is not there or could not be read. */
export function bytesRead({ sources }: Workspace, file: string): Uint8Array {
  const source = sources.find(({ path }) => path === file);
  const content = typeof source?.content === "function" ? source.content() : source?.content;
  if (content === undefined || isUnread(content)) return new Uint8Array();
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Throws a UsageError where the ledger's file is not there. */
export function mustExist({ workspace, reading }: Desk, file: string, name: string): void {
  if (workspace.sources.some(({ path }) => path === file)) return;
  const misnamed = reading.ledgers.find(({ unit }) => unit === name)?.file;
  throw new UsageError(
    `“${name}”还没有台账：找不到 ${file}`,
    misnamed === undefined ? "请先用空白台账样式建立这个文件。" : `${misnamed} 像是它的台账，请先改名为 ${file}。`,
  );
}

function tell(errors: readonly Diagnostic[], textOf: (file: string) => string | undefined, called: Called, world: World): void {
  world.err(`${diagnosticsPretty(errors, { columns: world.columns, color: world.color.err, ascii: world.ascii, called, textOf })}\n`);
}
