import type { Severity } from "../../model/diagnostic.ts";
import type { RuleWords } from "../../model/example.ts";

/** A rule of one layer; its name is its key there. */
export interface LayerRule extends Omit<RuleWords, "name"> {
  readonly severity: Severity;
}
