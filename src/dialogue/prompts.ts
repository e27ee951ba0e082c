// The prompts themselves, beside the result: that alone goes to stdout. A question is put in full, and stands shortened above its answer afterwards.
import { styleText } from "node:util";
import type { Choice } from "../desk/choices.ts";
import { own, type Question, skipped } from "../desk/question.ts";
import { havingTyped } from "../model/typed-words.ts";
import { visible } from "../render/terminal-text.ts";
import { type Dialogue, Left } from "./dialogue.ts";

/** Where a person types and reads. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Only marks that every console has. */
  readonly ascii: boolean;
}

const asciiMarks = { prefix: { idle: "?", done: "√" }, icon: { cursor: ">", checked: "(*)", unchecked: "( )" } };

/** Up to so many are chosen from at a glance. */
const fewWords = 6;
/** More than this are scrolled, which is then said. */
const pageSize = 12;
const counted = (words: readonly unknown[]) => (words.length > pageSize ? `（共${words.length}项）` : "");

function wordsOf(question: Question): string {
  return visible(question.more ? `${question.title}（${question.more}）` : question.title);
}

const asked = (question: Question | string): Question => (typeof question === "string" ? { title: question } : question);

export function dialogueAt({ input, output, ascii }: Terminal): Dialogue {
  const marks = ascii ? asciiMarks : {};

  const theme = (question: Question, tips?: string) => ({
    ...marks,
    style: {
      message: (text: string, status: string) => styleText("bold", status === "done" ? visible(question.title) : text),
      ...(tips === undefined ? {} : { keysHelpTip: () => tips }),
    },
  });

  const ticking = (question: Question, words: readonly unknown[]) => {
    const { style } = theme(question, `上下键移动${counted(words)}，空格选中，回车确定`);
    return {
      ...marks,
      style: { ...style, renderSelectedChoices: (ticked: readonly { short: string }[]) => ticked.map(({ short }) => short).join("、") },
    };
  };

  /** Ctrl-C, Ctrl-D and a closed terminal all mean that the person has left. */
  async function answered<T>(ask: (context: PromptContext) => Promise<T>): Promise<T> {
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    const onKey = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => {
      if (key?.ctrl && key.name === "d") leave();
    };
    input.on("keypress", onKey).once("end", leave).once("close", leave);
    try {
      return await ask({ input, output, signal: leaving.signal });
    } catch (error) {
      if (["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes((error as Error).name)) throw new Left();
      throw error;
    } finally {
      input.off("keypress", onKey).off("end", leave).off("close", leave);
    }
  }

  /** A long list is filtered by what is typed; the way out of it always stays. */
  async function searched<T extends string>(
    question: Question,
    words: readonly (T | Choice<T>)[],
    preferred: string | undefined,
  ): Promise<T> {
    const { default: search } = await import("@inquirer/search");
    const choices = words.map(choiceOf);
    const start = choices.find(({ value }) => value === preferred)?.value;
    const lasting = choices.filter(({ value }) => value === own || value === skipped);
    const { style } = theme(question, `输入几个字筛选，上下键移动${counted(words)}，回车确定`);
    // Enter that comes in one piece with what was typed is heard again once the list is filtered: the prompt itself lets it go.
    let [isFiltering, isEntered] = [false, false];
    const enter = { name: "return", sequence: "\r", ctrl: false, meta: false, shift: false };
    const hear = (_: unknown, key: { name?: string } | undefined) => {
      if (isFiltering && (key?.name === "return" || key?.name === "enter")) isEntered = true;
    };
    const found = (typed: string | undefined) => {
      isFiltering = true;
      setImmediate(() => {
        isFiltering = false;
        if (!isEntered) return;
        isEntered = false;
        input.emit("keypress", "\r", enter);
      });
      if (typed === undefined) return choices;
      const meant = havingTyped(choices, ({ name }) => name, typed);
      return [...meant, ...lasting.filter((one) => !meant.includes(one))];
    };
    input.on("keypress", hear);
    try {
      return (await answered((context) =>
        search(
          {
            message: wordsOf(question),
            source: found,
            pageSize,
            theme: {
              ...marks,
              style: { ...style, error: (text: string) => (text === "No results found" ? "没有符合的，请改几个字" : text) },
            },
            ...(start === undefined ? {} : { default: start }),
          },
          context,
        ),
      )) as T;
    } finally {
      input.off("keypress", hear);
    }
  }

  return {
    async choose<T extends string>(question: Question | string, words: readonly (T | Choice<T>)[], preferred?: string) {
      if (words.length > fewWords) return searched(asked(question), words, preferred);
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
            theme: theme(asked(question), "上下键移动，回车确定"),
            ...(start === undefined ? {} : { default: start }),
          },
          context,
        ),
      ) as Promise<T>;
    },

    async pick(question, words, picked, validate) {
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
    },

    async line(question, { suggested, former }, validate) {
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
              ...marks,
              style: { ...style, defaultAnswer: (text: string) => (former === undefined ? "" : styleText("dim", `(${text})`)) },
            },
            prefill: former === undefined ? ("tab" as const) : ("editable" as const),
            ...(isProposed ? { default: start } : {}),
          },
          context,
        ),
      );
    },

    say(text) {
      output.write(`${visible(text)}\n`);
    },
  };
}

function choiceOf<T extends string>(word: T | Choice<T>): { value: T; name: string } {
  return typeof word === "string" ? { value: word, name: visible(word) } : { value: word.value, name: visible(word.label ?? word.value) };
}

interface PromptContext {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}
