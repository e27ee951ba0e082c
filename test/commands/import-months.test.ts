// The same table month after month, and what comes back filled in: what is asked, what is told in plain words, what is written.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readXlsxSheets } from "../../src/read/workbook/xlsx.ts";
import { ledger, plan } from "../read/told.ts";
import { ask, run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-months-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
});

const put = (name: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(join(root, name), rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n"));
const written = () => readFileSync(join(root, "ledgers/甲局.yaml"), "utf8");
const problems = () => parse(written()).问题 as Record<string, unknown>[];
const run = (on: string, ...args: string[]) => runIn(root, ["import", ...args, "--unit", "甲局", "--as-of", on], { today: on });
const gas = ["--set", "任务=1", "--set", "类型=未按进度接通", "--set", "来源=自查"];

describe("what a closed row still needs", () => {
  it("has columns for 责任人, 时限 and 明细 in the sheet to fill in, and they go into the problem", async () => {
    put("台账.csv", [
      ["序号", "存在问题", "整改措施", "责任单位", "整改进展", "是否销号"],
      ["1", "燃气没有接通", "敷设管线", "甲局", "已接通", "是"],
    ]);
    const first = await run("2020-05-20", "台账.csv", ...gas, "--set", "进展日期=2020-05-20", "--yes");
    expect([first.status, first.err]).toEqual([0, expect.stringContaining("并补填时限、责任人、明细")]);
    const [sheet] = await readXlsxSheets(new Uint8Array(readFileSync(join(root, "台账.待补.xlsx"))), "台账.待补.xlsx");
    const rows = (sheet?.rows ?? []).map((row) => row.map((cell) => String(cell?.value ?? "")));
    const at = rows.findIndex((row) => row[0] === "编号");
    const titles = rows[at] ?? [];
    expect(titles).toEqual(expect.arrayContaining(["整改时限", "责任人姓名", "责任人职务", "明细.要素", "明细.申请日期"]));
    expect(titles).not.toContain("措施");
    const filled = (row: string[], values: Record<string, string>) => titles.map((title, index) => values[title] ?? row[index] ?? "");
    const [decided = [], reported = [], ...others] = rows.slice(at + 1);
    put("补.csv", [
      titles,
      filled(decided, {
        日期: "2020.5.20",
        结论: "不予追责",
        理由: "不涉及",
        整改时限: "2020年6月30日",
        责任人姓名: "赵某",
        责任人职务: "科长",
        "明细.要素": "气、暖",
        "明细.申请日期": "2020/3/1",
      }),
      filled(reported, {
        日期: "2020年5月20日",
        佐证: "通气照片（1号）",
        签字: "张某",
        "明细.需要日期": "2020-05-30",
        "明细.接通日期": "5月20日",
        明细无此项: "某",
      }),
      ...others.map((row) => filled(row, {})),
    ]);
    const wrong = await run("2020-05-20", "补.csv", "--yes");
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringMatching(/补!AE3：.*接通日期/)]);
    put("补.csv", [
      titles,
      filled(decided, { 日期: "2020.5.20", 结论: "不予追责", 理由: "不涉及", 责任人姓名: "赵某", 责任人职务: "科长" }),
      filled(reported, {
        日期: "2020年5月20日",
        佐证: "通气照片（1号）",
        签字: "张某",
        整改时限: "2020年6月30日",
        "明细.要素": "气、暖",
        "明细.申请日期": "2020/3/1",
        "明细.需要日期": "2020-05-30",
        "明细.接通日期": "2020.5.20",
      }),
      ...others.map((row) => filled(row, {})),
    ]);
    const second = await run("2020-05-20", "补.csv", "--yes");
    expect([second.status, second.status === 0 ? "" : second.err]).toEqual([0, ""]);
    expect(problems()[1]).toMatchObject({
      时限: "2020-06-30",
      责任人: { 姓名: "赵某", 职务: "科长" },
      明细: { 要素: ["气", "暖"], 申请日期: "2020-03-01", 需要日期: "2020-05-30", 接通日期: "2020-05-20" },
    });
    expect((problems()[1]?.["经过"] as { 事项: string }[] | undefined)?.map(({ 事项 }) => 事项)).toEqual(["进展", "追责", "报完成"]);
    const again = await run("2020-05-20", "补.csv", "--yes");
    expect([again.status, again.out]).toEqual([0, expect.stringContaining("新增0件，改动0件")]);
  });
});

