// The answers kept beside a table (`<台账>.导入.yaml`): read by the next import of such a table, and by whoever wants to change one.
import { inline } from "../edit/scalar.ts";
import { isMapping } from "../model/mapping.ts";
import { UsageError } from "../model/usage-error.ts";
import { plainValues } from "../read/yaml/plain-values.ts";
import type { AnswerBook, TextReading } from "./readings.ts";

/** Stands where an answer is still to be given. */
const blank = "……";

/** The topic of columns whose meaning was said: 列名 → 项目. */
export const columnTopic = "列";

/** UsageError for what is no such file. */
export function answersIn(text: string, name: string): AnswerBook {
  const value = plainValues(text)?.value;
  const wrong = () =>
    new UsageError(`“${name}”不是导入答案的写法`, "写法是：先写项目一行，下面缩进两格，每行“原文: 答案”；可以不用它，重新回答。");
  if (!isMapping(value)) throw wrong();
  return Object.fromEntries(
    Object.entries(value).map(([topic, inner]) => {
      if (!isMapping(inner)) throw wrong();
      return [
        topic,
        Object.fromEntries(
          Object.entries(inner).flatMap(([key, answer]) => {
            if (answer === null || answer === blank) return [];
            if (typeof answer === "object") throw wrong();
            return [[key, String(answer)]];
          }),
        ),
      ];
    }),
  );
}

/** A key longer than this YAML does not take on one line. */
const longestKey = 300;

export function answersText(table: string, columns: Readonly<Record<string, string>>, readings: readonly TextReading[]): string {
  const topics = new Map<string, string[]>();
  const put = (topic: string, line: string) => topics.set(topic, [...(topics.get(topic) ?? []), line]);
  for (const [written, title] of Object.entries(columns))
    put(columnTopic, `${inline(written, false)}: ${inline(title === "" ? "不导入" : title, false)}`);
  for (const { question, answer, places, isAnswered } of readings) {
    if (question.text.length > longestKey) continue;
    const isOpen = answer === undefined;
    const doubt = isOpen ? `请核对，${question.title}；` : isAnswered ? "" : "按一种读法；";
    const cells = `${places.slice(0, 3).join("、")}${places.length > 3 ? `等${places.length}处` : ""}`;
    const value = inline(answer ?? question.proposed ?? blank, false);
    put(question.topic, `${inline(question.text, false)}: ${value} # ${`${doubt}${cells}`.replace(/\s+/g, " ")}`);
  }
  const head = `# ${table}的导入答案。下次导入同样的表：ledger import 表名 --answers 本文件\n# 左边是表中的写法，右边是它的意思；“${blank}”是还要填的。\n`;
  return `${head}${[...topics].map(([topic, lines]) => `${inline(topic, false)}:\n${lines.map((line) => `  ${line}\n`).join("")}`).join("")}`;
}

/** Answers that nothing in the table asked for. */
export function unusedAnswers(answers: AnswerBook, readings: readonly TextReading[]): string[] {
  const used = new Set(readings.map(({ question }) => JSON.stringify([question.topic, question.text])));
  return Object.entries(answers).flatMap(([topic, inner]) =>
    topic === columnTopic
      ? []
      : Object.keys(inner).flatMap((text) => (used.has(JSON.stringify([topic, text])) ? [] : [`${topic}“${text}”`])),
  );
}

export function withGiven(answers: AnswerBook, topic: string, text: string, answer: string): AnswerBook {
  return { ...answers, [topic]: { ...answers[topic], [text]: answer } };
}
