// The end of a warning's hint: how to answer it (已核实) when the ledger is right as it is.
import type { Problem } from "./ledger.ts";

/**
 * The hint, and behind it how to answer the warning in the case that `unless` describes. The command stands last, so that it can be copied
 * whole; it is left out where 编号 is missing, or holds a character that means something to a shell.
 */
export function orAnswered(hint: string, unless: string, rule: string, problem: Problem | undefined): string {
  const id = problem?.id;
  const command = id !== undefined && /^[\p{L}\p{N}-]+$/u.test(id) ? `：ledger log ${id} 已核实 --规则 ${rule} --理由 …` : "。";
  return `${hint.replace(/。$/, "")}；${unless}，记“已核实”${command}`;
}

/** The hint, parted into its words and the command at its end, which must not be wrapped on a screen. */
export function commandIn(hint: string): readonly [words: string, command: string | undefined] {
  const [, words, command] = /^(.*：)(ledger [^“”。]+)$/su.exec(hint) ?? [];
  return words === undefined ? [hint, undefined] : [words, command];
}
