// What add, log and duty share: the workspace as it is, and an entry written into it if check has nothing against it.
import { type Checked, check } from "../check.ts";
import { inOrderOf, type Values } from "../desk/candidate.ts";
import { newErrors } from "../desk/new-faults.ts";
import { asFlags, refused, type Spec } from "../desk/spec.ts";
import { changeFile } from "../disk/change-file.ts";
import { placeOf } from "../edit/edit.ts";
import { CannotEdit, type Edited } from "../edit/ledger-text.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { officeFile, type Reading, read, type Source } from "../read/index.ts";
import { decode } from "../read/source.ts";
import { diagnosticsPretty } from "../render/check-pretty.ts";
import { diffText } from "../render/diff.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import { exitCodes, type World } from "./world.ts";

export interface DeskOptions {
  readonly root?: string | undefined;
  readonly unit?: string | undefined;
  readonly date?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
}

export interface Desk {
  readonly workspace: Workspace;
  readonly reading: Reading;
  readonly plan: Plan;
}

/** The workspace, read; or the exit code where its plan cannot be used. */
export async function openDesk(root: string | undefined, world: World): Promise<Desk | number> {
  const workspace = openWorkspace(world.folder, root);
  const reading = await read(workspace.sources);
  const { plan } = reading;
  if (plan) return { workspace, reading, plan };
  tell(
    reading.diagnostics.filter(({ severity }) => severity === "error"),
    reading.textOf,
    world,
  );
  world.err("方案有错误，没有写入；请先改正方案。\n");
  return exitCodes.couldNotRun;
}

/** Whose ledger, by full or short name; the office too. UsageError for a name the plan has not. */
export function bodyCalled(
  plan: Plan,
  written: string,
): { readonly name: string; readonly file: string; readonly short: string | undefined } {
  if (written === plan.office.name || written === "办公室") return { name: plan.office.name, file: officeFile, short: undefined };
  const unit = plan.units.find(({ name, short }) => name === written || short === written);
  if (unit) return { name: unit.name, file: `ledgers/${unit.short}.yaml`, short: unit.short };
  const names = plan.units.flatMap(({ name, short }) => [name, short]);
  const meant = closest(written, names);
  throw new UsageError(
    `方案中没有名为“${written}”的单位${meant ? `，是不是“${meant}”` : ""}`,
    `单位有：${plan.units.map(({ name, short }) => `${name}（${short}）`).join("、")}`,
  );
}

/** All that is asked for is there and sound: by questions, or else by the flags alone. Throws UsageError where they do not suffice. */
export async function filledIn(what: string, values: Values, spec: Spec, world: World): Promise<Values> {
  if (world.isInteractive) return inOrderOf(spec.fields, await (await import("./questions.ts")).completed(values, spec));
  const error = refused(what, values, spec);
  if (error) throw error;
  return inOrderOf(spec.fields, values);
}

export interface Writing {
  readonly file: string;
  readonly dryRun: boolean;
  /** The problem or unit, for what is said at the end. */
  readonly subject: string;
  compose(text: string): Edited;
}

/** Writes the entry and says where; or tells what check has against it, and writes nothing. */
export async function writeEntry(desk: Desk, writing: Writing, world: World): Promise<number> {
  const { workspace } = desk;
  const { file } = writing;
  const outcome = writing.dryRun
    ? (await judged(desk, writing, contentOf(workspace, file), world)).result
    : await changeFile(workspace.root, file, world.err, (content) => judged(desk, writing, content, world));
  if (outcome.errors.length > 0) {
    tell(outcome.errors, outcome.textOf, world);
    world.err(`${outcome.isReadable ? "这样写入会有" : "台账有"}${outcome.errors.length}处错误，没有写入。\n`);
    return exitCodes.faults;
  }
  world.out(diffText(file, outcome.before, outcome.after, world.color.out));
  world.out(writing.dryRun ? "以上为试运行，没有写入。\n" : `已写入 ${file}:${outcome.line}（${writing.subject}）\n`);
  if (outcome.warnings.length > 0)
    world.err(
      `\n${diagnosticsPretty(outcome.warnings, { columns: world.columns, color: world.color.err, ascii: world.ascii, textOf: outcome.textOf })}`,
    );
  return exitCodes.clean;
}

