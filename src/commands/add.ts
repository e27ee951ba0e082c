// `ledger add`: a problem.

import { fieldAt, fromFlags, withLists } from "../desk/candidate.ts";
import { choicesFor, handlingsFor } from "../desk/choices.ts";
import { typed } from "../desk/flags.ts";
import { nextNumber } from "../desk/next-number.ts";
import { problemIn } from "../desk/problem-in.ts";
import { receivable, receivedFrom } from "../desk/received.ts";
import type { Spec } from "../desk/spec.ts";
import { withItems } from "../edit/ledger-text.ts";
import { attended } from "../entry/attended.ts";
import { bodyCalled, bytesRead, type Desk, type DeskOptions, mustExist, openDesk } from "../entry/checked-entry.ts";
import { enter } from "../entry/enter.ts";
import { paperDesk } from "../entry/evidence.ts";
import type { World } from "../entry/world.ts";
import { shellWord } from "../model/called.ts";
import { addDays, isDay, longDay } from "../model/day.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Path, Problem, Values } from "../model/ledger.ts";
import { mayHold, taskNumbered, unitNamed } from "../model/plan.ts";
import { UsageError } from "../model/usage-error.ts";
import { ledgerKeys, problemFields } from "../read/schema/fields.ts";
import { problemRefusals } from "../read/schema/refusals-of-part.ts";
import { essentialKeys } from "../rules/essentials-complete.ts";

/** 0 written (or shown), 1 check has something against it, 2 could not run; 130 left. */
export async function add(tokens: readonly string[], options: DeskOptions, outside: World): Promise<number> {
  const { words, given } = typed(tokens, options.set ?? []);
  if (words.length > 0)
    throw new UsageError(
      `“${words[0]}”前面缺少选项名`,
      "写成 ledger add --unit 单位 --任务 序号 --题目 内容；内容中有空格的，用英文引号括起来。",
    );
  const desk = await openDesk(options.root, outside);
  if (typeof desk === "number") return desk;
  const sitting = await attended(desk, options, outside);
  const { world } = sitting;
  const body = bodyCalled(desk.plan, options.unit ?? (await unitAsked(desk, world)));
  const { short } = body;
  if (short === undefined) throw new UsageError(`“${body.name}”的台账不登记问题`, "请用 --unit 写明由哪个单位整改。");
  mustExist(desk, body.file, body.name);
  const origin = given.length === 0 ? await originAsked(receivable(desk.plan, desk.reading.ledgers, body.name), world) : undefined;
  const task = origin?.task ?? (await taskOf(desk, body.name, given.find(({ path }) => path.join() === "任务")?.text, world));
  const form = desk.reading.forms.get(task);
  const fields = problemFields(form, desk.plan);
  const flags = withLists(
    fromFlags(
      fields,
      given.filter(({ path }) => path.join() !== "任务"),
    ),
  );
  const scene = { plan: desk.plan, ledgers: desk.reading.ledgers, baseline: desk.reading.baseline, owner: body.name };
  const detail = fieldAt(fields, ["明细"])?.fields ?? [];
  const spec: Spec = {
    fields,
    refusals: (values) => problemRefusals(values, form, desk.plan),
    choices: (path, values) =>
      path.join() === "分类处置" ? handlingsFor(fieldAt(fields, path)?.options ?? [], values, desk.plan) : choicesFor(path, values, scene),
    before: (key, values) => {
      // An old problem found again by other means has its number too, and on that the handling depends.
      if (key === "分类处置") return choicesFor(["清单号"], values, scene).length > 0 ? ["清单号"] : [];
      return key === "节点" ? ["时限"] : [];
    },
    defaults: { 登记日期: options.date ?? world.today },
    suggestions: () => ({ ...dueOfTask(desk.plan, task) }),
    wanted: (values) => essentialKeys(values["分类处置"] as Problem["handling"]).filter((key) => key !== "明细"),
  };
  const start: Values = {
    编号: numberFor(desk, short, task, undefined),
    任务: task,
    ...(options.date === undefined && world.person ? {} : { 登记日期: spec.defaults["登记日期"] }),
    ...(world.person && detail.length > 0 ? { 明细: {} } : {}),
    ...(origin ? receivedFrom(desk.plan, origin, problemIn(desk.reading.textOf(origin.file) ?? "", origin.id ?? "")?.problem ?? {}) : {}),
    ...flags,
  };
  const isOwnNumber = flags["编号"] === undefined;
  let id = String(start["编号"]);
  const writing = ([problem = {}]: readonly Values[]) => ({
    file: body.file,
    dryRun: options.dryRun === true,
    // Somebody may have taken the number while questions were answered: it is reckoned again at the moment of writing.
    compose(text: string) {
      id = isOwnNumber ? numberFor(desk, short, task, { file: body.file, text }) : String(problem["编号"]);
      return withItems(text, [], "问题", [{ ...problem, 编号: id }], ledgerKeys);
    },
    get subject() {
      return id;
    },
  });
  const unsaid = isOwnNumber ? ["编号"] : [];
  const isOpen = ([key]: Path) => key !== "任务" && !unsaid.includes(String(key));
  const entry = {
    what: "问题",
    parts: [{ spec, start, head: ["问题"], isOpen, unsaid, isWhole: true }],
    papers: paperDesk(desk.workspace, false, world),
    writing,
    command: `ledger add --unit ${shellWord(short, world.system)}`,
    isAbout: ({ item }: Diagnostic) => item === id,
    remarks: ([problem = {}]: readonly Values[]) => putOff(problem, spec.wanted(problem), desk.plan.settings.completeWithinDays),
  };
  return enter(desk, entry, sitting);
}

