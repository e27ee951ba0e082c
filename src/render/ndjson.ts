import { compactJson } from "./printed-json.ts";

/** One JSON text a line, each ended by a line feed; invisible and control characters are written as `\u…`. */
export function ndjsonOf(records: readonly unknown[]): string {
  return records.map((record) => `${compactJson(record)}\n`).join("");
}
