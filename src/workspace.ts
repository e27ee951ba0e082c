// The disk: where a workspace is, what is in it, what its evidence files are, and how a file is written.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, type Stats, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { below, trueName } from "./disk/below.ts";
import { readHead, readWhole } from "./disk/read-whole.ts";
import type { EvidenceFacts } from "./model/evidence.ts";
import { UsageError } from "./model/usage-error.ts";
import { isMeantAsOurs } from "./read/files-meant.ts";
import { decode, type Source } from "./read/source.ts";

const ledgersFolder = "ledgers";

export interface Workspace {
  /** Absolute path of the folder that holds ledgers/. */
  readonly root: string;
  /** Plan, ledgers, baseline and the workspace's own forms; contents are read when asked for. */
  readonly sources: readonly Source[];
  evidence(path: string): EvidenceFacts | undefined;
}

/** Opens the workspace at `root`, or the nearest one from `from` upwards. UsageError where there is none. */
export function openWorkspace(from: string, root: string | undefined): Workspace {
  const found = root === undefined ? findRoot(from) : resolve(from, root);
  if (found === undefined || !existsSync(join(found, ledgersFolder, "plan.yaml"))) {
    const where = found ?? from;
    const misnamed = planMisnamed(where, root === undefined);
    throw new UsageError(
      `在“${where}”${root === undefined ? "及其上级文件夹" : ""}中没有找到 ledgers/plan.yaml`,
      misnamed === undefined
        ? "请进入放有 ledgers 文件夹的目录再运行，或用 --root 指明该目录。"
        : `“${misnamed.folder}”中有“${misnamed.name}”，如是方案，请改名为“plan.yaml”（小写）。`,
    );
  }
  const sources = [...listLedgers(found), ...listForms(found)];
  const ledgers = sources.filter(({ path }) => /^ledgers\/[^/]+$/.test(path) && !/\/(plan|baseline)\.yaml$/.test(path));
  if (ledgers.length === 0) throw new UsageError(`“${join(found, ledgersFolder)}”中没有台账`, "每个单位一个文件，例如 ledgers/简称.yaml。");
  return { root: found, sources, evidence: evidenceIn(join(found, ledgersFolder)) };
}

/** The workspace a command would open; undefined where there is none. */
export function findWorkspace(from: string, root: string | undefined): string | undefined {
  const found = root === undefined ? findRoot(from) : resolve(from, root);
  return found !== undefined && existsSync(join(found, ledgersFolder, "plan.yaml")) ? found : undefined;
}

function findRoot(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ledgersFolder, "plan.yaml"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A file that was meant as the plan, in the ledgers/ of `from`, or (`upwards`) of the nearest folder above that has one. */
function planMisnamed(from: string, upwards: boolean): { readonly folder: string; readonly name: string } | undefined {
  for (let top = resolve(from); ; top = dirname(top)) {
    const folder = join(top, ledgersFolder);
    const name = list(folder).find((one) => /^plan(?![a-z]).*\.ya?ml/i.test(one) && isFile(join(folder, one)));
    if (name !== undefined) return { folder, name };
    if (!upwards || dirname(top) === top) return undefined;
  }
}

/** Files directly in ledgers/ that are ledgers, or were meant as one. */
function listLedgers(root: string): Source[] {
  const folder = join(root, ledgersFolder);
  const names = readdirSync(folder);
  const known = new Set(names);
  const isMeant = (name: string) =>
    isFile(join(folder, name)) &&
    isMeantAsOurs(name, known, () =>
      placeBelow(root, join(folder, name)) === undefined ? new Uint8Array() : readHead(join(folder, name)),
    );
  return names.filter(isMeant).map((name) => sourceAt(root, `${ledgersFolder}/${name}`));
}

/** Forms that a workspace at `root` brings of its own, or as copies. */
export function listForms(root: string): Source[] {
  const folder = join(root, "schemas", "tasks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".schema.json") && isFile(join(folder, name)))
    .map((name) => sourceAt(root, `schemas/tasks/${name}`));
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** What is at the path, links followed; undefined where nothing is, or nothing that can be reached (a link to itself). */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function sourceAt(root: string, path: string): Source {
  const full = join(root, ...path.split("/"));
  return { path, content: () => (placeBelow(root, full) === undefined ? null : readWhole(full)) };
}

/** Facts about files below `folder`, each looked at once. */
function evidenceIn(folder: string): (path: string) => EvidenceFacts | undefined {
  const known = new Map<string, EvidenceFacts>();
  const listings = new Map<string, readonly string[]>();
  return (path) => {
    const facts = known.get(path) ?? look(folder, path, listings);
    known.set(path, facts);
    return facts;
  };
}

function look(folder: string, path: string, listings: Map<string, readonly string[]>): EvidenceFacts {
  if (path.includes("\0")) return { state: "missing" };
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  const actual: string[] = [];
  for (const step of steps) {
    const parent = join(folder, ...actual);
    const names = listings.get(parent) ?? list(parent);
    listings.set(parent, names);
    const exact = names.find((name) => name === step) ?? names.find((name) => name.normalize("NFC") === step.normalize("NFC"));
    const other = exact ?? names.find((name) => name.toLowerCase() === step.toLowerCase());
    if (other === undefined) return { state: "missing" };
    actual.push(other);
  }
  const full = join(folder, ...actual);
  const stat = statOf(full);
  if (!stat) return { state: "missing" };
  if (placeBelow(folder, full) === undefined) return { state: "outside" };
  if (stat.isDirectory()) return { state: "folder" };
  if (actual.some((name, index) => name.normalize("NFC") !== steps[index]?.normalize("NFC")))
    return { state: "case", actual: actual.join("/") };
  if (!stat.isFile()) return { state: "missing" };
  if (stat.size === 0) return { state: "empty" };
  return { state: "file", size: stat.size, digest: () => createHash("sha256").update(readWhole(full)).digest("hex") };
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A template the workspace brings itself; undefined where it has none. UsageError where it is no UTF-8 text. */
export function readTemplate(root: string, path: string): { name: string; text: string } | undefined {
  const full = join(root, ...path.split("/"));
  if (!isFile(full)) return undefined;
  const { text, faults } = decode(sourceAt(root, path));
  const [first] = faults;
  if (text === undefined)
    throw new UsageError(
      `模板“${path}”不能使用：${first?.message ?? "读不出文字"}`,
      first?.rule === "file-not-empty" ? "删去这个文件，就改用程序自带的模板。" : first?.hint,
    );
  return { name: path, text };
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export { writeWhole } from "./disk/write-whole.ts";

/** A path given on the command line as the workspace names it: relative to the root with "/". UsageError when it is not inside, or not there. */
export function pathInside(root: string, from: string, given: string): string {
  const full = resolve(from, given);
  if (!existsSync(full)) throw new UsageError(`找不到“${given}”`, "请核对路径；文件名中有空格的，用英文引号括起来。");
  const inside = placeBelow(root, full);
  if (inside === undefined) throw new UsageError(`“${given}”不在工作目录“${root}”之内`, "请用 --root 指明台账所在的工作目录。");
  return inside;
}

/** The folder as `top` names it, with "/": "" for `top` itself, undefined where it is not below it, or `top` is not there. Links are followed. */
export function placeBelow(top: string, folder: string): string | undefined {
  return existsSync(top) ? below(trueName(top), trueName(folder)) : undefined;
}