/** 完成时限 of the task, where the plan gives one. */
function dueOfTask(plan: Desk["plan"], number: number): Readonly<Record<string, string>> {
  const { due } = taskNumbered(plan, number) ?? {};
  return due === undefined ? {} : { 时限: due };
}

/** What may be filled in later is named with its last day. */
function putOff(problem: Values, wanted: readonly string[], days: number): string[] {
  const left = wanted.filter((key) => problem[key] === undefined);
  const enteredOn = String(problem["登记日期"]);
  if (left.length === 0 || !isDay(enteredOn)) return [];
  return [`还没有填：${left.join("、")}。最迟${longDay(addDays(enteredOn, days))}补齐，报完成之前必须填好。`];
}

function numberFor({ workspace }: Desk, short: string, task: number, fresh: { file: string; text: string } | undefined): string {
  const texts = workspace.sources
    .filter(({ path }) => path.startsWith("ledgers/"))
    .map(({ path }) => (path === fresh?.file ? fresh.text : new TextDecoder().decode(bytesRead(workspace, path))));
  return nextNumber(texts, short, task);
}

async function unitAsked({ plan, workspace }: Desk, world: World): Promise<string> {
  const there = plan.units
    .filter(({ short }) => workspace.sources.some(({ path }) => path === `ledgers/${short}.yaml`))
    .map(({ name }) => name);
  const [only] = there;
  if (there.length === 1 && only !== undefined) return only;
  if (world.person) return (await world.person()).choose("登记在哪个单位的台账", there);
  throw new UsageError("缺少 --unit", `写明登记在哪个单位的台账，例如 --unit ${only ?? "某局"}。`);
}

/** The problem handed over that is to be entered now; undefined: another one. */
async function originAsked(handedOver: readonly Problem[], { person }: World): Promise<Problem | undefined> {
  if (!person || handedOver.length === 0) return undefined;
  const { choose } = await person();
  const words = handedOver.map(({ id, title }) => ({ value: String(id), label: `${id} ${title ?? ""}` }));
  const chosen = await choose("有移交过来、还没有登记的问题，登记哪一个", [...words, { value: "", label: "都不是，登记别的问题" }]);
  return handedOver.find(({ id }) => id === chosen);
}

/** One of the plan's that the unit may hold. */
async function taskOf({ plan }: Desk, owner: string, written: string | undefined, world: World): Promise<number> {
  const unit = unitNamed(plan, owner);
  const held = plan.tasks.filter((task) => unit && mayHold(plan, unit, task));
  const list = held.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }));
  const told = list.map(({ label }) => label).join("、");
  if (written === undefined) {
    if (!world.person) throw new UsageError("缺少 --任务", `写任务的序号，${owner}可以登记：${told}。`);
    if (held.length === 1) return (held[0] as { number: number }).number;
    return Number(await (await world.person()).choose("哪项任务", list));
  }
  const task = taskNumbered(plan, Number(written));
  if (!task || !/^\d+$/.test(written)) throw new UsageError(`方案中没有任务“${written}”`, `写任务的序号，${owner}可以登记：${told}。`);
  return task.number;
}
