// What can be typed after `ledger due`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { allowErrors, asOf, count, receivedBy, root } from "./options.ts";

export function declareDue({ command, call }: CommandLine): void {
  command("due")
    .description("到期提醒：已逾期的，和今后几天到期的问题、节点、履职事项")
    .usage("[选项]")
    .addOption(asOf())
    .addOption(new Option("--days <天数>", "看今后几天，含当日").argParser(count).default(7, "7"))
    .addOption(new Option("--unit <单位>", "只看这个单位（全称或简称；下级的单位写 某区/某局）"))
    .addOption(
      new Option("--format <格式>", "text 供阅读和发邮件（不写即为此项），json 供程序读取，ics 供导入日历")
        .choices(["text", "json", "ics"])
        .default("text", "text"),
    )
    .addOption(allowErrors())
    .addOption(receivedBy())
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger due                            今后7天到期的
  ledger due --days 30 --unit 某局      某局今后30天到期的
  ledger due --format ics > 到期.ics    导入日历

退出码：0 已列出，1 台账有错误，2 没有运行`,
    )
    .action((options) => call(async (world) => (await import("../commands/due.ts")).due(options, world)));
}
