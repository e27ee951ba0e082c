// What can be typed after `ledger init`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";

export function declareInit({ command, call }: CommandLine): void {
  command("init")
    .description("建立工作目录：方案、每个单位一份空白台账、编辑器和仓库的设置")
    .usage("[目录] [选项]")
    .argument("[目录]", "建在哪个目录；不写则为当前目录。已有同名文件的，不覆盖、不写入")
    .addOption(new Option("--plan <文件>", "另一项行动的方案（plan.yaml）；先核对，有错误的不建。不写则用程序自带的方案"))
    .addOption(new Option("--like <种类>", "照现成的一种起步：督察整改、审计整改、隐患排查治理"))
    .addHelpText(
      "after",
      `
例如：
  ledger init                        建在当前目录
  ledger init 台账                   建在文件夹“台账”中
  ledger init 台账 --plan 方案.yaml  用另一份方案
  ledger init 台账 --like 督察整改   照督察整改的方案起步，再改成自己的

退出码：0 已建立，2 没有运行（方案有错误，或已有同名文件）；不成功的，什么都不写入`,
    )
    .action((folder, options) => call(async (world) => (await import("../commands/init.ts")).init({ folder, ...options }, world)));
}
