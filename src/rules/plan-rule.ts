// A rule about the plan by itself, which stops every command where it is broken.
import type { RuleWords } from "../model/example.ts";
import type { Plan } from "../model/plan.ts";
import type { Finding } from "../model/rule.ts";

export interface PlanRule extends RuleWords {
  readonly severity: "error";
  check(plan: Plan): Iterable<Finding>;
}
