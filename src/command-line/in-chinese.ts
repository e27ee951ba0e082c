// Commander's complaints in words a clerk understands.
import type { CommanderError } from "commander";

export function inChinese(error: CommanderError): string {
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
