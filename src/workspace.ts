// The disk: where a workspace is, what is in it, what its evidence files are, and how a file is written.
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, type Stats, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { below, trueName } from "./disk/below.ts";
import { evidenceDigests } from "./disk/evidence-bytes.ts";
import { codeOf } from "./disk/patiently.ts";
import { readWhole } from "./disk/read-whole.ts";
import type { EvidenceFacts } from "./model/evidence.ts";
import { UsageError } from "./model/usage-error.ts";
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
    throw new UsageError(
      `在“${where}”${root === undefined ? "及其上级文件夹" : ""}中没有找到 ledgers/plan.yaml`,
      "请进入放有 ledgers 文件夹的目录再运行，或用 --root 指明该目录。",
    );
  }
  const sources = [...listLedgers(found), ...listForms(found)];
  const ledgers = sources.filter(({ path }) => /^ledgers\/[^/]+\.yaml$/.test(path) && !/\/(plan|baseline)\.yaml$/.test(path));
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

/** Files directly in ledgers/ that are ledgers, or look as if they were meant as one. */
function listLedgers(root: string): Source[] {
  const folder = join(root, ledgersFolder);
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => !entry.name.startsWith(".") && /\.ya?ml$/i.test(entry.name) && isFile(join(folder, entry.name)),
  );
  return names.map(({ name }) => sourceAt(root, `${ledgersFolder}/${name}`));
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
  const names = listing();
  const digests = evidenceDigests();
  return (path) => {
    const facts = known.get(path) ?? look(folder, path, names, digests);
    known.set(path, facts);
    return facts;
  };
}

function look(
  folder: string,
  path: string,
  names: (folder: string) => Names | undefined,
  digests: ReturnType<typeof evidenceDigests>,
): EvidenceFacts {
  if (path.includes("\0")) return { state: "missing" };
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  const actual: string[] = [];
  for (const step of steps) {
    const there = names(join(folder, ...actual));
    if (!there) return { state: "unreadable" };
    const name = there.exact.has(step) ? step : (there.normal.get(step.normalize("NFC")) ?? there.caseless.get(step.toLowerCase()));
    if (name === undefined) return { state: "missing" };
    actual.push(name);
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
  return isOpenable(full) ? { state: "file", size: stat.size, digest: digests(full, stat.size) } : { state: "unreadable" };
}

/** The names in a folder, and the first of them that is spelt so in composed letters, or but for the case. */
interface Names {
  readonly exact: ReadonlySet<string>;
  readonly normal: ReadonlyMap<string, string>;
  readonly caseless: ReadonlyMap<string, string>;
}

/** Each folder is listed once; undefined where there is one that cannot be. */
function listing(): (folder: string) => Names | undefined {
  const known = new Map<string, Names | undefined>();
  return (folder) => {
    if (!known.has(folder)) known.set(folder, namesIn(folder));
    return known.get(folder);
  };
}

function namesIn(folder: string): Names | undefined {
  const names = list(folder)?.reverse(); // of several the first is kept
  return (
    names && {
      exact: new Set(names),
      normal: new Map(names.map((name) => [name.normalize("NFC"), name])),
      caseless: new Map(names.map((name) => [name.toLowerCase(), name])),
    }
  );
}

function list(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    return ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(codeOf(error)) ? [] : undefined;
  }
}

function isOpenable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
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
