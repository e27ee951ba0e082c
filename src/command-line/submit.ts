// What can be typed after `ledger submit`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { asOf, root } from "./options.ts";

export function declareSubmit({ command, call }: CommandLine): void {
  command("submit")
    .description("做一份上报包，报给上一级汇总：问题、时限和状态的变动；姓名、电话、情况、措施、明细等不上报")
    .usage("[选项]")
    .addOption(new Option("-o, --output <文件>", "写入哪个 .zip 文件；不写为工作目录中的 上报/<简称>-<日期>.zip"))
    .addOption(asOf())
    .addOption(new Option("--allow-errors", "台账有错误也上报，有错误的单位在上报包里注明“数据未通过核对”"))
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger submit --as-of 2020-06-30             截至6月30日，写在“上报”文件夹
  ledger submit --as-of 2020-06-30 -o 6月.zip  写入另外的文件

先运行核对，有错误的不上报。方案里要有“上报单位”，写明在上一级叫什么。
上报包里有哪些列，见手册 schemas/columns.md；解压以后，里面的 .csv 可以用 Excel 打开核对。

退出码：0 已写出，1 台账有错误，2 没有运行`,
    )
    .action((options) => call(async (world) => (await import("../commands/submit.ts")).submit(options, world)));
}
