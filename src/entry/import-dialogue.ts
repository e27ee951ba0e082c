// What is asked of whoever imports a table: its columns, then one question a gap and a text, each once.
import type { Dialogue } from "../dialogue/dialogue.ts";
import { columnTopic, withGiven } from "../import/answers.ts";
import type { Imported } from "../import/imported.ts";
import type { AnswerBook, TextReading } from "../import/readings.ts";
import { columnTitles, plainTitle } from "../import/titles.ts";
import { columnsText, readingText } from "../render/import-text.ts";

const right = "正确";
const both = "题目、情况";
const left = "不导入";

export interface TableInterview {
  readonly person: Dialogue;
  /** The table as it is read with these answers. */
  read(answers: AnswerBook): Imported;
  show(text: string): void;
  /** All answers so far, after each: who leaves has not answered in vain. */
  keep(answers: AnswerBook): void;
}

/** All answers that the table needs. */
export async function interviewed(start: AnswerBook, interview: TableInterview): Promise<AnswerBook> {
  return withReadings(await columnsAsked(start, interview), interview);
}

async function withReadings(start: AnswerBook, interview: TableInterview): Promise<AnswerBook> {
  const { person, read, show } = interview;
  let answers = start;
  let imported = read(answers);
  for (let next = openIn(imported); next; next = openIn(imported)) {
    answers = await asked(answers, next, interview);
    imported = read(answers);
  }
  const certain = imported.readings.filter(({ isAnswered }) => !isAnswered);
  if (certain.length === 0) return answers;
  show(`表中的写法这样理解：\n${certain.map((reading) => `  ${readingText(reading)}\n`).join("")}`);
  const isRight = (await person.choose("以上理解是否正确", [right, "有不对的，改"])) === right;
  const wrong = isRight
    ? []
    : await person.pick(
        { title: "改哪几处" },
        certain.map((reading, index) => ({ value: String(index), label: readingText(reading) })),
        [],
        (all) => (all.length === 0 ? "请用空格至少选中一项。" : true),
      );
  for (const [index, reading] of certain.entries())
    answers = wrong.includes(String(index))
      ? await asked(answers, reading, interview)
      : withGiven(answers, reading.question.topic, reading.question.text, reading.answer ?? "");
  // What was answered now may open further questions.
  return withReadings(answers, interview);
}

function openIn({ readings }: Imported): TextReading | undefined {
  return readings.find(({ question, answer, isAnswered }) => answer === undefined || (question.asksAnyway === true && !isAnswered));
}

async function columnsAsked(start: AnswerBook, { person, read, show, keep }: TableInterview): Promise<AnswerBook> {
  let answers = start;
  for (;;) {
    const { columns } = read(answers);
    if (columns.length === 0) return answers;
    show(columnsText(columns));
    const what = await person.choose("各列这样对应，是否正确", [right, "改一列"]);
    if (what === right) return answers;
    const index = await person.choose(
      "改哪一列",
      columns.map(({ letter, written, title }, at) => ({ value: String(at), label: `${letter}列 ${written} → ${title ?? left}` })),
    );
    const column = columns[Number(index)];
    if (!column) continue;
    const title = await person.choose(`“${column.written}”是台账的哪个项目`, [left, both, ...columnTitles], column.title ?? left);
    answers = withGiven(answers, columnTopic, column.written, title);
    keep(answers);
  }
}

async function asked(answers: AnswerBook, { question, places }: TextReading, { person, keep }: TableInterview): Promise<AnswerBook> {
  const { title, choices, proposed, topic, text } = question;
  const cells = `${places.slice(0, 3).join("、")}${places.length > 3 ? `等${places.length}处` : ""}`;
  const answer = choices
    ? await person.choose({ title, more: cells }, choices, proposed)
    : await person.line({ title, more: cells }, { suggested: proposed }, (typed) => question.faultOf(typed.trim()) ?? true);
  const all = withGiven(answers, topic, text, answer.trim());
  keep(all);
  return all;
}

/** Columns whose meaning was said before: as --map says it. */
export function mapped(answers: AnswerBook): Map<string, readonly string[]> {
  return new Map(
    Object.entries(answers[columnTopic] ?? {}).map(([written, title]) => [
      written,
      title === left || title === ""
        ? []
        : title.split("、").map((one) => columnTitles.find((known) => plainTitle(known) === plainTitle(one)) ?? one),
    ]),
  );
}
