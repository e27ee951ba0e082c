// What can be typed after `ledger undo`.
import type { CommandLine } from "./command-line.ts";
import { root } from "./options.ts";

export function declareUndo({ command, call }: CommandLine): void {
  command("undo")
    .description("撤销上一次写入：add、log、duty、import 或 check --fix 写进台账的，退一步")
    .usage("[选项]")
    .option("-y, --yes", "不询问，直接撤销")
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger undo         列出要撤销的内容，确认后撤销
  ledger undo --yes   不询问，用于脚本

台账回到写入以前的样子，一字不差。写入以后台账又有改动的，或已经提交到 git 的，不撤销。只退一步；底稿在 .ledger 文件夹中，下一次写入时替换。
退出码：0 已撤销，或回答了不撤销，2 没有运行（没有可以撤销的）`,
    )
    .action((options) => call(async (world) => (await import("../commands/undo.ts")).undo(options, world)));
}
