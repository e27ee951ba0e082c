// One run of the program: from the machine and the words typed to the exit code, and what is printed on a failure.
import { type Command, CommanderError } from "commander";
import { keepsToAscii } from "../dialogue/console.ts";
import { Left } from "../dialogue/dialogue.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { asCalled, sentenceAsCalled, shellWord } from "../model/called.ts";
import { UsageError } from "../model/usage-error.ts";
import { inChinese } from "./in-chinese.ts";
import { program } from "./program.ts";

/** Everything that a run depends on besides files: with an equal Machine and equal files the output is equal. */
export interface Machine {
  /** What was typed after the program's name. */
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly system: NodeJS.Platform;
  /** How the program is called here; `ledger` without it. */
  readonly called?: string | undefined;
  /** The clock: milliseconds since 1970. */
  now(): number;
  readonly version: string;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Fulfilled when the person or the system asks a running command to end; asked once, by a command that goes on until then. */
  ended?(): Promise<void>;
  /** Prints on stdout, on stderr. */
  out(text: string): void;
  err(text: string): void;
}

type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Runs what was typed; the exit code. Throws only where the program itself is at fault. */
export async function run(machine: Machine): Promise<number> {
  const { args, err } = machine;
  let code: number = exitCodes.clean;
  const top = program(worldOf(machine), (result) => {
    code = result;
  });
  try {
    if (args.length === 0) top.outputHelp();
    else await top.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.clean;
    if (error instanceof Left) {
      err("已退出，没有写入。\n");
      return exitCodes.left;
    }
    if (!(error instanceof UsageError || error instanceof CommanderError)) throw error;
    const [message, hint, commands] =
      error instanceof UsageError
        ? [error.message, error.hint, error.commands]
        : [
            `${inChinese(error)}${isOptionFirst(args, top.commands) ? "；选项写在命令后面" : ""}`,
            "用法和例子：",
            [helpFor(args, top.commands)],
          ];
    const called = { as: machine.called ?? "ledger", root: rootIn(machine) };
    err(`没有运行：${printable(message)}\n${hint ? `办法：${printable(sentenceAsCalled(hint, called))}\n` : ""}`);
    for (const command of commands) err(`  ${printable(asCalled(command, called))}\n`);
    return exitCodes.couldNotRun;
  }
}

const isCommand = (word: string, commands: readonly Command[]) => commands.some((command) => command.name() === word);

const isOptionFirst = (args: readonly string[], commands: readonly Command[]) =>
  args[0]?.startsWith("-") === true && args.some((arg) => isCommand(arg, commands));

/** The help of the command that was typed; that of the whole program where none was. */
function helpFor(args: readonly string[], commands: readonly Command[]): string {
  const typed = args.find((arg) => isCommand(arg, commands));
  return ["ledger", ...(typed ? [typed] : []), "--help"].join(" ");
}

/** The --root that was typed, to be repeated in commands that a message shows. */
function rootIn({ args, system }: Machine): string {
  const at = args.findIndex((arg) => /^--root(?:=|$)/.test(arg));
  const root = at < 0 ? undefined : args[at]?.slice("--root=".length) || args[at + 1];
  return root === undefined ? "" : ` --root ${shellWord(root, system)}`;
}

function worldOf({ args, folder, env, system, called = "ledger", now, ended, version, stdin, stdout, stderr, out, err }: Machine): World {
  const inChina = (at: number) => new Date(at + 8 * 3_600_000).toISOString(); // China keeps UTC+8 all year
  const colorful = ({ isTTY }: OutputStream) =>
    !args.includes("--no-color") &&
    !env["NO_COLOR"] &&
    (env["FORCE_COLOR"] ? env["FORCE_COLOR"] !== "0" : isTTY === true && env["TERM"] !== "dumb");
  const isAttended = stdin.isTTY === true && stderr.isTTY === true && env["TERM"] !== "dumb";
  const ascii = keepsToAscii(system, env);
  return {
    folder,
    today: inChina(now()).slice(0, 10),
    columns: stdout.isTTY ? Math.max(40, Math.min(stdout.columns ?? 80, 120)) : 80,
    isTerminal: stdout.isTTY === true,
    color: { out: colorful(stdout), err: colorful(stderr) },
    ascii,
    version,
    called,
    system,
    githubActions: env["GITHUB_ACTIONS"] === "true",
    repository: env["GITHUB_WORKSPACE"] || env["CI_PROJECT_DIR"] || undefined,
    person: isAttended
      ? async () => (await import("../dialogue/prompts.ts")).dialogueAt({ input: stdin, output: stderr, ascii })
      : undefined,
    progressLine: stderr.isTTY === true && env["TERM"] !== "dumb" && !env["CI"] ? (text) => err(`\r\u001b[2K${text}`) : undefined,
    session:
      ended &&
      (() => ({
        today: () => inChina(now()).slice(0, 10),
        time: () => inChina(now()).slice(11, 19),
        ended: ended(),
        input: stdin,
        output: stdout,
      })),
    out,
    err,
  };
}

/** What was typed may contain control characters, which a terminal must not get. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === "\n" ? " " : "?"));
}
