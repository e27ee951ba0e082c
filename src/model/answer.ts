// What a hint says to whoever has looked into a warning and found it right as it is.
import type { Problem } from "./ledger.ts";

/**
 * The hint with the other way out: where it is as `unless` says, the warning can be answered. The command stands last, so that it can be copied
 * whole; it is left out where 编号 is missing, or has a sign that means something to a shell.
 */
export function orAnswered(hint: string, unless: string, rule: string, problem: Problem | undefined): string {
  const id = problem?.id;
  const command = id !== undefined && /^[\p{L}\p{N}-]+$/u.test(id) ? `：ledger log ${id} 已核实 --规则 ${rule} --理由 …` : "。";
  return `${hint.replace(/。$/, "")}；${unless}，记“已核实”${command}`;
}

/** The hint, and the command it ends with, which a screen must not break. */
export function commandIn(hint: string): readonly [words: string, command: string | undefined] {
  const [, words, command] = /^(.*：)(ledger [^“”。]+)$/su.exec(hint) ?? [];
  return words === undefined ? [hint, undefined] : [words, command];
}
