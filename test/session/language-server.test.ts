// `ledger lsp` in this process, spoken to by an editor: what it underlines, explains, offers and mends; and whatever comes in, it goes on.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { checkAgain } from "../../src/check/check-again.ts";
import { openWorkspace } from "../../src/disk/workspace.ts";
import type { Source } from "../../src/read/index.ts";
import { visible } from "../../src/render/terminal-text.ts";
import { type ServerOptions, serve } from "../../src/session/language-server.ts";
import { ledger, other, plan } from "../read/told.ts";
import { runs } from "../runs.ts";
import { Editor, type Underlined } from "./editor.ts";

const top = mkdtempSync(join(realpathSync(tmpdir()), "ledger-lsp-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));
let count = 0;

/** A workspace of two units, of whom the first has no ledger on disk. */
function workspace(more: Readonly<Record<string, string>> = {}): string {
  const folder = join(top, `台账 ${++count}`);
  mkdirSync(join(folder, "ledgers/附件"), { recursive: true });
  for (const [name, text] of Object.entries({ "plan.yaml": plan, "乙局.yaml": other, ...more }))
    writeFileSync(join(folder, "ledgers", name), text);
  return folder;
}

let editor: Editor;
let input: PassThrough;
let served: Promise<number>;

function begin(options: Partial<ServerOptions> = {}): void {
  input = new PassThrough();
  const output = new PassThrough();
  const session = { today: () => "2020-05-25", time: () => "12:00:00", ended: new Promise<void>(() => {}), input, output };
  served = serve(session, { asOf: undefined, root: undefined, version: "0", ...options });
  editor = new Editor(output, input);
}
beforeEach(() => begin());
afterEach(async () => {
  input.end();
  await served;
});

/** What `check` says of the file where these stand so, at places counted in UTF-16 units by the rule of the protocol itself. */
async function toldByCheck(folder: string, name: string, texts: Readonly<Record<string, string>>): Promise<string[]> {
  const { sources, evidence } = openWorkspace(folder, undefined);
  const written = new Map<string, Source>(sources.map((source) => [source.path, source]));
  for (const [one, content] of Object.entries(texts)) written.set(`ledgers/${one}`, { path: `ledgers/${one}`, content });
  const { result } = await check([...written.values()], "2020-05-25", { evidence });
  const text = texts[name] ?? readFileSync(join(folder, "ledgers", name), "utf8");
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const units = (line: number, column: number) =>
    `${line - 1}:${
      (line === 1 ? mark : 0) +
      Array.from(lines[line - 1] ?? "")
        .slice(0, column - 1)
        .join("").length
    }`;
  return result.diagnostics
    .filter(({ file }) => file === `ledgers/${name}`)
    .map(({ line, column, endLine, endColumn, rule, item, message, hint }) => {
      const words = `${item === null ? "" : `${visible(item)}：`}${visible(message)}\n办法：${visible(hint)}`;
      return `${units(line, column)}-${units(endLine, endColumn)} ${rule} ${words}`;
    });
}

const flat = (told: readonly Underlined[]) =>
  told.map(
    ({ range: { start, end }, code, message }) => `${start.line}:${start.character}-${end.line}:${end.character} ${code} ${message}`,
  );
const uriOf = (folder: string, name: string) => pathToFileURL(join(folder, "ledgers", name)).href;

describe("while a ledger is typed", { timeout: 120_000 }, () => {
  it("from empty to clean: after each step what check says, at its place", async () => {
    const folder = workspace();
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), "");
    let faulty = 0;
    const steps = ledger.replace("三月申请", "三月𠮷店申请").match(/.{1,7}|\n */gs) ?? [];
    for (const [index, step] of steps.entries()) {
      await editor.type(uri, step);
      if (index % runs(3, 1) > 0 && index < steps.length - 1) continue;
      const told = await editor.underlined(uri);
      expect(flat(told), `step ${index}`).toEqual(await toldByCheck(folder, "甲局.yaml", { "甲局.yaml": editor.text(uri) }));
      if (told.length > 0) faulty += 1;
    }
    expect(await editor.underlined(uri)).toEqual([]);
    expect(faulty).toBeGreaterThan(10);
    expect(readdirSync(join(folder, "ledgers")).sort()).toEqual(["plan.yaml", "乙局.yaml", "附件"]);
  });

  it.each([
    ["a character of two units before the fault", ledger.replace("{ 姓名: 王某, 职务: 科长 }", "{ 姓名: 𠮷某, 职务: 科长, 性别: 男 }")],
    ["lines that end in CR LF", ledger.replace("任务: 1", "任务: 9").replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff单位名: 某\n${ledger}`],
    ["a lone CR", ledger.replace("任务: 1\n", "任务: 9\r")],
    ["tabs, and a fault at the end", `${ledger}\t- x`],
    ["nothing but a fault of the whole file", " \n"],
    ["two places", ledger.replace("时限: 2020-07-31", "时限: 2020-04-01")],
  ])("with %s", async (_, text) => {
    const folder = workspace();
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), text);
    const told = flat(await editor.underlined(uri));
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(await toldByCheck(folder, "甲局.yaml", { "甲局.yaml": text }));
  });

  it("drops what is stale: versions only go up, and the last one is told", async () => {
    const folder = workspace();
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger);
    for (let round = 0; round < 60; round++) await editor.type(uri, round % 2 === 0 ? "x" : "\n");
    await editor.underlined(uri);
    const versions = editor.published.flatMap((one) => (one.uri === uri && one.version !== undefined ? [one.version] : []));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe(61);
  });

  it("does not tell what it found of a text that has changed meanwhile", async () => {
    input.end();
    await served;
    let [enter, release] = [() => {}, () => {}];
    const entered = new Promise<void>((done) => {
      enter = done;
    });
    const released = new Promise<void>((done) => {
      release = done;
    });
    begin({
      check: async (...args) => {
        const checked = await checkAgain(...args);
        if (args[1].some(({ content }) => content === `${ledger}x`)) {
          enter();
          await released;
        }
        return checked;
      },
    });
    const folder = workspace();
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger);
    await editor.underlined(uri);
    const stale = await editor.type(uri, "x");
    await entered;
    await editor.type(uri, "y");
    await new Promise((later) => setTimeout(later, 50));
    release();
    expect(flat(await editor.underlined(uri))).toEqual(await toldByCheck(folder, "甲局.yaml", { "甲局.yaml": `${ledger}xy` }));
    expect(editor.published.filter((one) => one.uri === uri && one.version === stale)).toEqual([]);
  });

  it("tells of the other ledgers what a change brings between them, and of a second place in its file", async () => {
    const alike = other.replace("三月申请", "企业三月提出申请以来一直没有接通，现场看过管线离红线还有一段距离");
    const folder = workspace({
      "甲局.yaml": ledger,
      "乙局.yaml": alike.replace("登记日期: 2020-05-03", "登记日期: 2020-05-03\n    移自: 甲局-01-009"),
    });
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger);
    await editor.underlined(uri);
    const [before] = editor.published.filter((one) => one.uri === uriOf(folder, "乙局.yaml"));
    for (const number of ["甲局-01-002", "甲局-01-009"]) {
      const text = alike.replaceAll("乙局", "甲局").replace("甲局-01-001", number);
      await editor.replace(uri, text);
      const told = await editor.underlined(uri);
      expect(flat(told)).toEqual(await toldByCheck(folder, "甲局.yaml", { "甲局.yaml": text }));
      const copied = told.find(({ code }) => code === "text-not-copied");
      const place = { uri: uriOf(folder, "乙局.yaml"), range: { start: { line: 10, character: 8 } } };
      if (number.endsWith("2")) expect(copied?.relatedInformation?.[0]?.location).toMatchObject(place);
      const ofOther = () => editor.published.findLast((one) => one.uri === uriOf(folder, "乙局.yaml"))?.diagnostics ?? [];
      const expected = await toldByCheck(folder, "乙局.yaml", { "甲局.yaml": text });
      await expect.poll(() => flat(ofOther()), { timeout: 10_000 }).toEqual(expected);
      if (number.endsWith("9")) expect(ofOther()).not.toEqual(before?.diagnostics);
    }
  });

  it("tells a file in another encoding by its bytes, not by what the editor made of them", async () => {
    const folder = workspace();
    const bytes = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x3a, 0x20, 0xbc, 0xd7, 0xbe, 0xd6, 0x0a]); // 单位: 甲局 in GBK
    writeFileSync(join(folder, "ledgers/甲局.yaml"), bytes);
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), bytes.toString("utf8"));
    expect((await editor.underlined(uri)).map(({ code }) => code)).toEqual(["file-is-utf8"]);
  });
});

describe("beside what is underlined", { timeout: 120_000 }, () => {
  const placeOf = (text: string, words: string) => {
    const before = text.slice(0, text.indexOf(words)).split("\n");
    return { line: before.length - 1, character: (before.at(-1) ?? "").length };
  };
  async function opened(text: string) {
    const folder = workspace({ "甲局.yaml": ledger });
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), text);
    return { uri, at: (words: string) => placeOf(text, words) };
  }

  it("the pointer on a fault explains its rule; elsewhere nothing is said", async () => {
    const { uri, at } = await opened(ledger.replace("时限: 2020-07-31", "时限: 2020-04-01"));
    const { line, character } = at("2020-04-01");
    const told = await editor.hover(uri, line, character + 2);
    expect(told?.contents).toMatchObject({
      kind: "markdown",
      value: expect.stringMatching(/^\*\*due-after-entry\*\*（错误）\n\n要求：.*对的写法/s),
    });
    expect(told?.range).toEqual({ start: { line, character }, end: { line, character: character + 10 } });
    expect(await editor.hover(uri, 0, 1)).toBe(null);
  });

  it("the pointer on a rule's name in 已核实 explains that rule", async () => {
    const answer = "    已核实: [{ 规则: text-not-copied, 理由: 同一项目, 日期: 2020-05-20 }]\n";
    const { uri, at } = await opened(ledger.replace("    明细:\n", `${answer}    明细:\n`));
    const { line, character } = at("text-not-copied");
    expect((await editor.hover(uri, line, character + 3))?.contents).toMatchObject({
      value: expect.stringContaining("**text-not-copied**"),
    });
  });

  it("what --fix would mend is offered at its place, and all of it for the file", async () => {
    const wrong = ledger.replace("登记日期: 2020-05-03", "登记日期: 2020年5月3日").replace("日期: 2020-05-20, ", "日期: 2020.5.20, ");
    const { uri, at } = await opened(wrong);
    const start = at("2020年5月3日");
    const actions = await editor.actions(uri, { start, end: start });
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([["改为“2020-05-03”", "quickfix"]]);
    expect(editor.after(uri, actions[0] as (typeof actions)[number])).toBe(wrong.replace("2020年5月3日", "2020-05-03"));
    const [all] = await editor.actions(uri, { start, end: start }, ["source.fixAll"]);
    expect(editor.after(uri, all as (typeof actions)[number])).toBe(ledger);
    expect(await editor.actions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } })).toEqual([]);
    expect(await editor.actions(uri, { start, end: start }, ["refactor"])).toEqual([]);
  });

  it.each([
    ["events that the state allows", "      - { 日期: 2020-05-22, 事项: ‸ }\n", ["进展", "报完成", "申请延期"], ["核查", "销号", "反弹"]],
    ["units that may take it over", "      - { 日期: 2020-05-22, 事项: 移交, 移至: ‸ }\n", ["某区乙局"], ["某区甲局"]],
    ["a line that is not closed", "      - { 日期: 2020-05-22, 事项: 移交, 移至: 某‸\n", ["某区乙局"], ["某区甲局"]],
    ["numbers to merge into", "      - { 日期: 2020-05-22, 事项: 合并, 并入: ‸ }\n", ["乙局-01-001"], ["甲局-01-001"]],
    [
      "who may approve",
      "      - 日期: 2020-05-22\n        事项: 延期批复\n        批准单位: ‸\n",
      ["领导小组办公室", "专项办"],
      ["某区甲局"],
    ],
    ["the next number", "  - 编号: ‸\n    任务: 1\n", ["甲局-01-002"], ["甲局-02-001"]],
    ["the next number of each task it may hold", "  - 编号: ‸\n", ["甲局-01-002", "甲局-02-001"], []],
    ["tasks", "  - 编号: 甲局-01-002\n    任务: ‸\n", ["1", "2"], []],
    ["rules that can be answered", "    已核实:\n      - 规则: ‸\n", ["text-not-copied"], ["due-after-entry"]],
  ])("offers %s", async (_, written, offered, others) => {
    const { uri } = await opened(ledger);
    await editor.underlined(uri);
    await editor.type(uri, written.replace("‸", ""));
    const at = (ledger + written).indexOf("‸");
    const before = (ledger + written).slice(0, at).split("\n");
    const items = await editor.offered(uri, before.length - 1, (before.at(-1) ?? "").length);
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(offered));
    expect(labels.filter((label) => others.includes(label))).toEqual([]);
    const [first] = items;
    expect(editor.after(uri, { title: "", edit: { changes: { [uri]: [first?.textEdit as never] } } })).toContain(first?.label);
  });

  it("offers nothing in a key, a comment, or a text", async () => {
    const { uri, at } = await opened(ledger);
    for (const words of ["务: 1", "三月申请", "供水没有"]) {
      const { line, character } = at(words);
      expect(await editor.offered(uri, line, character), words).toEqual([]);
    }
  });
});

describe("whatever comes in", { timeout: 120_000 }, () => {
  it("a judgement that fails ends nothing: the next one is told", async () => {
    input.end();
    await served;
    let left = 2;
    begin({
      check: (...args) => {
        if (args[1].some(({ content }) => typeof content === "string" && content.includes("# 坏")) && left-- > 0) throw new Error("坏了");
        return checkAgain(...args);
      },
    });
    const folder = workspace();
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger);
    expect(await editor.underlined(uri)).toEqual([]);
    await editor.type(uri, "# 坏\n");
    expect(await editor.hover(uri, 0, 0)).toBe(null);
    await editor.type(uri, "# 好\n");
    await editor.hover(uri, 0, 0);
    await editor.type(uri, "x");
    expect(flat(await editor.underlined(uri))).toEqual(await toldByCheck(folder, "甲局.yaml", { "甲局.yaml": editor.text(uri) }));
    expect(editor.logged.join()).toContain("坏了");
  });

  it("broken messages are passed over", async () => {
    const folder = workspace();
    await editor.start(folder);
    const raw = (body: string, head = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`) => input.write(head + body);
    raw("{ no json");
    raw("[]");
    raw("null");
    raw('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}');
    raw('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{}}}');
    raw(
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no","version":"x"},"contentChanges":7}}',
    );
    raw('{"jsonrpc":"2.0","id":901,"method":"textDocument/hover","params":{}}');
    raw('{"jsonrpc":"2.0","id":902,"method":"textDocument/completion","params":{"textDocument":{"uri":"%%%"},"position":{"line":-1}}}');
    raw('{"jsonrpc":"2.0","id":903,"method":"no/such"}');
    raw("", "Nonsense: 1\r\n\r\n");
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger.replace("任务: 1", "任务: 9"));
    expect((await editor.underlined(uri)).length).toBeGreaterThan(0);
    for (const position of [
      { line: 1e9, character: 1e9 },
      { line: 0, character: 1e9 },
    ])
      expect(await editor.hover(uri, position.line, position.character)).toBe(null);
  });

  it("documents outside the workspace, and of no file, are left alone", async () => {
    const [folder, elsewhere] = [workspace(), workspace()];
    await editor.start(folder);
    const wrong = ledger.replace("任务: 1", "任务: 9");
    const uris = [
      await editor.open(join(elsewhere, "ledgers/甲局.yaml"), wrong),
      await editor.open(join(folder, "甲局.yaml"), wrong),
      await editor.open(join(folder, "ledgers/附件/甲局.yaml"), wrong),
      await editor.open(join(folder, "ledgers/../../x/ledgers/甲局.yaml"), wrong),
      await editor.open("untitled:Untitled-1", wrong),
      await editor.open("file://server/share/ledgers/甲局.yaml", wrong),
    ];
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), wrong);
    await editor.underlined(uri);
    expect(editor.published.filter((one) => uris.includes(one.uri))).toEqual([]);
    expect(editor.published.filter((one) => one.uri.includes(encodeURIComponent(elsewhere.split("/").at(-1) ?? "")))).toEqual([]);
    for (const one of uris) expect(await editor.hover(one, 0, 0)).toBe(null);
  });

  it("two workspaces are judged each by its own plan", async () => {
    const [one, two] = [workspace(), workspace()];
    writeFileSync(join(two, "ledgers/plan.yaml"), plan.replaceAll("甲局", "丙局"));
    await editor.start(one, two);
    const [first, second] = [
      await editor.open(join(one, "ledgers/甲局.yaml"), ledger),
      await editor.open(join(two, "ledgers/甲局.yaml"), ledger),
    ];
    expect(await editor.underlined(first)).toEqual([]);
    expect((await editor.underlined(second)).length).toBeGreaterThan(0);
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: pathToFileURL(two).href, name: "" }] },
    });
    await editor.until((published) => published.uri === second && published.diagnostics.length === 0);
    await editor.type(first, "x");
    expect((await editor.underlined(first)).length).toBeGreaterThan(0);
  });

  it("a ledger closed unsaved counts as it is on disk; one that is deleted while it is open as it is in the editor", async () => {
    const folder = workspace({ "甲局.yaml": ledger });
    await editor.start(folder);
    const wrong = ledger.replace("任务: 1", "任务: 9");
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), wrong);
    expect((await editor.underlined(uri)).length).toBeGreaterThan(0);
    await editor.close(uri);
    await editor.until((one) => one === editor.published.findLast(({ uri: its }) => its === uri) && one.diagnostics.length === 0);
    await editor.open(join(folder, "ledgers/甲局.yaml"), wrong);
    await editor.until((one) => one === editor.published.at(-1) && one.uri === uri && one.diagnostics.length > 0);
    rmSync(join(folder, "ledgers/甲局.yaml"));
    await editor.type(uri, "# 还在\n");
    expect((await editor.underlined(uri)).length).toBeGreaterThan(0);
    await editor.close(uri);
    await editor.until((one) => one === editor.published.findLast(({ uri: its }) => its === uri) && one.diagnostics.length === 0);
  });

  it("what changes on disk is seen: a plan, a ledger of others, evidence", async () => {
    const asking = ledger.replace("情况: 已开工 }", "情况: 已开工, 佐证: [附件/照片.jpg] }");
    const folder = workspace({ "甲局.yaml": asking });
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), asking);
    expect((await editor.underlined(uri)).map(({ code }) => code)).toEqual(["evidence-exists"]);
    writeFileSync(join(folder, "ledgers/附件/照片.jpg"), "照片");
    await editor.until((one) => one === editor.published.findLast(({ uri: its }) => its === uri) && one.diagnostics.length === 0);
    writeFileSync(join(folder, "ledgers/plan.yaml"), plan.replaceAll("甲局", "丙局"));
    await editor.until((one) => one === editor.published.findLast(({ uri: its }) => its === uri) && one.diagnostics.length > 0);
    rmSync(join(folder, "ledgers/plan.yaml"));
    await editor.until((one) => one === editor.published.findLast(({ uri: its }) => its === uri) && one.diagnostics.length === 0);
    writeFileSync(join(folder, "ledgers/plan.yaml"), plan);
    await editor.type(uri, "x");
    expect((await editor.underlined(uri)).length).toBeGreaterThan(0);
  });

  it("a ledger of 5 MB (in a long run; else of one) is judged while typing goes on", async () => {
    const folder = workspace();
    await editor.start(folder);
    const note = `    备注: ${"很长的一行".repeat(runs(70_000, 330_000))}\n`;
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger.replace("    明细:\n", `${note}    明细:\n`));
    for (const step of ["x", "y", "z"]) await editor.type(uri, step);
    expect((await editor.underlined(uri)).length).toBeGreaterThan(0);
  });

  it("nothing is written, whatever is typed and asked", async () => {
    const folder = workspace({ "甲局.yaml": ledger });
    const state = () =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .sort()
        .map((name) => [
          name,
          statSync(join(folder, name)).mtimeMs,
          statSync(join(folder, name)).isFile() && readFileSync(join(folder, name), "utf8"),
        ]);
    const before = state();
    await editor.start(folder);
    const uri = await editor.open(join(folder, "ledgers/甲局.yaml"), ledger.replace("2020-05-03", "2020年5月3日"));
    const [fault] = await editor.underlined(uri);
    await editor.actions(uri, fault?.range as Underlined["range"]);
    await editor.actions(uri, fault?.range as Underlined["range"], ["source"]);
    await editor.stop();
    expect(await served).toBe(0);
    expect(state()).toEqual(before);
  });
});

it("ends with 1 where the editor says exit without shutdown", async () => {
  await editor.start(workspace());
  await editor.connection.sendNotification("exit");
  expect(await served).toBe(1);
});

it("the sample ledgers are served as they stand in this repository", async () => {
  input.end();
  await served;
  begin({ asOf: "2018-10-31" });
  const folder = join(top, "样例");
  cpSync(resolve(import.meta.dirname, "../../ledgers"), join(folder, "ledgers"), { recursive: true });
  await editor.start(join(folder, "ledgers"));
  const uri = await editor.open(join(folder, "ledgers/国土局.yaml"), readFileSync(join(folder, "ledgers/国土局.yaml"), "utf8"));
  expect((await editor.underlined(uri)).map(({ code, severity }) => [code, severity])).toEqual([["lease-within-twenty-years", 2]]);
}, 60_000);
