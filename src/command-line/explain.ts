// What can be typed after `ledger explain`.
import type { CommandLine } from "./command-line.ts";

export function declareExplain({ command, call }: CommandLine): void {
  command("explain")
    .description("说明一条规则：要求什么，为什么，不对和对的写法")
    .usage("[规则名]")
    .argument("[规则名]", "规则的名称，在每条提示的最后一行；不写则列出全部规则")
    .addHelpText(
      "after",
      `
例如：
  ledger explain                   列出全部规则
  ledger explain due-after-entry   说明这一条

退出码：0 已显示，2 没有运行（没有这条规则）`,
    )
    .action((name) => call(async (world) => (await import("../commands/explain.ts")).runExplain(name, world)));
}
