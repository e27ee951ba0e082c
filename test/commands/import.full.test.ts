// `ledger import` of a table that LibreOffice has saved.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { ledger, plan } from "../read/told.ts";
import { run } from "./in-process.ts";

const root = mkdtempSync(join(tmpdir(), "ledger-import-"));
afterAll(() => rmSync(root, { recursive: true }));

it.skipIf(spawnSync("soffice", ["--version"]).status !== 0)("saved by LibreOffice (skipped without it)", { timeout: 120_000 }, async () => {
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
  writeFileSync(
    join(root, "表.html"),
    `<meta charset="utf-8"><table><tr><td colspan="6">问题台账</td></tr><tr><th>任务</th><th>题目</th><th>具体问题</th><th>问题类型</th><th>问题来源</th><th>整改时限</th></tr><tr><td rowspan="2">2</td><td>甲事</td><td>一</td><td>其他</td><td>自查</td><td>2020-06-30</td></tr><tr><td>乙事</td><td>二</td><td>其他</td><td>自查</td><td>2020-07-01</td></tr></table>`,
  );
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${root}/profile`,
      "--headless",
      "--infilter=HTML (StarCalc)",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      "表.html",
    ],
    { cwd: root, stdio: "ignore" },
  );
  const { status, err } = await run(root, [
    "import",
    "表.xlsx",
    "--unit",
    "甲局",
    "--set",
    "分类处置=从重处理",
    "--yes",
    "--as-of",
    "2020-05-25",
  ]);
  expect([status, status === 0 ? "" : err]).toEqual([0, ""]);
  expect(
    parse(readFileSync(join(root, "ledgers/甲局.yaml"), "utf8"))
      .问题.slice(1)
      .map(({ 任务, 题目, 时限 }: Record<string, unknown>) => [任务, 题目, 时限]),
  ).toEqual([
    [2, "甲事", "2020-06-30"],
    [2, "乙事", "2020-07-01"],
  ]);
});
