// What can be typed after `ledger lsp`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { asOf, root } from "./options.ts";

export function declareLsp({ command, call }: CommandLine): void {
  command("lsp")
    .description("供编辑器启动：边打字边核对，错误标在原处，有说明、改法和可选的词")
    .usage("[选项]")
    .option("--stdio", "经标准输入输出（不写也是）")
    .addOption(asOf())
    .addOption(root())
    .addOption(new Option("--clientProcessId <编号>").hideHelp())
    .addHelpText(
      "after",
      `
例如（写在编辑器的设置中）：
  ledger lsp --stdio                      由编辑器打开的文件夹找工作目录
  ledger lsp --stdio --root 台账          只看这一个工作目录
  ledger lsp --stdio --as-of 2020-06-30   按6月30日核对

它只读、只核对，不写任何文件；改法由编辑器自己写入。
退出码：0 编辑器关闭了它，1 编辑器没有先说结束，2 没有运行（命令写错，没有台账）`,
    )
    .action((options) => call(async (world) => (await import("../commands/lsp.ts")).lsp(options, world)));
}
