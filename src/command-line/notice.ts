// What can be typed after `ledger notice`.
import { Option } from "commander";
import { paperFormats } from "../model/paper.ts";
import type { CommandLine } from "./command-line.ts";
import { asOf, fonts, receivedBy, root } from "./options.ts";

export function declareNotice({ command, call }: CommandLine): void {
  command("notice")
    .description("出具工作提示单、催办单、督办通知单：一事一单（一个单位同一文种超过5项的合为一份），编号登记，同一事项不重发")
    .usage("[选项]")
    .addOption(new Option("--unit <单位>", "只出这个单位的（全称或简称）"))
    .addOption(asOf())
    .addOption(new Option("-o, --output <文件夹>", "编号，写入这个文件夹，登记在 papers/发文登记.csv；不写则只列出，不编号"))
    .addOption(new Option("--format <格式>", "文件的格式（不写为 docx）").choices(paperFormats))
    .addOption(fonts())
    .option("--dry-run", "只列出，不编号，不写入")
    .addOption(new Option("--again <字号>", "照原字号重新打印一份，例如 催办〔2020〕3号 或 催办-2020-3"))
    .addOption(new Option("--allow-errors", "台账有错误也出单，有错误的单位不出"))
    .addOption(receivedBy())
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger notice                        列出今天可以出的单
  ledger notice -o 督办文书            编号、写入、登记
  ledger notice --unit 某局            只看某局的
  ledger notice --again 催办-2020-3    重新打印一份

临期的出工作提示单，逾期或该报没报的出催办单，逾期超过长期逾期天数的出督办通知单。
退出码：0 已列出或写入，1 台账有错误，2 没有运行`,
    )
    .action((options) => call(async (world) => (await import("../commands/notice.ts")).notice(options, world)));
}
