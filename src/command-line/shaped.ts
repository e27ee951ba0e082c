// Commander set up for this program: help in Chinese, no wider than the terminal, and errors thrown instead of ending the process.
import type { Command } from "commander";
import type { World } from "../entry/world.ts";
import { displayWidth, wrapTo } from "../render/terminal-text.ts";

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Global Options:": "通用选项：",
};

export function shaped(command: Command, { columns, out }: World): Command {
  return command
    .helpOption("-h, --help", "显示帮助")
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      displayWidth: (text) => displayWidth(text),
      boxWrap: (text, width) => wrapTo(text, width).join("\n"),
      subcommandTerm: (sub) => sub.name(),
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
      helpWidth: columns,
    })
    .configureOutput({ writeOut: (text) => out(fitted(text, columns)), writeErr: () => {} })
    .exitOverride();
}

/** Wraps lines wider than the terminal; what goes on is indented to the line's first word. */
function fitted(text: string, columns: number): string {
  const lines = text.split("\n").flatMap((line) => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    return displayWidth(line) <= columns ? [line] : wrapTo(line, columns, Math.min(indent, columns - 20));
  });
  return lines.join("\n");
}
