// The answers beside a table: `<台账>.导入.yaml`.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { statOf } from "../disk/stat-of.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { answersIn, answersText, columnTopic } from "../import/answers.ts";
import type { AnswerBook, TextReading } from "../import/readings.ts";
import { UsageError } from "../model/usage-error.ts";
import { maxBytes } from "../read/limits.ts";
import { decode } from "../read/source.ts";

/** Its name: `台账.导入.yaml` of 台账.xlsx. */
export function answersFile(table: string): string {
  return join(dirname(table), `${basename(table).replace(/\.[^.]*$/, "")}.导入.yaml`);
}

/** UsageError for a file that is not there, or is none. */
export function readAnswers(path: string): AnswerBook {
  const name = basename(path);
  const stat = statOf(path);
  if (!stat?.isFile()) throw new UsageError(`找不到文件“${name}”`, "请核对文件名和所在文件夹。");
  if (stat.size > maxBytes) throw new UsageError(`“${name}”太大`, "请核对是不是导入答案。");
  const { text } = decode({ path: name, content: new Uint8Array(readFileSync(path)) });
  if (text === undefined) throw new UsageError(`“${name}”的文字编码认不出来`, "请用记事本另存为 UTF-8 编码。");
  return answersIn(text, name);
}

/** Those kept beside the table, where there are any that can be read. */
export function answersBeside(table: string): AnswerBook | undefined {
  const path = answersFile(table);
  if (!statOf(path)) return undefined;
  try {
    return readAnswers(path);
  } catch {
    return undefined;
  }
}

/** `table`: absolute. Questions without an answer are left out, and those whose answer holds for this time alone. */
export function saveAnswers(table: string, answers: AnswerBook, readings: readonly TextReading[]): void {
  writeWhole(
    answersFile(table),
    answersText(
      basename(table),
      answers[columnTopic] ?? {},
      readings.filter(({ answer, question }) => answer !== undefined && !question.isPassing),
    ),
  );
}
