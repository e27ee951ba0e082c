// `ledger export`: the ledgers as .xlsx, .csv, .ndjson or .json, by the ending of the file; or as a folder of typed tables.
import { extname, resolve } from "node:path";
import { statOf } from "../disk/stat-of.ts";
import { bytesDigest } from "../disk/undo-copy.ts";
import { digest } from "../disk/workspace.ts";
import { writeFolder } from "../disk/write-folder.ts";
import { writeOutput } from "../disk/write-output.ts";
import { prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { type ExportScene, exportScene } from "../export/export-scene.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import type { Day } from "../model/day.ts";
import { memberCalled } from "../model/unit-called.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Source } from "../read/index.ts";
import { visible } from "../render/terminal-text.ts";

export interface ExportCommand {
  readonly output?: readonly string[] | undefined;
  readonly asOf?: Day | undefined;
  /** Full or short name. */
  readonly unit?: string | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly receivedBy?: Day | undefined;
  readonly root?: string | undefined;
}

const formats = [".xlsx", ".csv", ".ndjson", ".json"] as const;
const inFolder = "folder" as const;
type FileFormat = (typeof formats)[number];

/** `ledger export`: writes each file whole or not at all, after all of what was typed was checked; a folder whole, over what an export left there. */
export async function exportLedgers(options: ExportCommand, world: World): Promise<number> {
  const { output = [], unit, root, allowErrors } = options;
  if (output.length === 0)
    throw new UsageError(
      "没有写明导出到哪个文件",
      "请用 -o 写明，结尾决定格式，例如 -o 台账.xlsx（也可以是 .csv、.ndjson、.json），可写多次。",
    );
  const files = output.map((file) => ({ file, format: isFolder(resolve(world.folder, file), file) ? inFolder : formatOf(file) }));
  const asOf = options.asOf ?? world.today;
  const prepared = await prepare(root, asOf, allowErrors ?? false, world, options.receivedBy);
  if (typeof prepared === "number") return prepared;
  const { campaign, workspace } = prepared;
  const scene = exportScene(campaign, asOf, unit === undefined ? undefined : memberCalled(campaign, unit));
  const written = new Map<FileFormat, string | Uint8Array>();
  for (const { format } of files)
    if (format !== inFolder && !written.has(format)) written.set(format, await contentOf(scene, format, workspace.sources, world));
  if (scene.failed.length > 0) world.err(`数据未通过核对：${scene.failed.map(visible).join("、")}；有错误的内容没有导出。\n`);
  for (const { file, format } of files) {
    const path = resolve(world.folder, file);
    if (format === inFolder) {
      const { dataFolderOf } = await import("../export/data-folder.ts");
      writeFolder(path, dataFolderOf(scene, { toolVersion: world.version, digest: bytesDigest }), workspace.root);
    } else writeOutput(path, written.get(format) ?? "", workspace.root, world.err);
    world.err(`已写入 ${file}\n`);
  }
  return exitCodes.clean;
}

const isFolder = (path: string, typed: string): boolean => /[/\\]$/.test(typed) || statOf(path)?.isDirectory() === true;

function formatOf(file: string): FileFormat {
  const ending = extname(file).toLowerCase();
  const format = formats.find((each) => each === ending);
  if (format) return format;
  throw new UsageError(`不能导出成“${file}”这种格式`, "文件名应以 .xlsx、.csv、.ndjson 或 .json 结尾，例如 -o 台账.xlsx。");
}

async function contentOf(scene: ExportScene, format: FileFormat, sources: readonly Source[], world: World): Promise<string | Uint8Array> {
  switch (format) {
    case ".xlsx":
      return workbookOf(scene, sources, world);
    case ".csv": {
      const { tableOf } = await import("../export/table.ts");
      return (await import("../render/csv.ts")).csvOf(tableOf(scene));
    }
    case ".ndjson": {
      const { recordsOf } = await import("../export/records.ts");
      return (await import("../render/ndjson.ts")).ndjsonOf(recordsOf(scene));
    }
    case ".json": {
      const { nestedOf } = await import("../export/nested.ts");
      return (await import("../render/printed-json.ts")).printedJson(nestedOf(scene));
    }
  }
}

/** How many cells are named of those that could not hold all of their text. */
const named = 10;

async function workbookOf(scene: ExportScene, sources: readonly Source[], world: World): Promise<Uint8Array> {
  const { bookOf } = await import("../export/book.ts");
  const { typesByTask } = await import("../read/schema/choices.ts");
  const { writeBook } = await import("../render/xlsx/write-book.ts");
  const book = bookOf(scene, typesByTask(scene.plan, sources));
  const data = canonicalJson({ ...book, lists: [...book.lists] });
  const { bytes, lost } = await writeBook(book, { on: scene.asOf, description: `ledger ${world.version} sha256:${digest(data)}` });
  for (const [why, words] of [
    ["cut", "超过 Excel 一格的上限（32767字），末尾没有列入，格内已注明"],
    ["dropped", "有 Excel 不能存放的控制字符，已略去"],
  ] as const) {
    const places = lost.filter((one) => one.why === why).map(({ place }) => place);
    if (places.length > 0)
      world.err(
        `提醒：${places.slice(0, named).join("、")}${places.length > named ? `等${places.length}格` : ""}${words}；全文见 .json、.csv。\n`,
      );
  }
  return bytes;
}
