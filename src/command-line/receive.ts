// What can be typed after `ledger receive`.
import { Option } from "commander";
import type { CommandLine } from "./command-line.ts";
import { day, root } from "./options.ts";

export function declareReceive({ command, call }: CommandLine): void {
  command("receive")
    .description("收下下级报来的上报包：先核对，再原样存入“收件”文件夹")
    .usage("<文件.zip…> [选项]")
    .argument("<files...>", "下级用 ledger submit 做的上报包，可以一次写几个")
    .addOption(new Option("--on <日期>", "收到的日期，例如 2020-07-05；不写为今天（北京时间）").argParser(day))
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger receive 某区-2020-06-30.zip                     收下某区的上报包
  ledger receive 某区.zip 某县.zip --on 2020-07-03       7月3日收到的两份
  ledger receive "6月上报/*.zip"                         一个文件夹里的全部

方案的“下级”写明收谁的。收下的一个字节也不改，存为 收件/简称/数据日期-收到日期-指纹.zip；只增加，不替换。统计用数据日期最新的一份。
同一份再收一次，什么也不变；较旧的也存下，不计入统计；新的一份改变了以前月份的数字的，逐项列出。
退出码：0 都已收下，1 有的不完好或不是下级的（其余的已收下），2 没有运行`,
    )
    .action((files, options) => call(async (world) => (await import("../commands/receive.ts")).receive({ files, ...options }, world)));
}
