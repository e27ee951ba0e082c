import type { Severity } from "../../model/diagnostic.ts";
import type { RuleWords } from "../../model/example.ts";

/** A rule of one layer. */
export interface LayerRule extends RuleWords {
  readonly severity: Severity;
}
