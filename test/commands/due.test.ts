// `ledger due` as it is typed, on the sample ledgers: what a morning mail, another program and a calendar get.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterAll, describe, expect, it } from "vitest";
import { run as runIn } from "./in-process.ts";

const repository = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "ledger-due-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string, root = repository) => runIn(root, ["due", ...args.split(" ")]);

describe("ledger due", () => {
  it("tells one unit what is overdue and what is due in seven days", async () => {
    expect(await run("--as-of 2018-07-31 --unit 财政局")).toEqual({
      status: 0,
      err: "",
      out: `新区财政局：2018年7月31日至2018年8月7日到期事项（示例数据，非真实情况）

已逾期，2项：
  · 财政局-05-004　示例四号企业设备抵押被拒　责任人康示例　2018年6月29日到期，已过32天
  · 财政局-04-003　示例学校结算评审积压一年　责任人邹示例　2018年7月27日到期，已过4天

2018年8月5日（还有5天），1项：
  · 2018年7月月报
`,
    });
  });

  it("looks as many days ahead as it is told, both ends included", async () => {
    expect((await run("--as-of 2018-07-31 --unit 财政局 --days 4")).out).not.toContain("7月月报");
    expect((await run("--as-of 2018-07-31 --unit 新区财政局 --days 5")).out).toContain("2018年8月5日（还有5天），1项：");
    expect((await run("--as-of 2018-07-05 --unit 社会事务局 --days 0")).out).toContain("2018年7月5日（今日），1项：");
  });

  it("gives programs and calendars the same deadlines", async () => {
    const { out } = await run("--as-of 2018-07-31 --format json");
    const { asOf, until, deadlines } = JSON.parse(out);
    expect([asOf, until]).toEqual(["2018-07-31", "2018-08-07"]);
    for (const deadline of deadlines) expect(Object.keys(deadline)).toEqual(["kind", "unit", "on", "left", "id", "title", "person"]);
    const calendar = ICAL.Component.fromString((await run("--as-of 2018-07-31 --format ics")).out);
    const days = calendar.getAllSubcomponents("vevent").map((event) => String(event.getFirstPropertyValue("dtstart")));
    expect(days.sort()).toEqual(deadlines.map(({ on }: { on: string }) => on).sort());
  });

  it("gives nothing where a ledger has errors, unless told to", async () => {
    cpSync(join(repository, "ledgers"), join(folder, "ledgers"), { recursive: true });
    const path = join(folder, "ledgers/财政局.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("任务: 5", "任务: 五"));
    const refused = await run("--as-of 2018-07-31 --unit 城管局", folder);
    expect([refused.status, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("ledgers/财政局.yaml:");
    const allowed = await run("--as-of 2018-07-31 --unit 城管局 --allow-errors", folder);
    expect([allowed.status, allowed.out.split("\n")[0]]).toEqual([
      0,
      "新区城管局：2018年7月31日至2018年8月7日到期事项（示例数据，非真实情况）",
    ]);
  });

  it.each([
    ["--unit 财正局", "没有运行：方案中没有名为“财正局”的单位\n办法：是不是“财政局”？"],
    ["--days 明天", "没有运行：选项“--days <天数>”：“明天”不是个数，应填数字，例如 10\n"],
    ["--format 文本", "没有运行：选项“--format <格式>”不能填“文本”，可填：text、json、ics\n"],
  ])("%s is told", async (args, message) => {
    const { status, out, err } = await run(args);
    expect([status, out]).toEqual([2, ""]);
    expect(err.slice(0, message.length)).toBe(message);
  });
});
