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

/** The table as it is read with all answers; `read` reads it with some. */
export async function interviewed(
  person: Dialogue,
  start: AnswerBook,
  read: (answers: AnswerBook) => Imported,
  show: (text: string) => void,
): Promise<{ readonly answers: AnswerBook; readonly imported: Imported }> {
  let answers = await columnsAsked(person, start, read, show);
  let imported = read(answers);
  for (let next = openIn(imported); next; next = openIn(imported)) {
    answers = await asked(person, answers, next);
    imported = read(answers);
  }
  const certain = imported.readings.filter(({ isAnswered }) => !isAnswered);
  if (certain.length === 0) return { answers, imported };
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
      ? await asked(person, answers, reading)
      : withGiven(answers, reading.question.topic, reading.question.text, reading.answer ?? "");
  imported = read(answers);
  // What was answered now may open further questions.
  return openIn(imported) ? interviewed(person, answers, read, () => {}) : { answers, imported };
}

function openIn({ readings }: Imported): TextReading | undefined {
  return readings.find(({ question, answer, isAnswered }) => answer === undefined || (question.asksAnyway === true && !isAnswered));
}

async function columnsAsked(
  person: Dialogue,
  start: AnswerBook,
  read: (answers: AnswerBook) => Imported,
  show: (text: string) => void,
): Promise<AnswerBook> {
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
  }
}

async function asked(person: Dialogue, answers: AnswerBook, { question, places }: TextReading): Promise<AnswerBook> {
  const { title, choices, proposed, topic, text } = question;
  const cells = `${places.slice(0, 3).join("、")}${places.length > 3 ? `等${places.length}处` : ""}`;
  const answer = choices
    ? await person.choose({ title, more: cells }, choices, proposed)
    : await person.line({ title, more: cells }, { suggested: proposed }, (typed) => question.faultOf(typed.trim()) ?? true);
  return withGiven(answers, topic, text, answer.trim());
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
