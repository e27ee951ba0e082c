// `ledger notice` and `ledger template` as they are typed, and what a run finds that was cut off in the middle.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { issuePapers } from "../../src/disk/issue-papers.ts";
import { ledger } from "../read/told.ts";
import { type Ran, run as runIn } from "./in-process.ts";
import { asMarkdown, namesIn, noticeWorkspace, numbersIn, register } from "./notice-workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-notice-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;

beforeEach(() => {
  root = noticeWorkspace(folder);
});

const put = (path: string, content: string | Uint8Array) => writeFileSync(join(root, path), content);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const list = (path: string) => namesIn(root, path);

async function run(...args: string[]): Promise<Ran> {
  const ran = await runIn(root, asMarkdown(args));
  return { ...ran, err: ran.err.replaceAll(root, ".") };
}

describe("notice", () => {
  it("lists, issues, and issues nothing twice", async () => {
    const listed = await run("notice", "--as-of", "2020-08-05");
    expect(listed).toEqual({
      status: 0,
      err: "",
      out: [
        "某区清理整改：截至2020年8月5日，可出2份。",
        "┌────────┬──────┬─────────────┬────────────┬─────────┐",
        "│ 文种   │ 单位 │ 事项        │       时限 │    天数 │",
        "├────────┼──────┼─────────────┼────────────┼─────────┤",
        "│ 催办单 │ 甲局 │ 甲局-01-001 │ 2020-07-31 │ 逾期5天 │",
        "│ 催办单 │ 乙局 │ 乙局-01-001 │ 2020-07-31 │ 逾期5天 │",
        "└────────┴──────┴─────────────┴────────────┴─────────┘",
        "没有编号，没有写入文件。要出单，-o 后面写放文书的文件夹：",
        "  ledger notice --as-of 2020-08-05 -o 督办文书",
        "",
      ].join("\n"),
    });
    expect(list("papers")).toEqual([]);
    expect(await run("notice", "--as-of", "2020-08-05", "-o", "单", "--dry-run")).toEqual(listed);
    expect(list("单")).toEqual([]);
    expect(await run("notice", "--as-of", "2020-08-05", "--unit", "乙局", "-o", "单")).toEqual({
      status: 0,
      out: "",
      err: "已写入 ./单/催办〔2020〕1号（乙局-01-001）.md\n共1份，已登记在 papers/发文登记.csv\n",
    });
    expect((await run("notice", "--as-of", "2020-08-06", "-o", "单/甲.md")).err).toBe(
      "已写入 ./单/甲.md\n共1份，已登记在 papers/发文登记.csv\n",
    );
    expect(await run("notice", "--as-of", "2020-08-06", "-o", "单")).toEqual({
      status: 0,
      out: "",
      err: "没有新的事项需要出单；截至2020年8月6日的事项已发过2份。\n",
    });
    expect((await run("notice", "--as-of", "2020-08-06")).out).toBe("某区清理整改：截至2020年8月6日没有新的事项需要出单，已发过2份。\n");
    expect(list("papers")).toEqual(["发文登记.csv"]);
    expect(list("单")).toEqual(["催办〔2020〕1号（乙局-01-001）.md", "甲.md"].sort());
    expect(read(register)).toMatch(
      /^\ufeff发文字号,主送,事项,轮次,时限,截至日,数据摘要\r\n催办〔2020〕1号,某区乙局,乙局-01-001,1,2020-07-31,2020-08-05,sha256:[0-9a-f]{16}\r\n催办〔2020〕2号,某区甲局,甲局-01-001,1,2020-07-31,2020-08-06,sha256:[0-9a-f]{16}\r\n$/,
    );
    expect((await run("notice", "--as-of", "2020-08-20", "-o", "单")).err).toContain("督办〔2020〕2号（乙局-01-001）.md");
  });

  it("more than five of a unit on one paper, which is printed again, and finished, as one", async () => {
    const [head = "", one = ""] = ledger.split("问题:\n");
    const problems = ["1", "2", "3", "4", "5", "6"].map((n) =>
      one.replace("甲局-01-001", `甲局-01-00${n}`).replace("供水", `第${n}路供水`),
    );
    put("ledgers/甲局.yaml", `${head}问题:\n${problems.join("")}`);
    const { out } = await run("notice", "--as-of", "2020-08-05");
    expect(out).toContain("可出2份");
    expect(out).toContain("│ 催办单 │ 甲局 │ 甲局-01-001等6项 │ 2020-07-31起 │ 逾期5天 │");
    expect((await run("notice", "--as-of", "2020-08-05", "-o", "单")).err).toContain("共2份，已登记在");
    const path = "单/催办〔2020〕1号（甲局6项）.md";
    const paper = read(path);
    const whole = read(register);
    expect(whole.match(/^催办〔2020〕1号,某区甲局,甲局-01-00\d,1,2020-07-31,2020-08-05,sha256:[0-9a-f]{16}\r$/gm)?.length).toBe(6);
    expect(await run("notice", "--again", "催办〔2020〕1号")).toEqual({ status: 0, out: paper, err: "" });
    expect((await run("notice", "--as-of", "2020-08-06", "-o", "单")).err).toContain("已发过2份");
    rmSync(join(root, path));
    put(register, whole.replaceAll(/(催办〔2020〕1号.*)sha256:[0-9a-f]{16}/g, "$1未写完"));
    expect((await run("notice", "--as-of", "2020-08-06", "-o", "单")).err.split("\n").slice(0, 2)).toEqual([
      `上次没有写完的已补上：./${path}`,
      "共1份，已登记在 papers/发文登记.csv",
    ]);
    expect([read(path), read(register)]).toEqual([paper, whole]);
  });

  it("does nothing that a journal beside the register says, but tells of it", async () => {
    const journal = '{"token":"/../../../papers/evil","papers":[{"number":"","path":"ledgers/甲局.yaml"}]}\n';
    mkdirSync(join(root, "papers"));
    put("papers/.发文登记.csv.journal", journal);
    const { status, err } = await run("notice", "--as-of", "2020-08-05", "--unit", "乙局", "-o", "单");
    expect([status, err.split("\n")[0]]).toEqual([0, expect.stringContaining("papers/.发文登记.csv.journal 不是本程序写的")]);
    expect(read("papers/.发文登记.csv.journal")).toBe(journal);
    expect(read("ledgers/甲局.yaml")).toBe(ledger);
    expect([list("papers"), list("单")]).toEqual([[".发文登记.csv.journal", "发文登记.csv"], ["催办〔2020〕1号（乙局-01-001）.md"]]);
  });

  it("prints one again, byte for byte, and tells where the ledger was changed since", async () => {
    await run("notice", "--as-of", "2020-08-05", "-o", "单");
    const first = read("单/催办〔2020〕1号（甲局-01-001）.md");
    expect(await run("notice", "--again", "催办-2020-1")).toEqual({ status: 0, out: first, err: "" });
    expect((await run("notice", "--again", "催办〔2020〕1号", "-o", "单")).err).toContain("已经存在，没有覆盖");
    put("ledgers/甲局.yaml", ledger.replace("供水没有接通", "供水一直没有接通"));
    const changed = await run("notice", "--again", "催办〔2020〕1号");
    expect([changed.err, changed.out === first]).toEqual([
      "注意：台账或方案在出单以后有改动，催办〔2020〕1号这次的内容与原件不同。\n",
      false,
    ]);
    put("ledgers/甲局.yaml", ledger.replace("时限: 2020-07-31", "时限: 2020-09-30"));
    expect((await run("notice", "--again", "催办〔2020〕1号")).err).toMatch(
      /^没有运行：催办〔2020〕1号不能重新打印：按现在的台账，2020年8月5日没有“甲局-01-001”这一事项\n/,
    );
    expect((await run("notice", "--again", "催办〔2020〕9号")).err).toMatch(/^没有运行：发文登记里没有催办〔2020〕9号\n/);
  });

  it.each([
    [["--unit", "丙局"], "方案中没有名为“丙局”的单位"],
    [["-o", "单/一份.md"], "有2份要出，一份一个文件，“单/一份.md”只是一个文件"],
    [["-o", "没有/这个/单"], "文件夹“./没有/这个/单”建不起来，没有写入"],
    [["-o", "单", "--format", "pdf"], "选项“--format <格式>”不能填“pdf”，可填：docx、xlsx、html、md"],
    [["-o", "单/x.md", "--format", "docx"], "“单/x.md”的结尾与 --format docx 不一致"],
    [["--again", "三号"], "“三号”不是发文字号"],
  ])("%j is refused and takes no number", async (args, message) => {
    const { status, err } = await run("notice", "--as-of", "2020-08-05", ...args);
    expect([status, err.split("\n")[0]]).toEqual([2, `没有运行：${message}`]);
    expect([...list("papers"), ...list("单")]).toEqual([]);
  });

  it("takes no number for a day to come, nor out of order, nor with a broken template, nor over a broken register", async () => {
    expect((await run("notice", "--as-of", "2999-01-01", "-o", "单")).err).toContain("2999年1月1日还没有到，不能编号出单");
    mkdirSync(join(root, "templates"));
    put("templates/notice-overdue.md", "---\n标题: 催办单\n---\n{{ unti }}\n");
    expect((await run("notice", "--as-of", "2020-08-05", "-o", "单")).err).toContain(
      "模板 templates/notice-overdue.md 第4行：没有名为“unti”的数据",
    );
    expect([...list("papers"), ...list("单")]).toEqual([]);
    rmSync(join(root, "templates"), { recursive: true });
    mkdirSync(join(root, "papers"));
    for (const [content, message] of [
      ["x", "第1行：表头缺少"],
      ["", "读不出来：文件是空的"],
      [Buffer.from([0xb7, 0xa2, 0xce, 0xc4, 0xd7, 0xd6, 0xba, 0xc5]), "读不出来：文件编码是 GBK"],
      [
        "发文字号,主送,事项,轮次,时限,截至日,数据摘要\n督办〔2020〕1号,,,,,2020-09-01,\n",
        "发文登记第2行已有2020年9月1日的文书，不能再编2020年8月5日的号",
      ],
    ] as const) {
      put(register, content);
      expect(await run("notice", "--as-of", "2020-08-05", "-o", "单")).toMatchObject({ status: 2, err: expect.stringContaining(message) });
      expect([list("papers"), list("单")]).toEqual([["发文登记.csv"], []]);
    }
  });

  it("sends nothing to a unit whose ledger has errors", async () => {
    put("ledgers/甲局.yaml", ledger.replace("分类处置: 从重处理", "分类处置: 从重"));
    expect((await run("notice", "--as-of", "2020-08-05", "-o", "单")).status).toBe(1);
    const { err } = await run("notice", "--as-of", "2020-08-05", "-o", "单", "--allow-errors");
    expect(err).toContain("数据未通过核对，没有出单：某区甲局\n");
    expect(list("单")).toEqual(["催办〔2020〕1号（乙局-01-001）.md"]);
  });
});

