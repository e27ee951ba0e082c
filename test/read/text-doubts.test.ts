// Texts and numbers that YAML lets through, and that are not what they look like.
import { describe, expect, it } from "vitest";
import { fix } from "../../src/check/fix.ts";
import { asOf, changed, ledger, plan, told } from "./told.ts";

const messagesOf = async (text: string) =>
  (await told(text)).diagnostics.map(
    ({ line, column, endColumn, severity, rule, message }) => `${line}:${column}-${endColumn} ${severity} ${rule} ${message}`,
  );

async function mendedTo(text: string): Promise<string | undefined> {
  const sources = [
    { path: "ledgers/plan.yaml", content: plan },
    { path: "ledgers/甲局.yaml", content: text },
  ];
  return (await fix(sources, asOf)).files[0]?.after;
}

describe("a lookalike in a text is a warning", () => {
  it.each<[what: string, from: string, to: string, found: string, after?: string]>([
    ["a radical", "三月申请", "三⽉申请", "11:10-11 warning no-lookalike-characters 这里的“⽉”看着像“月”，是另一个字符"],
    [
      "one that NFKC leaves alone",
      "三月申请",
      "居⺠申请",
      "11:10-11 warning no-lookalike-characters 这里的“⺠”看着像“民”，是另一个字符",
      "居民申请",
    ],
    [
      "a compatibility ideograph",
      "三月申请",
      "三月\uf9b2售",
      "11:11-12 warning no-lookalike-characters 这里的“\uf9b2”看着像“零”，是另一个字符",
      "三月零售",
    ],
    [
      "one of two units",
      "三月申请",
      "三月\u{2f80c}",
      "11:11-12 warning no-lookalike-characters 这里的“\u{2f80c}”看着像“㒞”，是另一个字符",
      "三月㒞",
    ],
    [
      "several are told once",
      "三月申请",
      "⼯⼈三⽉",
      "11:9-10 warning no-lookalike-characters 这里的“⼯”看着像“工”，是另一个字符（这一项中共3个这样的字）",
      "工人三月",
    ],
    [
      "in a block text",
      "三月申请",
      "|\n      三⽉申请",
      "12:8-9 warning no-lookalike-characters 这里的“⽉”看着像“月”，是另一个字符",
      "|\n      三月申请",
    ],
    ["in a measure", "抓紧施工", "抓紧施⼯", "15:13-14 warning no-lookalike-characters 这里的“⼯”看着像“工”，是另一个字符", "抓紧施工"],
    [
      "in 明细",
      "2020-05-31\n    经过",
      "2020-05-31\n      备注: ⼯\n    经过",
      "22:11-12 warning no-lookalike-characters 这里的“⼯”看着像“工”，是另一个字符",
      "2020-05-31\n      备注: 工\n    经过",
    ],
  ])("%s", async (_, from, to, found, after = from) => {
    const text = changed(from, to);
    expect((await messagesOf(text)).filter((line) => !line.includes("key-known"))).toEqual([found]);
    expect(await mendedTo(text)).toBe(changed(from, after));
  });

  it("one written as an escape is shown with its whole text", async () => {
    expect(await messagesOf(changed("三月申请", '"三\\u2f49申请"'))).toEqual([
      "11:9-20 warning no-lookalike-characters 这里的“⽉”看着像“月”，是另一个字符",
    ]);
  });

  it("in an event it is left to the writer: history would miss the event as it was", async () => {
    const text = changed("情况: 已开工", "情况: 已开⼯");
    expect(await messagesOf(text)).toEqual(["24:41-42 warning no-lookalike-characters 这里的“⼯”看着像“工”，是另一个字符"]);
    expect(await mendedTo(text)).toBeUndefined();
  });

  it("what has no other character that it looks like is a character of its own", async () => {
    expect(await messagesOf(changed("三月申请", "﨑⺮々〇"))).toEqual([]);
  });
});

describe("where a lookalike makes a word another, it is said why", () => {
  it.each<[what: string, text: string, found: string]>([
    ["a key", changed("题目", "题⽬"), "10:5-7 error key-known 项目名“题⽬”中的“⽬”看着像“目”，是另一个字符"],
    [
      "a key with one that NFKC leaves alone",
      changed("登记日期", "登记\u2e9c期"),
      "13:5-9 error key-known 项目名“登记⺜期”中的“⺜”看着像“日”，是另一个字符",
    ],
    ["a fixed word", changed("来源: 自查", "来源: ⾃查"), "12:9-11 error value-in-list “来源”填的“⾃查”中的“⾃”看着像“自”，是另一个字符"],
  ])("%s", async (_, text, found) => {
    expect(await messagesOf(text)).toEqual([found]);
    expect(await mendedTo(text)).toBe(ledger);
  });

  it("a name of the plan's, and the number that begins with it", async () => {
    const second = (text: string) => text.replaceAll("某区乙局", "某区长城局").replaceAll("简称: 乙局", "简称: 长城");
    const sources = (text: string) => [
      { path: "ledgers/plan.yaml", content: second(plan) },
      { path: "ledgers/长城.yaml", content: text },
    ];
    const own = second(ledger.replaceAll("甲", "乙")).replaceAll("乙局-01", "长城-01");
    const tell = async (text: string) => (await told(ledger, sources(text))).others.filter((line) => !line.includes("乙局.yaml"));
    expect(await tell(own)).toEqual([]);
    const { check } = await import("../../src/check/check.ts");
    const words = async (text: string) =>
      (await check(sources(text), asOf)).result.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
    expect((await words(own.replace("单位: 某区长城局", "单位: 某区\u2ed3城局")))[0]).toBe(
      "方案中没有“某区⻓城局”这个单位，是不是“某区长城局”（“⻓”看着像“长”，是另一个字符）",
    );
    expect((await words(own.replace("编号: 长城", "编号: \u2ed3城")))[0]).toBe(
      "编号以“⻓城”开头，本单位的简称是“长城”（“⻓”看着像“长”，是另一个字符）",
    );
  });
});

