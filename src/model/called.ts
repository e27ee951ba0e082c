// Commands of this program in a text, as they can be pasted where it is shown. Texts themselves always say `ledger`: they are the same everywhere.

/** How the program is called here, and what every command on a workspace needs besides: `--root …`, or nothing. */
export interface Called {
  readonly as: string;
  readonly root: string;
}

const plainly: Called = { as: "ledger", root: "" };

/** A command that begins with `ledger`, as it is called here. Only a command that reads a workspace takes --root. */
export function asCalled(command: string, { as, root }: Called = plainly): string {
  const [, name = "", rest = ""] = /^ledger(?= )( [a-z]+)?(.*)$/su.exec(command) ?? [];
  if (!command.startsWith("ledger ")) return command;
  return `${as}${name}${/^ (?:explain|completion|init)$/.test(name) ? "" : root}${rest}`;
}

/** A word as a shell takes it: cmd.exe and PowerShell know double quotes only, and no name on Windows holds one. */
export function shellWord(word: string, system: string, always = false): string {
  if (!always && /^[\p{L}\p{N}_./:@%+=-]+$/u.test(word) && system !== "win32") return word;
  if (system === "win32") return !always && /^[\p{L}\p{N}_./:\\-]+$/u.test(word) ? word : `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
