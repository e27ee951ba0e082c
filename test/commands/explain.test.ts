// `ledger explain` as it is typed.
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { explainedLayers } from "../../src/check/explain.ts";
import { explainList, explainRule } from "../../src/render/explain.ts";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { run as runIn } from "./in-process.ts";

const all = explainedLayers.flatMap(({ rules }) => rules);
const run = (...args: string[]) => runIn(tmpdir(), ["explain", ...args]);
const screen = { columns: 80, color: false };

describe("a rule", () => {
  it("is explained wherever one stands", async () => {
    const { status, out, err } = await run("due-after-entry");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "due-after-entry（错误）

      要求：整改时限不早于登记日期
      为什么：登记之前就已到期的时限无从执行。接收其他单位移交的问题（填有“移自”）沿用
              原时限，不受此限。

      不对的写法：
        登记日期: 2020-05-01
        时限: 2020-04-20
              ^^^^^^^^^^

      对的写法：
        登记日期: 2020-05-01
        时限: 2020-05-31

      例中只列有关的内容，“…”和没有列出的各项照常填写。
      "
    `);
  });

  it("says what form it belongs to", async () =>
    expect((await run("utility-connected")).out).toContain("\n适用：明细用表单 06-utilities 的问题\n"));

  it("says of a warning how it is answered, and of an error nothing of the kind", async () => {
    expect((await run("lease-within-twenty-years")).out).toContain(
      "\n  ledger log 编号 已核实 --规则 lease-within-twenty-years --理由 …\n",
    );
    expect((await run("due-after-entry")).out).not.toContain("已核实");
  });

  it.each([
    ["due-after-entri", "没有运行：没有名为“due-after-entri”的规则，是不是“due-after-entry”\n"],
    ["时限", "没有运行：没有名为“时限”的规则\n"],
    ["\u001b[31m", "没有运行：没有名为“?[31m”的规则\n"],
  ])("that is none: %j", async (name, message) => {
    const { status, out, err } = await run(name);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toBe(`${message}办法：规则的名称在每条提示的最后一行；全部规则：\n  ledger explain\n`);
  });
});

describe("the list", () => {
  it("has every rule once, under what it is about", async () => {
    const { status, out } = await run();
    expect(status).toBe(0);
    expect(out).toBe(explainList(explainedLayers, screen));
    for (const { name } of all) expect(out.match(new RegExp(`^ {2}${name} `, "gm"))).toHaveLength(1);
    for (const { title } of explainedLayers) expect(out).toContain(`${title}\n  `);
  });
});

describe("on the terminal", () => {
  it.each([50, 80, 120])("no line is wider than %i columns, and nothing moves the cursor", async (columns) => {
    for (const text of [
      explainList(explainedLayers, { ...screen, columns: Math.max(80, columns) }),
      ...all.map((rule) => explainRule(rule, { ...screen, columns })),
    ]) {
      expect(text.split("\n").filter((line) => displayWidth(line) > Math.max(columns, 80))).toEqual([]);
      expect(text).not.toMatch(/[^\P{C}\n]/u);
      expect(text).toMatch(/[^\n]\n$/);
    }
    for (const rule of all)
      expect(
        explainRule(rule, { ...screen, columns })
          .split("\n")
          .filter((line) => displayWidth(line) > columns && !line.startsWith("  ledger ")), // a command is never broken
      ).toEqual([]);
  });

  it("colours are an option", async () =>
    expect(explainRule(all[0] as (typeof all)[number], { ...screen, color: true })).toContain("\u001b["));
});
