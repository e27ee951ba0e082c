// `ledger duty 事项 …`: what a unit, or the office, has done itself.

import { fromFlags, withLists } from "../desk/candidate.ts";
import { choicesFor } from "../desk/choices.ts";
import { typed } from "../desk/flags.ts";
import type { Spec } from "../desk/spec.ts";
import { wantedOfUnit } from "../desk/wanted.ts";
import { withItems } from "../edit/ledger-text.ts";
import { attended } from "../entry/attended.ts";
import { bodyCalled, type Desk, type DeskOptions, dated, mustExist, openDesk } from "../entry/checked-entry.ts";
import { enter } from "../entry/enter.ts";
import { paperDesk } from "../entry/evidence.ts";
import type { World } from "../entry/world.ts";
import { shellWord } from "../model/called.ts";
import { addMonths, isDay, isMonth, monthOf } from "../model/day.ts";
import type { Path, Values } from "../model/ledger.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { type EventsOf, eventFields, kindsOf, ledgerKeys } from "../read/schema/fields.ts";
import type { Refusal } from "../read/schema/refusal.ts";
import { eventRefusals } from "../read/schema/refusals-of-part.ts";
import { plainValues } from "../read/yaml/plain-values.ts";
import { monthFault } from "../rules/monthly-reported-once.ts";

/** 0 written (or shown), 1 check has something against it, 2 could not run; 130 left. */
export async function duty(tokens: readonly string[], options: DeskOptions, outside: World): Promise<number> {
  const { words, given } = typed(tokens, options.set ?? []);
  const desk = await openDesk(options.root, outside);
  if (typeof desk === "number") return desk;
  const sitting = await attended(desk, options, outside);
  const { world } = sitting;
  const [kind, ...more] = words;
  if (more.length > 0)
    throw new UsageError(`“${more[0]}”前面缺少选项名`, "写成 ledger duty 事项 --unit 单位 --情况 内容；内容中有空格的，用英文引号括起来。");
  const body = bodyCalled(desk.plan, options.unit ?? (await unitAsked(desk, world)));
  mustExist(desk, body.file, body.name);
  const of: EventsOf = body.short === undefined ? "officeEvent" : "unitEvent";
  const kinds = kindsOf(of, desk.plan);
  const chosen = kind ?? (await kindAsked(kinds, world));
  if (!kinds.includes(chosen)) {
    const meant = closest(chosen, kinds);
    throw new UsageError(`没有“${chosen}”这种事项${meant ? `，是不是“${meant}”` : ""}`, `可以记：${kinds.join("、")}。`);
  }
  const fields = eventFields(of, chosen, desk.plan);
  const scene = { plan: desk.plan, ledgers: desk.reading.ledgers, baseline: desk.reading.baseline, owner: body.name };
  const flags = withLists(fromFlags(fields, given));
  const papers = paperDesk(desk.workspace, options.copy === true, world);
  const spec: Spec = {
    fields,
    refusals: (values) => [...eventRefusals(values, of, desk.plan), ...(world.person ? monthRefusals(values, desk, body.name) : [])],
    choices: (path, values) => choicesFor(path, values, scene),
    defaults: { 日期: options.date ?? world.today },
    suggestions: ({ 日期: on }) => (isDay(String(on)) ? { 月份: addMonths(monthOf(String(on)), -1) } : {}),
    wanted: (values) => wantedOfUnit(values, fields, of, desk.plan),
    papers,
  };
  const part = {
    spec,
    start: { ...dated(options.date, world), 事项: chosen, ...flags },
    head: ["履职"],
    isOpen: ([key]: Path) => key !== "事项",
    unsaid: ["事项"],
    isWhole: true,
  };
  const entry = {
    what: `“${chosen}”`,
    parts: [part],
    papers,
    writing: ([event = {}]: readonly Values[]) => ({
      file: body.file,
      dryRun: options.dryRun === true,
      subject: `${body.name} ${chosen}`,
      compose: (text: string) => withDuty(text, event),
    }),
    command: `ledger duty ${chosen} --unit ${shellWord(body.short ?? body.name, world.system)}`,
  };
  return enter(desk, entry, sitting);
}

/** Behind the last of the same day or an earlier one. */
export function withDuty(text: string, event: Values) {
  const duties = ((plainValues(text)?.value as { 履职?: Values[] } | undefined)?.履职 ?? []) as Values[];
  const days = Array.isArray(duties) ? duties.map((one) => String(one?.["日期"] ?? "")) : [];
  const after = days.findLastIndex((day) => day <= String(event["日期"]));
  return withItems(text, [], "履职", [event], ledgerKeys, after < 0 ? undefined : after);
}

/** A month that was reported already, or is none of the plan's, is told at once to whoever answers. */
function monthRefusals({ 事项: kind, 月份: month }: Values, { reading, plan }: Desk, unit: string): Refusal[] {
  if (!isMonth(month)) return [];
  const before = reading.ledgers.find((ledger) => ledger.unit === unit)?.duties ?? [];
  const earlier = before.find((one) => one.kind === kind && one.month === month);
  const fault = monthFault({ kind: String(kind), month }, earlier, unit, plan);
  return fault ? [{ path: ["月份"], at: "value", rule: "value-form", message: fault.message, hint: fault.hint }] : [];
}

async function unitAsked({ plan, workspace }: Desk, world: World): Promise<string> {
  const there = [...plan.units.map(({ name }) => name), plan.office.name].filter((name) =>
    workspace.sources.some(({ path }) => path === bodyCalled(plan, name).file),
  );
  const [only] = there;
  if (there.length === 1 && only !== undefined) return only;
  if (world.person) return (await world.person()).choose("哪个单位的台账", there);
  throw new UsageError("缺少 --unit", `写明是哪个单位的，例如 --unit ${only ?? "某局"}。`);
}

async function kindAsked(kinds: readonly string[], world: World): Promise<string> {
  if (world.person) return (await world.person()).choose("记什么", kinds);
  throw new UsageError("缺少事项", `写成 ledger duty 事项，可以记：${kinds.join("、")}。`);
}
