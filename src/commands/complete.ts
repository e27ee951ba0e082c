// `ledger complete -- WORDS…`: what may stand in place of the last word, called by the scripts of `ledger completion` each time the key is pressed.
import type { Command, Option } from "commander";
import { warns } from "../check/answers.ts";
import { ruleNames } from "../check/rule-names.ts";
import { openWorkspace } from "../disk/workspace.ts";
import { exitCodes, type World } from "../entry/world.ts";

/**
 * One line each: the value, a tab, what it is. The line ":files" asks the shell for names of files. Never fails; where something goes
 * wrong, nothing is offered.
 */
export async function complete(top: Command, words: readonly string[], world: World): Promise<number> {
  const candidates = await candidatesFor(top, words, world);
  world.out(candidates.map((line) => `${line}\n`).join(""));
  return exitCodes.clean;
}

async function candidatesFor(top: Command, words: readonly string[], world: World): Promise<string[]> {
  const typed = (words.at(-1) ?? "").replace(/^(?:""|=)$/, ""); // bash splits --unit=X at the "="
  const before = words.slice(0, words.at(-2) === "=" ? -2 : -1);
  const command = top.commands.find((one) => one.name() === before[0]);
  const starting = (lines: readonly string[], head = typed) => lines.filter((line) => line.startsWith(head));
  if (!command) return before.length === 0 ? starting([...commandsOf(top), ...(typed.startsWith("-") ? optionsOf(top) : [])]) : [];
  const [, flag, part] = /^(--[^=]+)=(.*)$/.exec(typed) ?? [];
  if (flag !== undefined && part !== undefined) {
    const option = command.options.find(({ long }) => long === flag);
    const values = option ? await valuesOf(option, world) : [];
    return starting(values, part).flatMap((line) => (line === ":files" ? [] : [`${flag}=${line}`]));
  }
  const previous = command.options.find(({ long, short }) => before.at(-1) === long || before.at(-1) === short);
  if (previous && !previous.isBoolean()) return keepFiles(await valuesOf(previous, world), typed);
  // A key of a ledger, which is not declared as an option.
  if (before.at(-1) === "--规则") return starting([...warns].flatMap(([name, isWarned]) => (isWarned ? [name] : [])));
  if (typed.startsWith("-")) return starting(optionsOf(command));
  const [argument] = command.registeredArguments;
  if (!argument) return starting(optionsOf(command));
  if (argument.argChoices) return starting(argument.argChoices);
  return /规则名/.test(command.usage()) ? starting(ruleNames) : [":files"];
}

const keepFiles = (lines: readonly string[], typed: string) => lines.filter((line) => line === ":files" || line.startsWith(typed));

const firstOf = (text: string) => text.split(/[：；，（]/)[0] ?? "";

/** The commands for people: one without a description is only called by scripts. */
const commandsOf = (top: Command): string[] =>
  top.commands.filter((one) => one.description() !== "").map((one) => `${one.name()}\t${firstOf(one.description())}`);

function optionsOf(command: Command): string[] {
  const own = command.options.filter(({ hidden, long }) => !hidden && long);
  return [...own.map(({ long, description }) => `${long}\t${firstOf(description)}`), "--help\t显示帮助"];
}

/** By the option's own choices, or by what its help calls the value. */
async function valuesOf(option: Option, world: World): Promise<string[]> {
  if (option.argChoices) return [...option.argChoices];
  if (/<单位>/.test(option.flags)) return unitNames(world);
  if (/<规则|<名称=/.test(option.flags)) return ruleNames.map((name) => `${name}=off`);
  return /<(?:文件|目录|文件夹)>/.test(option.flags) ? [":files"] : [];
}

/** Short names of the plan's units; none where there is no plan that can be read. */
async function unitNames(world: World): Promise<string[]> {
  try {
    const { read, planFile } = await import("../read/index.ts");
    const { plan } = await read(openWorkspace(world.folder, undefined).sources.filter(({ path }) => path === planFile));
    return plan?.units.map(({ short, name }) => `${short}\t${name}`) ?? [];
  } catch {
    return [];
  }
}