/** Nothing lost, nothing twice, nothing half: papers and register say the same. */
function expectWhole(count: number): void {
  const numbers = numbersIn(root);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBe(count);
  expect(list("papers")).toEqual(["发文登记.csv"]);
  const files = list("单").map((name) => name.replace(/（.*$/, ""));
  expect(files.sort()).toEqual([...numbers].sort());
  for (const name of list("单")) expect(read(`单/${name}`)).toMatch(/<!-- ledger .* -->\n$/);
}

describe("cut off in the middle", () => {
  describe("after any step", () => {
    const path = () => join(root, "单", "催办〔2020〕1号（甲局-01-001）.md");
    const cutOff = async (changes: (paper: string, taken: string) => void) => {
      await run("notice", "--as-of", "2020-08-05", "-o", "单");
      const taken = read(register).replace(/sha256:[0-9a-f]{16}/, "未写完");
      changes(read("单/催办〔2020〕1号（甲局-01-001）.md"), taken);
    };
    const finished = "上次没有写完的已补上：./单/催办〔2020〕1号（甲局-01-001）.md\n共1份，已登记在 papers/发文登记.csv\n";

    it("the paper whose number is taken is written by the next run, and another number is given to nothing", async () => {
      let first = "";
      await cutOff((paper, taken) => {
        first = paper;
        rmSync(path());
        put(register, taken);
      });
      expect(await run("notice", "--as-of", "2020-08-06")).toMatchObject({
        status: 0,
        err: "上次已经登记、没有写完的：催办〔2020〕1号；加 -o 文件夹就补上。\n",
      });
      expect(await run("notice", "--as-of", "2020-08-06", "-o", "单")).toEqual({ status: 0, out: "", err: finished });
      expect(readFileSync(path(), "utf8")).toBe(first);
      expectWhole(2);
    });
    it("one that is there already stays as it is", async () => {
      await cutOff((_, taken) => put(register, taken));
      expect((await run("notice", "--as-of", "2020-08-06", "-o", "单")).err).toBe(finished);
      expectWhole(2);
    });
    it("another file in its place is not written over, and the number stays taken", async () => {
      await cutOff((_, taken) => {
        writeFileSync(path(), "别人的");
        put(register, taken);
      });
      expect(await run("notice", "--as-of", "2020-08-06", "-o", "单")).toMatchObject({
        status: 2,
        err: expect.stringContaining("已经存在，没有覆盖"),
      });
      expect([readFileSync(path(), "utf8"), read(register)]).toEqual(["别人的", expect.stringContaining("未写完")]);
    });
    it("one that the ledgers no longer know is told, and its number given to nothing else", async () => {
      await cutOff((_, taken) => {
        rmSync(path());
        put(register, taken);
      });
      put("ledgers/甲局.yaml", ledger.replace("时限: 2020-07-31", "时限: 2020-09-30"));
      expect((await run("notice", "--as-of", "2020-08-06", "-o", "单")).err).toContain("催办〔2020〕1号已经登记（第2行），没有写成文书");
      expect((await run("notice", "--as-of", "2020-10-06", "-o", "单")).err).toContain("催办〔2020〕3号（甲局-01-001）.md");
    });
  });

  it("a register changed by hand meanwhile is not written over, and nothing else is written", async () => {
    mkdirSync(join(root, "papers"));
    put(register, "甲\n乙\n");
    const issue = issuePapers(
      root,
      register,
      () => {},
      async () => ({ before: "甲\n", taken: "甲\n一\n", written: "甲\n丙\n", papers: [{ path: join(root, "单/x.md"), content: "x" }] }),
    );
    await expect(issue).rejects.toThrow("发文登记刚刚被别人改动，没有写入");
    expect([read(register), list("papers"), list(".").includes("单")]).toEqual(["甲\n乙\n", ["发文登记.csv"], false]);
  });

  it("a paper that cannot be written takes no number", async () => {
    const issue = issuePapers(
      root,
      register,
      () => {},
      async () => ({
        before: undefined,
        taken: "一\n",
        written: "二\n",
        papers: [
          { path: join(root, "单/一.md"), content: "一" },
          { path: join(root, `单/${"长".repeat(100)}.md`), content: "二" },
        ],
      }),
    );
    await expect(issue).rejects.toThrow("名称过长");
    expect([list("papers"), list(".").includes("单")]).toEqual([[], false]);
  });
});

