// What a clerk does to a ledger's text: each takes the text and gives the new one, or undefined where nothing can be done.
import { expect } from "vitest";
import { parseDocument } from "yaml";
import type { Checked } from "../../src/check/check.ts";
import { fix } from "../../src/check/fix.ts";
import { withDuty } from "../../src/commands/duty.ts";
import { nextNumber, numbering } from "../../src/desk/next-number.ts";
import { withEvent } from "../../src/desk/with-event.ts";
import { withItems } from "../../src/edit/ledger-text.ts";
import { foreignBook } from "../../src/import/foreign-book.ts";
import { type Merged, merged } from "../../src/import/merged.ts";
import { addDays } from "../../src/model/day.ts";
import { kindsAllowed, replay } from "../../src/model/standing.ts";
import type { Source } from "../../src/read/index.ts";
import { ledgerKeys, problemFields } from "../../src/read/schema/fields.ts";
import type { SheetCell } from "../../src/read/workbook/sheet.ts";

export type Draw = (count: number) => number;

/** Whose ledger it is, and the rest of its workspace. */
export interface Place {
  readonly file: string;
  readonly short: string;
  readonly asOf: string;
  /** A unit to inspect, and who may verify. */
  readonly other: string;
  readonly verifier: string;
  sources(text: string): readonly Source[];
}

/** The text, and what check says of it. */
export interface State {
  readonly text: string;
  readonly checked: Checked;
}

export interface Done {
  readonly text: string;
  /** Values that the operation may put in place of others: by the number of the problem, its keys. */
  readonly replaced?: ReadonlyMap<string, readonly string[]>;
}

export type Operation = (state: State, draw: Draw, place: Place) => Promise<Done | undefined> | Done | undefined;

const words = ["已协调", "见 #3", "原因: 管网", "*见附件", "一行\n二行", "否", "水压0.35兆帕，够用", "[已办]"];
const paper = { 佐证: [{ 名称: "办结单", 文号: "1号" }] };

function soundEvent(kind: string, on: string, due: string | undefined, asked: string | undefined, draw: Draw, place: Place) {
  const word = words[draw(words.length)];
  const decision = { 批准单位: "领导小组办公室", 文号: "1号" };
  const sound: Record<string, Record<string, unknown>> = {
    反馈: { 对象: "企业", 方式: word, 满意度: "满意" },
    追责: { 结论: "不予追责", 理由: word },
    建章立制: { 制度: word, 方式: "立" },
    申请延期: { 延至: addDays(due ?? on, 10), 理由: word },
    延期批复: draw(2) === 0 ? { 结论: "驳回", ...decision } : { 结论: "批准", 延至: asked, ...decision },
    报完成: { 情况: word, ...paper, 签字: "张某" },
    核查: {
      核查单位: [place.verifier],
      核查人: ["赵某", "钱某"],
      方式: "现场",
      整改到位: "是",
      追责落实: "是",
      制度有效: "是",
      结论: "通过",
      ...paper,
    },
    销号: decision,
    反弹: { 来源: "督查", 情况: word, 时限: addDays(on, 30) },
  };
  return { 日期: on, 事项: kind, ...(sound[kind] ?? { 情况: word }) };
}

const problemsOf = ({ checked }: State, { file }: Place) => checked.reading.ledgers.find((one) => one.file === file)?.problems ?? [];

export const log: Operation = (state, draw, place) => {
  const problems = problemsOf(state, place);
  const problem = problems[draw(problems.length || 1)];
  const { plan } = state.checked.reading;
  if (!problem || !plan) return undefined;
  const standing = replay(problem, plan).end;
  const kinds = kindsAllowed(problem, standing, plan).filter((kind) => !["更正", "节点完成", "移交", "合并"].includes(kind));
  if (kinds.length === 0) return undefined;
  const on = draw(5) === 0 ? addDays(place.asOf, -4) : place.asOf;
  const event = soundEvent(kinds[draw(kinds.length)] as string, on, standing.due, standing.request?.until, draw, place);
  return { text: withEvent(state.text, problem.id ?? "", event).text };
};

export const add: Operation = ({ text }, draw, { short }) => {
  const problem = {
    编号: nextNumber([text], short, 1),
    任务: 1,
    类型: "未按进度接通",
    题目: `第${text.length}号${words[draw(3)]}`,
    情况: words[draw(words.length)],
    来源: "自查",
    登记日期: "2020-05-20",
    分类处置: "从重处理",
    ...(draw(2) === 0 ? { 措施: [words[draw(words.length)], "限时办结"], 责任人: { 姓名: "王某", 职务: "科长" }, 时限: "2020-07-31" } : {}),
    明细: { 要素: ["水"], 申请日期: "2020-03-01", 需要日期: "2020-05-31", 接通日期: "2020-05-20" },
  };
  return { text: withItems(text, [], "问题", [problem], ledgerKeys).text };
};

export const duty: Operation = ({ text }, draw, { asOf, other }) => ({
  text: withDuty(text, { 日期: asOf, 事项: "交叉检查", 对象: other, 情况: words[draw(words.length)] }).text,
});

