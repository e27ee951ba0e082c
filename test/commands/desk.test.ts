// `ledger add`, `ledger log`, `ledger duty` as they are typed, and as they ask.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ledger, other, plan } from "../read/told.ts";
import { ask as askIn, run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-desk-"));
afterAll(() => rmSync(folder, { recursive: true }));

const first = `${ledger.replace("履职:", "# 李某填\r\n履职:").replaceAll(/(?<!\r)\n/g, "\r\n")}      # 待补照片\r\n`;
const connected = first.replace("需要日期: 2020-05-31\r\n", "需要日期: 2020-05-31\r\n      接通日期: 2020-05-23\r\n");
const second = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
let root: string;
/** Where a clerk has files that are no evidence yet. */
let outside: string;

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers/附件"), { recursive: true });
  writeFileSync(join(root, "ledgers/附件/通水单.pdf"), "%PDF-1.4 通水");
  outside = mkdtempSync(join(folder, "outside-"));
  writeFileSync(join(outside, "我的 照片.jpg"), "照片");
  for (const [path, text] of Object.entries({ "plan.yaml": plan, "甲局.yaml": `\ufeff${first}`, "乙局.yaml": second }))
    writeFileSync(join(root, "ledgers", path), text);
});

const written = (name = "甲局") => readFileSync(join(root, `ledgers/${name}.yaml`), "utf8");

const run = (...args: string[]) => runIn(root, args);

