#!/usr/bin/env node
// The command line: what can be typed, and what a command needs of the machine. Each command is loaded when it is called.
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Format } from "./commands/check.ts";
import { exitCodes, type World } from "./commands/world.ts";
import { isDay, isMonth } from "./model/day.ts";
import type { Override } from "./model/diagnostic.ts";
import { fontProfiles, paperFormats } from "./model/paper.ts";
import { UsageError } from "./model/usage-error.ts";
import { displayWidth, wrapTo } from "./render/terminal-text.ts";

declare const LEDGER_VERSION: string | undefined;
const version = typeof LEDGER_VERSION === "string" ? LEDGER_VERSION : "0";

function theWorld(): World {
  const { env, stdout, stderr } = process;
  const colorful = (stream: NodeJS.WriteStream) =>
    !process.argv.includes("--no-color") &&
    !env["NO_COLOR"] &&
    (env["FORCE_COLOR"] ? env["FORCE_COLOR"] !== "0" : stream.isTTY === true && env["TERM"] !== "dumb");
  return {
    folder: process.cwd(),
    today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), // China keeps UTC+8 all year
    columns: stdout.isTTY ? Math.max(40, Math.min(stdout.columns, 120)) : 80,
    color: { out: colorful(stdout), err: colorful(stderr) },
    ascii: process.platform === "win32" && !env["WT_SESSION"] && !env["TERM_PROGRAM"],
    version,
    githubActions: env["GITHUB_ACTIONS"] === "true",
    repository: env["GITHUB_WORKSPACE"] || env["CI_PROJECT_DIR"] || undefined,
    isInteractive: process.stdin.isTTY === true && stderr.isTTY === true && env["TERM"] !== "dumb",
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
  };
}

function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError(`“${text}”不是一个日期，应写成 年-月-日，例如 2020-06-30`);
  return text;
}

function month(text: string): string {
  if (!isMonth(text)) throw new InvalidArgumentError(`“${text}”不是一个月份，应写成 年-月，例如 2020-06`);
  return text;
}

function number(text: string): number {
  if (!/^[0-9]{1,4}$/.test(text)) throw new InvalidArgumentError(`“${text}”不是序号，应填数字，例如 1`);
  return Number(text);
}

function count(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError(`“${text}”不是个数，应填数字，例如 10`);
  return Number(text);
}

function override(text: string, earlier: readonly Override[] = []): Override[] {
  const [, rule, severity] = /^([a-z0-9-]+)=(off|warning|error)$/.exec(text) ?? [];
  if (!rule || !severity) throw new InvalidArgumentError(`“${text}”应写成 名称=off、名称=warning 或 名称=error，例如 text-not-copied=off`);
  return [...earlier, { rule, severity: severity as Override["severity"] }];
}

/** Formats of `check`; the command itself is loaded when it is called. */
const formats: readonly Format[] = ["pretty", "compact", "json", "github", "gitlab", "sarif", "junit"];

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Global Options:": "通用选项：",
};

