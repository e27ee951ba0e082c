// What a table says in other words than a ledger: how each text is read, and what has to be asked. Each distinct text is asked about once.
import type { Choice } from "../desk/choices.ts";
import { UsageError } from "../model/usage-error.ts";

/** Topic → text as written → what it means: what was answered before, and is kept beside the table. */
export type AnswerBook = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ImportQuestion {
  /** 时限, 来源 …: the key that the text stands for; 各行: what the table does not say. */
  readonly topic: string;
  /** The text as written, or the key that all rows lack. */
  readonly text: string;
  readonly title: string;
  readonly proposed?: string | undefined;
  /** Has one reading: taken without a question, and told. */
  readonly isCertain: boolean;
  /** Words to choose from; without them a line is typed. */
  readonly choices?: readonly Choice[] | undefined;
  /** A person is asked all the same. */
  readonly asksAnyway?: boolean;
  /** Holds for this time alone: another table has another day, and is asked about anew. */
  readonly isPassing?: boolean;
  /** What is wrong with an answer. */
  faultOf(answer: string): string | undefined;
}

/** `answer`: what it was taken for; undefined where it is still to be asked. */
export interface TextReading {
  readonly question: ImportQuestion;
  readonly places: readonly string[];
  readonly answer: string | undefined;
  /** Answered, not only proposed. */
  readonly isAnswered: boolean;
}

/** An answer that leaves the key out. */
export const leftOut = "不填";

export class Readings {
  private readonly found = new Map<
    string,
    { question: ImportQuestion; places: string[]; answer: string | undefined; isAnswered: boolean }
  >();

  constructor(private readonly answers: AnswerBook) {}

  /** What the text of the cell at `place` means; undefined as long as nobody has said. UsageError for a former answer that will not do. */
  take(question: ImportQuestion, place: string): string | undefined {
    const key = JSON.stringify([question.topic, question.text]);
    const known = this.found.get(key);
    if (known) {
      known.places.push(place);
      return known.answer;
    }
    const former = this.answers[question.topic]?.[question.text];
    const fault = former === undefined ? undefined : question.faultOf(former);
    if (fault !== undefined)
      throw new UsageError(
        `导入答案中“${question.topic}”的“${question.text}”填的是“${former}”：${fault}`,
        "请改正答案文件，或不用 --answers，重新回答。",
      );
    const answer = former ?? (question.isCertain ? question.proposed : undefined);
    this.found.set(key, { question, places: [place], answer, isAnswered: former !== undefined });
    return answer;
  }

  all(): TextReading[] {
    return [...this.found.values()];
  }
}
