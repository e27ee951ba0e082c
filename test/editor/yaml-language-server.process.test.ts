// A clerk with VS Code and its YAML extension: nothing is underlined in a sound ledger; keys are offered and explained in Chinese.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LanguageServer } from "./language-server.ts";

const root = resolve(import.meta.dirname, "../..");
const path = (name: string) => join(root, "ledgers", name);
const modeline = "# yaml-language-server: $schema=../schemas/ledger.schema.json\n";
const head = "单位: 某局\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n";

/** A ledger of one problem of the task and type, its 明细 as given. `‸` is the cursor. */
const ledgerWith = (task: number, type: string, detail: string) => `${modeline}${head}问题:
  - 编号: 某局-0${task}-001
    任务: ${task}
    类型: ${type}
    题目: 某项目的问题
    情况: 某项目的情况
    来源: 自查
    登记日期: 2020-05-03
    分类处置: 从重处理
    时限: 2020-07-31
    明细:${detail}
`;

function cursorIn(text: string) {
  const before = text.slice(0, text.indexOf("‸")).split("\n");
  return { text: text.replace("‸", ""), position: { line: before.length - 1, character: (before.at(-1) ?? "").length } };
}

describe("the YAML extension", { timeout: 60_000 }, () => {
  const editor = new LanguageServer();
  beforeAll(() => editor.start(root), 30_000);
  afterAll(() => editor.stop());

  let count = 0;
  const opened = async (written: string) => {
    const { text, position } = cursorIn(written);
    const file = path(`试${++count}.yaml`);
    return { file, position, diagnostics: await editor.diagnosticsOf(file, text) };
  };
  const offered = async (written: string) => {
    const { file, position } = await opened(written);
    return editor.completions(file, position);
  };
  const explained = async (written: string) => {
    const { file, position } = await opened(written);
    return editor.hover(file, position);
  };

  it.each(readdirSync(join(root, "ledgers")).filter((name) => name.endsWith(".yaml")))(
    "underlines nothing in the sample %s",
    async (name) => {
      const text = readFileSync(path(name), "utf8");
      expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/schemas\/(ledger|plan|baseline)\.schema\.json\n/);
      expect(await editor.diagnosticsOf(path(name), text)).toEqual([]);
    },
  );

  it.each([
    [6, "未按进度接通", "", ["要素", "供应单位", "申请日期", "需要日期", "承诺日期", "接通日期", "容量", "受阻原因", "投资万元", "说明"]],
    [
      1,
      "超承诺时限",
      "",
      [
        "审批事项",
        "审批部门",
        "项目类别",
        "受理日期",
        "办结日期",
        "承诺工作日",
        "承诺依据",
        "法定工作日",
        "扣除工作日",
        "增设事项",
        "并联部门",
        "整改前方式",
        "整改后方式",
        "整改前环节数",
        "整改后环节数",
        "说明",
      ],
    ],
    [
      6,
      "未按进度接通",
      "\n      要素: [水]\n      申请日期: 2020-03-01",
      ["供应单位", "需要日期", "承诺日期", "接通日期", "容量", "受阻原因", "投资万元", "说明"],
    ],
    [6, "其他", "", ["说明"]],
    [6, "本地自定的类型", "", []],
  ])("inside 明细 of task %i, %s: offers the keys of its form that are not there yet", async (task, type, written, expected) => {
    expect((await offered(ledgerWith(task, type, `${written}\n      ‸`))).sort()).toEqual([...expected].sort());
  });

  it("offers the keys of a problem, what a key may hold, and what a form's key may hold", async () => {
    const keys = await offered(ledgerWith(6, "未按进度接通", " {}\n    ‸"));
    expect(keys).toEqual(expect.arrayContaining(["措施", "责任人", "经过"]));
    expect(keys).not.toContain("要素");
    expect(await offered(ledgerWith(6, "未按进度接通", " {}").replace("来源: 自查", "来源: ‸"))).toEqual(
      expect.arrayContaining(["清单", "自查", "暗访"]),
    );
    expect(await offered(ledgerWith(6, "未按进度接通", "\n      受阻原因: ‸"))).toEqual([
      "规划",
      "管网",
      "资金",
      "征地拆迁",
      "产权",
      "手续",
      "其他",
    ]);
  });

  it("explains keys in Chinese", async () => {
    expect(await explained(ledgerWith(6, "未按进度接通", " {}").replace("时限:", "时‸限:"))).toContain(
      "最初定的整改时限，定了不再改；要推迟的，在经过里申请延期。",
    );
    expect(await explained(ledgerWith(6, "未按进度接通", "\n      供应‸单位: 某水务公司"))).toContain("供水、供电、供气等单位。");
  });

  it("underlines an unknown key, a day that does not exist, a missing key", async () => {
    const ledger = ledgerWith(6, "未按进度接通", " {}\n    办理进度: 一半");
    const { diagnostics } = await opened(`${ledger.replace("2020-07-31", "2020-06-31")}‸`);
    const at = (key: string) => ledger.split("\n").findIndex((line) => line.includes(key));
    expect(diagnostics.map(({ range }) => range.start.line).sort()).toEqual([at("时限:"), at("办理进度")].sort());
    const { diagnostics: missing } = await opened(`${ledgerWith(6, "未按进度接通", " {}").replace(/ {4}来源: .*\n/, "")}‸`);
    expect(missing.map(({ message }) => message).join()).toContain("来源");
  });
});

describe("the YAML extension with templates/ci/vscode-settings.json", { timeout: 60_000 }, () => {
  const settings = JSON.parse(readFileSync(join(root, "templates/ci/vscode-settings.json"), "utf8")) as Record<string, unknown>;
  const ofYaml = Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (key.startsWith("yaml.") ? [[key.slice(5), value]] : [])),
  );
  let workspace = "";
  let editor: LanguageServer;
  beforeAll(async () => {
    workspace = mkdtempSync(join(tmpdir(), "ledger-"));
    cpSync(join(root, "schemas"), join(workspace, "schemas"), { recursive: true });
    editor = new LanguageServer(ofYaml);
    await editor.start(workspace);
  }, 30_000);
  afterAll(() => {
    editor.stop();
    rmSync(workspace, { recursive: true, force: true });
  });
  const judged = (name: string, text: string) => editor.diagnosticsOf(join(workspace, "ledgers", name), text);

  it("knows every file of ledgers/ by its name, without a first line that says so", async () => {
    expect(await judged("某局.yaml", `${head}`)).toEqual([]);
    expect(await judged("办公室.yaml", "单位: 整治办\n")).toEqual([]);
    expect(await judged("某某局.yaml", `${head}单位名: 某局\n`)).not.toEqual([]);
    for (const name of ["plan.yaml", "baseline.yaml"]) {
      const sample = readFileSync(path(name), "utf8").replace(/^#.*\n/, "");
      expect(await judged(name, sample)).toEqual([]);
      expect(await judged(name.replace(".", " - 副本."), sample)).toEqual([]);
    }
    expect(await judged("baseline.yaml", "名称: 某清单\n清单: [{ 清单编号: 1 }]\n")).not.toEqual([]);
  });

  it("completes and explains there as well", async () => {
    const { text, position } = cursorIn(ledgerWith(6, "未按进度接通", "\n      ‸").replace(modeline, ""));
    await judged("某区局.yaml", text);
    expect(await editor.completions(join(workspace, "ledgers", "某区局.yaml"), position)).toEqual(
      expect.arrayContaining(["要素", "供应单位"]),
    );
  });
});
