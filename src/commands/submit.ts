// `ledger submit`: the workspace's facts as a package for the level above.
import { dirname, join, resolve } from "node:path";
import { within } from "../disk/below.ts";
import { onInterruption } from "../disk/interruption.ts";
import { makeFolder } from "../disk/make-folder.ts";
import { bytesDigest } from "../disk/undo-copy.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { nameFailed, type Prepared, prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { zonesBehind } from "../figures/data-days.ts";
import { type Day, longDay } from "../model/day.ts";
import { unitNamed } from "../model/plan.ts";
import { UsageError } from "../model/usage-error.ts";
import { behindSaid } from "../render/status-words.ts";
import { visible } from "../render/terminal-text.ts";
import { zipped } from "../render/zip.ts";
import { packageOf, type SubmittedPackage, type Zone } from "../submit/package-of.ts";

export interface SubmitCommand {
  readonly output?: string | undefined;
  readonly asOf?: Day | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly root?: string | undefined;
}

/** Of the workspace, where no -o names another file. */
const folderOfSubmissions = "上报";

/** `ledger submit`: writes the package whole or not at all, and says what is in it and what is not. */
export async function submit({ output, root, allowErrors = false, ...options }: SubmitCommand, world: World): Promise<number> {
  if (output !== undefined && !/\.zip$/i.test(output))
    throw new UsageError(
      `上报包是 .zip 文件，不能写成“${output}”`,
      "请换一个以 .zip 结尾的文件名，例如 -o 上报.zip；不写 -o，就写在“上报”文件夹。",
    );
  const asOf = options.asOf ?? world.today;
  const prepared = await prepare(root, asOf, allowErrors, world);
  if (typeof prepared === "number") return prepared;
  const { campaign, workspace, result } = prepared;
  const zone = zoneOf(prepared);
  const { errors, warnings } = result;
  const made = packageOf({ campaign, asOf, errors, warnings, toolVersion: world.version, digest: bytesDigest }, zone);
  const bytes = zipped(made.files);
  const path = output ?? `${folderOfSubmissions}/${zone.short}-${asOf}.zip`;
  if (output === undefined) writeOwn(workspace.root, path, bytes);
  else writeWhole(resolve(world.folder, output), bytes, workspace.root);
  nameFailed(prepared, world);
  world.err(told(made, path, prepared));
  return exitCodes.clean;
}

function zoneOf({ campaign: { plan } }: Prepared): Zone {
  if (plan.zone) return plan.zone;
  throw new UsageError(
    "方案里没有“上报单位”，不知道是谁上报",
    "请在 ledgers/plan.yaml 加一行，例如“上报单位: { 名称: 某某区, 简称: 某区 }”，名称、简称与上一级方案“下级”中的一致。",
  );
}

/** Into the workspace's own folder, which is made where it is not there; never through a link that leads out. */
function writeOwn(root: string, path: string, bytes: Uint8Array): void {
  const undoFolder = makeFolder(dirname(join(root, ...path.split("/"))));
  const done = onInterruption(undoFolder);
  try {
    writeWhole(within(root, path), bytes, root);
  } finally {
    undoFolder();
    done();
  }
}

function told({ document: { ledger }, rowCounts }: SubmittedPackage, path: string, { campaign: { plan, ledgers } }: Prepared): string {
  const { unit, problem, event, duty } = rowCounts;
  const missing = ledger.ledgers.missing.filter((name) => unitNamed(plan, name));
  return [
    `已写入 ${path}`,
    `${visible(ledger.zone.名称)}，数据截至${longDay(ledger.asOf)}：单位${unit}个、问题${problem}个、状态变动${event}条、履职${duty}条。姓名、电话、情况、措施、明细等不在其中。`,
    ...(missing.length > 0 ? [`没有台账的单位${missing.length}个：${missing.map(visible).join("、")}`] : []),
    ...behindSaid(zonesBehind(plan, ledgers, ledger.asOf)).map(visible),
    ...(ledger.leftOut > 0
      ? [`另有${ledger.leftOut}个问题没有编号，或与别的问题编号相同，没有上报，上一级的件数会少这些；请改正编号以后再报。`]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}
