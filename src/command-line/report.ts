// What can be typed after `ledger report`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { allowErrors, day, fonts, month, number, receivedBy, root, several } from "./options.ts";

export function declareReport({ command, call }: CommandLine): void {
  command("report")
    .description("出具月度通报、单位月报、专题报告、阶段总结、曝光版（Word、Excel、网页、Markdown）")
    .usage("--month <月份> | --special | --phase <序号> [选项]")
    .addOption(new Option("--month <月份>", "这个月的月度通报；加 --unit 为该单位的月报，例如 2020-06").argParser(month))
    .addOption(new Option("--special", "专题报告：办公室的汇总报告；加 --unit 为该单位的报告"))
    .addOption(new Option("--phase <序号>", "这个阶段的阶段总结，例如 2").argParser(number))
    .addOption(new Option("--unit <单位>", "哪个单位的月报或专题报告（全称或简称）"))
    .addOption(
      new Option("-o, --output <文件>", "写入文件，结尾决定格式：.docx、.xlsx、.html、.md；可写多次，不写则显示在屏幕上").argParser(
        several,
      ),
    )
    .option("--public", "曝光版：对社会公布的月度情况，企业和个人名称遮去；与 --month 同用")
    .addOption(new Option("--review <文件>", "曝光版的核对单（.csv）写到哪里，仅供办公室用；不写则放在第一个文件旁边"))
    .addOption(fonts())
    .addOption(new Option("--number <文号>", "发文字号；不写则留空待填"))
    .addOption(new Option("--issued-on <日期>", "成文日期，例如 2020-07-06；不写则留空待填").argParser(day))
    .addOption(new Option("--as-of <日期>", "出具文书的日期，决定月份、阶段和报送期是否已满；不写为今天").argParser(day))
    .addOption(allowErrors())
    .addOption(receivedBy())
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger report --month 2020-06                    显示6月的月度通报
  ledger report --month 2020-06 --unit 某局        某局6月的月报
  ledger report --special --unit 某局              某局的专题报告
  ledger report --special                          办公室汇总的专题报告
  ledger report --phase 2                          第2阶段的阶段总结
  ledger report --month 2020-06 -o 6月通报.docx    写成 Word 文件
  ledger report --month 2020-06 -o 通报.docx -o 通报.html   一次写两种
  ledger report --month 2020-06 --public -o 公开.docx       曝光版和核对单

数据截至哪一天：月报和通报截至月末，专题报告和阶段总结截至该阶段最后一天。
专题报告要求每件未完成整改的问题写明未完成原因、措施、时限和责任人，缺一项就不出。
文书的文字在 templates/ 中，可以修改；工作目录有同名模板的，用工作目录的。
退出码：0 已出具，1 台账有错误，2 没有运行`,
    )
    .action((options) => call(async (world) => (await import("../commands/report.ts")).report(options, world)));
}