interface Outcome {
  readonly errors: readonly Diagnostic[];
  /** Of the lines put in. */
  readonly warnings: readonly Diagnostic[];
  readonly isReadable: boolean;
  readonly before: string;
  readonly after: string;
  readonly line: number;
  textOf(file: string): string | undefined;
}

async function judged(
  desk: Desk,
  { file, compose }: Writing,
  content: Uint8Array,
  world: World,
): Promise<{ content: Uint8Array | undefined; result: Outcome }> {
  const { sources, evidence } = desk.workspace;
  const now = (bytes: Uint8Array): Source[] => sources.map((source) => (source.path === file ? { path: file, content: bytes } : source));
  const nothing = { warnings: [], before: "", after: "", line: 0 };
  const before = decode({ path: file, content }).text;
  let edited: Edited | undefined;
  try {
    edited = before === undefined ? undefined : compose(before);
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    const broken = await check(now(content), world.today, { evidence });
    const errors = broken.result.diagnostics.filter((one) => one.file === file && one.severity === "error");
    if (errors.length === 0)
      throw new UsageError(`不能自动写入“${file}”：${error.message}`, "请用记事本打开，照上面的样子手工添加，再运行 ledger check。");
    return { content: undefined, result: { ...nothing, errors, isReadable: false, textOf: broken.textOf } };
  }
  if (before === undefined || !edited) {
    const broken = await check(now(content), world.today, { evidence });
    const errors = broken.result.diagnostics.filter((one) => one.file === file && one.severity === "error");
    return { content: undefined, result: { ...nothing, errors, isReadable: false, textOf: broken.textOf } };
  }
  const written = withMark(content, edited.text);
  const after: Checked = await check(now(written), world.today, { evidence });
  const errors =
    after.result.errors === 0
      ? []
      : newErrors((await check(now(content), world.today, { evidence })).result.diagnostics, after.result.diagnostics);
  const { start, end } = placeOf(edited.edits);
  const lineAt = (offset: number) => edited.text.slice(0, offset).split(/\r\n|\n|\r/).length;
  const first = lineAt(start + (/^\s*\n/.exec(edited.text.slice(start, end))?.[0].length ?? 0));
  const warnings = after.result.diagnostics.filter(
    (one) => one.file === file && one.severity === "warning" && one.line >= first && one.line <= lineAt(end),
  );
  return {
    content: errors.length > 0 ? undefined : written,
    result: { errors, warnings, isReadable: true, before, after: edited.text, line: first, textOf: after.textOf },
  };
}

/** The bytes of a text; a byte order mark stays. */
export function withMark(before: Uint8Array, text: string): Uint8Array {
  const hasMark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
  return new TextEncoder().encode(hasMark ? `\ufeff${text}` : text);
}

/** What was read of a file; nothing for one that is not there. */
export function contentOf({ sources }: Workspace, file: string): Uint8Array {
  const source = sources.find(({ path }) => path === file);
  const content = typeof source?.content === "function" ? source.content() : source?.content;
  if (content === null || content === undefined) return new Uint8Array();
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** The ledger's file is there. UsageError where it is not. */
export function mustExist({ workspace }: Desk, file: string, name: string): void {
  if (!workspace.sources.some(({ path }) => path === file))
    throw new UsageError(`“${name}”还没有台账：找不到 ${file}`, "请先用空白台账样式建立这个文件。");
}

function tell(errors: readonly Diagnostic[], textOf: (file: string) => string | undefined, world: World): void {
  world.err(`${diagnosticsPretty(errors, { columns: world.columns, color: world.color.err, ascii: world.ascii, textOf })}\n`);
}

/** Whoever has answered many questions does not type them again: the same as one line. */
export function retell(command: string, values: Values, world: World): void {
  world.err(`已填的内容没有写入。改动后可以这样再次运行：\n  ${command} ${asFlags(values).join(" ")}\n`);
}
