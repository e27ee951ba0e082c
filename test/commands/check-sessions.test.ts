// `ledger check` as it is typed: arguments → exit code, what is on stdout, what on stderr.
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { changed, ledger, other, plan } from "../read/told.ts";
import { run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sound = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
let root: string;

/** The workspace of a case: the plan and two sound ledgers, and what the case puts in their place. */
function workspace(files: Readonly<Record<string, string | Uint8Array>> = {}): void {
  const all = { "ledgers/plan.yaml": plan, "ledgers/甲局.yaml": ledger, "ledgers/乙局.yaml": sound, ...files };
  for (const [path, content] of Object.entries(all)) writeFileSync(join(root, path), content);
}

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers/附件"), { recursive: true });
});

const run = (args: readonly string[], from = ".") => runIn(join(root, from), ["check", ...args]);

const on = ["--as-of", "2020-05-25"];
const broken = changed("题目: 供", "题目：供");

describe("a run", () => {
  it("that finds nothing says so in one line", async () => {
    workspace();
    expect(await run(on)).toEqual({ status: 0, out: "核对台账2本、问题2个：没有错误，没有提醒。\n", err: "" });
  });

  it("with one broken file tells it, and judges the rest", async () => {
    workspace({ "ledgers/甲局.yaml": broken, "ledgers/乙局.yaml": other });
    const { status, out, err } = await run(on);
    expect({ status, err }).toEqual({ status: 1, err: "" });
    const [second = "", first = "", closing] = out.split("\n\n");
    expect(second.split("\n").slice(0, 4)).toEqual([
      "错误：乙局-01-001：整改时限2020年5月1日早于登记日期2020年5月3日",
      "  ledgers/乙局.yaml:17:9",
      "  17 │     时限: 2020-05-01",
      "     │           ^^^^^^^^^^",
    ]);
    expect(first.split("\n").slice(0, 5)).toEqual([
      "错误：“题目”后面用了全角冒号“：”，应当用半角冒号加空格",
      "  ledgers/甲局.yaml:10:7",
      "  10 │     题目：供水没有接通",
      "     │         ^^",
      "  办法：请改为“题目: 供水没有接通”（英文输入法下输入冒号，后面空一格）。",
    ]);
    expect(first).toContain("ascii-punctuation");
    expect(closing).toBe("核对台账2本、问题1个：2处错误必须改正，没有提醒。其中1处可以自动改正：ledger check --fix\n");
  });

  it("with a reminder only is clean", async () => {
    workspace({ "ledgers/甲局.yaml": changed("情况: 三月申请", "情况: 见 #3") });
    const { status, out } = await run(on);
    expect(status).toBe(0);
    expect(out).toContain("提醒：甲局-01-001：“#3”会被当作批注，不计入内容");
    expect(out.trimEnd().split("\n").at(-1)).toBe("核对台账2本、问题2个：没有错误，1处提醒请核实。");
  });

  it("with a broken plan judges nothing else", async () => {
    workspace({ "ledgers/plan.yaml": plan.replace("止: 2020-12-31", "止: 2020-12-32"), "ledgers/甲局.yaml": broken });
    const { status, out } = await run(on);
    expect(status).toBe(2);
    expect(out).toContain("ledgers/plan.yaml:16:40");
    expect(out).toContain("方案有错误，台账未予核对；请先改正方案。");
  });

  it("with a broken list of earlier problems exits 1", async () => {
    workspace({ "ledgers/baseline.yaml": "名称：清单\n" });
    const { status, out } = await run(on);
    expect(status).toBe(1);
    expect(out).toContain("ledgers/baseline.yaml:1:3");
  });

  it("with a form that is nowhere exits 2", async () => {
    workspace({ "ledgers/plan.yaml": plan.replace("06-utilities", "16-noise") });
    expect(await run(on)).toMatchObject({ status: 2, out: expect.stringContaining("没有名为“16-noise”的表单") });
  });
});

