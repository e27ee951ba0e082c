// The prompts themselves, on stderr: stdout is the result. A question is put in full, and stands shortened above its answer afterwards.
import { styleText } from "node:util";
import type { Choice } from "../desk/choices.ts";
import type { Question } from "../desk/question.ts";
import { visible } from "../render/terminal-text.ts";
import { keepsToAscii } from "./console.ts";

/** The person has left: Ctrl-C, or the end of the input. Nothing has been written. */
export class Left extends Error {
  override readonly name = "Left";
}

/** Marks that every console has, where this one wants them. */
const plainMarks = keepsToAscii(process.platform, process.env)
  ? { prefix: { idle: "?", done: "√" }, icon: { cursor: ">", checked: "(*)", unchecked: "( )" } }
  : {};

const theme = (question: Question, tips?: string) => ({
  ...plainMarks,
  style: {
    message: (text: string, status: string) => styleText("bold", status === "done" ? visible(question.title) : text),
    ...(tips === undefined ? {} : { keysHelpTip: () => tips }),
  },
});

/** More than this are scrolled, which is then said. */
const pageSize = 12;
const counted = (words: readonly unknown[]) => (words.length > pageSize ? `（共${words.length}项）` : "");

const ticking = (question: Question, words: readonly unknown[]) => {
  const { style } = theme(question, `上下键移动${counted(words)}，空格选中，回车确定`);
  return {
    ...plainMarks,
    style: { ...style, renderSelectedChoices: (ticked: readonly { short: string }[]) => ticked.map(({ short }) => short).join("、") },
  };
};

function wordsOf(question: Question): string {
  return visible(question.more ? `${question.title}（${question.more}）` : question.title);
}

const asked = (question: Question | string): Question => (typeof question === "string" ? { title: question } : question);

/** One of them. */
export async function choose<T extends string>(
  question: Question | string,
  words: readonly (T | Choice<T>)[],
  preferred?: string,
): Promise<T> {
  const { default: select } = await import("@inquirer/select");
  const choices = words.map(choiceOf);
  const start = choices.find(({ value }) => value === preferred)?.value;
  return answered((context) =>
    select(
      {
        message: wordsOf(asked(question)),
        choices,
        pageSize,
        loop: false,
        theme: theme(asked(question), `上下键移动${counted(words)}，回车确定`),
        ...(start === undefined ? {} : { default: start }),
      },
      context,
    ),
  ) as Promise<T>;
}

/** Several of them, perhaps none. */
export async function pick(
  question: Question,
  words: readonly Choice[],
  picked: readonly unknown[],
  validate: (values: readonly string[]) => true | string,
): Promise<string[]> {
  const { default: checkbox } = await import("@inquirer/checkbox");
  return answered((context) =>
    checkbox(
      {
        message: wordsOf(question),
        choices: words.map((word) => ({ ...choiceOf(word), checked: picked.includes(word.value) })),
        pageSize,
        loop: false,
        theme: ticking(question, words),
        validate: (all) => validate(all.map(({ value }) => value)),
      },
      context,
    ),
  );
}

/** A line of text. A former answer stands there to be changed. */
export async function line(
  question: Question,
  { suggested, former }: { readonly suggested?: string | undefined; readonly former?: string | undefined },
  validate: (answer: string) => true | string,
): Promise<string> {
  const { default: ask } = await import("@inquirer/input");
  const start = former ?? suggested;
  // What a terminal could not show as it is cannot be proposed.
  const isProposed = start !== undefined && start !== "" && visible(start) === start;
  const prompt =
    isProposed && former === undefined
      ? { ...question, more: `${question.more ? `${question.more}；` : ""}直接回车为“${start}”` }
      : question;
  const { style } = theme(question);
  return answered((context) =>
    ask(
      {
        message: wordsOf(prompt),
        validate,
        theme: {
          ...plainMarks,
          style: { ...style, defaultAnswer: (text: string) => (former === undefined ? "" : styleText("dim", `(${text})`)) },
        },
        prefill: former === undefined ? ("tab" as const) : ("editable" as const),
        ...(isProposed ? { default: start } : {}),
      },
      context,
    ),
  );
}

function choiceOf<T extends string>(word: T | Choice<T>): { value: T; name: string } {
  return typeof word === "string" ? { value: word, name: visible(word) } : { value: word.value, name: visible(word.label ?? word.value) };
}

interface Context {
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** Ctrl-C, Ctrl-D and a closed terminal all mean that the person has left. */
async function answered<T>(ask: (context: Context) => Promise<T>): Promise<T> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const onKey = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => {
    if (key?.ctrl && key.name === "d") leave();
  };
  process.stdin.on("keypress", onKey).once("end", leave).once("close", leave);
  try {
    return await ask({ output: process.stderr, signal: leaving.signal });
  } catch (error) {
    if (["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes((error as Error).name)) throw new Left();
    throw error;
  } finally {
    process.stdin.off("keypress", onKey).off("end", leave).off("close", leave);
  }
}

export function say(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
