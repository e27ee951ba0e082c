import { longTerm } from "../model/long-term.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 立行立改 has a day for its deadline, from the start and by every event. */
export const immediateHasDay: ProblemRule = {
  name: "immediate-has-day",
  scope: "problem",
  severity: "error",
  what: "立行立改的时限是一个日期，不是“长期坚持”",
  why: "立行立改就是当即解决；需要长期坚持的，按其他方式处置。",
  example: {
    fails: `
      分类处置: 立行立改
      时限: <<长期坚持>>`,
    passes: `
      分类处置: 立行立改
      时限: 2020-05-31`,
  },
  *check({ handling, due, log }) {
    if (handling !== "立行立改") return;
    const told = { message: "立行立改的问题，时限不能是“长期坚持”", needs: [["handling"]] };
    if (due === longTerm)
      yield { ...told, path: ["due"], hint: "请写完成的日期，例如“时限: 2020-05-31”；确需长期坚持的，请核对“分类处置”。" };
    for (const event of log)
      for (const key of ["due", "until"] as const)
        if (event[key] === longTerm)
          yield { ...told, path: [...event.path, key], hint: "请写日期，例如“2020-05-31”；确需长期坚持的，请核对“分类处置”。" };
  },
};
