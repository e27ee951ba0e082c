// From what was typed to what is written: ask, check, and ask again for the answers that check finds wrong.

import { answerAt, inOrderOf } from "../desk/candidate.ts";
import { concernedBy } from "../desk/concerned.ts";
import { filledLater } from "../desk/filled-later.ts";
import { fieldTitle } from "../desk/question.ts";
import { asFlags, mendedAt, refused, type Spec, withFullNames } from "../desk/spec.ts";
import { type Dialogue, Left } from "../dialogue/dialogue.ts";
import { answerText } from "../model/answer-text.ts";
import { asCalled } from "../model/called.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Path, Values } from "../model/ledger.ts";
import { UsageError } from "../model/usage-error.ts";
import { cutTo } from "../render/terminal-text.ts";
import type { Attended } from "./attended.ts";
import { type Desk, isReadable, judgeEntry, type Outcome, type Writing, writeEntry } from "./checked-entry.ts";
import type { PaperDesk } from "./evidence.ts";
import { exitCodes, type World } from "./world.ts";

/** One mapping that is filled in: a new entry, or the missing values of the problem it belongs to. */
export interface EntryPart {
  readonly spec: Spec;
  readonly start: Values;
  /** Keys that lead to it in the ledger. */
  readonly head: readonly string[];
  /** True for a value that the person may be asked for again. */
  isOpen(path: Path): boolean;
  /** Keys left out when the command is printed to be run again: its arguments give them, or it finds them itself. */
  readonly unsaid: readonly string[];
  /** True where the schemas must find nothing missing in it before anything is written; false for a part that only fills in some keys. */
  readonly isWhole: boolean;
}

export interface EntryForm {
  /** What is being entered, as messages about missing keys call it. */
  readonly what: string;
  readonly parts: readonly EntryPart[];
  readonly papers: PaperDesk;
  writing(values: readonly Values[]): Writing;
  /** The command as printed to be run again, without its flags. */
  readonly command: string;
  /** True for an error about this entry that stands outside its lines. */
  isAbout?(error: Diagnostic): boolean;
  /** What a person is to know besides the answers before they are written. */
  remarks?(values: readonly Values[]): readonly string[];
}

/**
 * Exit code: 0 written (or shown), 1 check has something against it. Throws UsageError where nobody can be asked and something is missing. Whoever was asked
 * anything is shown the whole and has the last word.
 */
export async function enter(desk: Desk, entry: EntryForm, { world, hasAsked }: Attended): Promise<number> {
  const { person } = world;
  if (!isReadable(desk, entry.writing([]).file, world)) return exitCodes.faults;
  let values: Values[] = [];
  for (const part of entry.parts) values.push(await filledIn(entry, part, world));
  for (;;) {
    const writing = entry.writing(values);
    const isToConfirm = person !== undefined && hasAsked() && !writing.dryRun;
    const told = () => (isToConfirm ? judgeEntry : writeEntry)(desk, writing, entry.papers, values[0] ?? {}, world);
    let outcome = await orRetold(desk, entry, values, world, told);
    if (isToConfirm && outcome.errors.length === 0) {
      const isFinal = await orRetold(desk, entry, values, world, async () => confirmed(desk, entry, values, writing, await person()));
      if (!isFinal) {
        values = await orRetold(desk, entry, values, world, async () => changedAt(entry, values, await person(), world));
        continue;
      }
      outcome = await orRetold(desk, entry, values, world, () => writeEntry(desk, writing, entry.papers, values[0] ?? {}, world, true));
    }
    if (outcome.errors.length === 0) return exitCodes.clean;
    const again =
      person && outcome.isReadable
        ? await orRetold(desk, entry, values, world, async () => answeredAnew(entry, values, writing.file, outcome, await person(), world))
        : undefined;
    if (!again) {
      if (person) retell(desk, entry, values, world);
      return exitCodes.faults;
    }
    values = again;
  }
}

/** True: to be written; false: something is to be changed. Throws Left where the person gives it up. */
async function confirmed(
  { plan }: Desk,
  entry: EntryForm,
  values: readonly Values[],
  { file, subject }: Writing,
  { say, choose }: Dialogue,
): Promise<boolean> {
  say(`请核对要写入 ${file} 的内容（${subject}）：`);
  for (const { path, value } of values.flatMap((part) => filledLater(part))) say(`  ${fieldTitle(path)}：${answerText(value)}`);
  for (const remark of entry.remarks?.(values) ?? []) say(`  ${remark}`);
  const what = await choose(plan.isSample ? "这里是示例数据，写入吗" : "写入吗", ["写入", "修改", "放弃"]);
  if (what === "放弃") throw new Left();
  return what === "写入";
}

