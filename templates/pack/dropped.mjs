// Started by 检查台账.cmd: checks the ledgers dropped onto it, or, if it was opened without any, those of the folder it lies in.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The files, from the line by which Explorer starts cmd.exe: `cmd.exe /c ""D:\…\检查台账.cmd" D:\a&b.yaml "D:\c d.yaml""`. It puts quotes
 * only around paths with a space, and no other blank counts (names may hold full-width ones). Undefined where the line is another, or
 * started another file: then the arguments are the files.
 */
export function filesIn(line, self) {
  const [, started, dropped] = /\/c\s+""([^"]*)"(.*)"\s*$/is.exec(line) ?? [];
  if (started === undefined || !started.toLowerCase().endsWith(self.toLowerCase())) return undefined;
  return (dropped.match(/"[^"]+"|[^ "]+/g) ?? []).map((path) => path.replaceAll('"', ""));
}

/** The folder to check in: that of the first file, or a dropped folder itself; undefined where no workspace is around. */
function placeOf(first) {
  const start = first === undefined ? here : isFolder(first) ? resolve(first) : dirname(resolve(first));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "ledgers", "plan.yaml"))) return start;
    if (dirname(folder) === folder) return undefined;
  }
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function checked(files) {
  const folder = placeOf(files[0]);
  if (folder === undefined) {
    const [what, hint] =
      files.length === 0
        ? ["没有台账", "请把台账文件拖到“检查台账.cmd”的图标上再放开，可以一次拖几份。"]
        : [
            `“${files[0]}”不在工作目录中`,
            "台账要放在工作目录的 ledgers 文件夹中（里面有 plan.yaml），从那里拖过来；不要单独拷到别处。没有工作目录的，向办公室要。",
          ];
    process.stderr.write(`没有运行：${what}\n办法：${hint}\n`);
    return 2;
  }
  const paths = files.map((path) => resolve(path));
  const { status } = spawnSync(process.execPath, [join(here, "ledger.mjs"), "check", "--", ...paths], { cwd: folder, stdio: "inherit" });
  return status ?? 2;
}

process.title = "检查台账";
const [mark, ...typed] = process.argv.slice(2);
const dropped = filesIn(process.env.LEDGER_LINE ?? "", process.env.LEDGER_SELF ?? "检查台账.cmd");
process.exitCode = mark === "--" ? checked(typed) : dropped === undefined ? 64 : checked(dropped);
