// What `ledger import` would make of each ledger.
import { numbering } from "../desk/next-number.ts";
import { CannotEdit } from "../edit/ledger-text.ts";
import { byUnit, type OfUnit } from "../import/by-unit.ts";
import type { Imported, RefusedPlace } from "../import/imported.ts";
import { type Merged, type Merging, merged } from "../import/merged.ts";
import { unitNamed } from "../model/plan.ts";
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

/** One a ledger, and what cannot be put into any. UsageError where a ledger is not there or cannot be written to. */
export function targetsOf(
  desk: Desk,
  imported: Imported,
  asked: string | undefined,
  merging: Pick<Merging, "enteredOn" | "fieldsFor">,
): { targets: ImportTarget[]; refused: RefusedPlace[] } {
  const { plan, workspace } = desk;
  const called = (name: string) => {
    const isKnown = unitNamed(plan, name) || plan.units.some(({ short }) => short === name) || [plan.office.name, "办公室"].includes(name);
    return isKnown ? bodyCalled(plan, name).name : undefined;
  };
  const there = plan.units.filter(({ short }) => workspace.sources.some(({ path }) => path === `ledgers/${short}.yaml`));
  const only = asked === undefined ? undefined : bodyCalled(plan, asked).name;
  const { parts, refused } = byUnit(imported, called, only, only ?? (there.length === 1 ? there[0]?.name : undefined));
  const targets = refused.length > 0 ? [] : [...parts].map(([name, part]) => targetOf(desk, name, part, merging));
  return { targets, refused: [...refused, ...targets.flatMap(({ merged: result }) => result.refused)] };
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
