// The disk: where a workspace is, what is in it, what its evidence files are, and how a file is written.
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { EvidenceFacts } from "../model/evidence.ts";
import { receivedFolder } from "../model/received.ts";
import { UsageError } from "../model/usage-error.ts";
import { isMeantAsOurs, plansForZones } from "../read/files-meant.ts";
import { maxBytes, maxPackageBytes } from "../read/limits.ts";
import { type Content, decode, type Source } from "../read/source.ts";
import { below, trueName } from "./below.ts";
import { evidenceDigests } from "./evidence-bytes.ts";
import { type Listing, listing, namesOnDisk } from "./name-on-disk.ts";
import { readHead, readWhole } from "./read-whole.ts";
import { lstatOf, statOf } from "./stat-of.ts";

const ledgersFolder = "ledgers";

export interface Workspace {
  /** Absolute path of the folder that holds ledgers/. */
  readonly root: string;
  /** Plan, ledgers, baseline, the workspace's own forms, and what is in 收件/ where the plan has 下级; contents are read when asked for. */
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
  const sources = listSources(found);
  const ledgers = sources.filter(({ path }) => /^ledgers\/[^/]+$/.test(path) && !/\/(plan|baseline)\.yaml$/.test(path));
  if (ledgers.length === 0 && !isAbove(found))
    throw new UsageError(`“${join(found, ledgersFolder)}”中没有台账`, "每个单位一个文件，例如 ledgers/简称.yaml。");
  return { root: found, sources, evidence: evidenceIn(found) };
}

/** Plan, ledgers, baseline and forms of the workspace at `root`, as far as they are there; 收件/ where its plan has 下级. */
export function listSources(root: string): Source[] {
  return [...listLedgers(root), ...listForms(root), ...(isAbove(root) ? listReceived(root) : [])];
}

