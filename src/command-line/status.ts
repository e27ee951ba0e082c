// What can be typed after `ledger status`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { allowErrors, asOf, month, number, receivedBy, root, several } from "./options.ts";

export function declareStatus({ command, call }: CommandLine): void {
  command("status")
    .description("看某一天的情况：各阶段、单位、任务、处置方式的件数，逾期、临期和履职情况")
    .usage("[选项]")
    .addOption(asOf())
    .addOption(new Option("--month <月份>", "加列这个月的变动，截至月末，例如 2020-06").argParser(month))
    .addOption(new Option("--phase <序号>", "分阶段、各清单和履职情况只列这个阶段；合计不变").argParser(number))
    .addOption(new Option("--unit <单位>", "分单位、各清单和履职情况只列这个单位（全称或简称；下级的单位写 某区/某局）；合计不变"))
    .addOption(new Option("--task <序号>", "分任务、各清单只列这项任务；合计不变").argParser(number))
    .addOption(
      new Option("--format <格式>", "table 表格（不写即为此项），json 供程序读取，csv 供 Excel 打开")
        .choices(["table", "json", "csv"])
        .default("table", "table"),
    )
    .addOption(
      new Option(
        "-o, --output <文件>",
        "写入文件，结尾决定格式：.html 看板（挂在大屏上、放在共享文件夹里、打印）、.csv、.json；可写多次，不写则显示在屏幕上",
      ).argParser(several),
    )
    .addOption(allowErrors())
    .addOption(receivedBy())
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger status                               今天的情况
  ledger status --as-of 2020-06-30            6月30日的情况
  ledger status --month 2020-06               加列6月的变动
  ledger status --unit 某局                   清单只列某局的
  ledger status --format csv > 情况.csv       用 Excel 打开
  ledger status -o 看板.html                  做成看板，用浏览器打开
  ledger status --month 2020-06 -o 看板.html  截至6月底的看板

退出码：0 已出数，1 台账有错误，2 没有运行`,
    )
    .action((options) => call(async (world) => (await import("../commands/status.ts")).status(options, world)));
}
