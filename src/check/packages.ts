// The packages in 收件/: each is what it was when it came, and the newest of each zone is read as that zone's ledger.
import type { Day } from "../model/day.ts";
import { type Diagnostic, wholeFile } from "../model/diagnostic.ts";
import { groupBy } from "../model/group-by.ts";
import type { Ledger } from "../model/ledger.ts";
import { type Plan, taskNumbered, type ZoneBelow } from "../model/plan.ts";
import { byNewness, digestLength, receivedFolder, type StoredArrival, storedAt } from "../model/received.ts";
import { type Places, planFile, type Source } from "../read/index.ts";
import { type OpenedPackage, openPackage } from "../read/package/open-package.ts";
import { type PackageFault, problemsReported } from "../read/package/reported-ledger.ts";
import { isWholeZip } from "../read/package/whole-zip.ts";
import { isUnread, readContent } from "../read/source.ts";
import { printedJson } from "../render/printed-json.ts";
import { packageSound, zoneHasReported } from "./package-rules.ts";

export interface PackagesAsked {
  /** SHA-256 as hexadecimal text. */
  readonly digest: (bytes: Uint8Array) => string;
  /** Those received by that day, itself included, and no later one. */
  readonly receivedBy?: Day | undefined;
  /** All are verified; otherwise only those that count. */
  readonly all: boolean;
}

export interface PackagesRead {
  readonly ledgers: readonly Ledger[];
  /** Zones whose newest package cannot be used, or says that some of its data failed. */
  readonly failed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Packages there are. */
  readonly count: number;
}

/** What stands in 收件/; nothing where the plan has no 下级. */
export function packagesIn(sources: readonly Source[], plan: Plan, places: Places, asked: PackagesAsked): PackagesRead {
  const diagnostics: Diagnostic[] = [];
  const ledgers: Ledger[] = [];
  const failed: string[] = [];
  const isLate = ({ receivedOn }: StoredArrival) => asked.receivedBy !== undefined && receivedOn > asked.receivedBy;
  const byShort = new Map(plan.zones.map((zone) => [zone.short, zone]));
  const known: { readonly arrival: StoredArrival; readonly source: Source }[] = [];
  let count = 0;
  if (plan.zones.length === 0) return { ledgers, failed, diagnostics, count };
  const tell = (file: string, message: string, hint: string, zone?: ZoneBelow) => {
    const { name: rule, severity } = packageSound;
    diagnostics.push({ ...wholeFile, file, rule, severity, message, hint, unit: zone?.name ?? null, item: null });
  };
  for (const source of sources) {
    if (!source.path.startsWith(`${receivedFolder}/`)) continue;
    const arrival = storedAt(source.path);
    if (!arrival) tell(source.path, "“收件”中只放收下的上报包", "请用 ledger receive 收下，不要自己放进来、改名；与上报无关的文件请移走。");
    else if (!byShort.has(arrival.short))
      tell(source.path, `方案的“下级”中没有简称为“${arrival.short}”的`, "请核对方案的“下级”，或移走这个文件夹。");
    else {
      count += 1;
      if (!isLate(arrival)) known.push({ arrival, source });
    }
  }
  const zones = groupBy(known, ({ arrival }) => arrival.short);
  for (const zone of plan.zones) {
    const stored = (zones.get(zone.short) ?? []).sort((a, b) => byNewness(a.arrival, b.arrival));
    const newest = stored.at(-1);
    if (!newest) {
      const { name: rule, severity } = zoneHasReported;
      const index = plan.zones.indexOf(zone);
      if (asked.all)
        diagnostics.push({
          ...places.locate(planFile, ["zones", index]),
          file: planFile,
          rule,
          severity,
          message: `${zone.name}还没有上报，统计按0计`,
          hint: `收到上报包后收下：ledger receive 文件.zip`,
          unit: zone.name,
          item: null,
        });
      continue;
    }
    for (const one of asked.all ? stored : [newest]) {
      const read = storedPackage(one.source, one.arrival, zone, plan, asked.digest);
      if ("fault" in read) {
        tell(one.arrival.file, read.fault, read.hint, zone);
        if (one === newest) failed.push(zone.name);
      } else if (one === newest) {
        ledgers.push(
          ledgerOfZone(
            zone,
            read,
            one.arrival,
            stored.map(({ arrival }) => arrival),
          ),
        );
        if (read.opened.failed.length > 0) failed.push(zone.name);
      }
    }
  }
  return { ledgers, failed, diagnostics, count };
}

interface SoundPackage {
  readonly opened: OpenedPackage;
  readonly problems: Ledger["problems"];
}

