// How this program is started here, so that a command in a message can be pasted.
import { realpathSync } from "node:fs";
import { basename, delimiter, dirname, join, sep } from "node:path";
import { shellWord } from "../model/called.ts";

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly system: NodeJS.Platform;
}

/** `ledger` where that is this program by the path, `npx ledger` where npx finds it, else node and the program's file. `program` is the file that was started. */
export function calledAs(program: string | undefined, { env, system }: Surroundings): string {
  const own = program === undefined ? undefined : real(program);
  if (own === undefined) return "ledger";
  const [path = ""] = Object.entries(env).flatMap(([name, value]) => (name.toUpperCase() === "PATH" ? [value] : []));
  // npm puts folders before the path of what it runs, which whoever reads its words has not.
  const isNpms = (folder: string) => env["npm_lifecycle_event"] !== undefined && /[\\/]node_modules[\\/]\.bin$/.test(folder);
  // The first is the one a shell takes. On Windows npm puts a .cmd there, whose text names the program below its own folder.
  const name = system === "win32" ? "ledger.cmd" : "ledger";
  for (const folder of path.split(delimiter).filter((one) => one !== "" && !isNpms(one))) {
    const found = real(join(folder, name));
    if (found === undefined) continue;
    if (system === "win32" ? isBelowFolder(own, real(folder)) : found === own) return "ledger";
    break;
  }
  return isNpxs(own, env) ? "npx ledger" : byFile(own, system);
}

/** npx was called, and takes the program from the folder it was called in: a clone of ours, or one that the package is installed in. Elsewhere it would fetch a stranger's. */
function isNpxs(own: string, env: Surroundings["env"]): boolean {
  const [called, prefix] = [env["npm_lifecycle_event"], env["npm_config_local_prefix"]];
  const packed = dirname(dirname(own));
  return (
    called === "npx" && prefix !== undefined && [prefix, join(prefix, "node_modules", basename(packed))].some((at) => real(at) === packed)
  );
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
