// What can be typed after `ledger template`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { root } from "./options.ts";

export function declareTemplate({ command, call }: CommandLine): void {
  command("template")
    .description("列出文书的模板；把一份模板取出来修改")
    .usage("[名称] [选项]")
    .argument("[名称]", "模板的名称或文书名，例如 notice-overdue 或 催办单；不写则列出全部")
    .addOption(new Option("-o, --output <文件>", "写入文件；不写则显示在屏幕上"))
    .option("--force", "文件已存在的，覆盖它")
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger template                                            列出全部
  ledger template 催办单 -o templates/notice-overdue.md      取出来修改

放在工作目录的 templates/ 中、名称不变，就用它代替程序自带的。
退出码：0 已列出或写入，2 没有运行`,
    )
    .action((name, options) => call(async (world) => (await import("../commands/template.ts")).template(name, options, world)));
}
