// Slips that YAML and the schema let through, or tell a dozen times: told once, by what was meant.
import { describe, expect, it } from "vitest";
import { changed, ledger, told } from "./told.ts";

const measures = "措施: [抓紧施工]";
const done = "      - { 日期: 2020-05-20, 事项: 进展, 情况: 已开工 }\n";
const review = (verifiers: string) =>
  changed(
    done,
    `${done}      - { 日期: 2020-05-22, 事项: 报完成, 情况: 已接通, 签字: 张某, 佐证: [附件/a.pdf] }
      - { 日期: 2020-05-24, 事项: 核查, 方式: 现场, 核查单位: [某区乙局], 核查人: ${verifiers}, 整改到位: 是, 追责落实: 是, 制度有效: 是, 结论: 通过 }
`,
  );
const partners = (names: string) => changed("    措施", `    配合单位: ${names}\n    措施`);

async function expectTold(text: string, found: readonly (readonly [place: string, message: string, hint: string])[]): Promise<void> {
  const { first, others, diagnostics } = await told(text);
  expect(diagnostics.map(({ message, hint }, index) => [first[index], message, hint])).toEqual(found);
  expect(others).toEqual([]);
}

describe("several names in one text", () => {
  it.each([
    ["[示例乙，示例丙]", "15:12-19", "，", "[示例乙, 示例丙]"],
    ["[示例乙、示例丙, 示例丁]", "15:12-19", "、", "[示例乙, 示例丙, 示例丁]"],
    ["\n      - 示例乙\n      - 示例丙、示例丁（甲、乙）", "17:9-21", "、", "[示例乙, 示例丙, 示例丁（甲、乙）]"],
  ])("配合单位: %s", async (written, place, mark, meant) => {
    await expectTold(partners(written), [
      [`${place} error ascii-punctuation`, `配合单位之间用了“${mark}”，应当用英文逗号加空格`, `请改为“配合单位: ${meant}”。`],
    ]);
  });

  it("核查人: nobody says that there is only one of them", async () => {
    const { diagnostics } = await told(review("[示例乙，示例丙]"));
    expect(diagnostics.filter(({ message }) => message.includes("核查人")).map(({ rule, message, hint }) => [rule, message, hint])).toEqual(
      [["ascii-punctuation", "核查人之间用了“，”，应当用英文逗号加空格", "请改为“核查人: [示例乙, 示例丙]”。"]],
    );
    const alone = (await told(review("[示例乙]"))).diagnostics.filter(({ message }) => message.includes("核查人"));
    expect(alone.map(({ rule }) => rule)).not.toEqual([]);
  });

  it("two paths are two, and a mark in a file's name is its own", async () => {
    const evidence = (list: string) => changed("情况: 已开工", `情况: 已开工, 佐证: ${list}`);
    await expectTold(evidence("[附件/a.pdf、附件/b.pdf]"), [
      ["24:49-66 error ascii-punctuation", "佐证之间用了“、”，应当用英文逗号加空格", "请改为“佐证: [附件/a.pdf, 附件/b.pdf]”。"],
    ]);
    await expectTold(evidence("[附件/图、表.pdf]"), []);
  });

  it("a measure may have commas, and a unit in brackets too", async () => {
    await expectTold(changed(measures, "措施: [抓紧，施工]"), []);
    const { diagnostics } = await told(partners("[某区丁公司（水、电）]"));
    expect(diagnostics.filter(({ rule }) => rule === "ascii-punctuation")).toEqual([]);
  });
});

describe("a line that is lost", () => {
  it("问题: is told at the first problem under 履职", async () => {
    await expectTold(changed("问题:\n", ""), [
      ["6:5-7 error key-present", "这里开始是“问题”，上面缺少“问题:”一行", "请在第一个“- 编号: …”上面加一行“问题:”，顶格写。"],
    ]);
  });

  it("- 编号: is told where the second problem begins", async () => {
    const problem = ledger.slice(ledger.indexOf("    任务: 1"));
    const { first, others, diagnostics } = await told(ledger + problem);
    expect(first).toEqual(["25:5-7 error key-once"]);
    expect(others).toEqual([]);
    expect(diagnostics[0]).toMatchObject({
      message: "从这一行起又填了一遍“任务”“类型”等12项，像是另一个问题",
      hint: "如是另一个问题，请在上面补“- 编号: …”一行；否则每项只填一次。",
      related: [{ line: 8, message: "前一处在这里" }],
    });
  });

  it("of an event its dash", async () => {
    const { diagnostics } = await told(
      changed(
        done,
        "      - 日期: 2020-05-20\n        事项: 进展\n        情况: 甲\n        日期: 2020-05-21\n        事项: 进展\n        情况: 乙\n",
      ),
    );
    expect(diagnostics.map(({ line, message, hint }) => [line, message, hint])).toEqual([
      [27, "从这一行起又填了一遍“日期”“事项”等3项，像是另一条", "如是另一条，请在它的第一项前面加“- ”；否则每项只填一次。"],
    ]);
  });
});

