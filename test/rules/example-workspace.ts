// An example's fragment completed to a whole workspace, sound but for what the fragment says, and run.
//
// A fragment is lines of one or several files. `# 乙局.yaml` (plan.yaml, baseline.yaml, schemas/tasks/….json) heads those of a file; without a heading
// they are 甲局's. With （全文） in the heading they are all there is; else they replace what a sound file of that name has:
//   - in a ledger: keys of its own (单位, 履职 …; 问题 the last), or keys of its one problem, or problems as a list, each the lines in which it differs;
//   - in the plan: its keys; in the baseline: its entries.
// `…` stands for the other keys of a sound event, 明细 or entry, or for the other items of the plan's list. Comments that say something are done:
// 核对日期, 没有填“…”, 附件文件夹中没有“…” (or what is wrong with it), ledgers 文件夹中没有“…”, 收件文件夹中有…截至…的上报包, 这一行重复粘贴了…遍, and in a heading ANSI and “….xlsx”.
// `# 以前` and `# 现在` head two states of it, for the rules that compare them; files said to be 换过了 have other bytes now.
import { parse } from "yaml";
import { check } from "../../src/check/check.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { type EvidenceFacts, unread, unreadable } from "../../src/model/evidence.ts";
import { outdented } from "../../src/model/example.ts";
import type { Content } from "../../src/read/index.ts";
import type { Unread } from "../../src/read/source.ts";
import { storedOn, zonePackage } from "../above/rolled-up.ts";
import { campaignOf } from "../campaign-of.ts";
import { digest } from "../submit/submission-of.ts";
import { plan as basePlan, soundEvents } from "../workspace-case.ts";
import { soundDetails } from "./example-details.ts";

const forms = Object.keys(soundDetails);
const firstFormTask = 11;

