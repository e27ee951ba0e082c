// `ledger notice`: 工作提示单, 催办单, 督办通知单, each with its number in the register.

import { join, resolve } from "node:path";
import { issuePapers } from "../disk/issue-papers.ts";
import { statOf } from "../disk/stat-of.ts";
import { digest, readTemplate, sourceIn } from "../disk/workspace.ts";
import { writeNew } from "../disk/write-whole.ts";
import { prepare } from "../entry/prepare.ts";
import { calledHere, exitCodes, type World } from "../entry/world.ts";
import { zonesBehind } from "../figures/data-days.ts";
import { asCalled, shellWord } from "../model/called.ts";
import type { Campaign } from "../model/campaign.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { type Day, longDay } from "../model/day.ts";
import { groupBy } from "../model/group-by.ts";
import type { FontProfile, PaperFormat } from "../model/paper.ts";
import { memberNamed } from "../model/plan.ts";
import { memberCalled } from "../model/unit-called.ts";
import { UsageError } from "../model/usage-error.ts";
import { noticeListing } from "../notice/listing.ts";
import { type Matters, mattersOn } from "../notice/matters.ts";
import { isSameNumber, numberIn, printNumber } from "../notice/number.ts";
import { type Noticed, numberMatters, papersOf } from "../notice/numbered.ts";
import { fileNameOf, noticed, noticePaper } from "../notice/paper.ts";
import { type RegisterEntry, readRegister, unwritten, withEntries, withWritten } from "../notice/register.ts";
import { registeredPaper } from "../notice/registered.ts";
import { fontsNote, paperFormatOf, printPaper } from "../papers/print.ts";
import { decode, isUnread } from "../read/source.ts";
import { behindSaid } from "../render/status-words.ts";
import { visible } from "../render/terminal-text.ts";

/** The register of a workspace. */
export const registerFile = "papers/发文登记.csv";

export interface NoticeCommand {
  /** Full or short name. */
  readonly unit?: string | undefined;
  readonly asOf?: Day | undefined;
  /** A folder; or a file, where only one paper is written. */
  readonly output?: string | undefined;
  readonly format?: PaperFormat | undefined;
  readonly fonts?: FontProfile | undefined;
  readonly dryRun?: boolean | undefined;
  /** 发文字号 of a paper to print once more. */
  readonly again?: string | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly receivedBy?: Day | undefined;
  readonly root?: string | undefined;
}

/** Values with which every paper of the run is printed. */
interface Press {
  readonly campaign: Campaign;
  readonly root: string;
  readonly format: PaperFormat;
  readonly fonts: FontProfile | undefined;
  readonly version: string;
}