it.each([
  ["a value", changed("三月申请", '"三月\\ud83d"'), "11:9-19"],
  ["the other half", changed("三月申请", '"\\ude00三月"'), "11:9-19"],
  ["a key", changed("      要素: [水]", '      "\\ud83d": 某\n      要素: [水]'), "19:7-15"],
])("half a character in %s is an error", async (_, text, place) => {
  const [first = ""] = await messagesOf(text);
  expect(first).toMatch(new RegExp(`^${place} error no-control-characters 这里有一个不成字的半个字符（U\\+D[8E]`));
});

it("two halves that belong together are a character", async () => {
  expect(await messagesOf(changed("三月申请", '"三月\\ud83d\\ude00"'))).toEqual([]);
});

describe("a block text begun with the mark of a Chinese input method", () => {
  it.each<[written: string, right: string]>([
    ["｜", "|"],
    ["＞", ">"],
    ["│", "|"],
    ["｜-", "|-"],
  ])("%s", async (written, right) => {
    const withText = (mark: string, below: string) => changed("情况: 三月申请", `情况: ${mark}\n      ${below}\n      四月`);
    for (const below of ["三月申请", "原因: 三月", "题目：*三月"]) {
      expect(await messagesOf(withText(written, below))).toEqual([
        `11:9-10 error ascii-punctuation “情况”后面用了“${written[0]}”，应当用半角的“${right[0]}”`,
      ]);
      expect(await mendedTo(withText(written, below))).toBe(withText(right, below));
    }
  });

  it("alone it is told and left to the writer", async () => {
    const text = changed("情况: 三月申请", "情况: ｜");
    expect((await messagesOf(text))[0]).toMatch(/^11:9-10 error ascii-punctuation /);
    expect(await mendedTo(text)).toBeUndefined();
  });

  it("within a text it is its own", async () => {
    expect(await messagesOf(changed("三月申请", "｜三月｜申请＞\n      ｜"))).toEqual([]);
  });
});

describe("a number spelled as nobody means it is a warning", () => {
  const inDetail = (written: string) =>
    changed("      要素: [水]", `      要素: [水]\n      件数: ${written}`).replace("任务: 1", "任务: 2").replaceAll("-01-001", "-02-001");
  const at = (written: string) => `20:11-${11 + written.length} warning number-written-plainly`;
  it.each([
    ["0186", "会被当作数字186"],
    ["0o17", "会被当作数字15"],
    ["0x1F", "会被当作数字31"],
    ["1e3", "会被当作数字1000"],
    ["1.5E-3", "会被当作数字0.0015"],
    ["+5", "会被当作数字5"],
    [".5", "会被当作数字0.5"],
    ["5.", "会被当作数字5"],
    ["007.50", "会被当作数字7.5"],
    ["1_000", "会被当作文字，不是数字"],
    ["1_000_000.5", "会被当作文字，不是数字"],
    ["12345678901234567890", "会被当作数字，后面的数位会丢失，成了12345678901234567000"],
    [".inf", "会被当作无穷大，不能统计"],
    ["-.inf", "会被当作无穷大，不能统计"],
    [".nan", "会被当作“不是数字”的特殊值，不能统计"],
  ])("%s", async (written, reads) => {
    expect((await messagesOf(inDetail(written))).filter((line) => line.startsWith("20:"))).toEqual([`${at(written)} “${written}”${reads}`]);
    expect(await messagesOf(inDetail(`"${written}"`))).toEqual([]);
  });

  it.each(["0", "-0", "5", "-12.50", "123456789012345", "0.5", "1.10", "2020", "12:30", "1,000", "a1_000", "v1e3"])(
    "%s is not",
    async (written) => {
      expect((await messagesOf(inDetail(written))).filter((line) => line.startsWith("20:"))).toEqual([]);
    },
  );

  it("one that is refused is told once, as an error", async () => {
    expect((await told(changed('电话: "0317-0000000"', "电话: 03170000000"))).first).toEqual(["3:20-31 error value-type"]);
    expect((await told(changed("任务: 1", "任务: 1_000"))).diagnostics.map(({ hint }) => hint)).toEqual([expect.stringContaining("1000")]);
  });

  it("one that fits is told all the same", async () => {
    expect((await told(changed("任务: 1", "任务: 01"))).first).toEqual(["8:9-11 warning number-written-plainly"]);
  });
});
