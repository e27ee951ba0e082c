// Two states of a small workspace; the later one's files say themselves what `check` must find in them (see workspace-case.ts).
import { expect, it } from "vitest";
import { check } from "../../../src/check/check.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import type { EvidenceFacts } from "../../../src/model/evidence.ts";
import { marked, sourcesOf, type Workspace } from "../../workspace-case.ts";

/** Bytes of evidence files, by path below ledgers/: then and now. Both equal, or left out: nobody touched it. */
export type Files = Readonly<Record<string, readonly [then: string | undefined, now: string | undefined]>>;

/** All that is found in `now`, compared with `base`. */
export async function compared(base: Workspace, now: Workspace, files: Files = {}): Promise<readonly Diagnostic[]> {
  const facts = (bytes: string | undefined): EvidenceFacts =>
    bytes === undefined ? { state: "missing" } : { state: "file", size: bytes.length, digest: () => bytes };
  const { result } = await check(sourcesOf(now), now.asOf ?? "2020-05-20", {
    evidence: (path) => facts((files[path] ?? ["", path])[1]),
    base: {
      sources: sourcesOf(base),
      evidence: (path) => facts((files[path] ?? [path])[0]),
      digestNow: (path) => (files[path] ?? ["", path])[1],
    },
  });
  return result.diagnostics;
}

const withoutItem = (line: string) => line.split(" ").slice(0, -1).join(" ");

type Row = readonly [what: string, base: Workspace, now: Workspace, files?: Files];

/** One test a row: exactly what is marked in `now` is found. Whose problem it is, is asked elsewhere: what is gone stands at another place. */
export function histories(rows: readonly Row[]): void {
  for (const [what, base, now, files] of rows)
    it(what, async () => {
      const found = await compared(base, now, files);
      const lines = found.map(
        ({ file, line, column, endColumn, severity, rule, unit }) => `${file}:${line}:${column}-${endColumn} ${severity} ${rule} ${unit}`,
      );
      expect(lines.sort()).toEqual(marked(now).map(withoutItem).sort());
    });
}
