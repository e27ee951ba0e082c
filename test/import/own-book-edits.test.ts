// Our own workbook after a clerk has worked in it: edits where nothing is read from, other spellings of days, and a new row.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readXlsxSheets } from "../../src/read/workbook/xlsx.ts";
import { run as runIn } from "../commands/in-process.ts";
import { ledger, plan } from "../read/told.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-own-book-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
});
const written = () => readFileSync(join(root, "ledgers/甲局.yaml"), "utf8");
const run = (...args: string[]) => runIn(root, [...args, "--as-of", "2020-05-25"]);

/** The workbook with these cells put in, as texts: `整改清单!N4`. */
function edited(cells: Readonly<Record<string, string>>): Uint8Array {
  const parts = unzipSync(new Uint8Array(readFileSync(join(root, "导出.xlsx"))));
  const names = [...strFromU8(parts["xl/workbook.xml"] as Uint8Array).matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name);
  for (const [place, value] of Object.entries(cells)) {
    const [sheet = "", address = ""] = place.split("!");
    const part = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    const text = strFromU8(parts[part] as Uint8Array);
    const cell = `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
    const row = address.replace(/\D/g, "");
    const old = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, "s");
    const next = old.test(text)
      ? text.replace(old, cell)
      : new RegExp(`<row r="${row}"`).test(text)
        ? text.replace(new RegExp(`(<row r="${row}"[^>]*>)(.*?)(</row>)`, "s"), `$1$2${cell}$3`)
        : text.replace("</sheetData>", `<row r="${row}">${cell}</row></sheetData>`);
    parts[part] = strToU8(next);
  }
  return zipSync(parts);
}

async function back(cells: Readonly<Record<string, string>>) {
  expect((await run("export", "-o", "导出.xlsx")).status).toBe(0);
  writeFileSync(join(root, "改过.xlsx"), edited(cells));
  return run("import", "改过.xlsx", "--yes");
}

describe("our own workbook", () => {
  it("comes back without a word, and changes nothing", async () => {
    const { status, err, out } = await back({});
    expect([status, err, out]).toEqual([0, "", expect.stringContaining("没有变化1件")]);
    expect(written()).toBe(ledger);
  });

  it("edits of what is reckoned or stands elsewhere are told cell by cell", async () => {
    const { status, err } = await back({ "整改清单!C4": "别的题目", "整改清单!N4": "已销号", "责任清单!L4": "2020-12-31", "总表!C4": "9" });
    expect(status).toBe(0);
    for (const place of ["整改清单!C4  别的题目", "整改清单!N4  已销号", "责任清单!L4  2020-12-31", "总表!C4  9"])
      expect(err).toContain(place);
    expect(written()).toBe(ledger);
  });

  it("what follows from an edit that is taken over is not taken for an edit", async () => {
    const { err } = await back({ "问题清单!F4": "供水仍没有接通" });
    expect(err).toBe("");
    expect(written()).toContain("题目: 供水仍没有接通");
  });

  it("days in other spellings are days", async () => {
    const { status } = await back({ "整改清单!H4": "2020年8月31日", "经过!C5": "2020/5/21", "履职!E4": "2020年4月" });
    expect(status).toBe(1); // what is recorded is not changed: 05-21 instead of 05-20
    const { status: other } = await back({ "整改清单!H4": "2020年8月31日", "经过!C5": "2020/5/20", "履职!E4": "2020年4月" });
    expect([other, written()]).toEqual([0, ledger.replace("时限: 2020-07-31", "时限: 2020-08-31")]);
  });

  it("a fault is told at the cell where it was typed", async () => {
    const { status, err } = await back({ "整改清单!H4": "2020/4/1" });
    expect([status, err.split("\n")[0]]).toEqual([1, expect.stringMatching(/^整改清单!H4：/)]);
  });

  it("a new row in all three lists is one problem", async () => {
    const row = { B: "某区甲局", C: "2", E: "其他", F: "路灯不亮", G: "厂区门口", H: "自查", K: "2020/5/24", L: "从重处理" };
    const { status, err } = await back({
      ...Object.fromEntries(Object.entries(row).map(([column, value]) => [`问题清单!${column}5`, value])),
      "整改清单!B5": "某区甲局",
      "整改清单!C5": "路灯不亮",
      "整改清单!D5": "换灯",
      "整改清单!H5": "2020年6月30日",
      "责任清单!B5": "某区甲局",
      "责任清单!H5": "王某",
      "责任清单!I5": "科长",
    });
    expect([status, err]).toEqual([0, ""]);
    expect(parse(written()).问题[1]).toEqual({
      编号: "甲局-02-001",
      任务: 2,
      类型: "其他",
      题目: "路灯不亮",
      情况: "厂区门口",
      来源: "自查",
      登记日期: "2020-05-24",
      分类处置: "从重处理",
      措施: ["换灯"],
      责任人: { 姓名: "王某", 职务: "科长" },
      时限: "2020-06-30",
    });
  });

  it("the .csv as Excel saves it comes back unchanged", async () => {
    expect((await run("export", "-o", "导出.csv")).status).toBe(0);
    const text = readFileSync(join(root, "导出.csv"), "utf8").replace(/^\ufeff/, "");
    const asExcel = text.replace(
      /(?<=^|,)(\d{4})-(\d\d)-(\d\d)(?=,|\r)/gm,
      (_, year, month, day) => `${year}/${Number(month)}/${Number(day)}`,
    );
    expect(asExcel).toContain("2020/7/31");
    writeFileSync(join(root, "导出.csv"), gbk(asExcel));
    const { status, out } = await run("import", "导出.csv", "--yes");
    expect([status, out]).toEqual([0, expect.stringContaining("没有变化1件")]);
    expect(written()).toBe(ledger);
  });

  it("faults in 单位信息 and 履职 name their cells", async () => {
    expect((await run("export", "-o", "导出.xlsx")).status).toBe(0);
    const sheets = await readXlsxSheets(new Uint8Array(readFileSync(join(root, "导出.xlsx"))), "导出.xlsx");
    const cellOf = (name: string, title: string, below: number) => {
      const address = sheets
        .find((sheet) => sheet.name === name)
        ?.rows.flat()
        .find((cell) => cell?.value === title)?.address;
      return `${name}!${address?.replace(/\d+$/, (row) => String(Number(row) + below))}`;
    };
    const post = cellOf("单位信息", "第一责任人职务", 1);
    const event = { 单位: "某区甲局", 日期: "2020-05-06", 事项: "月份报", 月份: "2020年4月" };
    const added = Object.fromEntries(Object.entries(event).map(([title, text]) => [cellOf("履职", title, 2), text]));
    const { status, err, out } = await back({ [post]: "{}", ...added });
    expect([status, status === 1 ? "" : out]).toEqual([1, ""]);
    expect(err).toContain(`${cellOf("履职", "事项", 2)}：`);
    expect(err).not.toContain("ledgers/甲局.yaml：");
    const phone = cellOf("单位信息", "填报人电话", 1);
    const wrong = await back({ [phone]: "110101199003070011" });
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining(`${phone}：`)]);
    const changed = await back({ [cellOf("履职", "日期", 1)]: "2020-05-05" });
    expect([changed.status, changed.err]).toEqual([1, expect.stringMatching(/^履职第\d+行：履职记录与台账中已有的不同/m)]);
  });
});

/** GB18030 by the reader's own table, turned round. */
function gbk(text: string): Uint8Array {
  const known = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = new TextDecoder("gb18030").decode(new Uint8Array([high, low]));
      if (character.length === 1 && character !== "\ufffd") known.set(character, [high, low]);
    }
  return new Uint8Array([...text].flatMap((one) => (one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : (known.get(one) ?? []))));
}
