// What can be asked of a person.
import type { Choice } from "../desk/choices.ts";
import type { Question } from "../desk/question.ts";
import type { Spec } from "../desk/spec.ts";

/** Somebody at a terminal. Each question throws `Left` once they have left. */
export interface Dialogue {
  /** One of the words. */
  choose<T extends string>(question: Question | string, words: readonly (T | Choice<T>)[], preferred?: string): Promise<T>;
  /** Several of them, perhaps none. */
  pick(
    question: Question,
    words: readonly Choice[],
    picked: readonly unknown[],
    validate: (values: readonly string[]) => true | string,
  ): Promise<string[]>;
  /** A line of text. A former answer stands there to be changed. */
  line(
    question: Question,
    proposed: { readonly suggested?: string | undefined; readonly former?: string | undefined },
    validate: (answer: string) => true | string,
  ): Promise<string>;
  say(text: string): void;
}

/** What is to be filled in, and who is asked for it. */
export interface Interview extends Spec {
  readonly person: Dialogue;
}

/** The person has left: Ctrl-C, or the end of the input. Nothing has been written. */
export class Left extends Error {}
