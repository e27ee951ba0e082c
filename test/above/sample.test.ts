// The sample of a level above is what `submit` and `receive` make of its zones' ledgers, and counts what is written here.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../commands/in-process.ts";
import { city, makeSample } from "./sample.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-city-"));
const root = join(import.meta.dirname, "../..");
afterAll(() => rmSync(folder, { recursive: true }));

function filesIn(place: string): Record<string, string> {
  const names = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:zip|yaml)$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name.replaceAll("\\", "/"), readFileSync(join(place, name)).toString("base64")]));
}

beforeAll(async () => {
  await makeSample(folder);
  if (!process.env["UPDATE"]) return;
  rmSync(join(city, "收件"), { recursive: true, force: true });
  cpSync(join(folder, "收件"), join(city, "收件"), { recursive: true });
});

const json = async (...args: string[]) => JSON.parse((await run(city, [...args, "--format", "json"])).out);

describe("the sample of a level above", () => {
  it("is made by the commands, byte for byte", () => {
    expect(filesIn(folder)).toEqual(filesIn(city));
  });

  it("has no fault", async () => {
    expect(await json("check")).toMatchObject({ files: 0, items: 0, errors: 0, warnings: 1, packages: 5 });
  });

  it.each(["README.md", "README.zh-CN.md"])("is shown by a command of %s, and says who is missing", async (page) => {
    const [, words = ""] = /`(?:npx )?ledger (status --root [^`]*)`/.exec(readFileSync(join(root, page), "utf8")) ?? [];
    const { status, out } = await run(root, words.split(" "));
    expect(status).toBe(0);
    expect(out).toContain("缺报1个：山前新区");
    expect(out).toContain("数据截至：港口新区2018年6月30日");
  });

  it("counts by these figures", async () => {
    const { totals, units, phases, duties, items } = await json("status", "--as-of", "2018-07-31");
    expect(totals).toMatchObject({ total: 5, open: 4, closed: 1, unresolved: 4, overdue: 2, dueSoon: 1 });
    expect(units.map((row: Record<string, unknown>) => [row["unit"], row["total"], row["overdue"], row["dataAsOf"]])).toEqual([
      ["城东新区", 3, 1, "2018-07-31"],
      ["城西新区", 1, 0, "2018-07-31"],
      ["港口新区", 1, 1, "2018-06-30"],
      ["山前新区", 0, 0, null],
    ]);
    expect(phases).toMatchObject([
      { added: 4, closed: 2, rebounded: 0, unresolved: 2 },
      { added: 1, closed: 0, rebounded: 1, unresolved: 4 },
    ]);
    expect(items.map(({ id, subunit }: Record<string, unknown>) => [id, subunit])).toEqual([
      ["城东/城管局-06-001", "城东城管局"],
      ["城东/审批局-01-001", "城东审批局"],
      ["城东/审批局-01-002", "城东审批局"],
      ["城西/审批局-01-001", "城西审批局"],
      ["港口/审批局-01-001", "港口审批局"],
    ]);
    expect(duties.filter(({ month }: Record<string, unknown>) => month === "2018-06")).toMatchObject([
      { unit: "城东新区", state: "submitted", on: "2018-07-04" },
      { unit: "城西新区", state: "submitted", on: "2018-07-05" },
      { unit: "港口新区", state: "submitted", on: "2018-07-09" },
      { unit: "山前新区", state: "missing", on: null },
    ]);
  });

  it("tells who was late with July, and what June was before the west sent it again", async () => {
    const { duties } = await json("status", "--as-of", "2018-08-20");
    const states = duties.filter(({ month }: Record<string, unknown>) => month === "2018-07").map(({ state }: { state: string }) => state);
    expect(states).toEqual(["submitted", "late", "missing", "missing"]);
    const june = async (...by: string[]) => (await json("status", "--month", "2018-06", ...by)).period;
    expect(await june()).toMatchObject({ closed: 2, unresolved: 2 });
    expect(await june("--received-by", "2018-07-10")).toMatchObject({ closed: 1, unresolved: 3 });
  });

  it("prints its bulletin, and goes further up", async () => {
    const { status, out } = await run(city, ["report", "--month", "2018-06"]);
    expect(status).toBe(0);
    expect(out).toContain("示例数据，非真实情况");
    const sent = await run(city, ["submit", "--as-of", "2018-07-31", "-o", join(folder, "市.zip")]);
    expect(sent).toMatchObject({ status: 0, err: expect.stringContaining("问题5个") });
    expect(sent.err).toContain("缺报1个：山前新区\n数据截至：港口新区2018年6月30日\n");
    expect(sent.err).not.toContain("没有台账");
  });
});
