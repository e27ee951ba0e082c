// Marks at the left margin: git's, around what two people changed, and those that begin and end a document.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { fix } from "../../src/check/fix.ts";
import { asOf, changed, ledger, other, plan, told } from "./told.ts";

const event = (day: number, facts: string) => `      - { 日期: 2020-05-${day}, 事项: 进展, 情况: ${facts} }\n`;
const blockEvent = (day: number, facts: string) => `      - 日期: 2020-05-${day}\n        事项: 进展\n        情况: ${facts}\n`;
const between = (ours: string, theirs: string, base?: string) =>
  `<<<<<<< HEAD\n${ours}${base === undefined ? "" : `||||||| 1a2b3c\n${base}`}=======\n${theirs}>>>>>>> 别的分支\n`;

describe("one conflict is one error", () => {
  it.each<[what: string, text: string, found: string[]]>([
    [
      "of two parts",
      changed("    题目: 供水没有接通\n", between("    题目: 供水没有接通\n", "    题目: 供电没有接通\n")),
      ["10:1-13 第10行到第14行"],
    ],
    [
      "of three (diff3)",
      changed("    题目: 供水没有接通\n", between("    题目: 供水\n", "    题目: 供电\n", "    题目: 原来\n")),
      ["10:1-13 第10行到第16行"],
    ],
    [
      "what stood before both is not looked at",
      ledger + between(event(21, "甲"), event(22, "乙"), "  题目：甲\n- - {"),
      ["25:1-13 第25行到第31行"],
    ],
    ["of the whole file", between(ledger, other), ["1:1-13 第1行到第51行"]],
    [
      "two of them are two",
      changed("    题目: 供水没有接通\n", between("    题目: 供水\n", "    题目: 供电\n")) + between(event(21, "甲"), event(22, "乙")),
      ["10:1-13 第10行到第14行", "29:1-13 第29行到第33行"],
    ],
    ["within a block text", changed("三月申请", `|\n${between("      题目：甲\n", "      - *乙\n")}`), ["12:1-13 第12行到第16行"]],
    ["of which the first mark is lost", ledger + between(event(21, "甲"), event(22, "乙")).replace(/^.*\n/, ""), ["26:1-8 第26行到第28行"]],
    ["of which the last is lost", ledger + between(event(21, "甲"), event(22, "乙")).replace(/>.*\n/, ""), ["25:1-13 第25行到第27行"]],
    ["in a file from Windows", (ledger + between(event(21, "甲"), event(22, "乙"))).replaceAll("\n", "\r\n"), ["25:1-13 第25行到第29行"]],
  ])("%s", async (_, text, found) => {
    const { diagnostics } = await told(text);
    expect(diagnostics.map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message.split("是")[0]}`)).toEqual(
      found,
    );
    expect(new Set(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`))).toEqual(new Set(["error yaml-is-well-formed"]));
    expect(diagnostics.map(({ hint }) => hint).join()).not.toContain("读不通");
  });

  it("and other slips beside it are told too, on both sides", async () => {
    const { first } = await told(
      ledger + between(event(21, "甲").replace("事项: ", "事项："), "      - 日期：2020-05-22\n        事项: 进展\n"),
    );
    expect(first).toEqual(["25:1-13 error yaml-is-well-formed", "26:29-30 error ascii-punctuation", "28:11-12 error ascii-punctuation"]);
  });

  it.each<[what: string, text: string, advice: RegExp]>([
    [
      "events of both are kept",
      between(event(21, "甲"), event(22, "乙")),
      /^两边各记了经过，都要保留：只删去以“<<<<<<<”“=======”“>>>>>>>”开头的标记行，/,
    ],
    [
      "also over several lines",
      between(blockEvent(21, "甲") + blockEvent(22, "丙"), `# 批注\n${event(22, "乙")}`),
      /^两边各记了经过，都要保留/,
    ],
    [
      "and what stood before is not",
      between(event(21, "甲"), event(22, "乙"), event(20, "丙")),
      /标记行和“\|\|\|\|\|\|\|”到“=======”之间的旧内容，/,
    ],
    [
      "problems of both too",
      between("  - 编号: 甲局-01-002\n    任务: 1\n", "  - 编号: 甲局-01-002\n    任务: 2\n"),
      /^两边各登记了问题，都要保留：.*编号相同的，其中一个改用下一个序号。$/,
    ],
    ["of a value one is chosen", between("    时限: 2020-07-31\n", "    时限: 2020-08-31\n"), /^请在两份内容中选定一份/],
    ["of an event and what is part of another too", between(event(21, "甲"), "        情况: 甲\n"), /^请在两份内容中选定一份/],
    ["of an event and nothing too", between(event(21, "甲"), ""), /^请在两份内容中选定一份/],
  ])("%s", async (_, conflict, advice) => {
    const { diagnostics } = await told(ledger + conflict);
    expect(diagnostics.map(({ hint }) => hint)).toEqual([expect.stringMatching(advice)]);
  });
});