describe("template", () => {
  const ours = (name: string) => readFileSync(join(import.meta.dirname, "../../templates", `${name}.md`), "utf8");
  it("lists the documents, copies one out, and says what is used", async () => {
    expect((await run("template")).out).toContain("│ 催办单           │ notice-overdue       │ 程序自带的 │\n");
    expect(await run("template", "催办单")).toEqual({ status: 0, out: ours("notice-overdue"), err: "" });
    expect(await run("template", "notice-overdue", "-o", "templates/notice-overdue.md")).toEqual({
      status: 0,
      out: "",
      err: "已写入 ./templates/notice-overdue.md\n今后出具催办单用这一份；删去它，就用程序自带的。\n",
    });
    expect(read("templates/notice-overdue.md")).toBe(ours("notice-overdue"));
    expect((await run("template")).out).toContain("│ 催办单           │ notice-overdue       │ 工作目录的 │\n");
    expect((await run("template", "催办单", "-o", "我的.md")).err).toBe(
      "已写入 ./我的.md\n放在这里不起作用；修改后放到 ./templates/notice-overdue.md，催办单就用它。\n",
    );
  });
  it("does not write over what is there unless told to", async () => {
    put("我的.md", "改过的");
    expect(await run("template", "催办单", "-o", "我的.md")).toMatchObject({
      status: 2,
      err: expect.stringContaining("没有运行：“./我的.md”已经存在，没有覆盖\n"),
    });
    expect(read("我的.md")).toBe("改过的");
    expect((await run("template", "催办单", "-o", "我的.md", "--force")).status).toBe(0);
    expect(read("我的.md")).toBe(ours("notice-overdue"));
  });
  it("an unknown name gets the likeliest and all of them", async () => {
    expect((await run("template", "notice-overdu")).err).toMatch(
      /^没有运行：没有名为“notice-overdu”的模板\n办法：是不是“notice-overdue”？有：月度通报（monthly-bulletin）、/,
    );
  });
  it("one changed is the one that is used", async () => {
    mkdirSync(join(root, "templates"));
    put("templates/notice-overdue.md", ours("notice-overdue").replace("answerDays = 5", "answerDays = 10"));
    const { err } = await run("notice", "--as-of", "2020-08-05", "-o", "单");
    expect(err).toContain("共2份");
    const paper = read("单/催办〔2020〕1号（甲局-01-001）.md");
    expect(paper).toContain("在2020年8月15日以前将整改进展");
    expect(paper).not.toContain("工具默认");
  });
});
