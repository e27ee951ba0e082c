// What `add`, `log` and `duty` share. Their flags are the keys of a form, so commander does not know them: the command itself reads them.
import { type Command, Option } from "commander";
import { day, root, several } from "./options.ts";

export function entry(command: Command): Command {
  return command
    .argument("[words...]")
    .allowUnknownOption()
    .allowExcessArguments()
    .addOption(new Option("--unit <单位>", "哪个单位的台账（全称或简称）"))
    .addOption(new Option("--date <日期>", "日期，例如 2020-06-30；不写为今天（北京时间）").argParser(day))
    .addOption(new Option("-s, --set <项目=内容>", "填一项，可写多次，例如 明细.接通日期=2020-06-01").argParser(several))
    .option("--dry-run", "只显示要写入的内容，不写入")
    .option("-y, --yes", "不再确认，直接写入；是示例数据的也写入")
    .addOption(root());
}

/** For what may have evidence. */
export const copy = () => new Option("--copy", "佐证在 ledgers 文件夹以外的，复制到 ledgers/附件/");

/** The end of the help of these commands. */
export const howToAnswer = `项目名就是台账里的项目名：--情况 内容，下级用点：--责任人.姓名 王某；几条的写几次：--措施 甲 --措施 乙；
也可以照台账的写法：--责任人 "{ 姓名: 王某, 职务: 科长 }"。缺少的项目，在终端窗口中会逐项询问。
写入前先核对：会有错误的，说明原因，不写入；逐项询问的，最后列出全部内容，选“写入”才写入。其余各行、批注原样不动，写错了用 ledger undo 撤销。
退出码：0 已写入，1 会有错误，没有写入，2 没有运行`;
