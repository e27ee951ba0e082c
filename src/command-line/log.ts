// What can be typed after `ledger log`.

import type { CommandLine } from "./command-line.ts";
import { copy, entry, howToAnswer } from "./entry.ts";

export function declareLog({ command, call }: CommandLine): void {
  entry(command("log").addOption(copy()))
    .description("给一个问题记一件事：进展、报完成、核查、销号、申请延期等；或答复一条提醒（已核实）")
    .usage("[编号] [事项] [--项目 内容…]")
    .addHelpText(
      "after",
      `
例如：
  ledger log                                        逐项询问
  ledger log 某局-06-001 进展 --情况 已开工
  ledger log 某局-06-001 报完成 --情况 已通水 --佐证 附件/通水单.pdf --签字 张某
  ledger log 某局-06-001 已核实 --规则 promised-before-need --理由 承诺书第2页

${howToAnswer}`,
    )
    .action((words, options) => call(async (world) => (await import("../commands/log.ts")).log(words, options, world)));
}
