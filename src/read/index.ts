// Sources → the model, and every fault on the way. A broken file never stops the others.
import { compare } from "../model/diagnostic.ts";
import type { Ledger } from "../model/ledger.ts";
import { type FileMeant, filesMeant } from "./files-meant.ts";
import { Reader } from "./reader.ts";
import { baselineFile, type Ground, planFile, type Reading } from "./reading.ts";
import type { DetailForm } from "./schema/forms.ts";
import { Shelf } from "./shelf.ts";
import type { Source } from "./source.ts";

export { baselineFile, type Ground, officeFile, type Places, planFile, type Reading } from "./reading.ts";
export type { DetailForm } from "./schema/forms.ts";
export type { Content, Source } from "./source.ts";

/** Functions called while reading. */
export interface Watching {
  /** Called with each ledger as soon as it is read, while its places are still in the cache. */
  ledger?(ledger: Ledger, ground: Ground): void;
  /** Called with how many ledgers are read, of how many. */
  file?: ((done: number, all: number) => void) | undefined;
}

/**
 * Reads the plan first, since it says which form a task's 明细 has; then the ledgers, one after another. `before`: an earlier reading, of which
 * files that are the same are taken over.
 */
export async function read(sources: readonly Source[], before?: Reading, watching: Watching = {}): Promise<Reading> {
  const known = before && isSameGround(sources, before.records) ? before.records : new Map();
  const reader = new Reader(known, before?.shelf ?? new Shelf());
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const planSource = byPath.get(planFile);
  const plan = planSource ? reader.readPlan(planSource) : undefined;
  const forms = plan ? await reader.formsOf(plan, byPath) : new Map<number, DetailForm>();
  for (const { path, content } of sources)
    if (path.startsWith("schemas/"))
      reader.records.set(path, { content, value: undefined, diagnostics: [], isText: false, isJudged: false });
  const baselineSource = byPath.get(baselineFile);
  const baseline = baselineSource ? reader.readBaseline(baselineSource) : undefined;
  const ground: Ground = {
    plan,
    baseline,
    diagnostics: [...reader.diagnostics],
    locate: (file, path, missing) => reader.locate(file, path, missing),
    editsTo: (file, path, word) => reader.editsTo(file, path, word),
  };
  const ledgers: Ledger[] = [];
  let files = 0;
  const meant = filesMeant(sources, plan);
  const others = [...meant.keys()].filter((path) => path !== planFile && path !== baselineFile);
  const all = others.filter((path) => isLedger(meant.get(path) as FileMeant)).length;
  for (const path of others.sort(compare)) {
    const file = meant.get(path) as FileMeant;
    reader.tellOfName(path, file);
    if (!isLedger(file)) continue;
    files += 1;
    const ledger = reader.readLedger(byPath.get(path) as Source, forms, file);
    watching.file?.(files, all);
    if (!ledger) continue;
    ledgers.push(ledger);
    watching.ledger?.(ledger, ground);
  }
  return {
    ...ground,
    ledgers,
    diagnostics: reader.diagnostics,
    forms,
    files,
    unread: reader.unread(ledgers),
    setAside: new Set([...meant].flatMap(([path, file]) => (isLedger(file) ? [] : [path]))),
    textOf: (file) => reader.files.at(file)?.text,
    isJudged: (file) => reader.judged.has(file),
    records: reader.records,
    shelf: reader.files.shelf,
  };
}

/** True for files that are no unit's ledger: a second one, the plan, the list, and files that are none of ours. */
function isLedger(file: FileMeant): boolean {
  return file.as === "own" || (file.as === "misnamed" && file.unit !== null);
}

/** True where everything that decides how a ledger is read (plan, forms) is what it was. */
function isSameGround(sources: readonly Source[], records: Reading["records"]): boolean {
  const isGround = (path: string) => path === planFile || path.startsWith("schemas/");
  const now = sources.filter(({ path }) => isGround(path));
  return (
    now.length === [...records.keys()].filter(isGround).length && now.every(({ path, content }) => records.get(path)?.content === content)
  );
}