describe("amounts with a unit", () => {
  it.each([
    ["186000元", "请改为“投资万元: 18.6”（186000元合18.6万元）。"],
    ["186,000元整", "请改为“投资万元: 18.6”（186000元整合18.6万元）。"],
    ["1.2亿元", "请改为“投资万元: 12000”（1.2亿元合12000万元）。"],
    ["18万6千元", "请按“投资万元”的单位换算，只写数字，单位不写在数字后。"],
    ["约186000元", "请按“投资万元”的单位换算，只写数字，单位不写在数字后。"],
    ["12.5万元", "例如“投资万元: 12.5”；请按“投资万元”的单位换算，单位不写在数字后。"],
  ])("投资万元: %s", async (written, hint) => {
    const { diagnostics } = await told(changed("要素: [水]", `要素: [水]\n      投资万元: ${written}`));
    expect(diagnostics.map((diagnostic) => [diagnostic.rule, diagnostic.hint])).toEqual([["value-type", hint]]);
  });
});

describe("keys that are none", () => {
  it.each<[from: string, to: string, place: string, message: string, hint: string]>([
    [
      "情况: 已开工",
      "情况: 破路许可, 当日批出",
      "24:45-49 error key-known",
      "内容里有英文逗号，后面的“当日批出”被当成了另一项",
      "内容里的逗号请用“，”，例如“情况: 破路许可，当日批出”。",
    ],
    [
      "情况: 已开工",
      "情况: 甲, 乙, 丙",
      "24:42-43 error key-known",
      "内容里有英文逗号，后面的“乙”被当成了另一项",
      "内容里的逗号请用“，”，例如“情况: 甲，乙，丙”。",
    ],
    [
      "    来源",
      "    状态: 已完成\n    来源",
      "12:5-7 error key-known",
      "没有“状态”这一项",
      "台账不填状态，状态由“经过”推出；改好了的，在“经过”里记一条“报完成”。",
    ],
    ["时限: 2020", "时限:: 2020", "17:5-8 error key-known", "“时限”后面多了一个冒号", "请改为“时限: 2020-07-31”。"],
  ])("%s → %s", async (from, to, place, message, hint) => {
    await expectTold(changed(from, to), [[place, message, hint]]);
  });
});

describe("a missing key comes with the line to type", () => {
  it.each<[from: string, to: string, hint: string]>([
    ["    来源: 自查\n", "", "请补一行“来源: 自查”。问题是怎样发现的，例如 自查。"],
    ["    登记日期: 2020-05-03\n", "", "请补一行“登记日期: 年-月-日”。"],
    ["编号: 甲局-01-001\n    任务", "任务", "请补一行“编号: …”。单位简称-任务序号"],
    [", 月份: 2020-04", "", "请补“月份: 年-月”。报告的是哪个月。"],
    ['填报人: { 姓名: 李某, 电话: "0317-0000000" }\n', "", "请补一行“填报人: { 姓名: … }”。"],
    ["事项: 进展, 情况: 已开工", "事项: 报完成, 情况: 已开工, 签字: 张某", "请补“佐证: [附件/通水记录.txt]”。"],
    ["事项: 进展, 情况: 已开工", "事项: 报完成, 情况: 已开工, 佐证: [附件/a.pdf]", "请补“签字: …”。"],
  ])("%s → %s", async (from, to, hint) => {
    const { diagnostics } = await told(changed(from, to));
    expect(diagnostics.filter(({ rule }) => rule === "key-present").map((diagnostic) => diagnostic.hint.slice(0, hint.length))).toEqual([
      hint,
    ]);
  });
});

it("a date where a number is due is told as one", async () => {
  await expectTold(changed("      要素: [水]", "      要素: [水]\n      投资万元: 2020-06-30"), [
    [
      "20:13-23 error value-type",
      "“投资万元”应填数字，现在是一个日期“2020-06-30”",
      "请改填数字，例如“投资万元: 12”；日期请填在有关日期的项目里。",
    ],
  ]);
});

describe("lists typed as on paper", () => {
  it.each<[to: string, place: string, message: string, hint: string]>([
    [
      "措施:\n      -破路\n      -通水",
      "16:7-17:10 error value-type",
      "“措施”下面的“-”后面缺少空格",
      "请改为“- 破路”，每条一行，“-”后面空一格。",
    ],
    ["措施:\n      - 破路\n      -通水", "17:7-8 error space-after-dash", "“-”后面缺少空格", "请改为“- 通水”。"],
    [
      "措施:\n      1、破路\n      2、通水",
      "16:7-17:11 error value-type",
      "“措施”应写成一条或几条，外面加方括号",
      "请去掉“1、”“2、”，每条改为“- ”开头。",
    ],
  ])("%j", async (to, place, message, hint) => {
    await expectTold(changed(measures, to), [[place, message, hint]]);
  });
});
