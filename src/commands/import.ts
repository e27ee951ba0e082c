// `ledger import`: an existing 台账, in .xlsx or .csv, into the ledgers.
import { basename, resolve } from "node:path";
import { inLines, plainChanges } from "../desk/plain-changes.ts";
import { Left } from "../dialogue/dialogue.ts";
import { changeFile } from "../disk/change-file.ts";
import { chosen, sheetsOf } from "../disk/sheet-file.ts";
import { type WriteStep, writeStep } from "../disk/undo-copy.ts";
import { bodyCalled, type Desk, openDesk, withMark } from "../entry/checked-entry.ts";
import { answersBeside, answersFile, readAnswers, saveAnswers } from "../entry/import-answers.ts";
import { interviewed, mapped, type TableInterview } from "../entry/import-dialogue.ts";
import { faultsOf } from "../entry/import-faults.ts";
import { tellUnfinished } from "../entry/import-finish.ts";
import { ownFile, presentIn } from "../entry/import-present.ts";
import { type ImportTarget, targetsOf } from "../entry/import-target.ts";
import { calledHere, exitCodes, type World } from "../entry/world.ts";
import { answersText, columnTopic, unusedAnswers } from "../import/answers.ts";
import { constantsOf, mapOf } from "../import/flags.ts";
import { foreignBook } from "../import/foreign-book.ts";
import type { Imported } from "../import/imported.ts";
import type { AnswerBook } from "../import/readings.ts";
import { columnTitles } from "../import/titles.ts";
import { asCalled, shellWord } from "../model/called.ts";
import { UsageError } from "../model/usage-error.ts";
import type { DetailForm } from "../read/index.ts";
import { type Field, problemFields } from "../read/schema/fields.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";
import { changesText } from "../render/changes-text.ts";
import { diffText } from "../render/diff.ts";
import { columnsText, leftText, openText, refusedText, summaryText, takenText } from "../render/import-text.ts";

export interface ImportOptions {
  readonly root?: string | undefined;
  readonly unit?: string | undefined;
  readonly sheet?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly answers?: string | undefined;
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
  const imported =
    (await ownFile(file, sheets, desk, options, fieldsFor)) ?? (await foreign(file, sheets, desk, { ...options, asOf }, fieldsFor, world));
  if (!imported) return exitCodes.faults;
  const { targets, refused } = targetsOf(desk, imported, options.unit, { enteredOn: asOf, fieldsFor });
  world.err(leftText(imported.left, imported.formulas));
  const before = [...imported.refused, ...refused];
  const faults = before.length > 0 ? before : await faultsOf(desk, targets, imported.unitPlaces, asOf);
  if (faults.length > 0) {
    world.err(refusedText(faults));
    return exitCodes.faults;
  }
  // Whoever sits there reads what changes in plain words, and the lines of the files where they ask for them.
  const isAttended = world.person !== undefined && options.yes !== true && options.dryRun !== true;
  const lines = () => {
    for (const { file: path, text, merged: result } of targets) world.out(diffText(path, text, result.text, world.color.out));
  };
  if (isAttended) for (const { text, merged: result } of targets) world.out(changesText(plainChanges(text, result.text)));
  else lines();
  world.out(
    summaryText(
      targets.map(({ name, merged: result }) => ({ name, ...result })),
      imported.left.length,
    ),
  );
  const dues = targets.flatMap(({ merged: { dues: changed } }) => changed);
  if (dues.length > 0)
    world.err(
      `最初定的时限会改动：${dues.join("；")}\n时限定了不再改，以前各期的数也会跟着变。确是推迟的，请不要写入，按程序记“申请延期”“延期批复”；原来写错的，写入后另记“更正”。\n`,
    );
  const changing = targets.filter(({ text, merged: result }) => text !== result.text);
  const writing = withYes(file, options, world);
  if (changing.length > 0 && !options.dryRun && !(await isAgreed(options, writing, lines, world))) {
    world.err("没有写入。\n");
    return exitCodes.clean;
  }
  const step = writeStep(`import ${basename(file)}`);
  if (!options.dryRun) for (const target of changing) await write(desk, target, step, world);
  await tellUnfinished(file, targets, desk, fieldsFor, options.dryRun === true ? "trial" : changing.length > 0 ? "new" : "again", world);
  if (options.dryRun && changing.length > 0)
    world.out(`以上为试运行，没有写入。写入：\n  ${asCalled(writing, calledHere(world, options.root))}\n`);
  return exitCodes.clean;
}

