// What `--fix` writes: the slip alone, every other byte as it was; and what it leaves alone since only the writer can tell.
import { describe, expect, it } from "vitest";
import { fix } from "../../src/check/fix.ts";
import { asOf, changed, ledger, other, plan } from "../read/told.ts";

async function fixed(content: string | Uint8Array): Promise<string | undefined> {
  const sources = { "plan.yaml": plan, "甲局.yaml": content, "乙局.yaml": other };
  const { files } = await fix(
    Object.entries(sources).map(([name, content]) => ({ path: `ledgers/${name}`, content })),
    asOf,
  );
  expect(files.every(({ path }) => path === "ledgers/甲局.yaml")).toBe(true);
  return files[0]?.after;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("a slip", () => {
  it.each([
    ["times of day that are none", "时限: 2020-07-31", "时限: 2020-07-31T00:00:00"],
    ["a date in two digits", "时限: 2020-07-01", "时限: 2020/7/1"],
    ["a date in Chinese full-width digits", "时限: 2020-07-31", "时限: ２０２０年７月３１日"],
    ["a quoted date in another spelling", "时限: 2020-07-31", '时限: "2020.07.31"'],
    ["a number of the ledger", "编号: 甲局-01-001", "编号: 甲局－０１－００１"],
    ["two keys in one text", "责任人: { 姓名: 王某, 职务: 科长 }", "责任人: { 姓名：王某，职务：科长 }"],
    [
      "a text that would be a number",
      '责任人: { 姓名: 王某, 职务: 科长, 电话: "03170000000" }',
      "责任人: { 姓名: 王某, 职务: 科长, 电话: 03170000000 }",
    ],
    ["a text that would be true", '情况: "true"', "情况: true"],
    ["a key followed by two colons", "题目: 供水没有接通", "题目：: 供水没有接通"],
    ["a word of the list in another order", "来源: 自查", "来源: 查自"],
    ["yes in English", "来源: 自查\n    需反馈: 是", "来源: 自查\n    需反馈: Yes"],
  ])("%s", async (_, right, wrong) => {
    const key = right.slice(0, right.indexOf(":"));
    const line = new RegExp(`(?<= )${key}: .*`).exec(ledger)?.[0] ?? "";
    const text = (value: string) => changed(line, value);
    expect(await fixed(text(wrong))).toBe(text(right));
  });

  it.each([
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    [
      "comments, blank lines, spaces at the end",
      (text: string) => text.replace("    情况", "\n    # 批注：以后再填\n    情况").replaceAll("]\n", "]  \n"),
    ],
    ["lone CR", (text: string) => text.replace("填报人", "# 批注\r填报人")],
    ["no line feed at the end", (text: string) => text.trimEnd()],
  ])("is mended and %s stays", async (_, dressed) => {
    const right = dressed(ledger);
    for (const [from, to] of [
      ["题目: ", "题目："],
      ["时限: 2020-07-31", "时限: 2020年7月31日"],
      ["来源: 自查", "来源: 自查\u3000"],
    ] as const) {
      expect(await fixed(changed(from, to, right))).toBe(right);
      expect(await fixed(utf8(changed(from, to, right)))).toBe(right);
    }
  });

  it("that keeps the file from being read is mended with what is found behind it", async () => {
    const wrong = changed("登记日期: 2020-05-03", "登记日期: 2020.5.3", changed("题目: ", "题目：", changed("职务: 科长", "职物: 科长")));
    expect(await fixed(wrong)).toBe(ledger);
  });
});

describe("what only the writer can tell is left", () => {
  it.each([
    ["a date without a year", "时限: 2020-07-31", "时限: 7月31日"],
    ["a day there is not", "时限: 2020-07-31", "时限: 2020-06-31"],
    ["a serial number", "时限: 2020-07-31", "时限: 44043"],
    ["a date with words", "时限: 2020-07-31", "时限: 2020年7月31日前"],
    ["a time of day", "时限: 2020-07-31", "时限: 2020-07-31 18:00"],
    ["a number with its unit", "情况: 三月申请", "情况: 三月申请\n    明细单价: 3万"],
    ["a short word with another", "来源: 自查", "来源: 信访"],
    ["a key of two characters with one of them wrong", "时限: 2020-07-31", "时间: 2020-07-31"],
    ["a line out of step", "    题目: 供", "     题目: 供"],
    ["a quote that is not closed", "情况: 三月申请", '情况: "三月申请'],
    ["a key given twice", "    来源: 自查\n", "    来源: 自查\n    来源: 自查\n"],
    ["a merge in progress", "    来源: 自查\n", "<<<<<<< HEAD\n    来源: 自查\n=======\n    来源: 明察\n>>>>>>> x\n"],
    ["text after a hash", "情况: 三月申请", "情况: 三月申请 #见附件"],
  ])("%s", async (_, from, to) => {
    expect(await fixed(changed(from, to))).toBeUndefined();
  });

  it("a mend that would bring more errors than it takes away", async () => {
    // 报完成 would need 佐证 and 签字: as long as the word is wrong, nobody asks for them.
    expect(await fixed(changed("事项: 进展, 情况: 已开工", "事项: 报完 成, 情况: 已开工"))).toBeUndefined();
  });
});

describe("bytes", () => {
  const gbk = (text: string) => {
    const decoder = new TextDecoder("gb18030");
    const codes = new Map<string, readonly number[]>();
    for (let high = 0x81; high < 0xff; high++)
      for (let low = 0x40; low < 0xff; low++) if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    return new Uint8Array([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
  };
  it("in GBK or UTF-16 become UTF-8, and are then mended like any others", async () => {
    const wrong = changed("题目: ", "题目：");
    expect(await fixed(gbk(wrong))).toBe(ledger);
    for (const littleEndian of [true, false]) {
      const bytes = new Uint8Array((wrong.length + 1) * 2);
      const view = new DataView(bytes.buffer);
      for (const [index, unit] of [0xfeff, ...[...Array(wrong.length).keys()].map((at) => wrong.charCodeAt(at))].entries())
        view.setUint16(index * 2, unit, littleEndian);
      expect(await fixed(bytes)).toBe(ledger);
    }
  });

  it("that are no ledger in any encoding are left", async () => {
    expect(await fixed(gbk("随手写的一段话，与台账无关。"))).toBeUndefined();
    expect(await fixed(new Uint8Array([0xff, 0xfe, 0x41, 0xd8]))).toBeUndefined();
  });
});
