// `ledger init`: the workspace of a campaign, ready to be filled in.
import { existsSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import ownPlan from "../../ledgers/plan.yaml?raw";
import { check } from "../check/check.ts";
import { inTheWay, writeNewFiles } from "../disk/new-files.ts";
import { readWhole } from "../disk/read-whole.ts";
import { statOf } from "../disk/stat-of.ts";
import { refuseName } from "../disk/windows-name.ts";
import { listForms } from "../disk/workspace.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { type CampaignStart, campaigns } from "../init/campaigns.ts";
import { newWorkspace, withoutSample } from "../init/new-workspace.ts";
import type { NewFile } from "../init/workspace-files.ts";
import { asCalled, shellWord } from "../model/called.ts";
import type { Plan } from "../model/plan.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { planFile } from "../read/index.ts";
import { isUnread } from "../read/source.ts";

export interface InitCommand {
  readonly folder?: string | undefined;
  /** Another campaign's plan.yaml; without it the one this program brings. */
  readonly plan?: string | undefined;
  /** Name of a campaign to start from. */
  readonly like?: string | undefined;
}

export async function init({ folder = ".", plan: given, like }: InitCommand, world: World): Promise<number> {
  const target = resolve(world.folder, folder);
  refuseName(basename(target));
  refuseOtherThanFolder(target, folder);
  if (given !== undefined && like !== undefined)
    throw new UsageError("--plan 和 --like 只能用一个", "有自己的方案用 --plan；照现成的一种起步用 --like。");
  const start = like === undefined ? undefined : campaignLike(like);
  const text = start?.plan ?? (given === undefined ? withoutSample(ownPlan) : planAt(resolve(world.folder, given), given));
  const forms = start?.forms ?? (given === undefined ? [] : formsBeside(resolve(world.folder, given)));
  const plan = await soundPlan(text, forms, given ?? planFile, world);
  if (!plan) return exitCodes.couldNotRun;
  const files = newWorkspace(plan, text, forms);
  const taken = inTheWay(
    target,
    files.map(({ path }) => path),
  );
  if (taken.length > 0)
    throw new UsageError(`“${target}”中已有：${taken.join("、")}`, "init 不覆盖任何文件，没有写入。请换一个目录，或先移走这些文件。");
  writeNewFiles(target, files);
  world.out(whatNext(plan, relative(world.folder, target), world));
  return exitCodes.clean;
}

function campaignLike(name: string): CampaignStart {
  const start = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
  if (start) return start;
  const guess = closest(name, Object.keys(campaigns));
  throw new UsageError(`没有“${name}”这一种${guess ? `，是不是“${guess}”` : ""}`, `可以写：${Object.keys(campaigns).join("、")}。`);
}

function refuseOtherThanFolder(target: string, given: string): void {
  if (statOf(target)?.isDirectory() === false) throw new UsageError(`“${given}”是文件，不是文件夹`, "请换一个目录名。");
  if (!existsSync(target) && !existsSync(dirname(target)))
    throw new UsageError(`文件夹“${dirname(target)}”不存在`, "请先建立它，或核对路径。");
}

function planAt(path: string, given: string): Uint8Array {
  if (!statOf(path)?.isFile()) throw new UsageError(`找不到方案“${given}”`, "请核对路径；文件名中有空格的，用英文引号括起来。");
  return readWhole(path);
}

/** Forms that the plan's tasks may name: from schemas/tasks/ beside the plan, or of the workspace that the plan is in. */
function formsBeside(plan: string): NewFile[] {
  const folder = dirname(plan);
  return [folder, dirname(folder)].flatMap(listForms).flatMap(({ path, content }) => {
    const read = typeof content === "function" ? content() : content;
    return isUnread(read) ? [] : [{ path, content: read }];
  });
}

/** The plan; undefined where it has errors, which are then printed on stderr. */
async function soundPlan(content: string | Uint8Array, forms: readonly NewFile[], name: string, world: World): Promise<Plan | undefined> {
  const { result, campaign, textOf } = await check([{ path: planFile, content }, ...forms], world.today);
  const errors = result.diagnostics.filter(
    ({ severity, file }) => severity === "error" && (file === planFile || file.startsWith("schemas/")),
  );
  if (errors.length === 0 && campaign) return campaign.plan;
  const { diagnosticsPretty } = await import("../render/check-pretty.ts");
  const shown = errors.map((error) => (error.file === planFile ? { ...error, file: name } : error));
  const { columns, color, ascii } = world;
  world.err(
    `${diagnosticsPretty(shown, { columns, color: color.err, ascii, called: { as: world.called, root: "" }, textOf: (file) => textOf(file === name ? planFile : file) })}\n`,
  );
  world.err("方案有错误，没有建立工作目录；请先改正方案。\n");
  return undefined;
}

function whatNext(plan: Plan, place: string, { called, system }: World): string {
  const enter = place === "" ? "" : `进入目录：cd ${system === "win32" ? "/d " : ""}${shellWord(place, system)}\n     `;
  const { units, zones } = plan;
  const own = units.length > 0 || zones.length === 0 ? [`${units.length}个单位各有一份空白台账`] : [];
  const below = zones.length > 0 ? [`等${zones.length}个下级上报`] : [];
  const as = (command: string) => asCalled(command, { as: called, root: "" });
  const steps = [
    `${enter}看一看 README.md 和 ledgers/plan.yaml`,
    ...(own.length > 0 ? ["各单位把 ledgers/ 中本单位台账的“……”换成实际内容"] : []),
    ...(below.length > 0 ? [`下级的上报包到了就收下：${as("ledger receive 文件.zip")}`] : []),
    `核对：${as("ledger check")}`,
    ...(own.length > 0 ? ["原有问题清单，放在 ledgers/baseline.yaml；没有的不用放"] : []),
  ];
  return `已建立工作目录：${place === "" ? "当前目录" : place}
${plan.name}，${[...own, ...below].join("，")}。

下一步：
${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join("")}`;
}
