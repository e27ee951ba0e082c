// `ledger import`: an existing 台账, in .xlsx or .csv, into the ledgers.
import { basename, resolve } from "node:path";
import { check } from "../check.ts";
import { newErrors } from "../desk/new-faults.ts";
import { nextNumber } from "../desk/next-number.ts";
import { changeFile } from "../disk/change-file.ts";
import { chosen, sheetsOf } from "../disk/sheet-file.ts";
import { CannotEdit } from "../edit/ledger-text.ts";
import { byUnit, type OfUnit } from "../import/by-unit.ts";
import { valueOfCell } from "../import/cell-value.ts";
import { foreignBook } from "../import/foreign-sheet.ts";
import type { Imported, Values } from "../import/imported.ts";
import { type Merged, merged } from "../import/merged.ts";
import { ownBook } from "../import/own-book.ts";
import { columnForKey, columnTitles } from "../import/titles.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { problemFields } from "../read/fields.ts";
import { decode } from "../read/source.ts";
import { diffText } from "../render/diff.ts";
import { columnsText, leftText, refusedText, summaryText } from "../render/import-text.ts";
import { bodyCalled, type Desk, mustExist, openDesk } from "./desk.ts";
import { exitCodes, type World } from "./world.ts";

export interface ImportOptions {
  readonly root?: string | undefined;
  readonly unit?: string | undefined;
  readonly sheet?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly yes?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly asOf?: string | undefined;
}

interface Target {
  readonly name: string;
  readonly file: string;
  readonly before: Uint8Array;
  readonly text: string;
  readonly merged: Merged;
}

/** All or nothing: 0 written (or shown, or nothing new), 1 something cannot be taken over so and nothing is written, 2 could not run. */
export async function importFile(file: string, options: ImportOptions, world: World): Promise<number> {
  const desk = await openDesk(options.root, world);
  if (typeof desk === "number") return desk;
  const asOf = options.asOf ?? world.today;
  const sheets = chosen(await sheetsOf(resolve(world.folder, file)), options.sheet);
  const fieldsFor = (task: unknown) => problemFields(typeof task === "number" ? desk.reading.forms.get(task) : undefined);
  const own = ownBook(sheets);
  const imported =
    own ??
    foreignBook(sheets, { plan: desk.plan, map: mapOf(options.map ?? []), constants: constantsOf(desk, options.set ?? []), fieldsFor });
  if (imported.problems.length === 0 && imported.duties.size === 0 && imported.heads.size === 0) {
    world.err(leftText(imported.left));
    throw new UsageError(
      `“${basename(file)}”里没有找到可以导入的问题`,
      `表头要有台账的项目名，例如：${columnTitles.slice(0, 8).join("、")}；对不上的用 --map 列名=项目 指明。`,
    );
  }
  world.err(columnsText(imported.columns));
  const targets: Target[] = [];
  for (const [name, part] of partsOf(imported, desk, options.unit)) targets.push(targetOf(desk, name, part, asOf, fieldsFor));
  world.err(leftText(imported.left, imported.formulas));
  const refused = targets.flatMap(({ merged: { refused: some } }) => some.map(({ where, why }) => ({ where, message: why, hint: "" })));
  const faults = refused.length > 0 ? refused : await faultsOf(desk, targets, asOf);
  if (faults.length > 0) {
    world.err(refusedText(faults));
    return exitCodes.faults;
  }
  for (const target of targets) world.out(diffText(target.file, target.text, target.merged.text, world.color.out));
  world.out(
    summaryText(
      targets.map(({ name, merged: result }) => ({ name, ...result })),
      imported.left.length,
    ),
  );
  const changing = targets.filter(({ text, merged: result }) => text !== result.text);
  if (changing.length === 0) return exitCodes.clean;
  if (options.dryRun) {
    world.out("以上为试运行，没有写入。\n");
    return exitCodes.clean;
  }
  if (!(await isAgreed(options, world))) {
    world.err("没有写入。\n");
    return exitCodes.clean;
  }
  for (const target of changing) await write(desk, target, world);
  return exitCodes.clean;
}

async function isAgreed(options: ImportOptions, world: World): Promise<boolean> {
  if (options.yes) return true;
  if (!world.isInteractive) throw new UsageError("没有写入：列的对应和以上改动需要确认", "核对无误后加 --yes；只看不写的，加 --dry-run。");
  return (await (await import("./prompts.ts")).choose("列的对应和以上改动是否正确", ["写入台账", "不写入"])) === "写入台账";
}

