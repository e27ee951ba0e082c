// templates/ledger.yaml is what a clerk starts from: sound as it stands, and sound when its examples are uncommented and filled in.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { check } from "../src/check/check.ts";

const root = join(import.meta.dirname, "..");
const form = readFileSync(join(root, "templates/ledger.yaml"), "utf8");
const plan = readFileSync(join(root, "ledgers/plan.yaml"), "utf8");

async function errorsOf(text: string): Promise<string[]> {
  const { result } = await check(
    [
      { path: "ledgers/plan.yaml", content: plan },
      { path: "ledgers/城管局.yaml", content: text },
    ],
    "2018-06-30",
  );
  return result.diagnostics
    .filter(({ file, severity }) => severity === "error" && file.includes("城管局"))
    .map(({ line, rule }) => `${line} ${rule}`);
}

it("is sound once the unit is named", async () => {
  expect(await errorsOf(form)).toEqual(["3 ledger-named-after-unit"]);
  expect(await errorsOf(form.replace("单位: ……", "单位: 新区城管局"))).toEqual([]);
});

it("is sound when its examples are used", async () => {
  const filled = form
    .replace("单位: ……", "单位: 新区城管局")
    .replace("履职: []\n", "履职:\n")
    .replace("问题: []\n", "")
    .replace(/^(# 本单位负责.*)$/m, "$1\n问题:")
    .replace("履职:\n", "")
    .replace(/^(# 本单位的工作.*)$/m, "$1\n履职:")
    .replace(/^#( {3,}.*)$/gm, " $1")
    .replace("编号: ……-06", "编号: 城管局-06")
    .replace("类型: ……", "类型: 未按进度接通")
    .replace("明细: { …… }", "明细: { 要素: [水], 申请日期: 2018-03-01, 需要日期: 2018-05-31 }");
  expect(filled).toContain("    - 编号: 城管局-06-001");
  expect(await errorsOf(filled)).toEqual([]);
});
