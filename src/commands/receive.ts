// `ledger receive`: packages of the levels below are verified, then stored as they are.
import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { askAgain, faultSaid, isAsSent, judgedPackage, ledgerOfZone, type PackageRefusal } from "../check/packages.ts";
import { digestOf } from "../disk/outside-file.ts";
import { readWhole } from "../disk/read-whole.ts";
import { statOf } from "../disk/stat-of.ts";
import { storing } from "../disk/store-package.ts";
import { prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { addDays, type Day, longDay, longMonth } from "../model/day.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Plan, ZoneBelow } from "../model/plan.ts";
import { byNewness, storedAt } from "../model/received.ts";
import type { Arrival } from "../model/reported.ts";
import { UsageError } from "../model/usage-error.ts";
import { maxPackageBytes } from "../read/limits.ts";
import { periodNames } from "../render/status-words.ts";
import { visible } from "../render/terminal-text.ts";
import { pastChanges } from "../status/past-changes.ts";

export interface ReceiveCommand {
  readonly files: readonly string[];
  /** The day on which they came; today without it. */
  readonly on?: Day | undefined;
  readonly root?: string | undefined;
}

/** 0 all are stored, or were already; 1 some are broken or of somebody else, the others are stored; 2 could not run. */
export async function receive({ files, on, root }: ReceiveCommand, world: World): Promise<number> {
  const receivedOn = on ?? world.today;
  if (receivedOn > world.today) throw new UsageError(`收到的日期${longDay(receivedOn)}还没有到`, "请核对 --on，写实际收到的那一天。");
  const paths = files.flatMap((file) => filesMeant(file, world)).map((file) => ({ file, path: placeOf(file, world) }));
  const prepared = await prepare(root, receivedOn, true, world);
  if (typeof prepared === "number") return prepared;
  const { campaign, workspace } = prepared;
  const { plan } = campaign;
  if (plan.zones.length === 0)
    throw new UsageError("方案没有“下级”，收不了上报包", "请先在 ledgers/plan.yaml 中写明，例如“下级: [{ 名称: 某某区, 简称: 某某 }]”。");
  const newest = new Map<string, Ledger>(
    campaign.ledgers.flatMap((ledger) => (ledger.reported && ledger.unit ? [[ledger.unit, ledger]] : [])),
  );
  let refused = 0;
  await storing(workspace.root, world.err, async (store) => {
    for (const { file, path } of paths) {
      const bytes = bytesAt(path);
      const digest = bytes && digestOf(bytes);
      const judged = bytes ? judgedForReceipt(bytes, plan) : tooLarge;
      if (!bytes || !digest || "faults" in judged) {
        refused += 1;
        if ("faults" in judged) world.err(refusalSaid(file, judged));
        continue;
      }
      const { opened } = judged;
      const zone = plan.zones.find(({ short }) => short === opened.zone.short) as ZoneBelow;
      const { path: place, isNew } = store({ short: zone.short, asOf: opened.asOf, receivedOn, digest, bytes });
      if (!isNew) {
        world.out(`${visible(zone.name)}：与已经收下的 ${visible(place)} 是同一份，没有再存。\n`);
        continue;
      }
      world.out(
        `已收下${visible(zone.name)}的上报包：数据截至${longDay(opened.asOf)}，问题${judged.problems.length}个。\n  存在 ${visible(place)}\n`,
      );
      if (opened.failed.length > 0) world.out(`  其中数据未通过核对的单位：${opened.failed.map(visible).join("、")}\n`);
      if (opened.isSample && !plan.isSample) world.out("  注意：报来的是示例数据，非真实情况。\n");
      if (opened.asOf > receivedOn) world.out("  注意：数据截至的日期晚于收到的日期，请与对方核对。\n");
      const arrival = storedAt(place);
      if (!arrival) continue;
      const before = newest.get(zone.name);
      const after = ledgerOfZone(zone, { opened, problems: judged.problems.map((problem) => ({ ...problem, file: place })) }, arrival, [
        arrival,
      ]);
      const old = before?.reported?.newest;
      if (old && byNewness(old, arrival) > 0) world.out(notCountedSaid(old, arrival));
      else {
        if (before) world.out(changesSaid(plan, before, after, receivedOn));
        newest.set(zone.name, after);
      }
    }
  });
  return refused > 0 ? exitCodes.faults : exitCodes.clean;
}

const ofFile = (message: string): PackageRefusal => ({ faults: [{ file: "", line: null, column: null, message }], hint: askAgain });
const tooLarge = ofFile(`超过${maxPackageBytes / 1048576}MB，不是上报包`);

function judgedForReceipt(bytes: Uint8Array, plan: Plan): ReturnType<typeof judgedPackage> {
  const judged = judgedPackage(bytes, plan, "", digestOf);
  return "faults" in judged || isAsSent(bytes, judged.opened) ? judged : ofFile("解压后又压缩过，或在途中损坏，不是原件");
}

function refusalSaid(file: string, { faults, hint }: PackageRefusal): string {
  return `没有收下 ${visible(file)}：${faults.map((fault) => visible(faultSaid(fault))).join("\n  ")}\n  办法：${hint}\n`;
}

/** All of 上报/*.zip, in order: the command line of Windows leaves such a name as it is. Whatever else is typed is one file. */
function filesMeant(file: string, { folder }: World): string[] {
  const [place, name] = [dirname(file), basename(file)];
  if (!name.includes("*") || !statOf(resolve(folder, place))?.isDirectory()) return [file];
  const found = readdirSync(resolve(folder, place)).filter((one) => !one.startsWith(".") && isLike(one, name));
  return found.length === 0 ? [file] : found.sort().map((one) => join(place, one));
}

/** `*` stands for any characters; small letters and capitals are the same. */
function isLike(name: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.toLowerCase().split("*");
  const last = others.pop() ?? "";
  const rest = name.toLowerCase();
  if (!rest.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = rest.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= rest.length && rest.endsWith(last);
}

/** Absolute. A wrong path is a wrong call: nothing is stored then. */
function placeOf(file: string, { folder }: World): string {
  const path = resolve(folder, file);
  const stat = statOf(path);
  if (!stat) throw new UsageError(`找不到“${file}”`, "请核对路径；文件名中有空格的，用英文引号括起来。");
  if (!stat.isFile()) throw new UsageError(`“${basename(file)}”不是文件`, "请写明下级报来的上报包（.zip）。");
  return path;
}

function bytesAt(path: string): Buffer | undefined {
  return (statOf(path)?.size ?? 0) > maxPackageBytes ? undefined : readWhole(path);
}

/** Of two with data of one day that came on one day nobody can tell later which was first: their names decide, and that is said. */
function notCountedSaid(old: Arrival, { asOf, receivedOn }: Arrival): string {
  if (old.asOf > asOf || old.receivedOn > receivedOn) return `  已有数据截至${longDay(old.asOf)}的，这一份较旧，不计入统计。\n`;
  return `  同一天还收下过数据日期相同的另一份，统计用那一份，这一份不计入：\n    ${visible(old.file)}\n  要用这一份的内容，请对方把数据日期写后一天再报，例如 ledger submit --as-of ${addDays(asOf, 1)}。\n`;
}

/** What changes in months that are over; "" where nothing does. */
function changesSaid(plan: Plan, before: Ledger, after: Ledger, on: Day): string {
  const changes = pastChanges(plan, before, after, on);
  if (changes.length === 0) return "";
  const lines = changes.map(({ month, figures }) => {
    const said = figures.map(({ figure, from, to }) => `${periodNames[figure]}由${from}变为${to}`);
    return `    ${longMonth(month)}：${said.join("，")}\n`;
  });
  return `  这一份改变了已经过去的月份的数字：\n${lines.join("")}`;
}