describe("by flags", () => {
  it.each([
    ["a plan that no rule can judge by", plan.replace("起: 2020-04-01", "起: 0020-04-01"), "{}", "plan-within-limits"],
    ["a form that nobody can judge by", plan.replace("序号: 2, ", "序号: 2, 表单: 自带, "), '{ "$ref": "#" }', "form-is-schema"],
  ])("%s lets nothing be written", async (_, itsPlan, form, rule) => {
    mkdirSync(join(root, "schemas/tasks"), { recursive: true });
    writeFileSync(join(root, "schemas/tasks/自带.schema.json"), form);
    writeFileSync(join(root, "ledgers/plan.yaml"), itsPlan);
    const before = written();
    const { status, err } = await run("log", "甲局-01-001", "进展", "--date", "2020-05-24", "--情况", "已通水");
    expect([status, err]).toEqual([2, expect.stringMatching(new RegExp(`${rule}[^]*方案有错误，没有写入`))]);
    expect(written()).toBe(before);
  });

  it("log puts an event behind the last one, and says where", async () => {
    const { status, out, err } = await run(
      "log",
      "甲局-01-001",
      "报完成",
      "--date",
      "2020-05-24",
      "--情况",
      "已通水: 水压够, 见 #3",
      "--佐证",
      "附件/通水单.pdf",
      "--签字=张某",
      "--接通日期",
      "2020-05-23",
    );
    const line = '      - { 日期: 2020-05-24, 事项: 报完成, 情况: "已通水: 水压够, 见 #3", 佐证: [附件/通水单.pdf], 签字: 张某 }';
    expect(err).not.toContain("错误");
    expect(status).toBe(0);
    expect(out.split("\n")).toContain(`+${line}`);
    expect(out).toMatch(/\n已写入 ledgers\/甲局\.yaml:28（甲局-01-001 报完成）\n$/);
    expect(written()).toBe(`\ufeff${connected}${line}\r\n`);
  });

  it("an earlier event goes between, where its day belongs", async () => {
    expect((await run("log", "甲局-01-001", "进展", "--日期", "2020-05-15", "--情况", "已进场")).status).toBe(0);
    expect(written()).toBe(
      `\ufeff${first.replace("理由: 不涉及 }\r\n", "理由: 不涉及 }\r\n      - { 日期: 2020-05-15, 事项: 进展, 情况: 已进场 }\r\n")}`,
    );
  });

  it("one earlier than all goes before them", async () => {
    expect((await run("log", "甲局-01-001", "进展", "--日期", "2020-05-04", "--情况", "已进场")).status).toBe(0);
    expect(written()).toContain("经过:\r\n      - { 日期: 2020-05-04, 事项: 进展, 情况: 已进场 }\r\n      - { 日期: 2020-05-10,");
  });

  it("已核实 answers a warning beside 经过, and leaves the rest alone", async () => {
    const noted = first.replace("情况: 三月申请", "情况: 见 #3");
    writeFileSync(join(root, "ledgers/甲局.yaml"), noted);
    const bare = await run("log", "甲局-01-001", "已核实", "--date", "2020-05-24");
    expect(bare).toMatchObject({
      status: 2,
      err: expect.stringContaining("现在的提醒：no-swallowed-text（“#3”会被当作批注，不计入内容）"),
    });
    const answer = ["log", "甲局-01-001", "已核实", "--规则", "no-swallowed-text", "--理由", "原文如此", "--日期", "2020-05-24"];
    const { status, out, err } = await run(...answer);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/\n已写入 ledgers\/甲局\.yaml:19（甲局-01-001 已核实）\n$/);
    const line = "    已核实:\r\n      - { 规则: no-swallowed-text, 理由: 原文如此, 日期: 2020-05-24 }\r\n";
    expect(written()).toBe(noted.replace("    明细:", `${line}    明细:`));
    expect(await run("log", "甲局-01-001", "已核实", "--date", "2020-05-24")).toMatchObject({
      status: 2,
      err: expect.stringContaining("甲局-01-001没有可以答复的提醒"),
    });
    const wrong = await run(...answer.with(4, "no-swallowed-txt"));
    expect(wrong).toMatchObject({ status: 1, out: "", err: expect.stringContaining("是不是“no-swallowed-text”") });
  });

  it("更正 puts the value right in place and says so; a value that is not as said stays", async () => {
    const correct = (item: string, before: string, after: string) =>
      run(
        "log",
        "甲局-01-001",
        "更正",
        "--date",
        "2020-05-24",
        "--项",
        item,
        "--原",
        before,
        "--改",
        after,
        "--理由",
        "笔误",
        "--批准单位",
        "专项办",
      );
    const { status, out } = await correct("申请日期", "2020-03-01", "2020-03-02");
    expect(status).toBe(0);
    expect(out).toContain("-      申请日期: 2020-03-01\n+      申请日期: 2020-03-02\n");
    const other = await correct("题目", "供电没有接通", "供气没有接通");
    expect([other.status, other.err]).toEqual([0, expect.stringContaining("台账中这一项的内容与“原”不同，没有自动改动")]);
    expect(written().replace(/.*事项: 更正.*\r\n/g, "")).toBe(`\ufeff${first.replace("申请日期: 2020-03-01", "申请日期: 2020-03-02")}`);
    expect(written()).toContain("事项: 更正, 项: 申请日期, 原: 2020-03-01, 改: 2020-03-02, 理由: 笔误, 批准单位: 专项办 }");
  });

  it("what an entry of a list lacks is filled in by its place, counted from one", async () => {
    const withCapacity = first.replace(
      "要素: [水]\r\n",
      "要素: [水]\r\n      容量:\r\n        - { 要素: 水, 数值: 5, 单位: 吨每日 }\r\n        - { 要素: 电, 数值: 8 }\r\n",
    );
    writeFileSync(join(root, "ledgers/甲局.yaml"), withCapacity);
    expect((await run("log", "甲局-01-001", "进展", "--date", "2020-05-24", "--情况", "好", "--明细.容量.2.单位", "千伏安")).status).toBe(
      0,
    );
    expect(written()).toContain("- { 要素: 电, 数值: 8, 单位: 千伏安 }\r\n");
  });

  it("a list that is not there is begun by its places, and nothing beside it is lost", async () => {
    const fill = (...more: string[]) => run("log", "甲局-01-001", "进展", "--date", "2020-05-24", "--情况", "好", ...more);
    const flags = (place: number, 要素: string, 数值: string, 单位: string) =>
      Object.entries({ 要素, 数值, 单位 }).flatMap(([key, value]) => [`--容量.${place}.${key}`, value]);
    expect((await fill(...flags(1, "水", "5", "吨每日"), ...flags(2, "电", "8", "千伏安"))).status).toBe(0);
    expect(written()).toContain("申请日期: 2020-03-01\r\n");
    expect(written()).toContain("- { 要素: 水, 数值: 5, 单位: 吨每日 }\r\n        - { 要素: 电, 数值: 8, 单位: 千伏安 }\r\n");
    expect((await fill("--容量.3.要素", "气")).err).toContain("“容量”没有第3条可填\n办法：台账中有2条");
    const stages = ["--节点.1.时限", "2020-06-20", "--节点.1.成果", "图", "--节点.2.时限", "2020-07-20", "--节点.2.成果", "完工"];
    const added = await fill(...stages, "--dry-run");
    expect(added.out).toContain("+      - { 时限: 2020-06-20, 成果: 图 }\n+      - { 时限: 2020-07-20, 成果: 完工 }\n");
    expect((await fill(...stages.slice(4), "--dry-run")).err).toContain("“节点”没有第2条可填\n办法：从 --节点.1 起依次写。");
  });

  it("duty adds to 履职", async () => {
    const { status } = await run(
      "duty",
      "月报",
      "--unit",
      "甲局",
      "--date",
      "2020-06-03",
      "--月份",
      "2020-05",
      "--下月打算",
      "管网试压",
      "--下月打算",
      "通水",
    );
    expect(status).toBe(0);
    expect(written()).toBe(
      `\ufeff${first.replace("月份: 2020-04 }\r\n", "月份: 2020-04 }\r\n  - { 日期: 2020-06-03, 事项: 月报, 月份: 2020-05, 下月打算: [管网试压, 通水] }\r\n")}`,
    );
  });

  it("add takes the next number and writes the keys in the order of the form", async () => {
    const flags =
      "--责任人.职务 科长 --时限 2020-08-31 --责任人.姓名 王某 --措施 抓紧施工 --题目 供电没有接通 --任务 1 --类型 未按进度接通 --情况 四月申请 --来源 自查 --分类处置 从重处理 --要素 电、水 --申请日期 2020-04-01 --明细.需要日期 2020-06-30";
    const { status, err } = await run("add", "--unit", "某区甲局", "--date", "2020-05-25", ...flags.split(" "));
    // Overdue by years today: of an entry for a past day that is not said.
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const problem = `
  - 编号: 甲局-01-002
    任务: 1
    类型: 未按进度接通
    题目: 供电没有接通
    情况: 四月申请
    来源: 自查
    登记日期: 2020-05-25
    分类处置: 从重处理
    措施: [抓紧施工]
    责任人: { 姓名: 王某, 职务: 科长 }
    时限: 2020-08-31
    明细:
      要素: [电, 水]
      申请日期: 2020-04-01
      需要日期: 2020-06-30
`;
    expect(written()).toBe(`\ufeff${first}${problem.replaceAll("\n", "\r\n")}`);
  });

  it.each([
    [["--date", "2020/5/24"], "日期: 2020-05-24"],
    [["--日期", "２０２０年５月２４日"], "日期: 2020-05-24"],
    [["--date", "2020年5月24日", "--佐证", "附件\\通水单.pdf"], "佐证: [附件/通水单.pdf]"],
  ])("%j is taken as the file's --fix would mend it", async (flags, line) => {
    const { status, err } = await run("log", "甲局-01-001", "进展", "--情况", "好", ...flags);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(written()).toContain(line);
  });

  it("a unit by its short name is the unit", async () => {
    expect((await run("log", "甲局-01-001", "移交", "--date", "2020-05-24", "--移至", "乙局")).err).not.toContain("错误");
    expect(written()).toContain("事项: 移交, 移至: 某区乙局 }");
  });

  it("what is wrong with an entry is said in flags", async () => {
    const { status, err } = await run(
      "add",
      "--unit",
      "甲局",
      "--任务",
      "1",
      "--date",
      "2020-05-25",
      "--时限",
      "2020-05-01",
      ..."--类型 未按进度接通 --题目 供电 --情况 四月申请 --来源 自查 --分类处置 从重处理 --要素 电 --申请日期 2020-04-01 --需要日期 2020-06-30".split(
        " ",
      ),
    );
    expect(status).toBe(1);
    expect(err.replace(/\n\s*/g, "")).toContain("例如“--时限 2020-05-25”");
  });

  it("--dry-run writes nothing", async () => {
    const { status, out } = await run("log", "甲局-01-001", "进展", "--情况", "已进场", "--dry-run");
    expect({ status, last: out.trimEnd().split("\n").at(-1) }).toEqual({ status: 0, last: "以上为试运行，没有写入。" });
    expect(written()).toBe(`\ufeff${first}`);
  });

  it("what check has something against is told, and not written", async () => {
    const { status, err } = await run("log", "甲局-01-001", "销号", "--批准单位", "专项办", "--文号", "销1号");
    expect(status).toBe(1);
    expect(err).toContain("错误：甲局-01-001：");
    expect(err).toContain("event-allowed-in-state");
    expect(err.trimEnd().split("\n").at(-1)).toBe("这样写入会有1处错误，没有写入。");
    expect(written()).toBe(`\ufeff${first}`);
  });

  it("an error that was there before is no hindrance; a file that cannot be read is", async () => {
    writeFileSync(join(root, "ledgers/乙局.yaml"), other);
    expect((await run("log", "乙局-01-001", "进展", "--情况", "已进场")).status).toBe(0);
    writeFileSync(join(root, "ledgers/甲局.yaml"), first.replace("题目: 供", "题目：供"));
    const { status, err } = await run("duty", "调研", "--unit", "甲局");
    expect({ status, last: err.trimEnd().split("\n").at(-1) }).toEqual({ status: 1, last: "台账有1处错误，没有写入。" });
    expect(err).toContain("全角冒号");
  });

  it.each([
    [["log", "甲局-01-001", "报完成", "--情况", "好"], "没有运行：甲局-01-001的“报完成”还缺少--佐证、--签字\n"],
    [["log", "甲局-01-001", "销号", "--批准单位", "专项办"], "没有运行：甲局-01-001的“销号”还缺少--文号或--佐证\n"],
    [["log", "甲局-01-01", "进展", "--情况", "好"], "没有运行：没有编号为“甲局-01-01”的问题，是不是“甲局-01-001”\n"],
    [["log", "甲局-01-001", "报完工"], "没有运行：没有“报完工”这种事项，是不是“报完成”\n"],
    [["log", "甲局-01-001", "进展", "--情況", "好"], "没有运行：没有“--情況”这个选项，是不是“--情况”\n"],
    [["log", "甲局-01-001", "进展", "--情况"], "没有运行：选项“--情况”后面缺少内容\n"],
    [["log", "甲局-01-001", "反馈", "--对象", "公司", "--方式", "电话", "--满意度", "满意"], "没有运行：“对象”没有“公司”这"],
    [["log", "甲局-01-001", "进展", "--日期", "2020-06-31", "--情况", "好"], "没有运行：“2020-06-31”不是一个日期：2020年6月只有30天\n"],
    [["duty", "月报"], "没有运行：缺少 --unit\n"],
    [["add", "--unit", "丙局"], "没有运行：方案中没有名为“丙局”的单位"],
  ])("%j is told what is wrong", async (args, said) => {
    const { status, err } = await run(...args);
    expect(err.slice(0, said.length)).toBe(said);
    expect(err).toContain("\n办法：");
    expect(status).toBe(2);
    expect(written()).toBe(`\ufeff${first}`);
  });
});

