import type { Day } from "./day.ts";
import type { Ledger } from "./ledger.ts";

/** The ledger as the rules get it: a 日期 or 登记日期 later than the day of the check is a wrong value, and is left out like any other. */
export function withoutDatesAfter(ledger: Ledger, day: Day): Ledger {
  const late = (on: Day | undefined) => on !== undefined && on > day;
  const problems = ledger.problems.map((problem) => {
    const wrong = new Set(problem.wrong);
    const log = problem.log.map((event) => {
      if (!late(event.on)) return event;
      wrong.add([...event.path, "on"].join("/"));
      const { on: _, ...rest } = event;
      return rest;
    });
    const acknowledged = problem.acknowledged?.map((answer) => {
      if (!late(answer.on)) return answer;
      wrong.add([...answer.path, "on"].join("/"));
      const { on: _, ...rest } = answer;
      return rest;
    });
    const seen = { ...problem, log, wrong, ...(acknowledged && { acknowledged }) };
    if (!late(problem.enteredOn)) return wrong.size === problem.wrong.size ? problem : seen;
    wrong.add("enteredOn");
    const { enteredOn: _, ...rest } = seen;
    return rest;
  });
  return { ...ledger, problems };
}
