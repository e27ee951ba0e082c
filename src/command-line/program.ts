// All commands, in the order of the help. What each takes is declared here; what it does is loaded when it is called.
import { Command } from "commander";
import type { World } from "../entry/world.ts";
import { declareAdd } from "./add.ts";
import { declareCheck } from "./check.ts";
import type { CommandLine } from "./command-line.ts";
import { declareCompletion } from "./completion.ts";
import { declareDue } from "./due.ts";
import { declareDuty } from "./duty.ts";
import { declareExplain } from "./explain.ts";
import { declareExport } from "./export.ts";
import { declareImport } from "./import.ts";
import { declareInit } from "./init.ts";
import { declareLog } from "./log.ts";
import { declareLsp } from "./lsp.ts";
import { declareNotice } from "./notice.ts";
import { declareReceive } from "./receive.ts";
import { declareReport } from "./report.ts";
import { shaped } from "./shaped.ts";
import { declareShow } from "./show.ts";
import { declareStatus } from "./status.ts";
import { declareSubmit } from "./submit.ts";
import { declareTemplate } from "./template.ts";
import { declareUndo } from "./undo.ts";

const declarations = [
  declareInit,
  declareCheck,
  declareExplain,
  declareAdd,
  declareLog,
  declareDuty,
  declareUndo,
  declareShow,
  declareStatus,
  declareDue,
  declareReport,
  declareExport,
  declareSubmit,
  declareNotice,
  declareTemplate,
  declareImport,
  declareReceive,
  declareCompletion,
  declareLsp,
];

/** The program, ready to parse; `done` is told the exit code of the command that ran. Throws CommanderError on what cannot be typed. */
export function program(world: World, done: (code: number) => void): Command {
  const top = shaped(new Command("ledger"), world)
    .description("核对整改工作台账，计算各阶段的逾期和未销号问题，出具月度通报")
    .version(world.version, "-V, --version", "显示版本")
    .option("--no-color", "不用颜色（也可设环境变量 NO_COLOR）")
    .helpCommand(false)
    .usage("<命令> [选项]")
    .addHelpText(
      "after",
      `
例如：
  ledger check                       核对全部台账
  ledger explain due-after-entry     看一条规则的说明和例子
  ledger show 某局-06-001            看一个问题
  ledger status                      看今天的逾期和未销号问题
  ledger report --month 2020-06 -o 通报.docx   出6月的月度通报

每个命令的用法：ledger <命令> --help
表格线、符号显示不正常的，设环境变量 LEDGER_BORDERS=ascii。`,
    );
  const call: CommandLine["call"] = async (command) => done(await command(world));
  for (const declare of declarations) declare({ command: (name) => shaped(top.command(name), world), call });
  // Asked by the completion scripts only.
  shaped(top.command("complete", { hidden: true }), world)
    .argument("[words...]")
    .action((words) => call(async () => (await import("../commands/complete.ts")).complete(top, words, world)));
  return top;
}
