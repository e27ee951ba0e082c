import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { numberIn, printNumber } from "../../src/notice/number.ts";
import { type RegisterEntry, readRegister, unwritten, withEntries, withWritten } from "../../src/notice/register.ts";

const head = "发文字号,主送,事项,轮次,时限,截至日,数据摘要";
const read = (text: string) => readRegister("papers/发文登记.csv", text);
const entry: Omit<RegisterEntry, "line"> = {
  number: { kind: "催办", year: "2018", serial: 2 },
  unit: "甲局",
  matter: "甲-01-001",
  round: 1,
  due: "2018-06-20",
  asOf: "2018-06-30",
  digest: "sha256:0123",
};
const line = "催办〔2018〕2号,甲局,甲-01-001,1,2018-06-20,2018-06-30,sha256:0123";

function fault(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

describe("numbers", () => {
  it.each([
    "催办〔2018〕3号",
    "催办-2018-3",
    "催办[2018]3",
    "催办（2018）第3号",
    "催办 〔２０１８〕 ３ 号",
    "催办单〔2018〕003号",
    "催办2018年3号",
    "督办通知单〔2018〕3号",
    "催办2018-3",
    "催办_2018_3",
    "催办－2018－第3号",
    "催办【2018年】3号",
    "催办2018年-3",
  ])("%s is read", (text) => {
    expect(numberIn(text)).toEqual({ kind: text.slice(0, 2), year: "2018", serial: 3 });
  });
  it.each([
    "",
    "催办",
    "催办2018",
    "催办20183",
    "催办〔2018〕0号",
    "催办〔18〕3号",
    "通报〔2018〕3号",
    "x催办〔2018〕3号",
    "催办〔2018〕3号4",
    "督办〔2018〕-1号",
    "督办〔2018〕+1号",
    "督办〔2018〕.1号",
    "督办〔2018〕“1号",
    "督办〔-2018〕1号",
    "督办--2018〕1号",
    "督办=2018=1",
    "督办〔2018 1号",
  ])("%j is none", (text) => {
    expect(numberIn(text)).toBeUndefined();
  });
  it("prints as it is read", () => {
    expect(printNumber({ kind: "提示", year: "2020", serial: 12 })).toBe("提示〔2020〕12号");
  });
});

describe("the register", () => {
  it("begins with its columns", () => {
    expect(withEntries("f", undefined, [entry])).toBe(`\ufeff${head}\r\n${line}\r\n`);
  });
  it("reads what it wrote", () => {
    expect(read(withEntries("f", undefined, [entry]))).toEqual([{ ...entry, line: 2 }]);
    const report = {
      ...entry,
      number: { ...entry.number, serial: 3 },
      matter: '专题报告（第2阶段）,"x"',
      round: null,
      due: null,
      digest: "",
    };
    expect(read(withEntries("f", withEntries("f", undefined, [entry]), [report]))).toEqual([
      { ...entry, line: 2 },
      { ...report, line: 3 },
    ]);
  });
  it.each([
    ["LF", `${head}\n`, `${line}\n`],
    ["CRLF and a byte order mark", `\ufeff${head}\r\n`, `${line}\r\n`],
    ["no end to its last line", head, `\r\n${line}\r\n`],
    ["no end to its last line of several", `${head}\n提示〔2018〕1号,乙局,,,,,`, `\n${line}\n`],
    [
      "more columns, and in another order",
      "序号,主送,发文字号,事项,轮次,时限,截至日,数据摘要,签收人\n",
      ",甲局,催办〔2018〕2号,甲-01-001,1,2018-06-20,2018-06-30,sha256:0123,\n",
    ],
  ])("with %s is added to and stays as it is", (_, text, added) => {
    expect(withEntries("f", text, [entry])).toBe(text + added);
  });
  it("takes what a spreadsheet and a hand make of it", () => {
    const text = `${head}\r\n"催办〔２０１８〕2号", 甲局 ,甲-01-001,1,2018/6/20,2018年6月30日,\r\n,,,,,,\r\n\r\n督办〔2018〕1号,乙局,电话督办,,,,\r\n`;
    expect(read(text).map(({ number, unit, due, asOf, line }) => [printNumber(number), unit, due, asOf, line])).toEqual([
      ["催办〔2018〕2号", "甲局", "2018-06-20", "2018-06-30", 2],
      ["督办〔2018〕1号", "乙局", null, null, 5],
    ]);
  });
  it.each([
    ["", "发文登记 papers/发文登记.csv 第1行：表头缺少“发文字号、主送、事项、轮次、时限、截至日、数据摘要”"],
    [`${head.replace("轮次", "轮")}\n${line}`, "发文登记 papers/发文登记.csv 第1行：表头缺少“轮次”"],
    [`${head}\n${line}\n合计,1`, "发文登记 papers/发文登记.csv 第3行：“合计”不是发文字号"],
    [`${head}\n${line}\n\n${line}`, "发文登记 papers/发文登记.csv 第4行：催办〔2018〕2号已在第2行登记过"],
    [
      `${head}\n${line}\n${line.replace("-001", "-002").replace("06-30", "06-29")}`,
      "发文登记 papers/发文登记.csv 第3行：催办〔2018〕2号已在第2行登记过",
    ],
    [
      `${head}\n${line}\n${line.replace("-001", "-002").replace("甲局", "乙局")}`,
      "发文登记 papers/发文登记.csv 第3行：催办〔2018〕2号已在第2行登记过",
    ],
    [`${head}\n${line.replace("2018-06-20", "2018-06-31")}`, "发文登记 papers/发文登记.csv 第2行：“时限”填的“2018-06-31”不是日期"],
    [`${head}\n${line.replace(",1,", ",一,")}`, "发文登记 papers/发文登记.csv 第2行：“轮次”填的“一”不是数字"],
    [`${head}\n${line},多,出`, "发文登记 papers/发文登记.csv 第2行：比表头多出一栏"],
    [`${head}\n"${line}`, "发文登记 papers/发文登记.csv 第2行：英文引号没有成对"],
    [`${head}\n<<<<<<< HEAD\n${line}`, "发文登记 papers/发文登记.csv 第2行：“<<<<<<< HEAD”不是发文字号"],
  ])("%j stops everything", (text, message) => {
    expect(fault(text)).toBe(message);
  });
  it.each(["\n", "\r\n", "\r"])("has its marks replaced and nothing else, with line ends %j", (end) => {
    const text = [
      `\ufeff${head},备注`,
      `${line},原${unwritten}`,
      `催办〔2018〕3号,甲局,甲-01-002,1,2018-06-20,2018-06-30,${unwritten},"${unwritten}，${end}${unwritten}"`,
      "",
      `提示〔2018〕4号,乙局,乙-01-001,,,2018-06-30,"${unwritten}",`,
      `督办〔2018〕1号,乙局,乙-01-002,,,2018-06-30,${unwritten},`,
    ].join(end);
    const digests = new Map([
      ["催办〔2018〕3号", "sha256:a"],
      ["提示〔2018〕4号", "sha256:b"],
    ]);
    expect(withWritten("f", text, digests)).toBe(
      text.replace(`2018-06-30,${unwritten},"`, '2018-06-30,sha256:a,"').replace(`"${unwritten}",`, '"sha256:b",'),
    );
  });
  it("has a line for each matter of one paper; of these one that is left keeps its mark", () => {
    const text = `${head}\n${["甲-01-001", "甲-01-002"].map((matter) => `催办〔2018〕3号,甲局,${matter},1,2018-06-20,2018-06-30,${unwritten}`).join("\n")}\n`;
    expect(read(text).map(({ matter }) => matter)).toEqual(["甲-01-001", "甲-01-002"]);
    const digests = new Map([["催办〔2018〕3号", "sha256:a"]]);
    expect(withWritten("f", text, digests)).toBe(text.replaceAll(unwritten, "sha256:a"));
    expect(withWritten("f", text, digests, new Set([2]))).toBe(
      text.replace(`-30,${unwritten}\n`, "-30,@\n").replace(unwritten, "sha256:a").replace("@", unwritten),
    );
  });
  it("guards what a spreadsheet would run", () => {
    const odd = { ...entry, matter: "=1+1" };
    expect(withEntries("f", undefined, [odd])).toContain(",'=1+1,");
  });
});
