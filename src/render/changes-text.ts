// What a write changes in a ledger, in plain words: for whoever has the last word, before it is written or taken back.
import { cutTo, visible } from "./terminal-text.ts";

interface NamedProblem {
  readonly id: string;
  readonly title: string;
}

interface NamedChange {
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

interface WrittenChanges {
  readonly added: readonly NamedProblem[];
  readonly removed: readonly NamedProblem[];
  readonly changed: readonly (NamedProblem & { readonly values: readonly NamedChange[] })[];
  readonly others: readonly NamedChange[];
}

/** So many problems are named, and so many changes of one. */
const told = 20;

/** `isBack`: it is a former state that comes back. Empty where nothing but comments and layout changed. */
export function changesText({ added, removed, changed, others }: WrittenChanges, isBack = false): string {
  const name = ({ id, title }: NamedProblem) => `${visible(id)} ${visible(cutTo(title, 40))}`;
  const list = (verb: string, all: readonly NamedProblem[]) => limited(all.map((one) => `  ${verb} ${name(one)}\n`));
  return [
    ...list(isBack ? "恢复" : "新增", added),
    ...list("去掉", removed),
    ...limited(changed.map((one) => `  ${isBack ? "改回" : "改动"} ${name(one)}\n${limited(one.values.map(valueText)).join("")}`)),
    ...limited(others.map(valueText)),
  ].join("");
}

function valueText({ title, before, after }: NamedChange): string {
  const text = (value: string) => visible(cutTo(value.replace(/\s+/g, " "), 60));
  const said =
    before === undefined ? `增加 ${text(after ?? "")}` : after === undefined ? `去掉 ${text(before)}` : `${text(before)} → ${text(after)}`;
  return `    ${visible(title)}：${said}\n`;
}

function limited(lines: readonly string[]): string[] {
  return lines.length <= told ? [...lines] : [...lines.slice(0, told), `  还有${lines.length - told}处\n`];
}
