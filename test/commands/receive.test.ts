// `ledger receive` as it is typed, and what a level above then sees: the newest package of each zone, in place of its ledger.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { besideOf } from "../../src/disk/beside.ts";
import { restOf } from "../../src/model/package-document.ts";
import { zipped } from "../../src/render/zip.ts";
import { planAbove, zonePackage } from "../above/rolled-up.ts";
import { campaignWith, type Plain, plainPlan } from "../campaign-of.ts";
import { digest } from "../submit/submission-of.ts";
import { run as runIn } from "./in-process.ts";

const top = mkdtempSync(join(tmpdir(), "ledger-receive-"));
afterAll(() => rmSync(top, { recursive: true }));
let root = top;
let count = 0;

const zones = [
  { name: "东新区", short: "东" },
  { name: "西新区", short: "西" },
];
const duty = { 事项: "上报", 单位: "下级", 首月: "2018-05", 截止日: 10 };

beforeEach(() => {
  count += 1;
  root = join(top, String(count));
  mkdirSync(join(root, "ledgers"), { recursive: true });
  writeFileSync(join(root, "ledgers/plan.yaml"), stringify(planAbove(plainPlan(), zones, { 履职要求: [duty] })));
});

const run = (...args: string[]) => runIn(root, args, { today: "2018-12-31" });

const problem = (编号: string, 经过: readonly Plain[] = [], changes: Plain = {}): Plain => ({
  编号,
  任务: 1,
  类型: "超时",
  题目: `题目${编号}`,
  登记日期: "2018-05-03",
  分类处置: "立行立改",
  清单号: "2017-1",
  时限: "2018-06-30",
  经过,
  ...changes,
});
const done = (on: string): Plain[] => [
  { 日期: on, 事项: "报完成", 情况: "办结" },
  { 日期: on, 事项: "核查", 结论: "通过" },
  { 日期: on, 事项: "销号" },
];

/** Writes a package beside the workspace and returns its file name. */
function file(name: string, short: string, asOf: string, problems: readonly Plain[]): string {
  writeFileSync(join(root, name), zonePackage(campaignWith(problems), short, asOf).bytes);
  return name;
}

/** The package with its files changed, sealed anew where `seals`. */
function forged(name: string, change: (texts: Record<string, string>, document: Forgeable) => void, seals = true): string {
  const parts = unzipSync(readFileSync(join(root, name)));
  const texts = Object.fromEntries(
    Object.entries(parts).map(([path, bytes]) => [path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)]),
  );
  const document = JSON.parse(texts["datapackage.json"] ?? "") as Forgeable;
  change(texts, document);
  const utf8 = (text: string) => new TextEncoder().encode(text);
  if (seals) {
    for (const resource of document.resources) {
      const bytes = utf8(texts[resource.path] ?? "");
      Object.assign(resource, { bytes: bytes.length, hash: `sha256:${digest(bytes)}` });
    }
    document.ledger.hash = `sha256:${digest(utf8(restOf(document)))}`;
  }
  const files = Object.entries({ ...texts, "datapackage.json": JSON.stringify(document) }).map(
    ([path, text]) => [path, utf8(text)] as const,
  );
  const to = `改-${name}`;
  writeFileSync(join(root, to), zipped(Object.fromEntries(files)));
  return to;
}

interface Forgeable {
  resources: { path: string }[];
  ledger: Record<string, unknown> & { hash: string; zone: { 名称: string; 简称: string } };
}

const stored = () => {
  try {
    return readdirSync(join(root, "收件"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".zip"))
      .sort();
  } catch {
    return [];
  }
};
const status = async (...args: string[]) => JSON.parse((await run("status", "--format", "json", ...args)).out);