const columns = ["序号", "存在问题", "整改措施", "责任单位", "责任人", "整改时限"];
const known = "燃气管线没有接通，用气企业等了三个月";

describe("a table of next month", () => {
  const may = (...rows: string[][]) => put("台账.csv", [columns, ...rows]);
  const all = [...gas, "--set", "责任人.职务=科长"];

  beforeEach(async () => {
    may(["1", known, "敷设管线", "甲局", "赵某", "2020-05-30"], ["2", "供暖换热站没有建", "建站", "甲局", "钱某", "2020-06-30"]);
    expect((await run("2020-05-20", "台账.csv", ...all, "--yes")).status).toBe(0);
    expect(problems()).toHaveLength(3);
  });

  it("asks nothing of what is registered: not the day of entry, though deadlines have passed; and not what all rows were said to have", async () => {
    writeFileSync(
      join(root, "ledgers/甲局.yaml"),
      written()
        .replace("姓名: 钱某, 职务: 科长", "姓名: 钱某, 职务: 主任")
        .replace(/类型: 未按进度接通(?=[^类]*供暖)/, "类型: 保障不及时"),
    );
    const before = written();
    const next = await run("2020-07-10", "台账.csv", ...all, "--yes");
    expect([next.status, next.status === 0 ? "" : next.err]).toEqual([0, ""]);
    expect(next.err).not.toContain("登记日期");
    expect([written(), next.out]).toEqual([before, expect.stringContaining("没有变化2件")]);
  });

  it("asks whether a row in nearly the same words is the same problem, and does as it is told", async () => {
    const changed = known.replace("三个月", "四个月");
    may(["1", changed, "敷设管线", "甲局", "赵某", "2020-05-30"], ["2", "供暖换热站没有建", "建站", "甲局", "钱某", "2020-06-30"]);
    const asked = await run("2020-06-10", "台账.csv", ...all, "--yes");
    expect([asked.status, asked.err]).toEqual([
      1,
      expect.stringMatching(/台账!B2 {2}“燃气管线没有接通.*与台账中的甲局-01-002“.*相近，是不是同一个问题，建议：甲局-01-002/),
    ]);
    expect(asked.out).toContain("同一问题:");
    const answers = (answer: string) => writeFileSync(join(root, "答.yaml"), `同一问题:\n  ${changed}: ${answer}\n`);
    answers("甲局-01-002");
    const same = await run("2020-06-10", "台账.csv", ...all, "--answers", "答.yaml", "--yes");
    expect([same.status, same.out]).toEqual([0, expect.stringContaining("新增0件，改动1件（甲局-01-002），没有变化1件")]);
    expect(problems()[1]).toMatchObject({ 题目: changed, 登记日期: "2020-05-20" });
    may(["1", known, "敷设管线", "甲局", "赵某", "2020-06-30"]);
    answers("新问题");
    writeFileSync(join(root, "答.yaml"), `同一问题:\n  ${known}: 新问题\n`);
    const other = await run("2020-06-11", "台账.csv", ...all, "--answers", "答.yaml", "--yes");
    expect([other.status, other.out]).toEqual([0, expect.stringContaining("新增1件（甲局-01-004）")]);
  });

  it("tells of a row that has much in common with a problem, and takes it as new", async () => {
    may(["1", "供气管线没有接通，用气企业停工三周", "敷设管线", "甲局", "赵某", "2020-07-30"]);
    const next = await run("2020-06-10", "台账.csv", ...all, "--yes");
    expect([next.status, next.err]).toEqual([0, expect.stringMatching(/与台账中的甲局-01-00\d“.*”有些像，按新问题登记/)]);
  });

  it("another person does not inherit the post and telephone of the one before", async () => {
    may(["1", known, "敷设管线", "甲局", "孙某", "2020-05-30"]);
    const open = await run("2020-06-10", "台账.csv", ...gas, "--yes");
    expect([open.status, open.err]).toEqual([1, expect.stringContaining("没有写职务的责任人")]);
    expect((await run("2020-06-10", "台账.csv", ...gas, "--set", "责任人.职务=主任", "--yes")).status).toBe(0);
    expect(problems()[1]).toMatchObject({ 责任人: { 姓名: "孙某", 职务: "主任" } });
  });
});

