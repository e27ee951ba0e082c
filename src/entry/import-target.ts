// What `ledger import` would make of each ledger, and the errors that would bring.
import { check } from "../check/check.ts";
import { newErrors } from "../desk/new-faults.ts";
import { numbering } from "../desk/next-number.ts";
import { CannotEdit } from "../edit/ledger-text.ts";
import { byUnit, type OfUnit } from "../import/by-unit.ts";
import type { Imported } from "../import/imported.ts";
import { type Merged, type Merging, merged } from "../import/merged.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { UsageError } from "../model/usage-error.ts";
import { limits, maxBytes } from "../read/limits.ts";
import { decode } from "../read/source.ts";
import { bodyCalled, bytesRead, type Desk, mustExist } from "./checked-entry.ts";

export interface ImportTarget {
  readonly name: string;
  readonly file: string;
  readonly before: Uint8Array;
  readonly text: string;
  readonly merged: Merged;
}

/** One for each ledger. UsageError where a row's unit is not known, or its ledger is not there or cannot be written to. */
export function targetsOf(
  desk: Desk,
  imported: Imported,
  asked: string | undefined,
  merging: Pick<Merging, "enteredOn" | "fieldsFor">,
): ImportTarget[] {
  const { plan, workspace } = desk;
  const called = (name: string) => bodyCalled(plan, name).name;
  const there = plan.units.filter(({ short }) => workspace.sources.some(({ path }) => path === `ledgers/${short}.yaml`));
  const only = asked === undefined ? undefined : called(asked);
  const parts = byUnit(imported, called, only, only ?? (there.length === 1 ? there[0]?.name : undefined));
  return [...parts].map(([name, part]) => targetOf(desk, name, part, merging));
}

function targetOf(desk: Desk, name: string, part: OfUnit, merging: Pick<Merging, "enteredOn" | "fieldsFor">): ImportTarget {
  const { file, short } = bodyCalled(desk.plan, name);
  mustExist(desk, file, name);
  const before = bytesRead(desk.workspace, file);
  const text = decode({ path: file, content: before }).text;
  if (text === undefined) throw new UsageError(`${file} 的编码读不出来，没有导入`, "请先核对，改正后再导入：", ["ledger check"]);
  refuseTooMuch(name, text, part);
  const others = desk.workspace.sources.filter(({ path }) => path !== file && path.startsWith("ledgers/"));
  const numberFor = numbering(
    [
      text,
      ...others.map(({ path }) => new TextDecoder().decode(bytesRead(desk.workspace, path))),
      part.problems.map(({ values }) => String(values["编号"] ?? "")).join("\n"),
    ],
    short ?? name,
  );
  try {
    return { name, file, before, text, merged: merged(text, { ...part, ...merging, numberFor }) };
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    throw new UsageError(`不能自动写入“${file}”：${error.message}`, "请先核对，改正后再导入：", ["ledger check"]);
  }
}

/** Refuses a result so large that check would not read it. */
function refuseTooMuch(name: string, text: string, { problems }: OfUnit): void {
  const { items } = limits.ledger;
  if (problems.length > items)
    throw new UsageError(
      `${name}有${problems.length}件问题，一个单位的台账最多${items}件`,
      "请核对是不是这个单位的表，删去无关的行，再导入。",
    );
  const size = Buffer.byteLength(text) + Buffer.byteLength(JSON.stringify(problems.map(({ values }) => values)));
  if (size > maxBytes)
    throw new UsageError(`${name}的内容太长：台账最大${maxBytes / 1024 / 1024}MB`, "请核对表中是否有不属于台账的大段文字，删去后再导入。");
}

export interface ImportFault {
  readonly where: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Errors that the ledgers would have and have not now, each by the row it comes from. */
export async function faultsOf({ workspace, reading }: Desk, targets: readonly ImportTarget[], asOf: string): Promise<ImportFault[]> {
  const { sources, evidence } = workspace;
  const after = new Map(targets.map(({ file, merged: { text } }) => [file, new TextEncoder().encode(text)]));
  const next = await check(
    sources.map((source) => ({ path: source.path, content: after.get(source.path) ?? source.content })),
    asOf,
    { evidence, before: { reading, near: undefined } },
  );
  if (next.result.errors === 0) return [];
  const present = await check(sources, asOf, { evidence, before: next });
  const where = new Map(targets.flatMap(({ merged: result }) => [...result.where]));
  const placeOf = ({ item, file }: Diagnostic) => (!item ? file : `${where.get(item) ?? file}（${item}）`);
  return newErrors(present.result.diagnostics, next.result.diagnostics).map((one) => ({
    where: placeOf(one),
    message: one.message + holderOf(one, next.textOf(one.file) ?? ""),
    hint: one.hint,
  }));
}

/** `（责任人）`: says in which mapping a key such as 职务 is missing, since an imported row has no line to look at. */
function holderOf({ message, line }: Diagnostic, text: string): string {
  const holder = /^\s+(?:- )?([^\s:]+): \{/.exec(text.split("\n")[line - 1] ?? "")?.[1];
  return message.startsWith("缺少") && holder !== undefined ? `（${holder}）` : "";
}