const wide = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const plainLine = (keys: string) => new RegExp(`^( {4}(?:${keys})): ([^"'#>|\\[{&*!\\s][^#\\r\\n]*)$`, "gm");

/** What other programs and input methods make of a line, where there is no doubt of what was meant. */
const damages: readonly [lines: RegExp, by: (key: string, value: string) => string][] = [
  [plainLine("题目|情况|来源"), (key, value) => `${key}：${value}`],
  [plainLine("题目|来源"), (key, value) => `${key}:${value}`],
  [plainLine("登记日期|时限"), (key, value) => `${key}: ${value.replaceAll("-", "/")}`],
  [plainLine("登记日期|时限"), (key, value) => `${key}: ${value.replace(/(\d{4})-(\d\d)-(\d\d)/, "$1年$2月$3日")}`],
  [plainLine("登记日期|时限"), (key, value) => `${key}: ${wide(value)}`],
  [plainLine("任务"), (key, value) => `${key}: ${wide(value)}`],
];

/** A few lines are damaged; fix brings back every byte. */
export const mend: Operation = async ({ text, checked }, draw, { file, sources, asOf }) => {
  let damaged = text;
  for (let round = 0; round <= draw(3); round++) {
    const [lines, by] = damages[draw(damages.length)] as (typeof damages)[number];
    const places = [...damaged.matchAll(lines)];
    const found = places[draw(places.length || 1)];
    if (!found) continue;
    const [whole, key = "", value = ""] = found;
    damaged = damaged.slice(0, found.index) + by(key, value) + damaged.slice(found.index + whole.length);
  }
  if (damaged === text) return undefined;
  const { files } = await fix(sources(damaged), asOf, { before: checked }, (path) => path === file);
  expect(files.map(({ path }) => path)).toEqual([file]);
  expect(files[0]?.after).toBe(text);
  return { text: files[0]?.after ?? "" };
};

const titles = ["编号", "任务", "类型", "问题名称", "问题描述", "来源", "分类处置", "备注", "整改措施"];

/** A table with a new problem, one that is changed, one as it is, or some of these; the same table once more changes nothing. */
export const importTable: Operation = (state, draw, place) => {
  const present = ((parseDocument(state.text).toJS() as Record<string, unknown>)["问题"] ?? []) as Record<string, unknown>[];
  const rows: string[][] = [];
  const replaced = new Map<string, readonly string[]>();
  const known = present[draw(present.length || 1)];
  if (known && draw(4) > 0)
    rows.push([
      "",
      `${known["任务"]}`,
      `${known["类型"]}`,
      `第${state.text.length}件`,
      words[draw(words.length)] as string,
      "自查",
      "从重处理",
      "",
      "",
    ]);
  const [from, count] = [draw(present.length || 1), draw(3)];
  for (const [index, problem] of present.slice(from, from + count).entries()) {
    const row = [
      `${problem["编号"]}`,
      `${problem["任务"]}`,
      `${problem["类型"]}`,
      `${problem["题目"]}`,
      `${problem["情况"]}`,
      "",
      "",
      "",
      "",
    ];
    if (index === 0) {
      const at = [4, 7, 8][draw(3)] as number;
      row[at] = `${words[draw(words.length)]}${state.text.length}`;
      replaced.set(`${problem["编号"]}`, [["情况", "备注", "措施"][[4, 7, 8].indexOf(at)] as string]);
    }
    rows.push(row);
  }
  if (rows.length === 0) return undefined;
  const first = imported(state, rows, place);
  expect(first.refused).toEqual([]);
  const again = imported({ ...state, text: first.text }, rows, place);
  expect([again.text === first.text, again.added, again.changed]).toEqual([true, [], []]);
  return { text: first.text, replaced };
};

function imported({ text, checked }: State, rows: readonly (readonly string[])[], { short, asOf }: Place): Merged {
  const { plan, forms } = checked.reading;
  if (!plan) throw new Error("no plan");
  const cells = [["某台账"], titles, ...rows].map((row, r) =>
    row.map((value, c): SheetCell | undefined => (value === "" ? undefined : { address: `${String.fromCharCode(65 + c)}${r + 1}`, value })),
  );
  const fieldsFor = (task: unknown) => problemFields(typeof task === "number" ? forms.get(task) : undefined);
  const { problems, left } = foreignBook(
    [{ name: "表", isHidden: false, rows: cells, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() }],
    {
      plan,
      map: new Map(),
      constants: [],
      answers: {},
      asOf: "2020-05-25",
      only: undefined,
      fieldsFor,
      presentIn: () =>
        checked.reading.ledgers.flatMap(({ problems }) =>
          problems.map(({ id = "", task, title, facts, person }) => ({
            ...{ id, task, title, facts, listed: undefined },
            persons: { 责任人: person?.fullName, 责任领导: undefined },
          })),
        ),
    },
  );
  expect(left.map(({ place }) => place)).toEqual(["表!A1"]);
  return merged(text, { problems, head: {}, duties: [], enteredOn: asOf, fieldsFor, numberFor: numbering([text], short) });
}