/** 甲局 leads task 1 (of no form) and those of every form; 乙局, the office's host, leads task 2. */
const plan = basePlan
  .replace(/简称: ([甲乙丙])/g, "简称: $1局")
  .replace("简称: 丁", "简称: 丁园区")
  .replace(
    / {2}- \{ 序号: 3,.*\n/,
    forms
      .map((form, index) => `  - { 序号: ${firstFormTask + index}, 表单: ${form}, 方面: 某方面, 名称: 某任务, 牵头: [甲局] }\n`)
      .join(""),
  )
  .trim();

type Keys = ReadonlyMap<string, string>;

const mark = /<<(.*?)>>/g;
const plain = (text: string) => text.replace(mark, "$1");
const keyOf = (line: string) => /^[^\s:：]+/.exec(plain(line))?.[0] ?? "";
const quotedIn = (text: string) => [...text.matchAll(/“([^”]+)”/g)].map(([, inner = ""]) => inner);

interface Example {
  readonly files: ReadonlyMap<string, Content>;
  readonly asOf: string;
  readonly evidence: (path: string) => EvidenceFacts;
  /** An earlier state to compare with. */
  readonly base?: Example;
  /** Where the mark stands; undefined where there is none. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number; readonly endColumn: number };
}

/** `form`: the form whose rule it is. */
function exampleOf(fragment: string, form?: string): Example {
  const lines = outdented(fragment);
  const since = lines.findIndex((line) => line.startsWith("# 现在"));
  if (since < 0) return workspaceOf(lines, form);
  const replacedFiles = quotedIn(lines[since] ?? "").map((name) => `附件/${name}`);
  const base = workspaceOf(lines.slice(1, since), form);
  const now = workspaceOf(lines.slice(since + 1), form);
  const digest = (path: string) => (part: "ends" | "whole") => {
    const found = now.evidence(path).digest?.(part) ?? path;
    return found === path && replacedFiles.includes(path) ? "other" : found;
  };
  return { ...now, base, evidence: (path) => ({ ...now.evidence(path), digest: digest(path) }) };
}

function workspaceOf(lines: readonly string[], form: string | undefined): Example {
  const said = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.slice(1) ?? []);
  const [asOf = "2020-05-20"] = said(/^# 核对日期：(\S+)$/);
  const missing = said(/^# 附件文件夹中没有(.+)$/).flatMap(quotedIn);
  const absent = said(/^# ledgers 文件夹中没有(.+)$/).flatMap(quotedIn);
  const files = new Map<string, Content>([["ledgers/plan.yaml", plan]]);
  const blocks = blocksOf(lines);
  for (const block of blocks.filter(({ file }) => file === "plan.yaml"))
    files.set("ledgers/plan.yaml", written(replaced(keysOf(plan.split("\n")), chunksOf(block.lines, { plan: true }))));
  for (const [, short = ""] of String(plainOf(files.get("ledgers/plan.yaml"))).matchAll(/简称: ([^,}\s]+),/g))
    if (!absent.includes(`${short}.yaml`) && !blocks.some(({ file }) => file === `${short}.yml`))
      files.set(`ledgers/${short}.yaml`, ledgerOf(short, [], form));
  for (const block of blocks) {
    const path = block.file.includes("/") ? block.file : `ledgers/${block.file}`;
    if (block.file === "baseline.yaml") files.set(path, `名称: 往年清单\n清单:\n${indented(expanded(block.lines, { entry: true }), 2)}\n`);
    else if (block.isWhole) files.set(path, `${block.lines.join("\n")}\n`);
    else if (block.file !== "plan.yaml")
      files.set(path, encoded(ledgerOf(block.file.replace(/\.ya?ml$/, ""), block.lines, form), block.heading));
    if (block.file.endsWith(".schema.json"))
      files.set(
        "ledgers/plan.yaml",
        String(files.get("ledgers/plan.yaml")).replace("表单: 01-approval", `表单: ${/([^/]+)\.schema\.json$/.exec(block.file)?.[1]}`),
      );
  }
  for (const line of lines) {
    const [, name = "", asOf = ""] = /^# 收件文件夹中有(\S+)截至(\S+)的上报包$/.exec(line) ?? [];
    if (name === "") continue;
    const campaign = campaignOf({ plan: parse(plain(String(files.get("ledgers/plan.yaml")))), ledgers: {} });
    const { path, content } = storedOn(asOf, zonePackage(campaign, { name, short: name.slice(0, 1) }, asOf));
    files.set(path, content);
  }
  const at = [...files].flatMap(([file, text]) => (typeof text === "string" ? placesIn(file, text) : []))[0];
  const evidence = (path: string): EvidenceFacts => {
    if (/^[^/]+\.yaml$/.test(path)) return { state: "ledger" };
    const name = path.replace("附件/", "");
    const [, state = "", actual] =
      lines
        .map((line) =>
          /^# 附件文件夹中的“[^”]+”(是空文件|是一个文件夹|是一个管道|是指向别处的链接|没有读取权限|有300MB|已经损坏|实际叫“([^”]+)”)$/.exec(
            line,
          ),
        )
        .find((match) => match?.[0].includes(`“${name}”`)) ?? [];
    if (actual !== undefined) return { state: "case", actual: `附件/${actual}` };
    return { state: missing.includes(name) ? "missing" : (states[state] ?? "file"), size: 1, digest: digests[state] ?? (() => path) };
  };
  return {
    files: new Map([...files].map(([file, text]) => [file, typeof text === "string" ? plain(text) : text])),
    asOf,
    evidence,
    ...(at && { at }),
  };
}

interface Run {
  readonly at: Example["at"];
  readonly found: readonly Diagnostic[];
}

const runs = new Map<string, Promise<Run>>();

/** A fragment completed and checked, once. */
export function runOf(fragment: string, form?: string): Promise<Run> {
  const key = `${form} ${fragment}`;
  const example = exampleOf(fragment, form);
  const run = runs.get(key) ?? foundIn(example).then((found) => ({ at: example.at, found }));
  runs.set(key, run);
  return run;
}

/** What `check` finds in it. */
async function foundIn({ files, asOf, evidence, base }: Example): Promise<readonly Diagnostic[]> {
  const earlier = base && {
    sources: sourcesOf(base),
    evidence: base.evidence,
    digestNow: (path: string) => evidence(path).digest?.("whole"),
  };
  const { result } = await check(sourcesOf({ files }), asOf, { evidence, base: earlier, packages: { digest } });
  return result.diagnostics;
}

function sourcesOf({ files }: Pick<Example, "files">) {
  return [...files].map(([path, content]) => ({ path, content }));
}

const states: Readonly<Record<string, EvidenceFacts["state"]>> = {
  是空文件: "empty",
  是一个文件夹: "folder",
  是一个管道: "special",
  是指向别处的链接: "outside",
  没有读取权限: "unreadable",
};
const digests: Readonly<Record<string, EvidenceFacts["digest"]>> = {
  有300MB: (part) => (part === "ends" ? "ends" : unread),
  已经损坏: () => unreadable,
};

interface Block {
  readonly heading: string;
  readonly file: string;
  readonly isWhole: boolean;
  readonly lines: string[];
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [{ heading: "", file: "甲局.yaml", isWhole: false, lines: [] }];
  for (const line of lines) {
    const [, file] = /^# (\S+?\.(?:ya?ml|json|zip))(?=（|$)/.exec(line) ?? [];
    if (file !== undefined) blocks.push({ heading: line, file, isWhole: line.includes("（全文）"), lines: [] });
    else if (!/^# (?:核对日期|附件文件夹|ledgers 文件夹|收件文件夹)/.test(line)) blocks.at(-1)?.lines.push(line);
  }
  return blocks.filter(({ heading, lines: own }) => heading !== "" || own.length > 0);
}

const ledgerKeys = ["单位", "第一责任人", "填报人", "履职", "问题"];

function ledgerOf(short: string, lines: readonly string[], form: string | undefined): string {
  const first = lines.find((line) => !line.startsWith("#")) ?? "";
  const isOwn = ledgerKeys.includes(keyOf(first));
  const listed = lines.indexOf("问题:");
  const own = listed < 0 ? lines : lines.slice(0, listed);
  const items = first.startsWith("- ")
    ? itemsOf(lines)
    : listed >= 0
      ? itemsOf(lines.slice(listed + 1).map((line) => line.slice(2)))
      : lines.length > 0 && !isOwn
        ? [lines]
        : short === "甲局"
          ? [[]]
          : [];
  const problems = items.map((item) => indented(problemOf(short, item, form).split("\n"), 4).replace(/^ {4}/, "  - "));
  const base = `单位: ${short}\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }${problems.length > 0 ? `\n问题:\n${problems.join("\n")}` : ""}`;
  return `${isOwn ? written(replaced(keysOf(base.split("\n")), chunksOf(own, {}))) : base}\n`;
}

function problemOf(short: string, lines: readonly string[], form: string | undefined): string {
  const task = form === undefined ? 1 : firstFormTask + forms.indexOf(form);
  const types = form === undefined ? {} : (soundDetails[form] ?? {});
  const type =
    lines.map((line) => /^类型: (.+)$/.exec(plain(line))?.[1]).find((found) => found !== undefined) ?? Object.keys(types)[0] ?? "超时";
  const detail = types[type] ?? {};
  const base = [
    `编号: ${short}-${String(task).padStart(2, "0")}-001`,
    `任务: ${task}`,
    `类型: ${type}`,
    "题目: 某窗口收件超时",
    "情况: 收件后没有按承诺办结",
    "来源: 清单",
    "清单号: L-1",
    "登记日期: 2020-05-01",
    "分类处置: 立行立改",
    "措施: [限时办结]",
    "责任人: { 姓名: 王某, 职务: 科长 }",
    "时限: 2020-05-31",
    ...(form === undefined ? ["明细: {}"] : ["明细:", ...Object.entries(detail).map(([key, value]) => `  ${key}: ${value}`)]),
  ];
  const left = new Set(lines.flatMap((line) => (line.trim().startsWith("# 没有填") ? quotedIn(line) : [])));
  return written(replaced(new Map([...keysOf(base)].filter(([key]) => !left.has(key))), chunksOf(lines, { detail })));
}

/** `- ` items, each without its indentation. */
function itemsOf(lines: readonly string[]): string[][] {
  const items: string[][] = [];
  for (const line of lines) {
    if (line.startsWith("- ")) items.push([]);
    items.at(-1)?.push(line.slice(2));
  }
  return items;
}

interface Filling {
  /** 明细 of the problem. */
  readonly detail?: Readonly<Record<string, string>>;
  /** Lines of a baseline. */
  readonly entry?: boolean;
  readonly plan?: boolean;
}

function keysOf(lines: readonly string[]): Map<string, string> {
  const keys = new Map<string, string>();
  let key = "";
  for (const line of lines) {
    if (/^\S/.test(plain(line))) key = keyOf(line);
    const before = keys.get(key);
    keys.set(key, before === undefined ? line : `${before}\n${line}`); // a key given twice stays twice
  }
  return keys;
}

function chunksOf(lines: readonly string[], filling: Filling): Keys {
  const chunks = keysOf(lines.filter((line) => !line.startsWith("# ")));
  return new Map([...chunks].map(([key, text]) => [key, expanded(text.split("\n"), filling, key).join("\n")]));
}

function replaced(base: Keys, own: Keys): Keys {
  return new Map([...base, ...own]);
}

function written(keys: Keys): string {
  return [...keys.values()].join("\n");
}

function indented(lines: readonly string[], width: number): string {
  return lines.map((line) => line.replace(/^/, " ".repeat(width))).join("\n");
}

function expanded(lines: readonly string[], filling: Filling, key = ""): string[] {
  const left = lines.flatMap((line) => (/^ +# 没有填/.test(line) ? quotedIn(line) : []));
  const missingFrom = (base: Readonly<Record<string, string>>, given: readonly string[]) =>
    Object.entries(base).filter(([name]) => !given.includes(name) && !left.includes(name));
  return lines.flatMap((line, index) => {
    const [, times] = /^ +# 这一行重复粘贴了(\d+)遍$/.exec(line) ?? [];
    if (times !== undefined) return Array.from({ length: Number(times) }, () => plain(lines[index - 1] ?? ""));
    if (/^ +# 没有填/.test(line)) return [];
    if (line.trim() === "…") {
      if (filling.plan) return (keysOf(plan.split("\n")).get(key) ?? "").split("\n").slice(1);
      const indent = line.slice(0, line.indexOf("…"));
      return missingFrom(
        filling.detail ?? {},
        lines.map((other) => keyOf(other.trim())),
      ).map(([name, value]) => `${indent}${name}: ${value}`);
    }
    if (!/, … \}$/.test(line)) return [line];
    const [, kind = ""] = /事项: ([^,\s]+)/.exec(plain(line)) ?? [];
    const base = filling.entry ? { 单位: "甲局", 任务: "1", 题目: "某问题" } : soundEvents[kind];
    if (!base) throw new Error(`nothing known to complete: ${line}`);
    return [
      line.replace(
        /, … \}$/,
        `${missingFrom(base, keysIn(line))
          .map(([name, value]) => `, ${name}: ${value}`)
          .join("")} }`,
      ),
    ];
  });
}

/** Keys of a mapping on one line, without those of what is in it. */
function keysIn(line: string): string[] {
  const outer = plain(line)
    .replace(/^\s*- \{/, "")
    .replace(/\[[^\]]*\]|\{[^}]*\}/g, "");
  return [...outer.matchAll(/([\u4e00-\u9fff]+): /g)].map(([, name = ""]) => name);
}

const unreads: Partial<Record<Unread["unread"], string>> = {
  nowhere: "失效的链接",
  outside: "链接",
  folder: "一个文件夹",
  special: "一个管道",
};

function encoded(text: string, heading: string): Content {
  const [unread] = Object.entries(unreads).find(([, word]) => heading.includes(word)) ?? [];
  if (unread !== undefined) return { unread: unread as Unread["unread"], size: 0 };
  if (heading.includes(".xlsx")) return new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
  if (!heading.includes("ANSI")) return text;
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, readonly number[]>();
  for (let high = 0xb0; high < 0xf8; high++)
    for (let low = 0xa1; low < 0xff; low++) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return new Uint8Array([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

function plainOf(content: Content | undefined): string {
  return typeof content === "string" ? plain(content) : "";
}

function placesIn(file: string, text: string) {
  return [...text.matchAll(mark)].map(([, value = ""], index) => {
    const at = [...text.matchAll(mark)][index]?.index ?? 0;
    const before = plain(text.slice(0, at));
    const column = [...before.slice(before.lastIndexOf("\n") + 1)].length + 1;
    return { file, line: before.split("\n").length, column, endColumn: column + [...value].length };
  });
}
