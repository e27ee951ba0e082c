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
  return `${as}${name}${/^(?: (?:explain|completion|init))?$/.test(name) ? "" : root}${rest}`;
}

/** The same for commands that a sentence names: `ledger check` alone, or followed by what stands for words to be put in. */
export function sentenceAsCalled(sentence: string, called?: Called): string {
  return sentence.replace(/(?<![\p{L}\p{N}_./-])ledger (?:[a-z]+(?![a-z-])|(?=--help|<))/gu, (command) => asCalled(command, called));
}

/** A word as a shell takes it: cmd.exe and PowerShell know double quotes only, in which none can stand. No name on Windows holds one; a text gets another. */
export function shellWord(word: string, system: string, always = false): string {
  if (!always && /^[\p{L}\p{N}_./:@%+=-]+$/u.test(word) && system !== "win32") return word;
  if (system === "win32") return !always && /^[\p{L}\p{N}_./:\\-]+$/u.test(word) ? word : `"${word.replaceAll('"', "”")}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
