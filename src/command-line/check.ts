// What can be typed after `ledger check`.
import { InvalidArgumentError, Option } from "commander";
import type { Override } from "../model/diagnostic.ts";
import { checkFormatNames, usesOfFormats } from "../render/check-formats.ts";
import type { CommandLine } from "./command-line.ts";
import { asOf, count, root } from "./options.ts";

export function declareCheck({ command, call }: CommandLine): void {
  command("check")
    .description("核对台账：指出每一处错误的位置和改法")
    .usage("[选项] [文件或目录…]")
    .argument("[文件或目录...]", "只报告这些文件的问题（全部台账都会读入）；不写则报告全部")
    .addOption(asOf())
    .addOption(new Option("--format <格式>", usesOfFormats()).choices(checkFormatNames))
    .option("-q, --quiet", "只显示错误，不显示提醒")
    .addOption(new Option("--max-warnings <个数>", "提醒超过这个数也算不通过").argParser(count))
    .option("--show-acknowledged", "已核实的提醒也显示，连同理由；不计入提醒的个数")
    .addOption(new Option("--rule <名称=off|warning|error>", "关闭一条规则，或改为提醒、错误；可写多次").argParser(override))
    .addOption(new Option("--fail-on <事项>", "overdue：有逾期问题也算不通过").choices(["overdue"]))
    .addOption(new Option("--base <版本>", "与 git 中的这个版本相比（就与它本身比），查出消失的问题、改动的记录和时限，例如 origin/main"))
    .option("--fix", "改正有把握的写法错误（编码、全角标点、日期写法、漏加的引号、写错一个字的项目名等），直接写入文件")
    .option("--dry-run", "与 --fix 同用：只显示会怎样改，不写入")
    .option("--changed", "只报告与 --base 的版本相比有改动的文件，以及改动本身的问题；没有 --base 的，与 HEAD 相比")
    .option("--watch", "保存文件后自动再核对，直到按 Ctrl-C；只核对、显示，不改文件")
    .addOption(root())
    .addHelpText(
      "after",
      `
例如：
  ledger check                             核对全部台账
  ledger check ledgers/某局.yaml           只看一个单位的
  ledger check --as-of 2020-06-30          按6月30日核对
  ledger check --format json > 结果.json   供程序读取
  ledger check --fix --dry-run             看看哪些能自动改正
  ledger check --fix ledgers/某局.yaml     自动改正这一个文件
  ledger check --base origin/main          同时与主干相比，看记录有没有被改动
  ledger check --watch ledgers/某局.yaml   边改边看：每保存一次就再核对一次

退出码：0 没有错误（可以有提醒；--watch 由 Ctrl-C 结束时也是0），1 有错误，2 没有运行（命令写错，没有方案、台账，或方案有错误）`,
    )
    .action((paths, options) => call(async (world) => (await import("../commands/check.ts")).runCheck({ paths, ...options }, world)));
}

function override(text: string, earlier: readonly Override[] = []): Override[] {
  const [, rule, severity] = /^([a-z0-9-]+)=(off|warning|error)$/.exec(text) ?? [];
  if (!rule || !severity) throw new InvalidArgumentError(`“${text}”应写成 名称=off、名称=warning 或 名称=error，例如 text-not-copied=off`);
  return [...earlier, { rule, severity: severity as Override["severity"] }];
}
