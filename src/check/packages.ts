// The packages in 收件/: each is what it was when it came, and the newest of each zone is read as that zone's ledger.
import type { Day } from "../model/day.ts";
import { type Diagnostic, wholeFile } from "../model/diagnostic.ts";
import { groupBy } from "../model/group-by.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Plan, ZoneBelow } from "../model/plan.ts";
import { byNewness, digestLength, receivedFolder, type StoredArrival, storedAt } from "../model/received.ts";
import { type Places, planFile, type Source } from "../read/index.ts";
import { type OpenedPackage, openPackage } from "../read/package/open-package.ts";
import { type PackageFault, problemsReported } from "../read/package/reported-ledger.ts";
import { isUnread, readContent } from "../read/source.ts";
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
        tell(one.arrival.file, read.fault, "请向下级要回原件，用 ledger receive 重新收下；改动过的移走。", zone);
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
): SoundPackage | { readonly fault: string } {
  const content = readContent(source);
  if (isUnread(content) || typeof content === "string") return { fault: "这不是收下的上报包" };
  if (digest(content).slice(0, digestLength) !== named) return { fault: "收下以后被改动过：内容与文件名中的指纹不符" };
  const judged = judgedPackage(content, plan, source.path, digest);
  if ("faults" in judged) return { fault: faultSaid(judged.faults[0] as PackageFault, judged.faults.length) };
  if (judged.opened.zone.short !== zone.short || judged.opened.asOf !== asOf)
    return { fault: "文件名与内容不符：所属的下级或数据日期不一样" };
  return judged;
}

/** The package with its problems as they are here; or all that is wrong with it. `file`: the path it has, or will have. */
export function judgedPackage(
  bytes: Uint8Array,
  plan: Plan,
  file: string,
  digest: PackagesAsked["digest"],
): SoundPackage | { readonly faults: readonly PackageFault[] } {
  const { opened, faults } = openPackage(bytes, digest);
  if (!opened) return { faults };
  const wrong = headFault(opened, plan);
  if (wrong !== undefined) return { faults: [{ file: "datapackage.json", line: null, column: null, message: wrong }] };
  const reported = problemsReported(opened.tables, opened, file, plan);
  return reported.faults.length > 0 ? { faults: reported.faults } : { opened, problems: reported.problems };
}

/** Why the package is none for this plan: another sender, or tasks that are not those of the plan. */
function headFault({ zone, taskForms }: OpenedPackage, plan: Plan): string | undefined {
  const ours = plan.zones.find(({ short }) => short === zone.short);
  if (!ours) {
    const byName = plan.zones.find(({ name }) => name === zone.name);
    return byName
      ? `上报单位${zone.name}的简称是“${zone.short}”，本方案的“下级”写的是“${byName.short}”`
      : `上报单位“${zone.name}（${zone.short}）”不在本方案的“下级”中`;
  }
  if (ours.name !== zone.name) return `简称“${zone.short}”的上报单位是“${zone.name}”，本方案的“下级”写的是“${ours.name}”`;
  for (const { number, form, name } of taskForms) {
    const task = plan.tasks.find((one) => one.number === number);
    if (!task) return `任务${number}“${name}”，本方案没有这个序号`;
    if ((task.form ?? null) !== form) return `任务${number}“${name}”的表单是${form ?? "（无）"}，本方案的是${task.form ?? "（无）"}`;
  }
  return undefined;
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