function storedPackage(
  source: Source,
  { digest: named, asOf }: StoredArrival,
  zone: ZoneBelow,
  plan: Plan,
  digest: PackagesAsked["digest"],
): SoundPackage | { readonly fault: string; readonly hint: string } {
  const changed = (fault: string) => ({ fault, hint: "请向下级要回原件，用 ledger receive 重新收下；改动过的移走。" });
  const content = readContent(source);
  if (isUnread(content) || typeof content === "string") return changed("这不是收下的上报包");
  if (digest(content).slice(0, digestLength) !== named) return changed("收下以后被改动过：内容与文件名中的指纹不符");
  const judged = judgedPackage(content, plan, source.path, digest);
  if ("faults" in judged) return { fault: faultSaid(judged.faults[0] as PackageFault, judged.faults.length), hint: judged.hint };
  if (judged.opened.zone.short !== zone.short || judged.opened.asOf !== asOf)
    return changed("文件名与内容不符：所属的下级或数据日期不一样");
  return judged;
}

/** What is wrong with a package, and what to do. */
export interface PackageRefusal {
  readonly faults: readonly PackageFault[];
  readonly hint: string;
}

/** The package with its problems as they are here; or all that is wrong with it. `file`: the path it has, or will have. */
export function judgedPackage(bytes: Uint8Array, plan: Plan, file: string, digest: PackagesAsked["digest"]): SoundPackage | PackageRefusal {
  const { opened, faults } = openPackage(bytes, digest);
  if (!opened) return { faults, hint: askAgain };
  const wrong = senderRefused(opened, plan) ?? tasksRefused(opened, plan);
  if (wrong) return wrong;
  const reported = problemsReported(opened.tables, opened, file, plan);
  return reported.faults.length > 0 ? { faults: reported.faults, hint: askAgain } : { opened, problems: reported.problems };
}

export const askAgain = "请对方用 ledger submit 重新做一份发来，原样转交，不要打开改动、解压后再压缩。";

/** False where a bit was turned that nothing the package says depends on: what is packed is sound, and yet it is not what was sent. */
export function isAsSent(bytes: Uint8Array, { description }: OpenedPackage): boolean {
  const again = printedJson(JSON.parse(description));
  return isWholeZip(bytes) && (again.length !== description.length || again === description);
}

function refusal(messages: readonly string[], hint: string): PackageRefusal {
  return { faults: messages.map((message) => ({ file: "datapackage.json", line: null, column: null, message })), hint };
}

/** Why its sender is no 下级 of this plan. */
function senderRefused({ zone }: OpenedPackage, plan: Plan): PackageRefusal | undefined {
  const ours = plan.zones.find(({ short }) => short === zone.short);
  if (ours?.name === zone.name) return undefined;
  const byName = plan.zones.find(({ name }) => name === zone.name);
  const message = ours
    ? `简称“${zone.short}”的上报单位是“${zone.name}”，本方案的“下级”写的是“${ours.name}”`
    : byName
      ? `上报单位${zone.name}的简称是“${zone.short}”，本方案的“下级”写的是“${byName.short}”`
      : `上报单位“${zone.name}（${zone.short}）”不在本方案的“下级”中`;
  return refusal(
    [message],
    ours || byName
      ? "请与对方商定一种写法：本方案“下级”的名称、简称，与对方方案的“上报单位”一字不差。"
      : "发错了的，请退回；是本级下级的，先写进 ledgers/plan.yaml 的“下级”再收。",
  );
}

/** In which tasks the sender's plan is not ours. */
function tasksRefused({ taskForms }: OpenedPackage, plan: Plan): PackageRefusal | undefined {
  const differences = taskForms.flatMap(({ number, form, name }) => {
    const task = taskNumbered(plan, number);
    if (!task) return [`任务${number}“${name}”（表单${form ?? "无"}），本方案没有这个序号`];
    if ((task.form ?? null) === form) return [];
    return [`任务${number}“${name}”的表单是${form ?? "（无）"}，本方案的是${task.form ?? "（无）"}`];
  });
  return differences.length === 0
    ? undefined
    : refusal(differences, "请与对方核对方案：对方的每一项任务，本级 ledgers/plan.yaml 的“任务”都要有，序号、表单相同；改好以后再收。");
}

/** problem.csv 第3行“登记日期”：…（共4处） */
export function faultSaid({ file, line, column, message }: PackageFault, count = 1): string {
  const place = `${file}${line === null ? "" : ` 第${line}行`}${column === null ? "" : `“${column}”`}`;
  return `${place === "" ? "" : `${place}：`}${message}${count > 1 ? `（共${count}处）` : ""}`;
}

/** What stands in place of the zone's ledger. */
export function ledgerOfZone(
  { name }: ZoneBelow,
  { opened, problems }: SoundPackage,
  newest: StoredArrival,
  arrivals: readonly StoredArrival[],
): Ledger {
  const units = opened.tables.unit.map(({ unit, short, category }) => ({
    name: String(unit),
    short: String(short ?? unit),
    category: String(category ?? ""),
  }));
  return {
    file: newest.file,
    isOffice: false,
    unit: name,
    duties: [],
    problems,
    reported: { newest, arrivals, units, failed: opened.failed },
    wrong: new Set(),
  };
}
