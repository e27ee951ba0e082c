// Started by 检查台账.cmd: checks the ledgers dropped onto it, or, if it was opened without any, those of the folder it lies in.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The files, from the line by which Windows started cmd.exe: `cmd.exe /c ""D:\…\检查台账.cmd" D:\a&b.yaml "D:\c d.yaml""`. Windows puts
 * quotes only around paths with spaces. Undefined where the line is another: then the arguments are the files.
 */
export function filesIn(line) {
  const dropped = /\/c\s+""[^"]*\.cmd"(.*)"\s*$/is.exec(line)?.[1];
  return dropped === undefined ? undefined : (dropped.match(/"[^"]+"|[^\s"]+/g) ?? []).map((path) => path.replaceAll('"', ""));
}

const files = filesIn(process.env.LEDGER_LINE ?? "") ?? process.argv.slice(2);
const [first] = files;
const { status } = spawnSync(process.execPath, [join(here, "ledger.mjs"), "check", "--", ...files], {
  cwd: first === undefined ? here : dirname(first),
  stdio: "inherit",
});
process.exitCode = status ?? 2;
