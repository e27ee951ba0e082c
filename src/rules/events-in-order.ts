import { type Day, longDay } from "../model/day.ts";
import type { Path } from "../model/ledger.ts";
import type { ProblemRule } from "../model/rule.ts";
import { inOrderOfDates } from "../model/standing.ts";

interface Above {
  readonly on: Day;
  readonly path: Path;
  readonly name: string;
}

/** An event is not dated before 登记日期 nor before the event above it; the same day is allowed. */
export const eventsInOrder: ProblemRule = {
  name: "events-in-order",
  scope: "problem",
  severity: "error",
  what: "经过按日期先后记载，不早于登记日期",
  why: "任何一天的状态都由这一天以前的经过推出。先后颠倒，状态就无从认定，这一条不计入统计。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-16, 事项: 进展, 情况: 设备已安装 }
        - { 日期: <<2020-05-08>>, 事项: 进展, 情况: 设备已到货 }`,
    passes: `
      经过:
        - { 日期: 2020-05-08, 事项: 进展, 情况: 设备已到货 }
        - { 日期: 2020-05-16, 事项: 进展, 情况: 设备已安装 }`,
  },
  *check(problem, context) {
    const entry: Above | undefined =
      problem.enteredOn === undefined ? undefined : { on: problem.enteredOn, path: ["enteredOn"], name: "登记日期" };
    let above = entry;
    const history = context.historyOf(problem);
    const byDate = inOrderOfDates(problem, history, context.plan).steps;
    for (const { event, verdict } of history.steps) {
      const path = [...event.path, "on"];
      // A date that is too late is reported once, at the event below it, and not at each later one.
      if (entry && event.on !== undefined && event.on < entry.on) above = entry;
      if (verdict === "misdated" && event.on !== undefined && above && event.on < above.on) {
        yield {
          path,
          message: `${event.kind ? `“${event.kind}”` : "这一条"}的日期${longDay(event.on)}早于${above.name}${longDay(above.on)}`,
          hint:
            byDate.find((step) => step.event === event)?.verdict === "refused"
              ? `请核对日期，例如“日期: ${above.on}”；在那以前还不能记“${event.kind}”。`
              : "请核对日期；确属补记的，按实际日期移到相应位置，使各条从早到晚排列。",
          related: { path: above.path, message: `${above.name}在这里` },
        };
      }
      if (event.on !== undefined) above = { on: event.on, path, name: `上一条${event.kind ? `“${event.kind}”` : ""}的日期` };
    }
  },
};
