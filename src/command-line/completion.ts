// What can be typed after `ledger completion`.
import { Argument } from "commander";
import type { CommandLine } from "./command-line.ts";

export function declareCompletion({ command, call }: CommandLine): void {
  command("completion")
    .description("打印命令行补全脚本：按 Tab 键补全命令、选项、单位和规则的名称")
    .usage("<bash|zsh|fish|powershell>")
    .addArgument(new Argument("<shell>", "所用的命令行").choices(["bash", "zsh", "fish", "powershell"]))
    .addHelpText(
      "after",
      `
例如（写入后，新开的窗口生效）：
  ledger completion bash >> ~/.bashrc
  ledger completion zsh >> ~/.zshrc         放在 compinit 之后
  ledger completion fish > ~/.config/fish/completions/ledger.fish
  ledger completion powershell >> $PROFILE

退出码：0 已打印，2 没有运行`,
    )
    .action((shell) => call(async (world) => (await import("../commands/completion.ts")).completion(shell, world)));
}
