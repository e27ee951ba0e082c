import type { Diagnostic } from "../model/diagnostic.ts";

/** Hex digest of a text; given by the caller, since only disk/ may use node:crypto. */
export type Digest = (text: string) => string;

/** One for each diagnostic, equal between runs as long as its rule, problem and field are, even when lines have moved. */
export function fingerprints(diagnostics: readonly Diagnostic[], digest: Digest): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ file, rule, item, field }) => {
    const key = JSON.stringify([file, rule, item, field ?? ""]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return digest(`${key} ${count}`);
  });
}