/** A table of somebody else's, with all that had to be asked; undefined where nobody could be asked, or nothing was found: that has been told. */
async function foreign(
  file: string,
  sheets: readonly ReadSheet[],
  desk: Desk,
  options: ImportOptions & { readonly asOf: string },
  fieldsFor: (task: unknown) => readonly Field[],
  world: World,
): Promise<Imported | undefined> {
  const map = mapOf(options.map ?? []);
  const constants = constantsOf(options.set ?? []);
  const only = options.unit === undefined ? undefined : bodyCalled(desk.plan, options.unit).name;
  const { plan } = desk;
  const scene = { plan, constants, asOf: options.asOf, only, fieldsFor, presentIn: presentIn(desk) };
  const read = (answers: AnswerBook) =>
    foreignBook(sheets, { ...scene, answers, map: new Map([...mapped(answers), ...map]) }, options.sheet !== undefined);
  const given = options.answers === undefined ? {} : readAnswers(resolve(world.folder, options.answers));
  const table = resolve(world.folder, file);
  const person = options.yes ? undefined : await world.person?.();
  let imported = read(given);
  if (imported.columns.length === 0 || imported.columns.every(({ title }) => title === undefined))
    return nothingFound(file, imported, world);
  if (person) {
    const kept = options.answers === undefined ? answersBeside(table) : undefined;
    const isUsed = kept && (await person.choose("这张表以前导入过，上次的回答还在", ["用上次的回答", "重新回答"])) === "用上次的回答";
    const answers = await answered(isUsed ? kept : given, { person, read, table, name: answersFile(file) }, world);
    imported = read(answers);
  } else {
    world.err(columnsText(imported.columns));
  }
  const open = imported.readings.filter(({ answer }) => answer === undefined);
  world.err(
    takenText(
      imported.readings.filter(({ answer }) => answer !== undefined),
      imported.notes,
    ),
  );
  const unused = unusedAnswers(given, imported.readings);
  if (unused.length > 0) world.err(`答案中这张表没有用到的：${unused.join("、")}\n`);
  if (open.length === 0)
    return imported.problems.length === 0 && imported.refused.length === 0 ? nothingFound(file, imported, world) : imported;
  world.err(leftText(imported.left, imported.formulas));
  world.err(openText(open));
  if (imported.refused.length > 0) world.err(refusedText(imported.refused));
  world.err(
    `没有写入。请在窗口中不加 --yes 运行，逐项回答；或把下面的内容存为 ${answersFile(file)}，改好后加 --answers ${answersFile(file)} 再运行。\n`,
  );
  world.out(answersText(basename(file), given[columnTopic] ?? {}, imported.readings));
  return undefined;
}

/** The answers, kept beside the table whether the person comes to the end or leaves. */
async function answered(
  start: AnswerBook,
  { person, read, table, name }: Pick<TableInterview, "person" | "read"> & { readonly table: string; readonly name: string },
  world: World,
): Promise<AnswerBook> {
  let last = start;
  const save = () => {
    const { readings } = read(last);
    if (readings.every(({ isAnswered }) => !isAnswered) && !last[columnTopic]) return;
    saveAnswers(table, last, readings);
    world.err(`回答存在 ${name}，下次导入同样的表时可以再用（--answers ${name}）。\n`);
  };
  try {
    last = await interviewed(start, { person, read, show: (text) => world.err(text), keep: (answers) => (last = answers) });
  } catch (error) {
    if (error instanceof Left) save();
    throw error;
  }
  save();
  return last;
}

function nothingFound(file: string, imported: Imported, world: World): undefined {
  world.err(columnsText(imported.columns));
  world.err(leftText(imported.left));
  world.err(
    `“${basename(file)}”里没有找到可以导入的问题，没有写入。\n办法：表头要有台账的项目名，例如：${columnTitles.slice(0, 8).join("、")}；对不上的用 --map 列名=项目 指明。\n`,
  );
  return undefined;
}

/** Each form's are made once. */
function fieldsByTask({ reading, plan }: Desk): (task: unknown) => readonly Field[] {
  const made = new Map<DetailForm | undefined, readonly Field[]>();
  return (task) => {
    const form = typeof task === "number" ? reading.forms.get(task) : undefined;
    const fields = made.get(form) ?? problemFields(form, plan);
    made.set(form, fields);
    return fields;
  };
}

/** The same call, so that it writes without asking. */
function withYes(file: string, { unit, sheet, answers, map = [], set = [], asOf }: ImportOptions, { system }: World): string {
  const given = [
    ...Object.entries({ unit, sheet, answers, "as-of": asOf }),
    ...map.map((one) => ["map", one] as const),
    ...set.map((one) => ["set", one] as const),
  ].flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${shellWord(value, system)}`]));
  return ["ledger import", shellWord(file, system), ...given, "--yes"].join(" ");
}

async function isAgreed(options: ImportOptions, writing: string, showLines: () => void, world: World): Promise<boolean> {
  if (options.yes) return true;
  if (!world.person)
    throw new UsageError("没有写入：列的对应和以上改动需要确认", "只看不写的，加 --dry-run；核对无误的，写入：", [writing]);
  const { choose } = await world.person();
  for (;;) {
    const what = await choose("列的对应和以上改动是否正确", ["写入台账", "不写入", inLines]);
    if (what !== inLines) return what === "写入台账";
    showLines();
  }
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
