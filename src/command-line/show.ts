// What can be typed after `ledger show`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { asOf, root } from "./options.ts";

export function declareShow({ command, call }: CommandLine): void {
  command("show")
    .description("看一个问题：现状、时限及来由、节点、经过，接下来可以记什么、要写什么")
    .usage("[编号] [选项]")
    .argument("[编号]", "问题的编号；也可以是编号的一部分，或题目中的几个字")
    .addOption(asOf())
    .addOption(
      new Option("--format <格式>", "text 供阅读（不写即为此项），json 供程序读取").choices(["text", "json"]).default("text", "text"),
    )
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger show 某局-06-001                     看这个问题
  ledger show 06-001                          编号的一部分；有几个的，列出来
  ledger show 供水                            题目中的几个字
  ledger show 某局-06-001 --as-of 2020-06-30  看6月30日是什么情况

退出码：0 已显示，2 没有运行（没有这样的问题，没有方案，或方案有错误）`,
    )
    .action((id, options) => call(async (world) => (await import("../commands/show.ts")).show(id, options, world)));
}
