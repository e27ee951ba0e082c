// A value as YAML in any layout a person may give it: indentation, brackets or lines, quotes, comments, empty lines, line ends.
import * as fc from "fast-check";
import { isPlain } from "../../src/edit/scalar.ts";

export interface Choices {
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** From 0 to below `count`. */
  below(count: number): number;
}

/** Numbers read like a tape; used up, they say 0. */
export const choices: fc.Arbitrary<Choices> = fc.array(fc.nat({ max: 9999 }), { maxLength: 400, size: "max" }).map((tape) => {
  let at = 0;
  const next = () => tape[at++] ?? 0;
  return { chance: (percent) => next() % 100 >= 100 - percent, below: (count) => next() % count };
});

const comments = ["# 待补", "#", "# - 日期: 2020-01-01", "# “全角”：说明", "#见附件", "# [未核] { a: b }"];

/** Lines end with "\n"; `choices` decide the rest. Each comment has a number of its own, so that a lost one is missed. */
export function written(value: unknown, choose: Choices): string {
  const printer = new Printer(choose);
  const text = printer.mapping(value as Record<string, unknown>, 0).join("\n");
  const eol = choose.below(4) === 1 ? "\r\n" : "\n";
  const lines = text.split("\n");
  const mixed = choose.chance(10);
  const ended = lines.map((line, index) => (index < lines.length - 1 ? line + (mixed && choose.chance(50) ? "\r\n" : eol) : line)).join("");
  return choose.chance(80) ? ended + eol : ended;
}

class Printer {
  private readonly step: number;
  private readonly listStep: number;
  private readonly gap: number;
  private readonly pad: string;
  private count = 0;
  /** A block text has just ended: what is indented deeper than its key would be more of it. */
  private isAfterBlock = false;

  constructor(private readonly choose: Choices) {
    this.step = choose.chance(30) ? 4 : 2;
    this.listStep = choose.chance(30) ? 0 : choose.chance(30) ? 4 : 2;
    this.gap = choose.chance(20) ? 4 : 2;
    this.pad = choose.chance(30) ? "" : " ";
  }

  private comment(): string {
    this.count += 1;
    return `${comments[this.choose.below(comments.length)]} ${this.count}`;
  }

  private tail(): string {
    return this.choose.chance(6) ? `${" ".repeat(1 + this.choose.below(3))}${this.comment().replace("#见", "# 见")}` : "";
  }

  private before(column: number): string[] {
    const lines: string[] = [];
    if (this.choose.chance(6)) lines.push("");
    const deepest = this.isAfterBlock ? column : column + 2;
    this.isAfterBlock = false;
    if (this.choose.chance(8)) lines.push(" ".repeat(this.choose.chance(70) ? column : this.choose.below(deepest + 1)) + this.comment());
    if (this.choose.chance(3)) lines.push("");
    return lines;
  }

  mapping(value: Record<string, unknown>, column: number): string[] {
    return Object.entries(value).flatMap(([key, inner]) => [...this.before(column), ...this.entry(key, inner, column)]);
  }

  private entry(key: string, value: unknown, column: number): string[] {
    const head = `${" ".repeat(column)}${key}:`;
    if (typeof value !== "object" || value === null) return this.scalarLines(`${head} `, value, column + this.step);
    if (Object.keys(value).length === 0 || this.choose.chance(25)) return this.bracketLines(`${head} `, value, column);
    if (Array.isArray(value)) return [head + this.tail(), ...this.items(value, column + this.listStep)];
    return [head + this.tail(), ...this.mapping(value as Record<string, unknown>, column + this.step)];
  }

  private items(value: unknown[], column: number): string[] {
    return value.flatMap((item) => {
      const dash = `${" ".repeat(column)}-${" ".repeat(this.gap - 1)}`;
      const lead = this.before(column);
      if (typeof item !== "object" || item === null) return [...lead, ...this.scalarLines(dash, item, column + this.gap)];
      if (Object.keys(item).length === 0 || this.choose.chance(40)) return [...lead, ...this.bracketLines(dash, item, column)];
      const entries = Object.entries(item);
      const [[key = "", first] = []] = entries as [string, unknown][];
      const [start = "", ...rest] = this.entry(key, first, column + this.gap);
      return [...lead, dash + start.trimStart(), ...rest, ...this.mapping(Object.fromEntries(entries.slice(1)), column + this.gap)];
    });
  }

  private scalarLines(head: string, value: unknown, column: number): string[] {
    if (typeof value === "string" && value.includes("\n") && !/^\s|\n\s|\s$|\r/.test(value) && this.choose.chance(60)) {
      this.isAfterBlock = true;
      return [`${head}|-${this.tail()}`, ...value.split("\n").map((line) => " ".repeat(column) + line)];
    }
    return [head + this.scalar(value) + this.tail()];
  }

  private scalar(value: unknown): string {
    if (typeof value !== "string") return String(value);
    if (isPlain(value) && this.choose.chance(75)) return value;
    return /['\n\r]/.test(value) || this.choose.chance(60) ? JSON.stringify(value) : `'${value}'`;
  }

  private bracketLines(head: string, value: object, column: number): string[] {
    const parts = Array.isArray(value)
      ? value.map((item) => this.inBrackets(item))
      : Object.entries(value).map(([key, inner]) => `${key}: ${this.inBrackets(inner)}`);
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    if (parts.length > 0 && this.choose.chance(25)) {
      const comma = this.choose.chance(40) ? "," : "";
      const isOpen = this.choose.chance(50);
      const lines = parts.map((part, index) => {
        const isLast = index === parts.length - 1;
        return `${" ".repeat(column + 4)}${part}${isLast ? comma : ","}${isLast && !isOpen ? ` ${close}` : this.tail()}`;
      });
      return isOpen
        ? [`${head}${open}${this.tail()}`, ...lines, `${" ".repeat(column + 2)}${close}${this.tail()}`]
        : [`${head}${open}`, ...lines];
    }
    return [`${head}${this.around(open as string, parts.join(this.choose.chance(20) ? " , " : ", "), close as string)}${this.tail()}`];
  }

  private inBrackets(value: unknown): string {
    if (typeof value !== "object" || value === null) return this.scalar(value);
    if (Array.isArray(value)) return this.around("[", value.map((item) => this.inBrackets(item)).join(", "), "]");
    return this.around(
      "{",
      Object.entries(value)
        .map(([key, inner]) => `${key}: ${this.inBrackets(inner)}`)
        .join(", "),
      "}",
    );
  }

  private around(open: string, inner: string, close: string): string {
    const pad = open === "{" ? this.pad : "";
    return inner === "" ? open + close : open + pad + inner + pad + close;
  }
}
