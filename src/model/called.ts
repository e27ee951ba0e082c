// Messages always name commands as `ledger …`. When they are shown, these become what the user can paste here: `npx ledger …`, with --root.

/** `as`: what starts the program here. `root`: ` --root …`, to be added to every command that reads a workspace, or "". */
export interface Called {
  readonly as: string;
  readonly root: string;
}

const plainly: Called = { as: "ledger", root: "" };

/** The command (`ledger …`) as the user has to type it here. Only commands that read a workspace get --root. */
export function asCalled(command: string, { as, root }: Called = plainly): string {
  const [, name = "", rest = ""] = /^ledger(?= )( [a-z]+)?(.*)$/su.exec(command) ?? [];
  if (!command.startsWith("ledger ")) return command;
  return `${as}${name}${/^ (?:explain|completion|init)$/.test(name) ? "" : root}${rest}`;
}

/** The word quoted for the system's shell. On Windows always in double quotes: cmd.exe knows no others, and no file name there contains one. */
export function shellWord(word: string, system: string, always = false): string {
  if (!always && /^[\p{L}\p{N}_./:@%+=-]+$/u.test(word) && system !== "win32") return word;
  if (system === "win32") return !always && /^[\p{L}\p{N}_./:\\-]+$/u.test(word) ? word : `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