describe("what a row says itself", () => {
  it("a unit named otherwise is whose the answers say", async () => {
    put("台账.csv", [columns, ["1", known, "敷设管线", "乙局", "赵某 科长", "2020-06-30"]]);
    const asked = await run("2020-05-20", "台账.csv", ...gas, "--yes");
    expect([asked.status, asked.err]).toEqual([1, expect.stringContaining("有的行是某区乙局的，不是某区甲局的")]);
    for (const answers of ["单位:\n  乙局: 甲局\n", "其他单位:\n  某区乙局: 某区甲局\n"]) {
      writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
      writeFileSync(join(root, "答.yaml"), answers);
      const taken = await run("2020-05-20", "台账.csv", ...gas, "--answers", "答.yaml", "--yes");
      expect([taken.status, taken.status === 0 ? "" : taken.err]).toEqual([0, ""]);
      expect(taken.err).not.toContain("没有用到");
      expect(problems()[1]).toMatchObject({ 题目: known, 备注: "责任单位：乙局" });
    }
  });

  it("立行立改 in its deadline is its 分类处置, whatever the others have", async () => {
    writeFileSync(join(root, "ledgers/plan.yaml"), `${plan}口径: { 新发现从重: 否 }\n`);
    put("台账.csv", [
      columns,
      ["1", known, "敷设管线", "甲局", "赵某 科长", "2020-06-30"],
      ["2", "供暖费用重复收取", "退费", "甲局", "赵某 科长", "立行立改"],
      ["3", "供热换热站没有建", "建站", "甲局", "赵某 科长", "2020-07-30"],
    ]);
    const asked = await run("2020-05-20", "台账.csv", ...gas, "--yes");
    expect([asked.status, asked.err]).toEqual([1, expect.stringMatching(/以下1处要有人回答：\n {2}台账第2行、台账第4行 .*分类处置/)]);
    const taken = await run("2020-05-20", "台账.csv", ...gas, "--set", "分类处置=从重处理", "--yes");
    expect([taken.status, taken.status === 0 ? "" : taken.err]).toEqual([0, ""]);
    expect(problems().map((one) => one["分类处置"])).toEqual(["从重处理", "从重处理", "立行立改", "从重处理"]);
    expect(taken.err).toContain("分类处置（时限写的是“立行立改”的）");
  });
});

describe("the last word", () => {
  const rows = [columns, ["1", known, "敷设管线", "甲局", "赵某 科长", "2020-06-30"]];
  const answers = [...gas, "--unit", "甲局", "--as-of", "2020-05-20"];

  it("is asked after what changes in plain words; the lines of the file come on demand", async () => {
    put("台账.csv", rows);
    const seen = await ask(
      root,
      ["import", "台账.csv", ...answers],
      [
        ["各列这样对应", "\r"],
        ["以上理解是否正确", "\r"],
        ["以上改动是否正确", "\u001b[B\u001b[B\r"],
        ["以上改动是否正确", "\r"],
      ],
    );
    expect([seen.status, seen.late]).toEqual([0, false]);
    const before = seen.text.slice(0, seen.text.indexOf("以上改动是否正确"));
    expect(before).toContain("新增 甲局-01-002 燃气管线没有接通，用气企业等了三个月");
    expect(before).not.toContain("+++");
    expect(seen.text).toContain("+++ ledgers/甲局.yaml");
    const undone = await ask(root, ["undo"], [["撤销吗", "\r"]]);
    expect(undone.text).toContain("去掉 甲局-01-002 燃气管线没有接通");
    expect(undone.text).not.toContain("+++");
    expect(written()).toBe(ledger);
  });

  it("names what changes of a problem, and what is recorded", async () => {
    put("台账.csv", rows);
    await runIn(root, ["import", "台账.csv", ...answers, "--yes"]);
    put("台账.csv", [
      [...columns, "整改进展"],
      ["1", known, "敷设管线", "甲局", "孙某 主任", "2020-07-31", "已进场"],
    ]);
    const seen = await ask(
      root,
      ["import", "台账.csv", ...answers],
      [
        ["各列这样对应", "\r"],
        ["写的是到哪一天", "\r"],
        ["以上改动是否正确", "\u001b[B\r"],
      ],
    );
    for (const words of [
      "改动 甲局-01-002 燃气管线没有接通",
      "责任人·姓名：赵某 → 孙某",
      "责任人·职务：科长 → 主任",
      "时限：2020-06-30 → 2020-07-31",
      "经过：增加 2020-05-20 进展 已进场",
    ])
      expect(seen.text).toContain(words);
    expect(seen.text).toContain("没有写入。");
  });
});
