// What can be typed after `ledger import`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { day, root, several } from "./options.ts";

export function declareImport({ command, call }: CommandLine): void {
  command("import")
    .description("导入已有的台账（.xlsx、.csv）：核对列的对应，新的问题加入，有改动的列出")
    .usage("<文件> [选项]")
    .argument("<文件>", "Excel 工作簿（.xlsx）或 .csv；也可以是 ledger export 导出的")
    .addOption(new Option("--unit <单位>", "导入哪个单位的台账（全称或简称）"))
    .addOption(new Option("--sheet <名称>", "只导入这张工作表"))
    .addOption(
      new Option(
        "--map <列名=项目>",
        "指明一列是台账的哪个项目（一列作两项用的，写 列名=题目、情况），可写多次；“列名=”为不导入",
      ).argParser(several),
    )
    .addOption(new Option("-s, --set <项目=内容>", "表中没有写的项目，各行都填这个内容，可写多次").argParser(several))
    .addOption(new Option("--answers <文件>", "用以前导入同样的表时的回答（<台账>.导入.yaml）"))
    .option("-y, --yes", "不询问；只取有一种读法的，并逐条列出，其余的不写入")
    .option("--dry-run", "只显示会怎样改，不写入")
    .addOption(new Option("--as-of <日期>", "按哪一天核对，也是新问题的登记日期，例如 2020-06-30；不写为今天（北京时间）").argParser(day))
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger import 台账.xlsx --unit 某局             逐项回答，看改动，确认后写入
  ledger import 台账.xlsx --unit 某局 --answers 台账.导入.yaml   用上次的回答
  ledger import 台账.xlsx --unit 某局 --dry-run   只看，不写入
  ledger import 台账.xlsx --unit 某局 --map 何时办结=时限 --set 来源=自查 --yes
  ledger import 导出.xlsx                         把导出后改过的工作簿读回来

有一处通不过核对，就全部不写入，并指出是哪一行。问题和记过的事只增不删；同一个文件再导入一次，什么也不变。
表头一至三行的、合并的、有小计和表尾的都可以；隐藏的、划线的先问。整改进展记成“进展”，写明已完成、已销号的列出还要记什么。
退出码：0 已写入或没有变化，1 表读得出但不能这样导入，没有写入，2 没有运行（文件读不出、命令写得不对）`,
    )
    .action((file, options) => call(async (world) => (await import("../commands/import.ts")).importFile(file, options, world)));
}