function program(done: (code: number) => void): Command {
  const world = theWorld();
  const top = new Command("ledger");
  const run = (command: () => Promise<number>) => command().then(done);
  const asOf = () => new Option("--as-of <日期>", "截至哪一天（含当日），例如 2020-06-30；不写为今天（北京时间）").argParser(day);
  const root = () => new Option("--root <目录>", "放有 ledgers 文件夹的目录；不写则从当前目录向上找");
  const fonts = () =>
    new Option("--fonts <字体>", "Word 文件用哪一套字体：gb2312（不写即为此项）、windows、founder（方正）").choices(fontProfiles);
  const allowErrors = () => new Option("--allow-errors", "台账有错误也出数，有错误的单位注明“数据未通过核对”");
  const shaped = (command: Command) =>
    command
      .helpOption("-h, --help", "显示帮助")
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        displayWidth: (text) => displayWidth(text),
        boxWrap: (text, width) => wrapTo(text, width).join("\n"),
        subcommandTerm: (sub) => sub.name(),
        optionDescription: (option) => option.description,
        argumentDescription: (argument) => argument.description,
        helpWidth: world.columns,
      })
      .configureOutput({ writeOut: (text) => world.out(fitted(text, world.columns)), writeErr: () => {} })
      .exitOverride();

  shaped(top)
    .description("核对整改工作台账，计算各阶段的逾期和未销号问题，出具月度通报")
    .version(version, "-V, --version", "显示版本")
    .option("--no-color", "不用颜色（也可设环境变量 NO_COLOR）")
    .helpCommand(false)
    .usage("<命令> [选项]")
    .addHelpText(
      "after",
      "\n例如：\n  ledger check                       核对全部台账\n  ledger explain due-after-entry     看一条规则的说明和例子\n  ledger status                      看今天的逾期和未销号问题\n  ledger report --month 2020-06 -o 通报.docx   出6月的月度通报\n\n每个命令的用法：ledger <命令> --help",
    );

  shaped(top.command("init"))
    .description("建立工作目录：方案、每个单位一份空白台账、编辑器和仓库的设置")
    .usage("[目录] [选项]")
    .argument("[dir]", "建在哪个目录；不写则为当前目录。已有同名文件的，不覆盖、不写入")
    .addOption(new Option("--plan <文件>", "另一项行动的方案（plan.yaml）；先核对，有错误的不建。不写则用程序自带的方案"))
    .addHelpText(
      "after",
      "\n例如：\n  ledger init                        建在当前目录\n  ledger init 台账                   建在文件夹“台账”中\n  ledger init 台账 --plan 方案.yaml  用另一份方案\n\n退出码：0 已建立，2 没有运行（方案有错误，或已有同名文件）；不成功的，什么都不写入",
    )
    .action((folder, options) => run(async () => (await import("./commands/init.ts")).init({ folder, ...options }, world)));

  shaped(top.command("check"))
    .description("核对台账：指出每一处错误的位置和改法")
    .usage("[选项] [文件或目录…]")
    .argument("[paths...]", "只报告这些文件的问题（全部台账都会读入）；不写则报告全部")
    .addOption(asOf())
    .addOption(
      new Option(
        "--format <格式>",
        "pretty 供人阅读（不写即为此项），compact 一处一行，json 供程序读取，github、gitlab、sarif、junit 供持续集成",
      ).choices(formats),
    )
    .option("-q, --quiet", "只显示错误，不显示提醒")
    .addOption(new Option("--max-warnings <个数>", "提醒超过这个数也算不通过").argParser(count))
    .addOption(new Option("--rule <名称=off|warning|error>", "关闭一条规则，或改为提醒、错误；可写多次").argParser(override))
    .addOption(new Option("--fail-on <事项>", "overdue：有逾期问题也算不通过").choices(["overdue"]))
    .addOption(new Option("--base <版本>", "与 git 中的这个版本相比（就与它本身比），查出消失的问题、改动的记录和时限，例如 origin/main"))
    .option("--fix", "改正有把握的写法错误（编码、全角标点、日期写法、漏加的引号、写错一个字的项目名等），直接写入文件")
    .option("--dry-run", "与 --fix 同用：只显示会怎样改，不写入")
    .option("--changed", "只报告与 --base 的版本相比有改动的文件，以及改动本身的问题；没有 --base 的，与 HEAD 相比")
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger check                             核对全部台账\n  ledger check ledgers/某局.yaml           只看一个单位的\n  ledger check --as-of 2020-06-30          按6月30日核对\n  ledger check --format json > 结果.json   供程序读取\n  ledger check --fix --dry-run             看看哪些能自动改正\n  ledger check --fix ledgers/某局.yaml     自动改正这一个文件\n  ledger check --base origin/main          同时与主干相比，看记录有没有被改动\n\n退出码：0 没有错误（可以有提醒），1 有错误，2 没有运行（命令写错，没有方案、台账，或方案有错误）",
    )
    .action((paths, options) => run(async () => (await import("./commands/check.ts")).runCheck({ paths, ...options }, world)));

  shaped(top.command("explain"))
    .description("说明一条规则：要求什么，为什么，不对和对的写法")
    .usage("[规则名]")
    .argument("[name]", "规则的名称，在每条提示的最后一行；不写则列出全部规则")
    .addHelpText(
      "after",
      "\n例如：\n  ledger explain                   列出全部规则\n  ledger explain due-after-entry   说明这一条\n\n退出码：0 已显示，2 没有运行（没有这条规则）",
    )
    .action((name) => run(async () => (await import("./commands/explain.ts")).runExplain(name, world)));

  // What is typed after these commands has the keys of the form, which only the command knows.
  const entry = (command: Command) =>
    shaped(command)
      .allowUnknownOption()
      .allowExcessArguments()
      .addOption(new Option("--unit <单位>", "哪个单位的台账（全称或简称）"))
      .addOption(new Option("--date <日期>", "日期，例如 2020-06-30；不写为今天（北京时间）").argParser(day))
      .addOption(
        new Option("-s, --set <项目=内容>", "填一项，可写多次，例如 明细.接通日期=2020-06-01").argParser(
          (text: string, earlier: string[] = []) => [...earlier, text],
        ),
      )
      .option("--dry-run", "只显示要写入的内容，不写入")
      .addOption(root());
  const answers =
    '项目名就是台账里的项目名：--情况 内容，下级用点：--责任人.姓名 王某；几条的写几次：--措施 甲 --措施 乙；\n也可以照台账的写法：--责任人 "{ 姓名: 王某, 职务: 科长 }"。缺少的项目，在终端窗口中会逐项询问。\n写入前先核对：会有错误的，说明原因，不写入。其余各行、批注原样不动。\n退出码：0 已写入，1 会有错误，没有写入，2 没有运行';

  entry(top.command("add"))
    .description("登记一个问题：逐项询问，或用选项写明；编号自动取下一个")
    .usage("[--unit 单位] [--项目 内容…]")
    .argument("[words...]")
    .addHelpText(
      "after",
      `\n例如：\n  ledger add                                逐项询问\n  ledger add --unit 某局 --任务 序号 --题目 … --情况 … --来源 自查 …\n\n${answers}`,
    )
    .action((words, options) => run(async () => (await import("./commands/add.ts")).add(words, options, world)));

  entry(top.command("log"))
    .description("给一个问题记一件事：进展、报完成、核查、销号、申请延期等")
    .usage("[编号] [事项] [--项目 内容…]")
    .argument("[words...]")
    .addHelpText(
      "after",
      `\n例如：\n  ledger log                                        逐项询问\n  ledger log 某局-06-001 进展 --情况 已开工\n  ledger log 某局-06-001 报完成 --情况 已通水 --佐证 附件/通水单.pdf --签字 张某\n\n${answers}`,
    )
    .action((words, options) => run(async () => (await import("./commands/log.ts")).log(words, options, world)));

  entry(top.command("duty"))
    .description("记一件本单位做的工作：月报、专题报告、清单复核、交叉检查等")
    .usage("[事项] [--unit 单位] [--项目 内容…]")
    .argument("[words...]")
    .addHelpText(
      "after",
      `\n例如：\n  ledger duty                                       逐项询问\n  ledger duty 月报 --unit 某局 --月份 2020-06 --下月打算 管网试压\n\n${answers}`,
    )
    .action((words, options) => run(async () => (await import("./commands/duty.ts")).duty(words, options, world)));

  shaped(top.command("status"))
    .description("看某一天的情况：各阶段、单位、任务、处置方式的件数，逾期、临期和履职情况")
    .usage("[选项]")
    .addOption(asOf())
    .addOption(new Option("--month <月份>", "加列这个月的变动，截至月末，例如 2020-06").argParser(month))
    .addOption(new Option("--phase <序号>", "只列这个阶段").argParser(number))
    .addOption(new Option("--unit <单位>", "只列这个单位（全称或简称）"))
    .addOption(new Option("--task <序号>", "只列这项任务").argParser(number))
    .addOption(
      new Option("--format <格式>", "table 表格（不写即为此项），json 供程序读取，csv 供 Excel 打开")
        .choices(["table", "json", "csv"])
        .default("table", "table"),
    )
    .addOption(allowErrors())
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger status                               今天的情况\n  ledger status --as-of 2020-06-30            6月30日的情况\n  ledger status --month 2020-06 --unit 某局   某局6月的情况\n  ledger status --format csv > 情况.csv       用 Excel 打开\n\n退出码：0 已出数，1 台账有错误，2 没有运行",
    )
    .action((options) => run(async () => (await import("./commands/status.ts")).status(options, world)));

  shaped(top.command("due"))
    .description("到期提醒：已逾期的，和今后几天到期的问题、节点、履职事项")
    .usage("[选项]")
    .addOption(asOf())
    .addOption(new Option("--days <天数>", "看今后几天，含当日").argParser(count).default(7, "7"))
    .addOption(new Option("--unit <单位>", "只看这个单位（全称或简称）"))
    .addOption(
      new Option("--format <格式>", "text 供阅读和发邮件（不写即为此项），json 供程序读取，ics 供导入日历")
        .choices(["text", "json", "ics"])
        .default("text", "text"),
    )
    .addOption(allowErrors())
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger due                            今后7天到期的\n  ledger due --days 30 --unit 某局      某局今后30天到期的\n  ledger due --format ics > 到期.ics    导入日历\n\n退出码：0 已列出，1 台账有错误，2 没有运行",
    )
    .action((options) => run(async () => (await import("./commands/due.ts")).due(options, world)));

  shaped(top.command("report"))
    .description("出具月度通报、单位月报、专题报告、阶段总结、曝光版（Word、Excel、网页、Markdown）")
    .usage("--month <月份> | --special | --phase <序号> [选项]")
    .addOption(new Option("--month <月份>", "这个月的月度通报；加 --unit 为该单位的月报，例如 2020-06").argParser(month))
    .addOption(new Option("--special", "专题报告：办公室的汇总报告；加 --unit 为该单位的报告"))
    .addOption(new Option("--phase <序号>", "这个阶段的阶段总结，例如 2").argParser(number))
    .addOption(new Option("--unit <单位>", "哪个单位的月报或专题报告（全称或简称）"))
    .addOption(
      new Option("-o, --output <文件>", "写入文件，结尾决定格式：.docx、.xlsx、.html、.md；可写多次，不写则显示在屏幕上").argParser(
        (file: string, earlier: string[] = []) => [...earlier, file],
      ),
    )
    .option("--public", "曝光版：对社会公布的月度情况，企业和个人名称遮去；与 --month 同用")
    .addOption(new Option("--review <文件>", "曝光版的核对单（.csv）写到哪里，仅供办公室用；不写则放在第一个文件旁边"))
    .addOption(fonts())
    .addOption(new Option("--number <文号>", "发文字号；不写则留空待填"))
    .addOption(new Option("--issued-on <日期>", "成文日期，例如 2020-07-06；不写则留空待填").argParser(day))
    .addOption(new Option("--as-of <日期>", "出具文书的日期，决定月份、阶段和报送期是否已满；不写为今天").argParser(day))
    .addOption(allowErrors())
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger report --month 2020-06                    显示6月的月度通报\n  ledger report --month 2020-06 --unit 某局        某局6月的月报\n  ledger report --special --unit 某局              某局的专题报告\n  ledger report --special                          办公室汇总的专题报告\n  ledger report --phase 2                          第2阶段的阶段总结\n  ledger report --month 2020-06 -o 6月通报.docx    写成 Word 文件\n  ledger report --month 2020-06 -o 通报.docx -o 通报.html   一次写两种\n  ledger report --month 2020-06 --public -o 公开.docx       曝光版和核对单\n\n数据截至哪一天：月报和通报截至月末，专题报告和阶段总结截至该阶段最后一天。\n专题报告要求每件未完成整改的问题写明未完成原因、措施、时限和责任人，缺一项就不出。\n文书的文字在 templates/ 中，可以修改；工作目录有同名模板的，用工作目录的。\n退出码：0 已出具，1 台账有错误，2 没有运行",
    )
    .action((options) => run(async () => (await import("./commands/report.ts")).report(options, world)));

  shaped(top.command("export"))
    .description("导出台账：Excel 工作簿，或供其他程序使用的数据")
    .usage("-o <文件> [选项]")
    .addOption(
      new Option("-o, --output <文件>", "写入哪个文件，结尾决定格式：.xlsx、.csv、.ndjson、.json；可写多次").argParser(
        (file: string, earlier: string[] = []) => [...earlier, file],
      ),
    )
    .addOption(asOf())
    .addOption(new Option("--unit <单位>", "只导出这个单位的台账（全称或简称）"))
    .addOption(allowErrors())
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger export -o 台账.xlsx                      全部台账，用 Excel 打开\n  ledger export -o 台账.xlsx --as-of 2020-06-30   状态、逾期等截至6月30日\n  ledger export -o 某局.xlsx --unit 某局          只要一个单位的\n  ledger export -o 台账.ndjson -o 台账.csv        供数据库、统计软件使用\n\n退出码：0 已导出，1 台账有错误，2 没有运行",
    )
    .action((options) => run(async () => (await import("./commands/export.ts")).exportLedgers(options, world)));

  shaped(top.command("notice"))
    .description("出具工作提示单、催办单、督办通知单：一事一单，编号登记，同一事项不重发")
    .usage("[选项]")
    .addOption(new Option("--unit <单位>", "只出这个单位的（全称或简称）"))
    .addOption(asOf())
    .addOption(new Option("-o, --output <文件夹>", "编号，写入这个文件夹，登记在 papers/发文登记.csv；不写则只列出，不编号"))
    .addOption(new Option("--format <格式>", "文件的格式（不写为 docx）").choices(paperFormats))
    .addOption(fonts())
    .option("--dry-run", "只列出，不编号，不写入")
    .addOption(new Option("--again <字号>", "照原字号重新打印一份，例如 催办〔2020〕3号 或 催办-2020-3"))
    .addOption(new Option("--allow-errors", "台账有错误也出单，有错误的单位不出"))
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger notice                        列出今天可以出的单\n  ledger notice -o 督办文书            编号、写入、登记\n  ledger notice --unit 某局            只看某局的\n  ledger notice --again 催办-2020-3    重新打印一份\n\n临期的出工作提示单，逾期或该报没报的出催办单，逾期超过长期逾期天数的出督办通知单。\n退出码：0 已列出或写入，1 台账有错误，2 没有运行",
    )
    .action((options) => run(async () => (await import("./commands/notice.ts")).notice(options, world)));

  shaped(top.command("template"))
    .description("列出文书的模板；把一份模板取出来修改")
    .usage("[名称] [选项]")
    .argument("[name]", "模板的名称或文书名，例如 notice-overdue 或 催办单；不写则列出全部")
    .addOption(new Option("-o, --output <文件>", "写入文件；不写则显示在屏幕上"))
    .option("--force", "文件已存在的，覆盖它")
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger template                                            列出全部\n  ledger template 催办单 -o templates/notice-overdue.md      取出来修改\n\n放在工作目录的 templates/ 中、名称不变，就用它代替程序自带的。\n退出码：0 已列出或写入，2 没有运行",
    )
    .action((name, options) => run(async () => (await import("./commands/template.ts")).template(name, options, world)));

  shaped(top.command("import"))
    .description("导入已有的台账（.xlsx、.csv）：核对列的对应，新的问题加入，有改动的列出")
    .usage("<文件> [选项]")
    .argument("<file>", "Excel 工作簿（.xlsx）或 .csv；也可以是 ledger export 导出的")
    .addOption(new Option("--unit <单位>", "导入哪个单位的台账（全称或简称）"))
    .addOption(new Option("--sheet <名称>", "只导入这张工作表"))
    .addOption(
      new Option(
        "--map <列名=项目>",
        "指明一列是台账的哪个项目（一列作两项用的，写 列名=题目、情况），可写多次；“列名=”为不导入",
      ).argParser((text: string, earlier: string[] = []) => [...earlier, text]),
    )
    .addOption(
      new Option("-s, --set <项目=内容>", "表中没有写的项目，各行都填这个内容，可写多次").argParser(
        (text: string, earlier: string[] = []) => [...earlier, text],
      ),
    )
    .option("-y, --yes", "不询问，直接写入")
    .option("--dry-run", "只显示会怎样改，不写入")
    .addOption(new Option("--as-of <日期>", "按哪一天核对，也是新问题的登记日期，例如 2020-06-30；不写为今天（北京时间）").argParser(day))
    .addOption(root())
    .addHelpText(
      "after",
      "\n例如：\n  ledger import 台账.xlsx --unit 某局             看列的对应和改动，确认后写入\n  ledger import 台账.xlsx --unit 某局 --dry-run   只看，不写入\n  ledger import 台账.xlsx --unit 某局 --map 何时办结=时限 --set 来源=自查 --yes\n  ledger import 导出.xlsx                         把导出后改过的工作簿读回来\n\n有一处通不过核对，就全部不写入，并指出是哪一行。问题和记过的事只增不删；同一个文件再导入一次，什么也不变。\n退出码：0 已写入或没有变化，1 会有错误，没有写入，2 没有运行",
    )
    .action((file, options) => run(async () => (await import("./commands/import.ts")).importFile(file, options, world)));

  shaped(top.command("completion"))
    .description("打印命令行补全脚本：按 Tab 键补全命令、选项、单位和规则的名称")
    .usage("<bash|zsh|fish|powershell>")
    .addArgument(new Argument("<shell>", "所用的命令行").choices(["bash", "zsh", "fish", "powershell"]))
    .addHelpText(
      "after",
      "\n例如（写入后，新开的窗口生效）：\n  ledger completion bash >> ~/.bashrc\n  ledger completion zsh >> ~/.zshrc         放在 compinit 之后\n  ledger completion fish > ~/.config/fish/completions/ledger.fish\n  ledger completion powershell >> $PROFILE\n\n退出码：0 已打印，2 没有运行",
    )
    .action((shell) => run(async () => (await import("./commands/completion.ts")).completion(shell, world)));

  // Asked by the completion scripts only.
  shaped(top.command("complete", { hidden: true }))
    .argument("[words...]")
    .action((words) => run(async () => (await import("./commands/complete.ts")).complete(top, words, world)));
  return top;
}