describe("a warning that was answered", () => {
  const answer = (rule: string) => `    已核实: [{ 规则: ${rule}, 理由: 原文如此, 日期: 2020-05-24 }]\n    明细:`;
  const noted = changed("情况: 三月申请", "情况: 见 #3").replace("    明细:", answer("no-swallowed-text"));

  it("is counted in the closing line, and shown when asked for", async () => {
    workspace({ "ledgers/甲局.yaml": noted });
    const closing = "核对台账2本、问题2个：没有错误，没有提醒，另有1处提醒已核实。\n";
    expect(await run([...on, "--max-warnings", "0"])).toEqual({ status: 0, out: closing, err: "" });
    const { status, out } = await run([...on, "--show-acknowledged", "--max-warnings", "0"]);
    expect(status).toBe(0);
    expect(out.startsWith("已核实：甲局-01-001：“#3”会被当作批注，不计入内容\n")).toBe(true);
    expect(out.endsWith(`\n\n${closing}`)).toBe(true);
    expect((await run([...on, "ledgers/乙局.yaml"])).out).toContain("没有提醒。\n");
  });

  it("is an error where its rule is turned up, and is not told to be idle where it is off", async () => {
    workspace({ "ledgers/甲局.yaml": noted });
    expect(await run([...on, "--rule", "no-swallowed-text=error", "--format", "compact"])).toMatchObject({
      status: 1,
      out: expect.stringMatching(/: 错误: 甲局-01-001：“#3”/),
    });
    workspace({ "ledgers/甲局.yaml": ledger.replace("    明细:", answer("no-swallowed-text")) });
    expect((await run([...on, "--format", "compact"])).out).toContain("[acknowledged-warning-stands]");
    expect((await run([...on, "--format", "compact", "--rule", "no-swallowed-text=off"])).out).toBe("");
  });

  it("an overdue problem counts for --fail-on, answered or not, shown or not", async () => {
    workspace({ "ledgers/甲局.yaml": changed("时限: 2020-07-31", "时限: 2020-05-20").replace("    明细:", answer("deadline-kept")) });
    expect((await run(on)).status).toBe(0);
    for (const more of [[], ["--rule", "deadline-kept=off"]])
      expect(await run([...on, "--fail-on", "overdue", ...more])).toMatchObject({ status: 1, err: "逾期问题有1个。\n" });
  });
});

describe("--format json", () => {
  it("has the keys of schemas/README.md, in their order", async () => {
    workspace({ "ledgers/甲局.yaml": changed("时限: 2020-07-31", "时限: 2020-07-32") });
    const { status, out, err } = await run([...on, "--format", "json"]);
    expect({ status, err }).toEqual({ status: 1, err: "" });
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(["files", "items", "errors", "warnings", "acknowledged", "diagnostics"]);
    expect(result).toMatchObject({ files: 2, items: 2, errors: 1, warnings: 0 });
    expect(Object.entries(result.diagnostics[0])).toEqual([
      ["file", "ledgers/甲局.yaml"],
      ["line", 17],
      ["column", 9],
      ["endLine", 17],
      ["endColumn", 19],
      ["rule", "day-is-real"],
      ["severity", "error"],
      ["message", "“2020-07-32”不是一个日期：2020年7月只有31天"],
      ["hint", "请核对是哪一天，例如 2020-07-31。"],
      ["unit", "某区甲局"],
      ["item", "甲局-01-001"],
    ]);
  });

  it("of a clean run has no diagnostics, and null where there is no unit", async () => {
    workspace();
    expect(JSON.parse((await run([...on, "--format", "json"])).out)).toEqual({
      files: 2,
      items: 2,
      errors: 0,
      warnings: 0,
      acknowledged: 0,
      diagnostics: [],
    });
    workspace({ "ledgers/baseline.yaml": "" });
    expect(JSON.parse((await run([...on, "--format", "json"])).out).diagnostics[0]).toMatchObject({
      file: "ledgers/baseline.yaml",
      line: 1,
      column: 1,
      unit: null,
      item: null,
    });
  });

  it("gives the same bytes twice", async () => {
    workspace({ "ledgers/甲局.yaml": broken, "ledgers/乙局.yaml": other });
    expect((await run([...on, "--format", "json"])).out).toBe((await run([...on, "--format", "json"])).out);
  });
});

describe("paths", () => {
  const told = async (args: readonly string[], from?: string) => {
    const { status, out, err } = await run([...on, "--format", "json", ...args], from);
    return status === 2 ? err : { status, files: [...new Set(JSON.parse(out).diagnostics.map(({ file }: { file: string }) => file))] };
  };

  it("report only what is asked for, though all is read", async () => {
    workspace({ "ledgers/甲局.yaml": broken, "ledgers/乙局.yaml": other });
    expect(await told([])).toEqual({ status: 1, files: ["ledgers/乙局.yaml", "ledgers/甲局.yaml"] });
    expect(await told(["ledgers/甲局.yaml"])).toEqual({ status: 1, files: ["ledgers/甲局.yaml"] });
    expect(await told(["ledgers"])).toEqual({ status: 1, files: ["ledgers/乙局.yaml", "ledgers/甲局.yaml"] });
    expect(await told(["ledgers/plan.yaml"])).toEqual({ status: 0, files: [] });
    expect(await told(["甲局.yaml"], "ledgers")).toEqual({ status: 1, files: ["ledgers/甲局.yaml"] });
    expect(await told(["../甲局.yaml", "../乙局.yaml"], "ledgers/附件")).toEqual({
      status: 1,
      files: ["ledgers/乙局.yaml", "ledgers/甲局.yaml"],
    });
    expect(await told(["ledgers/丙局.yaml"])).toContain("没有运行：找不到“ledgers/丙局.yaml”");
    expect(await told([tmpdir()])).toContain("之内");
  });

  it("may be told from anywhere with --root", async () => {
    workspace({ "ledgers/甲局.yaml": broken });
    const { status, out } = await runIn(tmpdir(), ["check", "--root", root, ...on]);
    expect({ status, found: out.includes("ledgers/甲局.yaml:10:7") }).toEqual({ status: 1, found: true });
  });
});

describe("a call that cannot be run says why, on stderr, with exit 2", () => {
  it.each([
    [["--as-of", "2020-06-31"], /没有运行：.*“2020-06-31”不是一个日期，应写成 年-月-日，例如 2020-06-30/],
    [["--as-of"], /没有运行：选项“--as-of .*”后面缺少内容/],
    [["--farmat", "json"], /没有运行：没有“--farmat”这个选项/],
    [["--format", "xml"], /没有运行：.*不能填“xml”，可填：pretty、.*json/],
    [["--root", "没有"], /没有运行：.*没有找到 ledgers\/plan\.yaml/],
    [["没有.yaml"], /没有运行：找不到“没有.yaml”/],
    [["\u001b[31m没有"], /没有运行：找不到“\?\[31m没有”/],
  ])("%j", async (args, message) => {
    workspace();
    const { status, out, err } = await run(args as string[]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).toMatch(/\n办法：/);
    expect(err).not.toMatch(/\bat \S+:\d+|Error|error:/);
  });

  it("no plan, no ledger", async () => {
    workspace();
    renameSync(join(root, "ledgers/plan.yaml"), join(root, "plan.yaml"));
    expect(await run(on)).toMatchObject({ status: 2, out: "", err: expect.stringContaining("没有找到 ledgers/plan.yaml") });
    rmSync(join(root, "ledgers"), { recursive: true });
    mkdirSync(join(root, "ledgers"));
    renameSync(join(root, "plan.yaml"), join(root, "ledgers/plan.yaml"));
    expect(await run(on)).toMatchObject({ status: 2, out: "", err: expect.stringContaining("没有台账") });
  });
});

describe("on the terminal", () => {
  it("nothing of a file moves the cursor, colours, hides or reorders", async () => {
    const dangerous = "\u202e\u2066\u200b\u2028\ufeff";
    workspace({
      "ledgers/甲局.yaml": changed("来源: 自查", `来源: "\\e[31m\\a${dangerous}红"`, changed("题目: 供", `${dangerous}题: 供`)),
      "ledgers/乙局.yaml": sound.replace("供电", "供\u001b[2J电"),
    });
    const { status, out } = await run(on);
    expect(status).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
    expect(out).toContain("\\u001b");
  });

  it.runIf(process.platform !== "win32")("a file's name neither", async () => {
    workspace({ "ledgers/甲\n\u001b[31m“局”'.yaml": broken });
    const { status, out } = await run(on);
    expect(status).toBe(1);
    expect(out).toContain("ledgers/甲 \\u001b[31m“局”'.yaml:1:1");
    expect(JSON.parse((await run([...on, "--format", "json"])).out).diagnostics[0].file).toBe("ledgers/甲\n\u001b[31m“局”'.yaml");
  });

  it("no line is wider than 80 columns, whatever the ledger holds", async () => {
    const long = "很长的一段话，".repeat(40);
    workspace({
      "ledgers/甲局.yaml": changed(
        "来源: 自查",
        `来源: ${long}`,
        changed(
          "题目: 供水没有接通",
          `题目: ${long}`,
          changed("    情况: 三月申请", `    ${"长".repeat(90)}: 1\n    情况: "${"x".repeat(300)}"`),
        ),
      ),
      "ledgers/乙局.yaml": sound.replace("事项: 进展, 情况: 已开工", `情况: ${long}, 日期二: 2020-05-32, 事项: 进展👷`),
    });
    cpSync(join(root, "ledgers/甲局.yaml"), join(root, `ledgers/${"名".repeat(60)}.yaml`));
    const { out } = await run(on);
    expect(out.split("\n").length).toBeGreaterThan(30);
    expect(out.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
  });
});
