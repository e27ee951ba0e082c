// What can be typed after `ledger export`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { allowErrors, asOf, receivedBy, root, several } from "./options.ts";

export function declareExport({ command, call }: CommandLine): void {
  command("export")
    .description("导出台账：Excel 工作簿，或供其他程序使用的数据")
    .usage("-o <文件> [选项]")
    .addOption(
      new Option(
        "-o, --output <文件>",
        "写入哪个文件，结尾决定格式：.xlsx、.csv、.ndjson、.json；以 / 结尾的是文件夹，写入 Parquet 数据表；可写多次",
      ).argParser(several),
    )
    .addOption(asOf())
    .addOption(new Option("--unit <单位>", "只导出这个单位的台账（全称或简称）"))
    .addOption(allowErrors())
    .addOption(receivedBy())
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger export -o 台账.xlsx                      全部台账，用 Excel 打开
  ledger export -o 台账.xlsx --as-of 2020-06-30   状态、逾期等截至6月30日
  ledger export -o 某局.xlsx --unit 某局          只要一个单位的
  ledger export -o 台账.ndjson -o 台账.csv        供数据库、统计软件使用
  ledger export -o 数据/                          每张表一个 Parquet 文件

退出码：0 已导出，1 台账有错误，2 没有运行`,
    )
    .action((options) => call(async (world) => (await import("../commands/export.ts")).exportLedgers(options, world)));
}