function mapOf(written: readonly string[]): Map<string, string> {
  return new Map(
    written.map((text) => {
      const [name = "", key = ""] = [text.slice(0, text.lastIndexOf("=")), text.slice(text.lastIndexOf("=") + 1).trim()];
      if (!text.includes("=") || name.trim() === "")
        throw new UsageError(`“--map ${text}”应写成 --map 列名=项目`, "例如 --map 何时办结=时限；不导入的列写 --map 列名=。");
      if (key !== "" && !columnForKey(key)) {
        const meant = closest(key, columnTitles);
        throw new UsageError(
          `没有“${key}”这个项目${meant ? `，是不是“${meant}”` : ""}`,
          `项目有：${columnTitles.join("、")}，以及 明细.项目名。`,
        );
      }
      return [name.trim(), key];
    }),
  );
}

function constantsOf({ plan, reading }: Desk, written: readonly string[]): Values {
  return written.reduce<Values>((values, text) => {
    const at = text.indexOf("=");
    const column = columnForKey(text.slice(0, at).trim());
    if (at < 1 || !column || column.keys.length === 0)
      throw new UsageError(`“--set ${text}”应写成 --set 项目=内容`, "例如 --set 任务=6，用于表中没有写的各行。");
    const [first = "", second] = column.keys;
    const field = problemFields([...reading.forms.values()][0]).find(({ key }) => key === first);
    const value = valueOfCell(column.kind, text.slice(at + 1), column.title, plan, column.title === "类型" ? undefined : field);
    return { ...values, [first]: second === undefined ? value : { ...(values[first] as Values | undefined), [second]: value } };
  }, {});
}

function partsOf(imported: Imported, { plan, workspace }: Desk, asked: string | undefined): Map<string, OfUnit> {
  const called = (name: string) => bodyCalled(plan, name).name;
  const there = plan.units.filter(({ short }) => workspace.sources.some(({ path }) => path === `ledgers/${short}.yaml`));
  const only = asked === undefined ? undefined : called(asked);
  return byUnit(imported, called, only, only ?? (there.length === 1 ? there[0]?.name : undefined));
}

function targetOf(
  desk: Desk,
  name: string,
  part: OfUnit,
  asOf: string,
  fieldsFor: (task: unknown) => ReturnType<typeof problemFields>,
): Target {
  const { file, short } = bodyCalled(desk.plan, name);
  mustExist(desk, file, name);
  const before = bytesOf(desk, file);
  const text = decode({ path: file, content: before }).text;
  if (text === undefined) throw new UsageError(`${file} 的编码读不出来，没有导入`, "请先运行 ledger check，改正后再导入。");
  const others = desk.workspace.sources
    .filter(({ path }) => path !== file && path.startsWith("ledgers/"))
    .map(({ path }) => new TextDecoder().decode(bytesOf(desk, path)));
  const numberFor = (task: number, now: string, given: readonly string[]) =>
    nextNumber(
      [...others, now, given.join("\n"), part.problems.map(({ values }) => String(values["编号"] ?? "")).join("\n")],
      short ?? name,
      task,
    );
  try {
    return { name, file, before, text, merged: merged(text, { ...part, enteredOn: asOf, fieldsFor, numberFor }) };
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    throw new UsageError(`不能自动写入“${file}”：${error.message}`, "请先运行 ledger check，改正后再导入。");
  }
}

function bytesOf({ workspace }: Desk, file: string): Uint8Array {
  const source = workspace.sources.find(({ path }) => path === file);
  const content = (typeof source?.content === "function" ? source.content() : source?.content) ?? "";
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

interface Fault {
  readonly where: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Errors that the ledgers would have and have not now, each by the row it comes from. */
async function faultsOf({ workspace }: Desk, targets: readonly Target[], asOf: string): Promise<Fault[]> {
  const { sources, evidence } = workspace;
  const after = new Map(targets.map(({ file, merged: { text } }) => [file, new TextEncoder().encode(text)]));
  const next = await check(
    sources.map((source) => ({ path: source.path, content: after.get(source.path) ?? source.content })),
    asOf,
    { evidence },
  );
  if (next.result.errors === 0) return [];
  const present = await check(sources, asOf, { evidence });
  const where = new Map(targets.flatMap(({ merged: result }) => [...result.where]));
  const placeOf = ({ item, file }: Diagnostic) => (!item ? file : `${where.get(item) ?? file}（${item}）`);
  return newErrors(present.result.diagnostics, next.result.diagnostics).map((one) => ({
    where: placeOf(one),
    message: one.message,
    hint: one.hint,
  }));
}

async function write({ workspace }: Desk, { file, before, text, merged: result, name }: Target, world: World): Promise<void> {
  await changeFile(workspace.root, file, world.err, async (content) => {
    if (!Buffer.from(content).equals(before))
      throw new UsageError(`“${file}”在核对期间被别人改动过，没有写入`, "请重新运行一次；已经写入的，再导入不会重复。");
    const mark = before[0] === 0xef && !text.startsWith("\ufeff") ? "\ufeff" : "";
    return { content: new TextEncoder().encode(mark + result.text), result: undefined };
  });
  world.out(`已写入 ${file}（${name}）\n`);
}
