// How this program is started here, so that a command in a message can be pasted.
import { realpathSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { shellWord } from "../model/called.ts";

/** `ledger` where PATH leads from that name to this program, else node and the program's file. `program`: the file that was started. */
export function calledAs(
  program: string | undefined,
  { env, system }: { readonly env: Readonly<Record<string, string | undefined>>; readonly system: NodeJS.Platform },
): string {
  const own = program === undefined ? undefined : real(program);
  if (program === undefined || own === undefined) return "ledger";
  const [path = ""] = Object.entries(env).flatMap(([name, value]) => (name.toUpperCase() === "PATH" ? [value] : []));
  // A shell takes the first one on PATH. On Windows npm puts a .cmd there, whose text names the program below its own folder.
  const names = system === "win32" ? ["ledger.cmd"] : ["ledger"];
  for (const folder of path.split(delimiter).filter((one) => one !== ""))
    for (const name of names) {
      const found = real(join(folder, name));
      if (found === undefined) continue;
      const isOurs = system === "win32" ? isBelowFolder(own, real(folder)) : found === own;
      return isOurs ? "ledger" : byFile(program, system);
    }
  return byFile(program, system);
}

/** For an office without Node.js a command lies beside the program, and the node.exe that it runs. */
function byFile(program: string, system: NodeJS.Platform): string {
  const beside = join(dirname(program), "ledger.cmd");
  if (system === "win32" && real(beside) !== undefined) return shellWord(beside, system);
  return `node ${shellWord(program, system, true)}`;
}

function isBelowFolder(path: string, folder: string | undefined): boolean {
  return folder !== undefined && path.toLowerCase().startsWith(`${folder}${sep}`.toLowerCase());
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
