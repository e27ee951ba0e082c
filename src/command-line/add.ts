// What can be typed after `ledger add`.

import type { CommandLine } from "./command-line.ts";
import { entry, howToAnswer } from "./entry.ts";

export function declareAdd({ command, call }: CommandLine): void {
  entry(command("add"))
    .description("登记一个问题：逐项询问，或用选项写明；编号自动取下一个")
    .usage("[--unit 单位] [--项目 内容…]")
    .addHelpText(
      "after",
      `
例如：
  ledger add                                逐项询问
  ledger add --unit 某局 --任务 序号 --题目 … --情况 … --来源 自查 …

${howToAnswer}`,
    )
    .action((words, options) => call(async (world) => (await import("../commands/add.ts")).add(words, options, world)));
}
