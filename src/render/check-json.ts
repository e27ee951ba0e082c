import { type CheckResult, valueOfCheck } from "../model/diagnostic.ts";
import { printedJson } from "./printed-json.ts";

/** `ledger check --format json`. Ends with a line feed. */
export function checkJson(result: CheckResult): string {
  return printedJson(valueOfCheck(result));
}