describe("evidence from elsewhere, by flags", () => {
  const progress = (path: string, ...more: string[]) => run("log", "甲局-01-001", "进展", "--情况", "好", "--佐证", path, ...more);
  const photo = () => join(outside, "我的 照片.jpg");
  const copies = () => readdirSync(join(root, "ledgers/附件")).filter((name) => name !== "通水单.pdf");

  it("is not taken, and the way to have it copied is told", async () => {
    const { status, err } = await progress(photo());
    expect(status).toBe(1);
    expect(err).toContain("佐证不在 ledgers 文件夹内");
    expect(err.trimEnd().split("\n").slice(-2)).toEqual([
      "佐证在 ledgers 文件夹以外的，加上 --copy 就复制到 ledgers/附件/ 中。",
      "这样写入会有1处错误，没有写入。",
    ]);
    expect([written(), copies()]).toEqual([`\ufeff${first}`, []]);
  });

  it("is copied on request, the same once, another of its name beside it", async () => {
    expect((await progress(photo(), "--copy")).status).toBe(0);
    expect((await progress(`../${relative(dirname(root), photo())}`, "--copy")).status).toBe(0);
    writeFileSync(photo(), "另一张");
    expect((await progress(photo(), "--copy")).status).toBe(0);
    expect(written().match(/佐证: .*(?= \})/g)).toEqual([
      "佐证: [附件/我的 照片.jpg]",
      "佐证: [附件/我的 照片.jpg]",
      "佐证: [附件/我的 照片-2.jpg]",
    ]);
    expect(copies().sort()).toEqual(["我的 照片-2.jpg", "我的 照片.jpg"]);
    expect(readFileSync(join(root, "ledgers/附件/我的 照片.jpg"), "utf8")).toBe("照片");
  });

  it("stays where it is when nothing is written", async () => {
    expect((await progress(photo(), "--copy", "--dry-run")).out).toContain("将复制佐证：ledgers/附件/我的 照片.jpg\n以上为试运行");
    expect((await progress(photo(), "--copy", "--日期", "2020-05-01")).status).toBe(1);
    expect((await run("log", "甲局-01-001", "进展", "--情况", "好", "--佐证", photo(), "--佐证", "附件/没有.pdf", "--copy")).status).toBe(
      1,
    );
    expect([written(), copies()]).toEqual([`\ufeff${first}`, []]);
  });
});

