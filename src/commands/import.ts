// `ledger import`: an existing 台账, in .xlsx or .csv, into the ledgers.
import { basename, resolve } from "node:path";
import { changeFile } from "../disk/change-file.ts";
import { chosen, sheetsOf } from "../disk/sheet-file.ts";
import { type WriteStep, writeStep } from "../disk/undo-copy.ts";
import { type Desk, openDesk, withMark } from "../entry/checked-entry.ts";
import { faultsOf, type ImportTarget, targetsOf } from "../entry/import-target.ts";
import { calledHere, exitCodes, type World } from "../entry/world.ts";
import { constantsOf, mapOf } from "../import/flags.ts";
import { foreignBook } from "../import/foreign-sheet.ts";
import { ownBook } from "../import/own-book.ts";
import { columnTitles } from "../import/titles.ts";
import { asCalled, shellWord } from "../model/called.ts";
import { UsageError } from "../model/usage-error.ts";
import type { DetailForm } from "../read/index.ts";
import { type Field, problemFields } from "../read/schema/fields.ts";
import { diffText } from "../render/diff.ts";
import { columnsText, leftText, refusedText, summaryText } from "../render/import-text.ts";

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

/** All or nothing: 0 written (or shown, or nothing new), 1 something cannot be taken over so and nothing is written, 2 could not run. */
export async function importFile(file: string, options: ImportOptions, world: World): Promise<number> {
  const desk = await openDesk(options.root, world);
  if (typeof desk === "number") return desk;
  const asOf = options.asOf ?? world.today;
  const sheets = chosen(await sheetsOf(resolve(world.folder, file)), options.sheet);
  const fieldsFor = fieldsByTask(desk);
  const naming = { plan: desk.plan, map: mapOf(options.map ?? []), constants: constantsOf(options.set ?? []), fieldsFor };
  const own = ownBook(sheets);
  if (own && [...(options.map ?? []), ...(options.set ?? [])].length > 0)
    throw new UsageError(
      `“${basename(file)}”是 ledger export 导出的，各列是什么已经写明`,
      "请去掉 --map、--set 再运行；要改的内容直接改在表中。",
    );
  const imported = own ?? foreignBook(sheets, naming);
  if (imported.problems.length === 0 && imported.duties.size === 0 && imported.heads.size === 0) {
    world.err(leftText(imported.left));
    throw new UsageError(
      `“${basename(file)}”里没有找到可以导入的问题`,
      `表头要有台账的项目名，例如：${columnTitles.slice(0, 8).join("、")}；对不上的用 --map 列名=项目 指明。`,
    );
  }
  world.err(columnsText(imported.columns));
  const targets = targetsOf(desk, imported, options.unit, { enteredOn: asOf, fieldsFor });
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
  const writing = withYes(file, options, world);
  if (options.dryRun) {
    world.out(`以上为试运行，没有写入。写入：\n  ${asCalled(writing, calledHere(world, options.root))}\n`);
    return exitCodes.clean;
  }
  if (!(await isAgreed(options, writing, world))) {
    world.err("没有写入。\n");
    return exitCodes.clean;
  }
  const step = writeStep(`import ${basename(file)}`);
  for (const target of changing) await write(desk, target, step, world);
  return exitCodes.clean;
}

/** Each form's are made once. */
function fieldsByTask({ reading }: Desk): (task: unknown) => readonly Field[] {
  const made = new Map<DetailForm | undefined, readonly Field[]>();
  return (task) => {
    const form = typeof task === "number" ? reading.forms.get(task) : undefined;
    const fields = made.get(form) ?? problemFields(form);
    made.set(form, fields);
    return fields;
  };
}

/** The same call, so that it writes without asking. */
function withYes(file: string, { unit, sheet, map = [], set = [], asOf }: ImportOptions, { system }: World): string {
  const given = [
    ...Object.entries({ unit, sheet, "as-of": asOf }),
    ...map.map((one) => ["map", one] as const),
    ...set.map((one) => ["set", one] as const),
  ].flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${shellWord(value, system)}`]));
  return ["ledger import", shellWord(file, system), ...given, "--yes"].join(" ");
}

async function isAgreed(options: ImportOptions, writing: string, world: World): Promise<boolean> {
  if (options.yes) return true;
  if (!world.person)
    throw new UsageError("没有写入：列的对应和以上改动需要确认", "只看不写的，加 --dry-run；核对无误的，写入：", [writing]);
  return (await (await world.person()).choose("列的对应和以上改动是否正确", ["写入台账", "不写入"])) === "写入台账";
}

async function write(
  { workspace }: Desk,
  { file, before, merged: { text }, name }: ImportTarget,
  step: WriteStep,
  world: World,
): Promise<void> {
  const change = async (content: Uint8Array) => {
    if (!Buffer.from(content).equals(before))
      throw new UsageError(`“${file}”在核对期间被别人改动过，没有写入`, "请重新运行一次；已经写入的，再导入不会重复。");
    return { content: withMark(before, text), result: undefined };
  };
  await changeFile(workspace.root, file, world.err, change, step);
  world.out(`已写入 ${file}（${name}）\n`);
}