describe("a mark of a document is told once, at its own line", () => {
  it.each<[what: string, text: string, found: string[]]>([
    ["the end at the end", `${ledger}...\n`, ["25:1-4"]],
    ["with empty lines and comments behind", `${ledger}... # 完\n\n# 批注\n`, ["25:1-4"]],
    ["the end in the middle", changed("    来源: 自查", "...\n    来源: 自查"), ["12:1-4"]],
    ["the end and another document", `${ledger}...\n---\n${ledger}`, ["25:1-4", "26:1-4"]],
    ["a second document", `${ledger}---\n${ledger}`, ["25:1-4"]],
    ["three", `${ledger}---\n${ledger}---\n${ledger}`, ["25:1-4", "50:1-4"]],
    ["a second beginning of the same", `---\n---\n${ledger}`, ["2:1-4"]],
    ["behind a block text", changed("    时限", "    备注: |\n      某\n...\n    时限"), ["19:1-4"]],
  ])("%s", async (_, text, found) => {
    expect((await told(text)).first).toEqual(found.map((place) => `${place} error yaml-is-plain`));
  });

  it.each([
    `---\n${ledger}`,
    `# 批注\n\n---\n${ledger}`,
    changed("三月申请", "|\n      ---\n      ...\n      ======="),
    changed("三月申请", "三月\n      ... 四月"),
  ])("none is told of %j", async (text) => expect((await told(text)).first).toEqual([]));

  it("of very many the first is told with their count", async () => {
    const { diagnostics } = await told(`${ledger}${"---\n甲: 1\n".repeat(11)}`);
    expect(diagnostics.map(({ line, message }) => `${line} ${message.slice(-8)}`)).toEqual(["25 （全文共11处）"]);
  });

  it("what nothing follows is taken away", async () => {
    const mendedTo = async (text: string) => {
      const sources = [
        { path: "ledgers/plan.yaml", content: plan },
        { path: "ledgers/甲局.yaml", content: text },
      ];
      return (await fix(sources, asOf)).files.map(({ after }) => after);
    };
    expect(await mendedTo(`${ledger}...\n`)).toEqual([`${ledger}\n`]);
    expect(await mendedTo(`${ledger}---\n# 完\n`)).toEqual([`${ledger}\n# 完\n`]);
    expect(await mendedTo(changed("    来源: 自查", "...\n    来源: 自查"))).toEqual([]);
  });
});

describe("how many lines cannot be read is at most how many there are", () => {
  it.each([
    ["brackets", changed("情况: 三月申请", `情况: [${"{".repeat(60)}\n    ]\n    ]`)],
    ["closing brackets", changed("情况: 三月申请", `情况: ${"]}".repeat(600)}`)],
    ["lines", changed("情况: 三月申请", `情况: [甲\n${"      ] x: [\n".repeat(600)}`)],
  ])("%s", async (_, text) => {
    const { result } = await check(
      [
        { path: "ledgers/plan.yaml", content: plan },
        { path: "ledgers/甲局.yaml", content: text },
      ],
      asOf,
    );
    const counts = result.diagnostics.flatMap(({ hint }) => [...hint.matchAll(/另有(\d+)/g)].map(([, count]) => Number(count)));
    expect(counts.length).toBeGreaterThan(0);
    for (const count of counts) expect(count).toBeLessThan(text.split("\n").length);
  });
});