/** `ledger notice`: lists what would go out; with -o, writes and registers it. Templates are judged before a number is taken. */
export async function notice(options: NoticeCommand, world: World): Promise<number> {
  const { asOf = world.today, output, again, root, allowErrors = false } = options;
  const format = formatOf(options);
  const writes = output !== undefined && !options.dryRun;
  if (again === undefined && writes && asOf > world.today)
    throw new UsageError(`${longDay(asOf)}还没有到，不能编号出单`, "不写 -o 可以先看到时会有哪些事项。");
  const prepared = await prepare(root, asOf, allowErrors, world, options.receivedBy);
  if (typeof prepared === "number") return prepared;
  const { campaign, workspace } = prepared;
  const press: Press = { campaign, root: workspace.root, format, fonts: options.fonts, version: world.version };
  const { root: top } = workspace;
  if (again !== undefined) return printAgain(press, again, output, world);
  const asked = options.unit === undefined ? undefined : memberCalled(campaign, options.unit);
  const found = mattersOn(campaign, asOf, asked);
  for (const words of behindSaid(zonesBehind(campaign.plan, campaign.ledgers, asOf, asked?.name))) world.err(`${visible(words)}\n`);
  if (found.leftOut.length > 0) world.err(`数据未通过核对，没有出单：${found.leftOut.map(visible).join("、")}\n`);
  if (!writes) {
    const register = readRegister(registerFile, registerText(top));
    const { fresh, sent } = numberMatters(found.matters, register, asOf);
    const papers = papersOf(fresh);
    for (const paper of papers) await printed(press, found, paper);
    world.out(listing(press, papers, sent, asOf, world) + (fresh.length > 0 ? whatNext(options, world) : ""));
    const left = [...new Set(register.filter(isUnwritten).map(({ number }) => printNumber(number)))];
    if (left.length > 0) world.err(`上次已经登记、没有写完的：${left.join("、")}；加 -o 文件夹就补上。\n`);
    return exitCodes.clean;
  }
  const written: string[] = [];
  const target = resolve(world.folder, output);
  await issuePapers(top, registerFile, world.err, async () => {
    const before = registerText(top);
    const register = readRegister(registerFile, before);
    const { fresh, sent } = numberMatters(found.matters, register, asOf);
    const { late, left } = unwrittenPapers(press, register, world);
    if (fresh.length > 0) requireInOrder(register, asOf);
    else if (late.length === 0) {
      world.err(`没有新的事项需要出单；截至${longDay(asOf)}的事项已发过${sent}份。\n`);
      return null;
    }
    const all = [...late, ...papersOf(fresh).map((paper) => ({ found, paper }))];
    if (isFile(target) && all.length > 1)
      throw new UsageError(`有${all.length}份要出，一份一个文件，“${output}”只是一个文件`, "-o 后面写文件夹，例如 -o 督办文书。");
    const papers = [];
    const digests = new Map<string, string>();
    for (const { found: day, paper } of all) {
      const path = isFile(target) ? target : join(target, `${nameOf(press, paper)}.${format}`);
      papers.push({ path, content: await printed(press, day, paper) });
      digests.set(printNumber(paper[0].number), shortDigest(day, paper));
      written.push(`${papers.length <= late.length ? "上次没有写完的已补上：" : "已写入 "}${path}\n`);
    }
    const entries = fresh.map((one) => ({ ...one.matter, number: one.number, asOf, digest: unwritten }));
    const taken = withEntries(registerFile, before, entries);
    return { papers, before, taken, written: withWritten(registerFile, taken, digests, left) };
  });
  for (const line of written) world.err(line);
  if (written.length > 0)
    world.err(`共${written.length}份，已登记在 ${registerFile}\n${format === "docx" ? await fontsNote(options.fonts) : ""}`);
  return exitCodes.clean;
}

/** True for an entry whose number was taken by a run that was cut off before it wrote the paper. */
function isUnwritten({ digest: mark }: RegisterEntry): boolean {
  return mark === unwritten;
}

/** Papers that a run before has numbered and not written, and the lines of the register whose matter is gone. */
function unwrittenPapers({ campaign }: Press, register: readonly RegisterEntry[], world: World) {
  const groups = groupBy(register.filter(isUnwritten), ({ number }) => printNumber(number));
  const all = [...groups.values()].map((entries) => registeredPaper(campaign, entries));
  const missing = all.flatMap((one) => one.missing);
  for (const entry of missing) gone(entry, world);
  return { late: all.flatMap(({ known }) => known ?? []), left: new Set(missing.map(({ line }) => line)) };
}

function gone({ number, line }: RegisterEntry, world: World): void {
  world.err(
    `${printNumber(number)}已经登记（第${line}行），没有写成文书，按现在的台账也没有这一事项：请在登记中注明作废，删去“${unwritten}”。\n`,
  );
}

/** Prints a paper again, with its number and as of its day; says so where the ledgers give other facts for that day now. */
async function printAgain(press: Press, again: string, output: string | undefined, world: World): Promise<number> {
  const wanted = numberIn(again);
  if (!wanted) throw new UsageError(`“${again}”不是发文字号`, "照发文登记的写法，例如 --again 催办〔2020〕3号，也可以写 催办-2020-3。");
  const entries = readRegister(registerFile, registerText(press.root)).filter((one) => isSameNumber(one.number, wanted));
  const number = printNumber(wanted);
  if (entries.length === 0) throw new UsageError(`发文登记里没有${number}`, `请核对 ${registerFile}。`);
  const { known, missing } = registeredPaper(press.campaign, entries);
  if (!known || missing[0]) {
    const { asOf, matter, line } = missing[0] ?? (entries[0] as RegisterEntry);
    throw new UsageError(
      `${number}不能重新打印：按现在的台账，${asOf ? longDay(asOf) : "当时"}没有“${matter}”这一事项`,
      `台账在出单以后有改动，或者登记的第${line}行被改过；请用原件复印。`,
    );
  }
  const { found, paper } = known;
  if (entries.some((entry) => !["", unwritten, shortDigest(found, paper)].includes(entry.digest)))
    world.err(`注意：台账或方案在出单以后有改动，${number}这次的内容与原件不同。\n`);
  const content = await printed(press, found, paper);
  if (output === undefined) {
    if (typeof content !== "string") throw new UsageError("这种格式不能显示在屏幕上", "请用 -o 写明文件。");
    world.out(content);
    return exitCodes.clean;
  }
  const target = resolve(world.folder, output);
  const path = isFile(target) ? target : join(target, `${nameOf(press, paper)}.${press.format}`);
  if (!writeNew(path, content)) throw new UsageError(`“${path}”已经存在，没有覆盖`, "请先把它移走，或用 -o 写到另一个文件夹。");
  world.err(`已写入 ${path}\n`);
  return exitCodes.clean;
}

