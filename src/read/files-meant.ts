// What each file directly in ledgers/ was meant to be, even under a wrong name: judged by its contents, and by its name only where those do not tell.
import { compare } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { baselineFile, officeFile, planFile } from "./reading.ts";
import { decode, readContent, type Source, textInAnyEncoding } from "./source.ts";

/** What a file can be, and where it belongs: a unit's ledger, the office's, the plan or the earlier list. */
interface Place {
  /** What it is, in words for a message: 某局台账. */
  readonly what: string;
  /** The path that file has to have. */
  readonly right: string;
  /** The unit's or the office's name; null for the plan and the list. */
  readonly unit: string | null;
}

export type FileMeant =
  /** Rightly named, or the ledger of a unit that the plan does not have. */
  | { readonly as: "own" }
  /** A second file of what the file `of` is already. */
  | (Place & { readonly as: "copy"; readonly of: string; readonly isSame: boolean })
  /** The only file of its kind, under a wrong name. */
  | (Place & { readonly as: "misnamed" })
  /** None of ours: neither its name nor its contents are those of a ledger, plan or list. */
  | { readonly as: "foreign" };

const topKey = /^["'“]?(?:单位|第一责任人|填报人|履职|问题|名称|任务|阶段|清单)["'”]?[ \u3000]*[:：]/m;
const hasKey = (text: string, key: string) => new RegExp(`^["'“]?${key}["'”]?[ \\u3000]*[:：]`, "m").test(text);

/** How names begin that programs give to temporary files: locks, unfinished downloads, backups. */
const leftBehind = /^(?:\.|~|#)/;
/** How a ledger's name ends, and how Windows and Notepad make it end. */
const ending = /\.ya?ml(?:\.txt)?$/i;
const backup = /^(.+\.ya?ml)(?:~|\.(?:bak|orig|old|tmp))$/i;

/**
 * True for a file that is a ledger, plan or list, or was meant as one. `names`: of all files beside it; `head`: how the file begins, asked only
 * where the name leaves it open.
 */
export function isMeantAsOurs(name: string, names: ReadonlySet<string>, head: () => Uint8Array): boolean {
  if (leftBehind.test(name) || names.has(backup.exec(name)?.[1] ?? "")) return false;
  return ending.test(name) || isOursWithin(head());
}

/** True for a text that begins with a key of a ledger, plan or list and has the keys that go with it. A note about ledgers begins otherwise. */
function isOursWithin(head: Uint8Array): boolean {
  const text = textInAnyEncoding(head);
  const first = text?.split(/\r\n|\n|\r/).find((line) => line.trim() !== "" && !/^(?:#|---|%)/.test(line));
  if (text === undefined || first === undefined || !topKey.test(first)) return false;
  const has = (...keys: string[]) => keys.every((key) => hasKey(text, key));
  return (has("单位") && (has("问题") || has("履职") || has("第一责任人", "填报人"))) || has("名称", "任务", "阶段") || has("名称", "清单");
}

/** True for a plan with 下级: its workspace may be without any ledger. */
export function plansForZones(plan: Source): boolean {
  return hasKey(textInAnyEncoding(readContent(plan)) ?? "", "下级");
}

/** What each file directly in ledgers/ was meant to be, by path. */
export function filesMeant(sources: readonly Source[], plan: Plan | undefined): ReadonlyMap<string, FileMeant> {
  const direct = sources.filter(({ path }) => /^ledgers\/[^/]+$/.test(path));
  const there = new Set(direct.map(({ path }) => path));
  const rightNames = new Set([planFile, baselineFile, officeFile, ...(plan?.units ?? []).map(({ short }) => pathOf(short))]);
  const found = new Map<string, FileMeant>();
  const claims = new Map<string, { readonly source: Source; readonly place: Place }[]>();
  for (const source of direct) {
    if (rightNames.has(source.path)) {
      found.set(source.path, { as: "own" });
      continue;
    }
    const text = textInAnyEncoding(readContent(source)) ?? "";
    const name = source.path.slice("ledgers/".length);
    const isOurs = source.path.endsWith(".yaml") || topKey.test(text) || isCalledAsOurs(name, rightNames, plan);
    const place = isOurs ? placeIn(name, text, plan) : undefined;
    if (place) claims.set(place.right, [...(claims.get(place.right) ?? []), { source, place }]);
    else found.set(source.path, { as: isOurs ? "own" : "foreign" });
  }
  for (const [right, claimants] of claims) {
    const [first, ...others] = there.has(right) ? [undefined, ...claimants] : claimants.sort(nearestTo(right));
    if (first) found.set(first.source.path, { ...first.place, as: "misnamed" });
    const of = first?.source ?? direct.find(({ path }) => path === right);
    for (const claimant of others)
      if (claimant && of)
        found.set(claimant.source.path, { ...claimant.place, as: "copy", of: of.path, isSame: isSameText(claimant.source, of) });
  }
  return found;
}

/** True for 某局.yml, 某局.YAML, 某局.yaml.txt: but for its ending the name is right, so nothing within need say what the file is. */
function isCalledAsOurs(name: string, rightNames: ReadonlySet<string>, plan: Plan | undefined): boolean {
  if (!ending.test(name)) return false;
  const stem = name.replace(ending, "");
  return rightNames.has(pathOf(stem)) || plan?.units.some((unit) => unit.name === stem) === true;
}

function isSameText(a: Source, b: Source): boolean {
  const { text } = decode(a);
  return text !== undefined && text === decode(b).text;
}

/** What the file is; undefined where it names a unit that the plan does not have, or nothing tells. */
function placeIn(name: string, text: string, plan: Plan | undefined): Place | undefined {
  const campaign = (what: string, right: string): Place => ({ what, right, unit: null });
  if ((hasKey(text, "任务") && hasKey(text, "阶段")) || (!hasKey(text, "单位") && /^plan(?![a-z])/i.test(name)))
    return campaign("方案", planFile);
  if (hasKey(text, "清单") || (!hasKey(text, "单位") && /^baseline(?![a-z])/i.test(name))) return campaign("清单", baselineFile);
  if (!plan) return undefined;
  const office: Place = { what: `${plan.office.name}台账`, right: officeFile, unit: plan.office.name };
  const written = /^["'“]?单位["'”]?[ \u3000]*[:：][ \t\u3000]*["'“]?([^\s"'”#]+)/m.exec(text)?.[1];
  if (written === plan.office.name) return office;
  const unit =
    written === undefined
      ? plan.units
          .filter(({ short, name: full }) => name.startsWith(short) || name.startsWith(full))
          .sort((a, b) => b.short.length - a.short.length)[0]
      : plan.units.find(({ name: full, short }) => written === full || written === short);
  if (unit) return { what: `${unit.name}台账`, right: pathOf(unit.short), unit: unit.name };
  return written === undefined && name.startsWith("办公室") ? office : undefined;
}

function pathOf(short: string): string {
  return `ledgers/${short}.yaml`;
}

/** Sorts first the files whose name differs from the right one only behind the dot. */
function nearestTo(right: string): (a: { readonly source: Source }, b: { readonly source: Source }) => number {
  const isNear = ({ source }: { readonly source: Source }) =>
    source.path.toLowerCase().startsWith(right.slice(0, -"aml".length).toLowerCase());
  return (a, b) => Number(isNear(b)) - Number(isNear(a)) || compare(a.source.path, b.source.path);
}
