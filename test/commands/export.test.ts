// `ledger export` as it is typed: arguments → exit code, files, what is on stderr.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parseCsv } from "../export/parse-csv.ts";
import { changed, ledger, other, plan } from "../read/told.ts";
import { readXlsx, rowsOf } from "../render/xlsx/read-xlsx.ts";
import { run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-export-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;

function workspace(files: Readonly<Record<string, string>> = {}): void {
  const sound = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
  const all = { "ledgers/plan.yaml": plan, "ledgers/甲局.yaml": ledger, "ledgers/乙局.yaml": sound, ...files };
  for (const [path, content] of Object.entries(all)) writeFileSync(join(root, path), content);
}

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers/附件"), { recursive: true });
});

const run = (args: readonly string[]) => runIn(root, ["export", ...args]);

const on = ["--as-of", "2020-05-25"];
const bytes = (name: string) => readFileSync(join(root, name));
const lines = (name: string) =>
  bytes(name)
    .toString("utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("ledger export", () => {
  it("writes every format in one run, the endings in any case, and says so", async () => {
    workspace();
    const { status, out, err } = await run([...on, "-o", "台账.xlsx", "-o", "台账.CSV", "-o", "台账.ndjson", "-o", "台账.json"]);
    expect({ status, out, err }).toEqual({
      status: 0,
      out: "",
      err: "已写入 台账.xlsx\n已写入 台账.CSV\n已写入 台账.ndjson\n已写入 台账.json\n",
    });
    const ids = ["乙局", "甲局"].flatMap((name) =>
      lines("台账.ndjson")
        .filter(({ record, unit }) => record === "problem" && unit.endsWith(name))
        .map(({ id }) => id),
    );
    expect(ids).toHaveLength(2);
    expect(
      rowsOf(readXlsx(bytes("台账.xlsx")).sheets.get("问题清单"))
        .map((row) => row.get("编号"))
        .sort(),
    ).toEqual([...ids].sort());
    expect(
      parseCsv(bytes("台账.CSV").toString("utf8"))
        .slice(1)
        .map(([id]) => id)
        .sort(),
    ).toEqual([...ids].sort());
    const nested = JSON.parse(bytes("台账.json").toString("utf8"));
    expect(nested.ledgers.flatMap(({ problems }: { problems: { id: string }[] }) => problems.map(({ id }) => id)).sort()).toEqual(
      [...ids].sort(),
    );
    expect(nested.status.totals.total).toBe(2);
    expect(readdirSync(root).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("into a folder: by a / at the end, or because it is one; over an earlier export, and over nothing else", async () => {
    workspace();
    expect(await run([...on, "-o", "数据/"])).toEqual({ status: 0, out: "", err: "已写入 数据/\n" });
    const names = readdirSync(join(root, "数据"), { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
    expect(names).toEqual(expect.arrayContaining(["datapackage.json", "problem.parquet", "standing.parquet", "recipes/duckdb.sql"]));
    const first = names.filter((name) => name.includes(".")).map((name) => bytes(`数据/${name}`));
    writeFileSync(join(root, "数据/说明.txt"), "自己的");
    expect((await run([...on, "-o", "数据"])).status).toBe(0);
    expect(names.filter((name) => name.includes(".")).map((name) => bytes(`数据/${name}`))).toEqual(first);
    expect(bytes("数据/说明.txt").toString()).toBe("自己的");
  });

  it("makes no tree of folders, and leaves no datapackage.json beside what it could not write", async () => {
    workspace();
    expect((await run([...on, "-o", "没有/数据/"])).status).toBe(2);
    expect(existsSync(join(root, "没有"))).toBe(false);
    expect((await run([...on, "-o", "数据/"])).status).toBe(0);
    rmSync(join(root, "数据/event.parquet"));
    mkdirSync(join(root, "数据/event.parquet"));
    const { status, err } = await run([...on, "-o", "数据/"]);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining("event.parquet") });
    expect(existsSync(join(root, "数据/datapackage.json"))).toBe(false);
  });

  it("without -o says what to write", async () => {
    workspace();
    expect(await run(on)).toEqual({
      status: 2,
      out: "",
      err: "没有运行：没有写明导出到哪个文件\n办法：请用 -o 写明，结尾决定格式，例如 -o 台账.xlsx（也可以是 .csv、.ndjson、.json），可写多次。\n",
    });
  });

  it("of a format it has not writes nothing, not even the others", async () => {
    workspace();
    const { status, err } = await run([...on, "-o", "台账.csv", "-o", "台账.xls"]);
    expect({ status, err }).toEqual({
      status: 2,
      err: "没有运行：不能导出成“台账.xls”这种格式\n办法：文件名应以 .xlsx、.csv、.ndjson 或 .json 结尾，例如 -o 台账.xlsx。\n",
    });
    expect(existsSync(join(root, "台账.csv"))).toBe(false);
  });

  it("of one unit holds only that unit, in every format", async () => {
    workspace();
    const short = /简称: (\S+?),/.exec(plan)?.[1] ?? "";
    const name = /名称: (\S+?), 简称/.exec(plan)?.[1] ?? "";
    expect((await run([...on, "--unit", short, "-o", "a.ndjson", "-o", "a.xlsx", "-o", "a.json"])).status).toBe(0);
    const records = lines("a.ndjson");
    expect(
      new Set(
        records
          .filter(({ record }) => ["unit", "problem", "event", "standing", "unit-event", "duty"].includes(record))
          .map(({ unit }) => unit),
      ),
    ).toEqual(new Set([name]));
    const book = readXlsx(bytes("a.xlsx"));
    for (const sheet of ["问题清单", "履职", "单位信息", "单位进展表"])
      expect(
        rowsOf(book.sheets.get(sheet)).every((row) => row.get("单位") === name),
        sheet,
      ).toBe(true);
    expect(book.sheets.get("总表")?.cells.get("A2")?.value).toContain(`单位：${name}`);
    expect(JSON.parse(bytes("a.json").toString("utf8")).ledgers.map(({ unit }: { unit: string }) => unit)).toEqual([name]);
  });

  it("of a unit that is none says which there are", async () => {
    workspace();
    const { status, err } = await run([...on, "--unit", "丁局", "-o", "a.csv"]);
    expect(status).toBe(2);
    expect(err).toMatch(/^没有运行：方案中没有名为“丁局”的单位\n办法：/);
  });

  it("of a ledger with an error writes nothing; with --allow-errors names the unit in the file and here", async () => {
    workspace({ "ledgers/甲局.yaml": changed("登记日期: 2020-05-03", "登记日期: 2020-13-03") });
    const refused = await run([...on, "-o", "a.xlsx"]);
    expect([refused.status, existsSync(join(root, "a.xlsx"))]).toEqual([1, false]);
    expect(refused.err).toContain("台账有1处错误，没有出数");
    const allowed = await run([...on, "--allow-errors", "-o", "a.xlsx", "-o", "a.csv", "-o", "a.ndjson"]);
    expect(allowed.status).toBe(0);
    expect(allowed.err).toMatch(/^数据未通过核对：\S*甲局；有错误的内容没有导出。\n已写入/);
    expect(readXlsx(bytes("a.xlsx")).sheets.get("总表")?.cells.get("A2")?.value).toMatch(/数据未通过核对：\S*甲局/);
    const [, row = []] = parseCsv(bytes("a.csv").toString("utf8")).filter(([id]) => id !== "乙局-01-001");
    expect(row.filter((field) => field === "数据未通过核对")).toHaveLength(2); // as its state, and as a note
    expect(lines("a.ndjson").find(({ record, hasErrors }) => record === "unit" && hasErrors)?.unit).toMatch(/甲局$/);
  });

  it("tells which cells could not hold their text", async () => {
    workspace({ "ledgers/甲局.yaml": ledger.replace(/情况: .*/, `情况: ${"字".repeat(40_000)}`) });
    const { status, err } = await run([...on, "-o", "a.xlsx"]);
    expect(status).toBe(0);
    expect(err).toMatch(
      /^提醒：问题清单![A-Z]+\d+超过 Excel 一格的上限（32767字），末尾没有列入，格内已注明；全文见 \.json、\.csv。\n已写入 a\.xlsx\n$/,
    );
  });
});
