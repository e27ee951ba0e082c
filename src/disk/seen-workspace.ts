// A workspace as it is on disk, looked at again and again: which of its files may have changed since the last look.
import { statSync } from "node:fs";
import { join } from "node:path";
import type { EvidenceFacts } from "../model/evidence.ts";
import type { Source } from "../read/index.ts";
import { isSparse } from "./git-repository.ts";
import { evidenceIn, listSources } from "./workspace.ts";

type FactsOf = (path: string) => EvidenceFacts | undefined;

/** Nanoseconds for which a file's time does not tell two writes apart. */
const doubtful = 20_000_000n;

export class SeenWorkspace {
  /** As of the last look. A file that has not changed since an earlier one keeps the function that reads it. */
  sources: readonly Source[] = [];
  evidence: FactsOf;
  /** See `CheckOptions.unseen`. */
  unseen: ReadonlySet<string> = new Set();
  private stamps: ReadonlyMap<string, string> = new Map();

  constructor(readonly root: string) {
    this.evidence = evidenceIn(root);
  }

  /** Looks again; true where something may be different. `isEvidenceNew`: what is known of evidence may no longer hold. */
  async look(isEvidenceNew: boolean): Promise<boolean> {
    const known = new Map(this.sources.map((source) => [source.path, source]));
    const listed = sourcesAt(this.root);
    const stamps = new Map(listed.map(({ path }) => [path, stampOf(join(this.root, ...path.split("/")))]));
    const isKept = (path: string) => stamps.get(path) !== undefined && stamps.get(path) === this.stamps.get(path);
    const isListNew = listed.length !== known.size || listed.some(({ path }) => !known.has(path));
    const isNew = isListNew || listed.some(({ path }) => !isKept(path));
    this.sources = listed.map((source) => (isKept(source.path) && known.get(source.path)) || source);
    this.stamps = new Map([...stamps].flatMap(([path, stamp]) => (stamp === undefined ? [] : [[path, stamp]])));
    if (isEvidenceNew || isListNew) this.evidence = evidenceIn(this.root);
    if (isNew && isSparse(this.root)) await this.lookForLeftOut();
    return isNew || isEvidenceNew;
  }

  /** In a sparse checkout what git has and the disk has not is not missing. */
  private async lookForLeftOut(): Promise<void> {
    const { partlyHere } = await import("./not-checked-out.ts");
    const partly = partlyHere({ root: this.root, sources: this.sources, evidence: this.evidence });
    this.unseen = partly?.unseen ?? new Set();
    if (!partly) return;
    this.sources = partly.workspace.sources;
    this.evidence = (path) => partly.workspace.evidence(path);
  }
}

/** None where ledgers/ is not there, or not at this moment. */
function sourcesAt(root: string): Source[] {
  try {
    return listSources(root);
  } catch {
    return [];
  }
}

/** Differs where the file may differ; undefined where that cannot be told. */
function stampOf(path: string): string | undefined {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    const newest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
    const age = BigInt(Date.now()) * 1_000_000n - newest;
    return age < doubtful && age > -doubtful ? undefined : [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch {
    return "nowhere";
  }
}
