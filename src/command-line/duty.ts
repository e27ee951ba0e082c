// What can be typed after `ledger duty`.

import type { CommandLine } from "./command-line.ts";
import { copy, entry, howToAnswer } from "./entry.ts";

export function declareDuty({ command, call }: CommandLine): void {
  entry(command("duty").addOption(copy()))
    .description("记一件本单位做的工作：月报、专题报告、清单复核、交叉检查等")
    .usage("[事项] [--unit 单位] [--项目 内容…]")
    .addHelpText(
      "after",
      `
例如：
  ledger duty                                       逐项询问
  ledger duty 月报 --unit 某局 --月份 2020-06 --下月打算 管网试压

${howToAnswer}`,
    )
    .action((words, options) => call(async (world) => (await import("../commands/duty.ts")).duty(words, options, world)));
}
