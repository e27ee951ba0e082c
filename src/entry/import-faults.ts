// What check has against the ledgers as an import would make them, said of the table: its sheet, its cells and its columns.
import { check } from "../check/check.ts";
import { newErrors } from "../desk/new-faults.ts";
import type { Imported, ImportedProblem, RefusedPlace } from "../import/imported.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { filePath } from "../read/keys.ts";
import type { Desk } from "./checked-entry.ts";
import type { ImportTarget } from "./import-target.ts";

/** Errors that the ledgers would have and have not now, each by the cell it comes from. */
export async function faultsOf(
  { workspace, reading }: Desk,
  targets: readonly ImportTarget[],
  unitPlaces: Imported["unitPlaces"],
  asOf: string,
): Promise<RefusedPlace[]> {
  const { sources, evidence } = workspace;
  const after = new Map(targets.map(({ file, merged: { text } }) => [file, new TextEncoder().encode(text)]));
  const next = await check(
    sources.map((source) => ({ path: source.path, content: after.get(source.path) ?? source.content })),
    asOf,
    { evidence, before: { reading, near: undefined } },
  );
  if (next.result.errors === 0) return [];
  const present = await check(sources, asOf, { evidence, before: next });
  const rows = new Map(targets.flatMap(({ merged: result }) => [...result.where]));
  return newErrors(present.result.diagnostics, next.result.diagnostics).map((one) =>
    saidOfTable(one, one.item ? rows.get(one.item) : undefined, unitPlaces?.get(targets.find(({ file }) => file === one.file)?.name ?? "")),
  );
}

function saidOfTable(fault: Diagnostic, row: ImportedProblem | undefined, ofUnit: ReadonlyMap<string, string> | undefined): RefusedPlace {
  const { message, hint, item, file } = fault;
  if (!row) {
    const where = item === null && ofUnit ? placeOf({ places: ofUnit, where: file }, unitKeysOf(fault)) : (item ?? file);
    return { where, why: message, hint: where === file ? hint : inWordsOfTable(hint) };
  }
  const key = keysOf(fault);
  const missing = /^缺少“(.+?)”/.exec(message)?.[1];
  if (missing !== undefined) {
    const holder = (key.at(-1) === missing ? key.slice(0, -1) : key).join(".");
    const name = holder === "" ? missing : `${holder.replace(/\.\d+/g, "")}.${missing}`;
    return {
      where: placeOf(row, holder === "" ? [] : holder.split(".")),
      why: `${message}${holder === "" ? "" : `（${holder.replace(/\.\d+/g, "")}）`}`,
      hint: `请在表中填写，没有这一列的加一列“${name.replace(".", "")}”，或加 --set ${name}=…`,
    };
  }
  return { where: placeOf(row, key), why: message, hint: inWordsOfTable(hint) };
}

/** Keys that lead to the value from its problem, with places in lists. */
function keysOf({ concerns }: Diagnostic): string[] {
  const [path = []] = (concerns ?? []).map((one) => filePath(one, "ledger")).filter(([first]) => first === "问题");
  return path.slice(2).map(String);
}

/** Keys that lead to a value outside the problems. */
function unitKeysOf({ concerns }: Diagnostic): string[] {
  const [path = []] = (concerns ?? []).map((one) => filePath(one, "ledger")).filter(([first]) => first !== "问题");
  return path.map(String);
}

/** The cell of the value, or of the nearest above or within it; else the row. */
function placeOf({ places, where }: Pick<ImportedProblem, "places" | "where">, written: readonly string[]): string {
  const whole = places.get(written.join("."));
  if (whole !== undefined) return whole;
  const key = written.filter((step, index) => !/^\d+$/.test(step) || (index === 1 && ["经过", "履职"].includes(written[0] ?? "")));
  for (let length = key.length; length > 0; length--) {
    const name = key.slice(0, length).join(".");
    const found = places.get(name) ?? [...places].find(([other]) => other.startsWith(`${name}.`))?.[1];
    if (found !== undefined) return found;
  }
  return where;
}

/** Whoever imports writes cells, not lines of YAML. */
function inWordsOfTable(hint: string): string {
  return hint
    .replace(/“([^“”:]+): ([^“”]*)”/g, "“$2”")
    .replace(/请补一行/g, "请填写")
    .replace(/这一行/g, "这一格");
}