function isAbove(root: string): boolean {
  const plan = sourceIn(root, `${ledgersFolder}/plan.yaml`);
  return plan !== undefined && plansForZones(plan);
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
    const name = namesIn(folder).find((one) => /^plan(?![a-z]).*\.ya?ml/i.test(one) && statOf(join(folder, one))?.isFile());
    if (name !== undefined) return { folder, name };
    if (!upwards || dirname(top) === top) return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Files directly in ledgers/ that are ledgers, or were meant as one. */
function listLedgers(root: string): Source[] {
  const folder = join(root, ledgersFolder);
  const names = readdirSync(folder);
  const known = new Set(names);
  const headOf = (path: string) => (placeBelow(root, path) === undefined ? new Uint8Array() : readHead(path));
  return names
    .filter((name) => isMeantAsOurs(name, known, () => headOf(join(folder, name))))
    .map((name) => sourceAt(root, `${ledgersFolder}/${name}`));
}

/** Forms in the workspace's schemas/tasks/: its own, and copies of ours. */
export function listForms(root: string): Source[] {
  const folder = join(root, "schemas", "tasks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".schema.json"))
    .map((name) => sourceAt(root, `schemas/tasks/${name}`));
}

/** All that lies in 收件/ and in its folders, but for hidden files and those that systems leave there; nothing behind links that lead out. */
export function listReceived(root: string): Source[] {
  const isFolder = (path: string) => {
    const full = join(root, ...path.split("/"));
    return statOf(full)?.isDirectory() === true && placeBelow(root, full) !== undefined;
  };
  const visibleIn = (path: string) =>
    namesIn(join(root, ...path.split("/")))
      .filter((name) => !/^\.|^(?:Thumbs\.db|desktop\.ini)$/i.test(name))
      .map((name) => `${path}/${name}`);
  if (!isFolder(receivedFolder)) return [];
  const files = visibleIn(receivedFolder).flatMap((path) => (isFolder(path) ? visibleIn(path) : [path]));
  return files.map((path) => sourceAt(root, path, maxPackageBytes));
}

function sourceAt(root: string, path: string, most = maxBytes): { path: string; content: () => Content } {
  const full = join(root, ...path.split("/"));
  return {
    path,
    content() {
      const stat = statOf(full);
      const size = stat?.size ?? 0;
      if (!stat) return lstatOf(full)?.isSymbolicLink() ? { unread: "nowhere", size } : readWhole(full);
      if (placeBelow(root, full) === undefined) return { unread: "outside", size };
      if (stat.isDirectory()) return { unread: "folder", size };
      if (!stat.isFile()) return { unread: "special", size };
      return size > most ? { unread: "large", size } : readWhole(full);
    },
  };
}

/** A further file that a workspace may have; undefined where it has none. */
export function sourceIn(root: string, path: string): { path: string; content: () => Content } | undefined {
  return lstatOf(join(root, ...path.split("/"))) ? sourceAt(root, path) : undefined;
}

/** Facts about files below the workspace's ledgers/, each looked at once. */
export function evidenceIn(root: string): (path: string) => EvidenceFacts | undefined {
  const folder = join(root, ledgersFolder);
  const known = new Map<string, EvidenceFacts>();
  const names = listing();
  const digests = evidenceDigests();
  return (path) => {
    const facts = known.get(path) ?? look(folder, path, names, digests);
    known.set(path, facts);
    return facts;
  };
}

function look(folder: string, path: string, names: Listing, digests: ReturnType<typeof evidenceDigests>): EvidenceFacts {
  const found = path.includes("\0") ? undefined : namesOnDisk(folder, path, names);
  if (!found) return { state: "missing" };
  if (found === "unreadable") return { state: "unreadable" };
  const full = join(folder, ...found.steps);
  const stat = statOf(full);
  if (!stat) return { state: "missing" };
  const place = placeBelow(folder, full);
  if (place === undefined) return { state: "outside" };
  if (stat.isDirectory()) return { state: "folder" };
  if (/^[^/]+\.ya?ml$/i.test(place)) return { state: "ledger" };
  if (found.isOtherCase) return { state: "case", actual: found.steps.join("/") };
  if (!stat.isFile()) return { state: "special" };
  if (stat.size === 0) return { state: "empty" };
  return isOpenable(full) ? { state: "file", size: stat.size, digest: digests(full, stat.size) } : { state: "unreadable" };
}

function isOpenable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** A template the workspace brings itself; undefined where it has none. UsageError where it cannot be read, or is no UTF-8 text. */
export function readTemplate(root: string, path: string): { name: string; text: string } | undefined {
  const source = sourceIn(root, path);
  if (!source) return undefined;
  const { text, faults } = decode(source);
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

export { writeWhole } from "./write-whole.ts";

/**
 * A path typed on the command line as a path relative to the root, with "/". A link keeps its own name. Looked for below `from`, then below the
 * root. UsageError when it is not inside the workspace, or not there.
 */
export function placeInside({ root, sources }: Pick<Workspace, "root" | "sources">, from: string, given: string): string {
  const full = [from, root].map((folder) => resolve(folder, given)).find((path) => existsSync(path));
  if (full === undefined) throw new UsageError(`找不到“${given}”`, howToName(given));
  const places = [below(root, full), below(trueName(root), full), placeBelow(root, full)].filter((place) => place !== undefined);
  const isFull = (path: string) => existsSync(path) && trueName(path) === trueName(full);
  const place =
    places.find((one) => sources.some(({ path }) => isBelowPlace(path, one))) ??
    sources.find(({ path }) => isFull(join(root, ...path.split("/"))))?.path ??
    places[0];
  if (place === undefined) throw new UsageError(`“${given}”不在工作目录“${root}”之内`, "请用 --root 指明台账所在的工作目录。");
  return place;
}

/** Expands `*` and `?`, which the shell of Windows leaves as typed, as any shell does inside quotes. */
function howToName(given: string): string {
  return /[*?]/.test(given)
    ? "这里的“*”“?”不代表其他文字，请写文件夹（例如 ledgers），或逐个写出文件名。"
    : "请核对路径；文件名中有空格的，用英文引号括起来。";
}

/** Whether the file is the place, or below it; "" is the root. */
export function isBelowPlace(file: string, place: string): boolean {
  return place === "" || file === place || file.startsWith(`${place}/`);
}

/** The folder as `top` names it, with "/": "" for `top` itself, undefined where it is not below it, or `top` is not there. Links are followed. */
export function placeBelow(top: string, folder: string): string | undefined {
  return existsSync(top) ? below(trueName(top), trueName(folder)) : undefined;
}
