// `ledger status -o`: what a file's ending asks for, and that nothing is written where anything is wrong.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledger, other, plan } from "../read/told.ts";
import { run } from "./in-process.ts";

const root = mkdtempSync(join(tmpdir(), "ledger-board-"));
beforeAll(() => {
  mkdirSync(join(root, "ledgers"));
  const files = { "plan.yaml": plan, "甲局.yaml": ledger, "乙局.yaml": other.replace("时限: 2020-05-01", "时限: 2020-07-31") };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, "ledgers", path), text);
});
afterAll(() => rmSync(root, { recursive: true }));

describe("ledger status -o", () => {
  it("writes each file by its ending, and nothing to stdout", async () => {
    const asked = ["status", "--as-of", "2020-05-25"];
    const { status, out, err } = await run(root, [...asked, "-o", "看板.html", "-o", "情况.CSV", "-o", "情况.json"]);
    expect([status, out, err]).toEqual([0, "", "已写入 看板.html\n已写入 情况.CSV\n已写入 情况.json\n"]);
    expect(readFileSync(join(root, "看板.html"), "utf8")).toMatch(/^<!DOCTYPE html>\n[\s\S]*截至2020年5月25日/);
    for (const [file, format] of [
      ["情况.CSV", "csv"],
      ["情况.json", "json"],
    ] as const)
      expect(readFileSync(join(root, file), "utf8")).toBe((await run(root, [...asked, "--format", format])).out);
  });

  it("refuses an ending that it does not know, before it reads or writes", async () => {
    const { status, err } = await run(root, ["status", "-o", "一.html", "-o", "二.docx"]);
    expect(status).toBe(2);
    expect(err).toContain("“二.docx”不是可以写成的格式");
    expect(existsSync(join(root, "一.html"))).toBe(false);
  });

  it("stands on the month's last day where a month is asked for", async () => {
    await run(root, ["status", "--month", "2020-04", "-o", "四月.html"]);
    expect(readFileSync(join(root, "四月.html"), "utf8")).toContain("截至2020年4月30日");
  });
});