async function printed(press: Press, { scene }: Matters, paper: Noticed): Promise<string | Uint8Array> {
  const { document, data } = noticed(scene, paper);
  const file = `templates/${document.name}.md`;
  const template = readTemplate(press.root, file) ?? { name: file, text: document.template };
  const comment = `ledger ${press.version} sha256:${digest(canonicalJson(data))}`;
  return printPaper(noticePaper(template, data), press.format, {
    isSample: press.campaign.plan.isSample,
    comment,
    fonts: press.fonts,
    asOf: scene.asOf,
  });
}

/** The beginning of the digest, enough to notice a change; the word before it keeps a spreadsheet from taking it for a number. */
function shortDigest({ scene }: Matters, paper: Noticed): string {
  return `sha256:${digest(canonicalJson(noticed(scene, paper).data)).slice(0, 16)}`;
}

function nameOf({ campaign }: Press, paper: Noticed): string {
  const { unit } = paper[0].matter;
  return fileNameOf(paper, memberNamed(campaign.plan, unit)?.short ?? unit);
}

function formatOf({ output, format }: NoticeCommand): PaperFormat {
  const ending = output === undefined ? undefined : paperFormatOf(output);
  if (ending !== undefined && format !== undefined && ending !== format)
    throw new UsageError(`“${output}”的结尾与 --format ${format} 不一致`, "两个只写一个。");
  return format ?? ending ?? (output === undefined ? "md" : "docx");
}

/** True where -o names a file: it has a file's ending, and there is no folder of that name. */
function isFile(path: string): boolean {
  return paperFormatOf(path) !== undefined && !statOf(path)?.isDirectory();
}

/** The register's whole text, with its byte order mark and line ends; undefined: there is none yet. */
function registerText(root: string): string | undefined {
  const content = sourceIn(root, registerFile)?.content();
  if (content === undefined) return undefined;
  const { text, faults } = decode({ path: registerFile, content });
  if (text !== undefined && content instanceof Uint8Array) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
  throw new UsageError(
    `发文登记 ${registerFile} 读不出来：${faults[0]?.message ?? "不是文字"}`,
    isUnread(content) ? faults[0]?.hint : "请用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”；确实从未发过文的，删去这个文件。",
  );
}

/** Numbers follow the days of the papers. */
function requireInOrder(register: readonly RegisterEntry[], asOf: Day): void {
  const later = register.find((entry) => entry.asOf !== null && entry.asOf > asOf);
  if (later?.asOf)
    throw new UsageError(
      `发文登记第${later.line}行已有${longDay(later.asOf)}的文书，不能再编${longDay(asOf)}的号`,
      `--as-of 不要早于${later.asOf}；登记的日期写错了的，请改正。`,
    );
}

function whatNext({ asOf, unit, allowErrors, root }: NoticeCommand, world: World): string {
  if (asOf !== undefined && asOf > world.today) return "没有编号，没有写入文件；那一天还没有到，不能出单。\n";
  const words = [
    "ledger notice",
    asOf && `--as-of ${asOf}`,
    unit && `--unit ${shellWord(unit, world.system)}`,
    allowErrors && "--allow-errors",
  ];
  const command = `${words.filter(Boolean).join(" ")} -o 督办文书`;
  return `没有编号，没有写入文件。要出单，-o 后面写放文书的文件夹：\n  ${asCalled(command, calledHere(world, root))}\n`;
}

function listing({ campaign: { plan } }: Press, papers: readonly Noticed[], sent: number, asOf: Day, { columns, ascii }: World): string {
  const head = `${plan.name}：截至${longDay(asOf)}${papers.length > 0 ? `，可出${papers.length}份` : "没有新的事项需要出单"}${sent > 0 ? `，已发过${sent}份` : ""}。\n`;
  if (papers.length === 0) return head;
  return `${head}${plan.isSample ? "示例数据，非真实情况\n" : ""}${noticeListing(plan, papers, columns, ascii).join("\n")}\n`;
}
