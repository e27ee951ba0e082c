// The library answers as the commands do, by value; what is wrong with the call or the ledgers is told as its docstrings say.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { check, LedgersFaulty, report, status, UsageError, type WorkspaceFile } from "../src/library.ts";
import { run } from "./commands/in-process.ts";

const root = resolve(import.meta.dirname, "..");
const files: readonly WorkspaceFile[] = readdirSync(join(root, "ledgers"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ path: `ledgers/${name}`, content: readFileSync(join(root, "ledgers", name)) }));
const asOf = "2018-10-31";
const printed = async (...words: string[]) => (await run(root, words)).out;
const faulty = files.map(({ path, content }) => ({
  path,
  content: path === "ledgers/城管局.yaml" ? content.toString().replace("来源: 清单", "来源: 清弹") : content,
}));

it("checks as ledger check --format json", async () => {
  expect(await check(files, { asOf })).toEqual(JSON.parse(await printed("check", "--as-of", asOf, "--format", "json")));
  const { errors, diagnostics } = await check(faulty, { asOf });
  expect(errors).toBe(1);
  expect(diagnostics.find(({ severity }) => severity === "error")).toMatchObject({ file: "ledgers/城管局.yaml", line: 61 });
});

it("counts as ledger status --format json", async () => {
  const words = ["status", "--as-of", asOf, "--month", "2018-06", "--format", "json"];
  expect(await status(files, { asOf, month: "2018-06" })).toEqual(JSON.parse(await printed(...words)));
});

it("reports as ledger report", async () => {
  for (const [words, asked] of [
    [["--month", "2018-06", "--unit", "城管局", "--number", "〔2018〕6号"], { month: "2018-06", unit: "城管局", number: "〔2018〕6号" }],
    [["--phase", "2"], { phase: 2 }],
  ] as const)
    expect(await report(files, { asOf, ...asked })).toBe(await printed("report", ...words, "--as-of", asOf));
});

it("gives no figures of faulty ledgers unless asked to, and never of a faulty plan", async () => {
  const refusal = await status(faulty, { asOf }).catch((error) => error);
  expect(refusal).toBeInstanceOf(LedgersFaulty);
  expect(refusal.result).toMatchObject({ errors: 1, diagnostics: [{ severity: "error", file: "ledgers/城管局.yaml" }] });
  await expect(report(faulty, { asOf, month: "2018-06" })).rejects.toBeInstanceOf(LedgersFaulty);
  expect((await status(faulty, { asOf, allowErrors: true })).totals.total).toBeGreaterThan(100);
  const planless = files.map(({ path, content }) => ({ path, content: path === "ledgers/plan.yaml" ? "名称: 某行动\n" : content }));
  await expect(status(planless, { asOf, allowErrors: true })).rejects.toBeInstanceOf(LedgersFaulty);
});

it("tells a wrong call", async () => {
  await expect(check(files, { asOf: "2018-02-30" })).rejects.toThrow("asOf: 2018-02-30 is no day of the form YYYY-MM-DD");
  const elsewhere = files.map(({ path, content }) => ({ path: `./${path}`, content }));
  for (const call of [check, status, report])
    await expect(call(elsewhere, { asOf, month: "2018-06" })).rejects.toThrow("files: ledgers/plan.yaml is not among them");
  await expect(status(files, { asOf, month: "2018-6" })).rejects.toThrow(RangeError);
  await expect(report(files, { asOf, month: "2018-06", issuedOn: "7月" })).rejects.toThrow(RangeError);
  await expect(report(files, { asOf })).rejects.toBeInstanceOf(UsageError);
  await expect(report(files, { asOf, month: "2018-06", phase: 2 })).rejects.toBeInstanceOf(UsageError);
});