async function filledIn(entry: EntryForm, { spec, start, isWhole }: EntryPart, world: World): Promise<Values> {
  const settled = await entry.papers.settled(withFullNames(mendedAt(start, spec), spec));
  if (!isWhole) return settled;
  if (world.person) {
    const { completed } = await import("../dialogue/questions.ts");
    return inOrderOf(spec.fields, await completed(settled, { ...spec, person: await world.person() }));
  }
  const error = refused(entry.what, settled, spec);
  if (error) throw error;
  return inOrderOf(spec.fields, settled);
}

/** The answers, with those given again that the person wants to change; undefined where the person gives up. */
async function answeredAnew(
  entry: EntryForm,
  values: readonly Values[],
  file: string,
  outcome: Outcome,
  person: Dialogue,
  world: World,
): Promise<Values[] | undefined> {
  const own = outcome.errors.filter(
    (one) => one.file === file && ((one.line >= outcome.line && one.line <= outcome.endLine) || entry.isAbout?.(one) === true),
  );
  const concerned = entry.parts.map((part) => concernedBy(own, part.head, part.spec.fields).filter((path) => part.isOpen(path)));
  const names = concerned.flat().map(fieldTitle);
  const isNew = concerned.every((paths, index) => paths.every((path) => answerAt(values[index] ?? {}, path) === undefined));
  const anew = `${isNew ? "补填" : "重新填写"}${names.join("、")}`;
  const what = await person.choose("怎么办", [...(names.length > 0 ? [anew] : []), "改其他几项", "不写了"]);
  if (what === "不写了") return undefined;
  if (what !== anew) return changedAt(entry, values, person, world);
  const result: Values[] = [];
  for (const [index, part] of entry.parts.entries())
    result.push(await askedAnew(part, values[index] ?? {}, concerned[index] ?? [], person));
  return result;
}

/** The answers, with those given anew that the person picks. */
async function changedAt(entry: EntryForm, values: readonly Values[], person: Dialogue, world: World): Promise<Values[]> {
  const result: Values[] = [];
  for (const [index, part] of entry.parts.entries()) {
    const before = values[index] ?? {};
    result.push(await askedAnew(part, before, await picked(part, before, person, world), person));
  }
  return result;
}

async function askedAnew({ spec }: EntryPart, before: Values, paths: readonly Path[], person: Dialogue): Promise<Values> {
  if (paths.length === 0) return before;
  const { reasked } = await import("../dialogue/questions.ts");
  return inOrderOf(spec.fields, await reasked(before, paths, { ...spec, person }));
}

/** Which of the answers the person wants to change. */
async function picked({ isOpen, spec }: EntryPart, values: Values, person: Dialogue, { columns }: World): Promise<Path[]> {
  const left = spec.wanted(values).filter((key) => values[key] === undefined);
  const all = [...filledLater(values), ...left.map((key) => ({ path: [key], value: "（没有填）" }))];
  const answers = all.filter(({ path }) => isOpen(path));
  if (answers.length === 0) return [];
  const words = answers.map(({ path, value }) => ({
    value: path.join("."),
    label: cutTo(`${fieldTitle(path)}：${answerText(value)}`, Math.min(columns - 4, 60)),
  }));
  const ticked = await person.pick({ title: "改哪几项" }, words, [], (all) => (all.length === 0 ? "请用空格至少选中一项。" : true));
  return answers.map(({ path }) => path).filter((path) => ticked.includes(path.join(".")));
}

/** Where the action fails or is broken off, prints all answers so far as one command, so that they need not be typed again. */
async function orRetold<T>(desk: Desk, entry: EntryForm, values: readonly Values[], world: World, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const isKnown = error instanceof UsageError || error instanceof Left;
    if (world.person && isKnown) retell(desk, entry, values, world);
    throw error;
  }
}

function retell({ called }: Desk, { command, parts, papers }: EntryForm, values: readonly Values[], world: World): void {
  const flags = parts.flatMap(({ unsaid }, index) => {
    const all = papers.original(values[index] ?? {});
    return asFlags(Object.fromEntries(Object.entries(all).filter(([key]) => !unsaid.includes(key))), world.system);
  });
  const copies = values.some((all) => papers.copiesFor(all).length > 0) ? ["--copy"] : [];
  world.err(`已填的内容没有写入。改动后可以这样再次运行：\n  ${[asCalled(command, called), ...flags, ...copies].join(" ")}\n`);
}