describe("by questions", () => {
  const ask = (args: string[], steps: [string, string][], columns?: number) => askIn(root, args, steps, columns ? { columns } : {});
  const down = "\u001b[B";

  it("what a problem has is not changed by an event", async () => {
    const { status, err } = await run("log", "甲局-01-001", "进展", "--情况", "好", "--申请日期", "2020-02-01");
    expect({ status, said: err.split("\n")[0] }).toEqual({ status: 2, said: "没有运行：甲局-01-001的“明细.申请日期”已经填有“2020-03-01”" });
    expect(written()).toBe(`\ufeff${first}`);
  });

  it("log offers what may come next, says what is wrong with an answer, and proposes who signs", async () => {
    const { text, status, late } = await ask(
      ["log", "甲局-01-001", "--date", "2020-05-24", "--接通日期", "2020-05-23"],
      [
        ["记什么", "报完成\r"],
        ["情况", "\r"],
        ["请填写内容", "已通水\r"],
        ["佐证", "附件/通水单.pdf\r"],
        ["没有了直接回车", "\r"],
        ["签字", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toMatch(/❯ 进展\n {2}回访/);
    expect(text).not.toContain("销号\n");
    expect(written()).toBe(
      `\ufeff${connected}      - { 日期: 2020-05-24, 事项: 报完成, 情况: 已通水, 佐证: [附件/通水单.pdf], 签字: 张某 }\r\n`,
    );
  });

  it("log offers the warnings that stand on the problem to be answered", async () => {
    writeFileSync(join(root, "ledgers/甲局.yaml"), first.replace("情况: 三月申请", "情况: 见 #3"));
    const { text, status, late } = await ask(
      ["log", "甲局-01-001", "--date", "2020-05-24"],
      [
        ["记什么", "已核实\r"],
        ["规则", "\r"],
        ["理由", "原文如此\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toContain("“#3”会被当作批注，不计入内容（no-swallowed-text）");
    expect(written()).toContain("      - { 规则: no-swallowed-text, 理由: 原文如此, 日期: 2020-05-24 }\r\n");
  });

  it("log asks first for what the problem lacks, and copies a paper from elsewhere", async () => {
    const { text, status, late } = await ask(
      ["log", "甲局-01-001", "报完成", "--date", "2020-05-24", "--情况", "已通水", "--签字", "张某"],
      [
        ["补填接通日期", "\r"],
        ["接通日期（", "2020-05-23\r"],
        ["佐证", `'${join(outside, "没有.jpg")}'\r`],
        ["找不到这个文件", `\u0015'${join(outside, "我的 照片.jpg")}'\r`],
        ["复制为 ledgers/附件/我的 照片.jpg", "\r"],
        ["没有了直接回车", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toContain("记“报完成”以前：\n  报完成时应写明接通日期\n");
    expect(text).toContain("\n  接通日期：2020-05-23\n");
    expect(text).toContain("\n已复制佐证：ledgers/附件/我的 照片.jpg\n");
    expect(written()).toBe(
      `\ufeff${connected}      - { 日期: 2020-05-24, 事项: 报完成, 情况: 已通水, 佐证: [附件/我的 照片.jpg], 签字: 张某 }\r\n`,
    );
    expect(readFileSync(join(root, "ledgers/附件/我的 照片.jpg"), "utf8")).toBe("照片");
  });

  it("who gives up has written and copied nothing, and is shown the line that says the same", async () => {
    const photo = join(outside, "我的 照片.jpg");
    const flags = ["--date", "2020-05-24", "--接通日期", "2020-05-23", "--签字", "张某", "--佐证", photo, "--copy"];
    const { text, status, late } = await ask(
      ["log", "甲局-01-001", "报完成", ...flags],
      [
        ["情况", "已通水\r"],
        ["写入吗", "放弃\r"],
      ],
      200,
    );
    expect({ late, status }).toEqual({ late: false, status: 130 });
    expect(text.trimEnd().split("\n").slice(-2)).toEqual([
      `  ledger log 甲局-01-001 报完成 --日期 2020-05-24 --情况 已通水 --佐证 '${photo}' --签字 张某 --明细.接通日期 2020-05-23 --copy`,
      "已退出，没有写入。",
    ]);
    expect(written()).toBe(`\ufeff${first}`);
    expect(readdirSync(join(root, "ledgers/附件"))).toEqual(["通水单.pdf"]);
  });

  it("add asks what the task and type need, and no more; and again what check has something against", async () => {
    const { text, status, late } = await ask(
      ["add", "--unit", "甲局", "--任务", "1", "--date", "2020-05-25"],
      [
        ["类型", `${down}\r`],
        ["题目", "供气没有接通\r"],
        ["情况", "四月申请\r"],
        ["来源", `${down}\r`],
        ["要素", " \r"],
        ["申请日期", "2020-04-31\r"],
        ["4月只有30天", `${"\u007f".repeat(10)}2020-04-30\r`],
        ["需要日期", "2020-06-30\r"],
        ["时限", "2020-05-21\r"],
        ["措施", "\r"],
        ["责任人", "\r"],
        ["重新填写时限", "\r"],
        ["2020-05-21", `${"\u007f".repeat(5)}8-31\r`],
        ["写入吗", "\r"],
      ],
      50,
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toContain("分类处置：从重处理（只有这一项可填）");
    expect(text).toContain("还没有填：措施、责任人。最迟2020年6月9日补齐，报完成之前必须填好。");
    expect(
      written()
        .slice(1 + first.length)
        .replaceAll("\r\n", "\n"),
    ).toBe(`
  - 编号: 甲局-01-002
    任务: 1
    类型: 未按进度接通
    题目: 供气没有接通
    情况: 四月申请
    来源: 自查
    登记日期: 2020-05-25
    分类处置: 从重处理
    时限: 2020-08-31
    明细:
      要素: [水]
      申请日期: 2020-04-30
      需要日期: 2020-06-30
`);
  });

  it("duty proposes the month before the day of the event", async () => {
    const { status, late } = await ask(
      ["duty", "月报", "--unit", "甲局"],
      [
        ["日期", "2020-06-03\r"],
        ["月份", "\r"],
        ["下月打算", "试压\r"],
        ["直接回车", "\r"],
        ["需协调事项", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(written()).toContain("  - { 日期: 2020-06-03, 事项: 月报, 月份: 2020-05, 下月打算: [试压] }\r\n");
  });

  it("a month that was reported, and one the plan does not ask for, are told at the answer", async () => {
    writeFileSync(join(root, "ledgers/plan.yaml"), `${plan}履职要求: [{ 事项: 月报, 单位: 全部, 首月: 2020-04, 截止日: 5 }]\n`);
    const { text, status, late } = await ask(
      ["duty", "月报", "--unit", "甲局", "--date", "2020-06-03", "--下月打算", "试压"],
      [
        ["月份", "2020-04\r"],
        ["2020年4月的月报记了两次", `${"\u007f".repeat(7)}2020-03\r`],
        ["2020年3月不在应报月报的月份之内", `${"\u007f".repeat(7)}2020-05\r`],
        ["需协调事项", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toContain("已于2020年5月4日记过");
    const flags = ["duty", "月报", "--unit", "甲局", "--date", "2020-06-03", "--月份", "2020-05", "--下月打算", "试压"];
    expect(await run(...flags)).toMatchObject({ status: 1, err: expect.stringContaining("monthly-reported-once") });
  });

  it("says where it writes, and lets every answer be changed before it does", async () => {
    const { text, status, late } = await ask(
      ["log", "甲局-01-001", "进展"],
      [
        ["日期", "2020-05-24\r"],
        ["情况", "已进厂\r"],
        ["写入吗", "修改\r"],
        ["改哪几项", "\u001b[B \r"],
        ["情况", "\u007f场\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text.slice(0, text.indexOf("日期"))).toContain(`工作目录：${root}\n某区清理整改\n`);
    expect(text).toContain(
      "请核对要写入 ledgers/甲局.yaml 的内容（甲局-01-001 进展）：\n  日期：2020-05-24\n  事项：进展\n  情况：已进场\n",
    );
    expect(written()).toContain("- { 日期: 2020-05-24, 事项: 进展, 情况: 已进场 }\r\n");
  });

  it("add asks for the day of entry, and for the keys that were put off where they are wanted after all", async () => {
    const given = "--类型 其他 --题目 断头路 --情况 不通 --来源 自查 --分类处置 从重处理 --时限 2020-06-30";
    const { status, late } = await ask(
      ["add", "--unit", "甲局", "--任务", "2", ...given.split(" ")],
      [
        ["登记日期", "2020-05-25\r"],
        ["措施", "\r"],
        ["责任人", "\r"],
        ["写入吗", "修改\r"],
        ["改哪几项", `${down.repeat(7)} \r`],
        ["措施", "修路\r"],
        ["直接回车", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(written()).toContain("    登记日期: 2020-05-25\r\n    分类处置: 从重处理\r\n    措施: [修路]\r\n    时限: 2020-06-30\r\n");
  });

  it("what must come first is said first, and may be entered at once", async () => {
    const without = connected.replace(/ {6}- \{ 日期: 2020-05-10.*\r\n/, "");
    writeFileSync(join(root, "ledgers/甲局.yaml"), without);
    const { text, status, late } = await ask(
      ["log", "甲局-01-001", "报完成", "--date", "2020-05-24", "--情况", "已通水", "--签字", "张某", "--佐证", "附件/通水单.pdf"],
      [
        ["先记“追责”", "\r"],
        ["结论", "不予追责\r"],
        ["理由", "不涉及\r"],
        ["写入吗", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toContain("记“报完成”以前：\n  从重处理的问题，报完成之前没有追责决定\n");
    expect([...written().matchAll(/事项: ([^,]+)/g)].slice(-3).map(([, kind]) => kind)).toEqual(["进展", "追责", "报完成"]);
  });

  it("a ledger that cannot be read is told before the first question", async () => {
    writeFileSync(join(root, "ledgers/甲局.yaml"), first.replace("题目: 供", "题目：供"));
    const { text, status, late } = await ask(["duty", "调研", "--unit", "甲局"], []);
    expect({ late, status }).toEqual({ late: false, status: 1 });
    expect(text).toContain("台账有1处错误，没有写入。");
  });

  it("long lists are filtered by what is typed; the state and the title are shown", async () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      ledger.slice(ledger.indexOf("  - 编号")).replace("甲局-01-001", `甲局-01-10${index}`).replace("供水", `供水${index}`),
    );
    writeFileSync(join(root, "ledgers/甲局.yaml"), ledger + many.join(""));
    const { text, status, late } = await ask(
      ["log", "--date", "2020-05-24", "--dry-run"],
      [
        ["哪个单位", "某区甲局\r"],
        ["哪个问题", "供水5\r"],
        ["记什么", "没有这样的事"],
        ["没有符合的", "\u0015进\r"],
        ["情况", "好\r"],
      ],
    );
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toContain("甲局-01-105 整改中 供水5没有接通");
    expect(text).toContain("以上为试运行，没有写入。");
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("%s leaves everything as it was", async (_, key) => {
    const { text, status, late } = await ask(["log", "甲局-01-001", "进展"], [["日期", key]]);
    expect({ late, status, last: text.trimEnd().split("\n").at(-1) }).toEqual({ late: false, status: 130, last: "已退出，没有写入。" });
    expect(written()).toBe(`\ufeff${first}`);
    expect(readdirSync(join(root, "ledgers")).length).toBe(4);
  });
});

describe("the sample's data", () => {
  const sample = plan.replace("单位:\n", "示例: 是\n单位:\n");
  const progress = ["log", "甲局-01-001", "进展", "--date", "2020-05-24", "--情况", "好"];
  beforeEach(() => writeFileSync(join(root, "ledgers/plan.yaml"), sample));

  it.each([
    ["写入", 0],
    ["放弃", 130],
  ])("into a copy a person has the last word, even where nothing was asked: %s", async (answer, code) => {
    const { text, status, late } = await askIn(root, progress, [["这里是示例数据，写入吗", `${answer}\r`]]);
    expect({ late, status }).toEqual({ late: false, status: code });
    expect(text).toContain("某区清理整改（示例数据，非真实情况）\n");
    expect(written() === `\ufeff${first}`).toBe(code !== 0);
  });

  it("by flags a copy is written as any other workspace, and --yes asks nothing", async () => {
    expect((await run(...progress)).status).toBe(0);
    expect(await askIn(root, [...progress, "--yes"], [])).toMatchObject({ status: 0, late: false });
  });

  it("the one beside the program wants a word at once, by flags --yes, where no --root names it", async () => {
    const repository = join(import.meta.dirname, "../..");
    const event = ["log", "城管局-06-001", "进展", "--情况", "好"];
    const refused = await runIn(repository, event);
    expect(refused).toMatchObject({ status: 2, out: "", err: expect.stringContaining("是程序自带的示例数据，没有写入\n办法：") });
    const asked = await askIn(repository, event, [["写自己的台账要进入自己的工作目录", "不写了\r"]]);
    expect([asked.late, asked.status]).toEqual([false, 130]);
    for (const more of [["--dry-run"], ["--dry-run", "--root", repository]])
      expect((await runIn(repository, [...event, ...more])).status).toBe(0);
  });
});