/** Lines wider than the terminal go on below, under the first word. */
function fitted(text: string, columns: number): string {
  const lines = text.split("\n").flatMap((line) => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    return displayWidth(line) <= columns ? [line] : wrapTo(line, columns, Math.min(indent, columns - 20));
  });
  return lines.join("\n");
}

/** Commander's complaints in words a clerk understands. */
function inChinese(error: CommanderError): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const guess = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const meant = guess ? `，是不是 ${guess.replaceAll(", ", "、")}` : "";
  switch (error.code) {
    case "commander.unknownOption":
      return `没有“${quoted}”这个选项${meant}`;
    case "commander.unknownCommand":
      return `没有“${quoted}”这个命令${meant}`;
    case "commander.optionMissingArgument":
      return `选项“${quoted}”后面缺少内容`;
    case "commander.missingMandatoryOptionValue":
      return `缺少选项“${quoted}”`;
    case "commander.invalidArgument": {
      const [, typed] = /value '([^']*)' is invalid for argument/.exec(error.message) ?? [];
      const value = typed ?? /argument '([^']*)' is invalid/.exec(error.message)?.[1];
      const allowed = /Allowed choices are (.*)\.$/.exec(error.message)?.[1];
      if (allowed && typed !== undefined) return `不能填“${typed}”，可填：${allowed.replaceAll(", ", "、")}`;
      if (allowed) return `选项“${quoted}”不能填“${value}”，可填：${allowed.replaceAll(", ", "、")}`;
      return `选项“${quoted}”：${error.message.replace(/^.*is invalid\. /s, "")}`;
    }
    case "commander.missingArgument":
      return "命令后面缺少内容";
    case "commander.excessArguments":
      return "命令后面有多余的内容";
    default:
      return error.message;
  }
}

async function main(): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.clean);
    throw error;
  });
  let code: number = exitCodes.clean;
  try {
    const top = program((result) => {
      code = result;
    });
    if (process.argv.length <= 2) top.outputHelp();
    else await top.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    if (error instanceof Error && error.name === "Left") {
      process.stderr.write("已退出，没有写入。\n");
      process.exitCode = exitCodes.left;
      return;
    }
    if (!(error instanceof UsageError || error instanceof CommanderError)) throw error;
    const [message, hint] =
      error instanceof UsageError ? [error.message, error.hint] : [inChinese(error), "用法见 ledger --help，或 ledger <命令> --help。"];
    process.stderr.write(`没有运行：${printable(message)}\n${hint ? `办法：${printable(hint)}\n` : ""}`);
    code = exitCodes.couldNotRun;
  }
  process.exitCode = code;
}

/** What was typed may hold anything; a terminal gets text. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === "\n" ? " " : "?"));
}

await main();