describe("ledger receive", () => {
  it("stores a package as it is, and the level above counts it", async () => {
    const name = file("东.zip", "东", "2018-06-30", [problem("甲-01-001", done("2018-06-20")), problem("甲-01-002")]);
    const { status: code, out } = await run("receive", name, "--on", "2018-07-05");
    expect(code).toBe(0);
    expect(out).toContain("已收下东新区的上报包：数据截至2018年6月30日，问题2个");
    const sha = digest(readFileSync(join(root, name))).slice(0, 8);
    expect(stored()).toEqual([join("东", `2018-06-30-2018-07-05-${sha}.zip`)]);
    const { totals, units, items, duties } = await status("--as-of", "2018-07-05");
    expect(totals).toMatchObject({ total: 2, closed: 1, overdue: 1 });
    expect(units).toMatchObject([
      { unit: "东新区", total: 2, dataAsOf: "2018-06-30" },
      { unit: "西新区", total: 0, dataAsOf: null },
    ]);
    expect(items[0]).toMatchObject({ id: "东/甲-01-001", unit: "东新区", subunit: "甲局", state: "closed" });
    expect(Object.keys(items[0]).slice(0, 3)).toEqual(["id", "unit", "subunit"]);
    const june = (unit: string) => duties.find((one: Plain) => one["unit"] === unit && one["month"] === "2018-06");
    expect(june("东新区")).toMatchObject({ duty: "上报", deadline: "2018-07-10", state: "submitted", on: "2018-07-05" });
    expect(june("西新区")).toMatchObject({ state: "pending", on: null });
  });

  it("says that a zone has not reported, and how old the data of another are", async () => {
    await run("receive", file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]), "--on", "2018-07-05");
    const { out } = await run("status", "--as-of", "2018-07-31");
    expect(out).toContain("缺报1个：西新区");
    expect(out).toContain("数据截至：东新区2018年6月30日");
    const { out: csv } = await run("status", "--as-of", "2018-07-31", "--format", "csv");
    expect(csv).toMatch(/单位,西新区,.*缺报1个：西新区/);
    const { out: json, status: code } = await run("check", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(json)).toMatchObject({ files: 0, packages: 1, errors: 0, warnings: 1 });
  });

  it.each([
    ["the bulletin", ["--month", "2018-06"]],
    ["a phase's summary", ["--phase", "2"]],
  ])("says so in %s, and what of zones is not known", async (_, asked) => {
    await run("receive", file("东.zip", "东", "2018-05-31", [problem("甲-01-001")]), "--on", "2018-06-05");
    const { status: code, out } = await run("report", ...asked);
    expect(code).toBe(0);
    expect(out).toContain("缺报1个：西新区。");
    expect(out).toContain("数据截至：东新区2018年5月31日。");
    expect(out).toContain("不上报，有关各项不含下级");
  });

  it("says in the public paper who has not reported, nothing of what is not sent up", async () => {
    await run("receive", file("东.zip", "东", "2018-05-31", [problem("甲-01-001")]), "--on", "2018-06-05");
    const { status: code, out } = await run("report", "--month", "2018-06", "--public");
    expect(code).toBe(0);
    expect(out).toContain("缺报1个：西新区。");
    expect(out).toContain("数据截至：东新区2018年5月31日。");
    expect(out).not.toContain("不上报");
  });

  it.each([["--month", "2018-06"], ["--special"]])(
    "writes no %s paper in the name of a zone, and says what there is instead",
    async (...asked) => {
      await run("receive", file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]), "--on", "2018-07-05");
      const { status: code, out, err } = await run("report", ...asked, "--unit", "东");
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain("东新区是下级，它的月报、专题报告由它自己出");
      expect(err).toContain("ledger status --unit 东");
    },
  );

  it("says that lights of zones look at the deadline alone", async () => {
    expect((await run("status")).out.replaceAll("\n", "")).toContain("下级的节点不上报，其问题的亮灯只看时限");
  });

  it("finds a unit below by name or short name, and only its problems", async () => {
    await run("receive", file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]), "--on", "2018-07-05");
    for (const asked of ["东", "东新区", "东/甲", "东新区/甲局"])
      expect((await status("--as-of", "2018-07-05", "--unit", asked)).items).toHaveLength(1);
    expect((await status("--as-of", "2018-07-05", "--unit", "东/乙")).items).toHaveLength(0);
    expect((await run("status", "--unit", "东/丁")).err).toContain("东新区的上报包中没有名为“丁”的单位");
    expect((await run("status", "--unit", "西/甲")).err).toContain("西新区没有上报包");
  });

  it("leaves what it has as it is when the same comes again, on whatever day", async () => {
    const name = file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]);
    await run("receive", name, "--on", "2018-07-05");
    const before = stored();
    const { status: code, out } = await run("receive", name, "--on", "2018-07-09");
    expect([code, stored()]).toEqual([0, before]);
    expect(out).toContain("是同一份，没有再存");
  });

  it("says which of two counts that came on one day with data of one day", async () => {
    const [one, two] = [[], [problem("甲-01-001")]].map((problems, at) => file(`${at}.zip`, "东", "2018-06-30", problems));
    const counted = async (...names: string[]) => {
      rmSync(join(root, "收件"), { recursive: true, force: true });
      const { out } = await run("receive", ...names, "--on", "2018-07-05");
      return { total: (await status("--as-of", "2018-07-05")).totals.total, told: out.includes("统计用那一份，这一份不计入") };
    };
    const [first, second] = [await counted(one as string, two as string), await counted(two as string, one as string)];
    expect(first.total).toBe(second.total);
    expect([first.told, second.told].sort()).toEqual([false, true]);
  });

  it("takes all of a folder where the shell leaves the star to it", async () => {
    mkdirSync(join(root, "来件"));
    for (const [name, short] of [
      ["甲.zip", "东"],
      ["乙.ZIP", "西"],
    ] as const)
      file(join("来件", name), short, "2018-06-30", []);
    writeFileSync(join(root, "来件/说明.txt"), "");
    for (const none of ["来件/甲*乙*", "来件/乙*p*p", "来件/*甲*甲.zip"])
      expect((await run("receive", none)).err).toContain(`找不到“${none}”`);
    expect((await run("receive", "来件/*.zip")).status).toBe(0);
    expect(stored()).toHaveLength(2);
    expect(await run("receive", "来件/*.rar")).toMatchObject({ status: 2, err: expect.stringContaining("找不到“来件/*.rar”") });
  });

  it("takes away what a killed program left half written, whatever comes", async () => {
    const name = file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]);
    await run("receive", name, "--on", "2018-07-05");
    writeFileSync(besideOf(join(root, "收件/东/x.zip"), "tmp"), "PK");
    expect((await run("receive", name, "--on", "2018-07-05")).status).toBe(0);
    expect(readdirSync(join(root, "收件/东"))).toHaveLength(1);
  });

  it("stores an older one, which does not count", async () => {
    await run("receive", file("新.zip", "东", "2018-07-31", [problem("甲-01-001")]), "--on", "2018-08-02");
    const { status: code, out } = await run("receive", file("旧.zip", "东", "2018-06-30", []), "--on", "2018-08-03");
    expect([code, stored().length]).toEqual([0, 2]);
    expect(out).toContain("这一份较旧，不计入统计");
    expect((await status("--as-of", "2018-08-03")).totals.total).toBe(1);
  });

  it("tells what a newer one changes in months that are over, and prints the old figures again by --received-by", async () => {
    await run("receive", file("一.zip", "东", "2018-06-30", [problem("甲-01-001")]), "--on", "2018-07-05");
    const again = file("二.zip", "东", "2018-07-31", [
      problem("甲-01-001", done("2018-06-20")),
      problem("甲-01-002", [], { 登记日期: "2018-07-02" }),
    ]);
    const { out } = await run("receive", again, "--on", "2018-08-05");
    expect(out).toContain("2018年6月：销号由0变为1，期末未销号由1变为0");
    expect(out).not.toContain("2018年7月：");
    expect((await status("--month", "2018-06")).period.closed).toBe(1);
    expect((await status("--month", "2018-06", "--received-by", "2018-07-31")).period.closed).toBe(0);
  });

  it("uses one number in two zones as two numbers", async () => {
    await run(
      "receive",
      file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]),
      file("西.zip", "西", "2018-06-30", [problem("甲-01-001")]),
    );
    expect((await status()).items.map(({ id }: { id: string }) => id)).toEqual(["东/甲-01-001", "西/甲-01-001"]);
  });

  it("stores the good ones beside a broken one", async () => {
    writeFileSync(join(root, "坏.zip"), "PK 不是");
    const { status: code, err } = await run("receive", "坏.zip", file("东.zip", "东", "2018-06-30", []));
    expect([code, stored().length]).toEqual([1, 1]);
    expect(err).toContain("没有收下 坏.zip：不是完好的上报包");
  });

  it.each<[what: string, change: Parameters<typeof forged>[1], seals: boolean, told: string]>([
    ["an edited date", (texts) => edit(texts, "problem.csv", "2018-05-03", "2018-05-04"), false, "problem.csv：内容被改动过"],
    ["a dropped row", (texts) => edit(texts, "problem.csv", /\r?\n甲-01-002.*/, ""), false, "problem.csv：内容被改动过"],
    ["another day", (_, document) => Object.assign(document.ledger, { asOf: "2018-07-31" }), false, "datapackage.json：内容被改动过"],
    [
      "a day that is none, sealed",
      (texts) => edit(texts, "problem.csv", "2018-05-03", "2018-06-31"),
      true,
      "problem.csv 第2行“登记日期”：应为日期",
    ],
    [
      "an added row, sealed",
      (texts) => edit(texts, "event.csv", /(\r?\n)$/, "$1丁-01-009,1,2018-06-01,销号,,,,,false,,$1"),
      true,
      "event.csv 第",
    ],
    [
      "an event out of place, sealed",
      (texts) => edit(texts, "event.csv", "报完成", "反弹"),
      true,
      "event.csv 第2行“事项”：“反弹”不能接在前面的经过之后",
    ],
    [
      "a zone that is not ours",
      (_, document) => Object.assign(document.ledger.zone, { 简称: "北" }),
      true,
      "简称是“北”，本方案的“下级”写的是“东”",
    ],
    [
      "a task that the plan has not",
      (_, document) => Object.assign(document.ledger, { tasks: [{ 序号: 9, 表单: null, 名称: "其他" }] }),
      true,
      "任务9“其他”（表单无），本方案没有这个序号",
    ],
    [
      "a task of another form",
      (_, document) => Object.assign(document.ledger, { tasks: [{ 序号: 1, 表单: "01-approval", 名称: "审批" }] }),
      true,
      "任务1“审批”的表单是01-approval，本方案的是（无）",
    ],
    ["a file too many", (texts) => Object.assign(texts, { "../../外.csv": "" }), true, "里面有不该有的文件“../../外.csv”"],
  ])("refuses %s, and stores nothing", async (_, change, seals, told) => {
    const name = file("东.zip", "东", "2018-06-30", [problem("甲-01-001", done("2018-06-20")), problem("甲-01-002")]);
    const to = forged(name, change, seals);
    const { status: code, err } = await run("receive", to);
    expect(err).toContain(told);
    expect([code, stored()]).toEqual([1, []]);
  });

  it("names every task that differs, and what to do", async () => {
    const differing = [9, 1, 6].map((序号) => ({ 序号, 表单: "01-approval", 名称: `任务${序号}` }));
    const to = forged(file("东.zip", "东", "2018-06-30", []), (_, document) => Object.assign(document.ledger, { tasks: differing }));
    const { err } = await run("receive", to);
    for (const { 序号 } of differing) expect(err).toContain(`任务${序号}“任务${序号}”`);
    expect(err).toContain("办法：请与对方核对方案");
  });

  it.each<[what: string, bytes: (whole: Buffer) => Uint8Array, told: string]>([
    ["nothing", () => new Uint8Array(0), "是空文件"],
    ["a ledger", () => Buffer.from("单位: 甲局\n"), "不是 .zip 文件"],
    ["the first half", (whole) => whole.subarray(0, whole.length / 2), "可能没有传完"],
    ["a workbook", () => zipped({ "[Content_Types].xml": new Uint8Array(9) }), "是 Excel、Word 之类的文件"],
    ["a package in a zip", (whole) => zipped({ "东.zip": whole }), "里面套着“东.zip”，请取出来再收"],
    ["one packed anew", (whole) => zipSync(unzipSync(whole), { os: 3, attrs: 1, level: 9, comment: "x" }), "解压后又压缩过，或在途中损坏"],
  ])("says what a file is that is none: %s", async (_, change, told) => {
    const name = file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]);
    writeFileSync(join(root, name), change(readFileSync(join(root, name))));
    const { status: code, err } = await run("receive", name);
    expect([code, stored()]).toEqual([1, []]);
    expect(err).toContain(told);
    expect(err).toMatch(/\n {2}办法：/);
  });

  it("refuses a description as deep as a well", async () => {
    const parts = unzipSync(readFileSync(join(root, file("东.zip", "东", "2018-06-30", []))));
    const deep = new TextEncoder().encode(`{"ledger":{},"resources":[],"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    writeFileSync(join(root, "深.zip"), zipped({ ...parts, "datapackage.json": deep }));
    expect(await run("receive", "深.zip")).toMatchObject({ status: 1, err: expect.stringContaining("不是本程序写的说明") });
  });

  it("refuses what unpacks to more than a package may have, without unpacking it", async () => {
    writeFileSync(join(root, "弹.zip"), zipped({ "datapackage.json": new Uint8Array(30_000_000) }));
    const { status: code, err } = await run("receive", "弹.zip");
    expect([code, stored()]).toEqual([1, []]);
    expect(err).toContain("展开后太大");
  });

  it("is refused where the plan has no 下级, for a day to come, and for no file", async () => {
    const name = file("东.zip", "东", "2018-06-30", []);
    expect(await run("receive", name, "--on", "2019-01-01")).toMatchObject({ status: 2, out: "" });
    expect(await run("receive", "没有.zip")).toMatchObject({ status: 2, out: "" });
    cpSync(join(import.meta.dirname, "../fixtures/of-0.1.0/ledgers"), join(root, "ledgers"), { recursive: true });
    expect(await run("receive", name)).toMatchObject({ status: 2, err: expect.stringContaining("方案没有“下级”") });
    expect(stored()).toEqual([]);
  });

  it("keeps one of each where several come at once", async () => {
    const names = ["一", "二", "三"].map((name, index) =>
      file(
        `${name}.zip`,
        "东",
        "2018-06-30",
        Array.from({ length: index }, (_, at) => problem(`甲-01-00${at + 1}`)),
      ),
    );
    const codes = await Promise.all([...names, ...names].map(async (name) => (await run("receive", name, "--on", "2018-07-05")).status));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(stored()).toHaveLength(3);
    expect((await run("check")).status).toBe(0);
  });
});

describe("check of the packages stored", () => {
  it("names one of which a byte was changed, and status refuses it", async () => {
    await run("receive", file("东.zip", "东", "2018-06-30", [problem("甲-01-001")]), "--on", "2018-07-05");
    const [name = ""] = stored();
    const bytes = readFileSync(join(root, "收件", name));
    for (const at of [10, bytes.length - 30, Math.floor(bytes.length / 2)]) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(join(root, "收件", name), changed);
      const { status: code, out } = await run("check", "--format", "json");
      expect(code).toBe(1);
      expect(JSON.parse(out).diagnostics.slice(1)).toMatchObject([
        { file: `收件/${name.replaceAll("\\", "/")}`, rule: "package-sound", unit: "东新区" },
      ]);
    }
    expect((await run("status")).status).toBe(1);
    const { out, status: code } = await run("status", "--allow-errors");
    expect(code).toBe(0);
    expect(out).toContain("数据未通过核对：东新区");
  });

  it("tells of what is none, or nobody's", async () => {
    mkdirSync(join(root, "收件/北"), { recursive: true });
    writeFileSync(join(root, "收件/说明.txt"), "说明");
    writeFileSync(join(root, "收件/北/2018-06-30-2018-07-05-0a1b2c3d.zip"), "");
    const { out } = await run("check", "--format", "json");
    expect(JSON.parse(out).diagnostics.map(({ file: at, message }: { file: string; message: string }) => [at, message])).toMatchObject([
      ["ledgers/plan.yaml", "东新区还没有上报，统计按0计"],
      ["ledgers/plan.yaml", "西新区还没有上报，统计按0计"],
      ["收件/北/2018-06-30-2018-07-05-0a1b2c3d.zip", "方案的“下级”中没有简称为“北”的"],
      ["收件/说明.txt", "“收件”中只放收下的上报包"],
    ]);
  });
});

function edit(texts: Record<string, string>, path: string, from: string | RegExp, to: string): void {
  const text = texts[path] ?? "";
  texts[path] = text.replace(from, to);
  if (texts[path] === text) throw new Error(`${path}: nothing to edit in ${text}`);
}
