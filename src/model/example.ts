// An example of a rule, as a clerk would write it: only the lines that matter, the value that is wrong marked <<so>>.

/**
 * Fragments of YAML. Without a heading: keys of one problem, a ledger's own keys, or problems as a list; `# 乙局.yaml`, `# plan.yaml` and the
 * like head the lines of another file. What is left out is as in any sound ledger, and `…` inside a mapping stands for its other keys.
 * How a fragment is completed and run: test/rules/example-workspace.ts.
 */
export interface Example {
  /** Breaks the rule at the marked value; without a mark, the fault is at the whole file. */
  readonly fails: string;
  readonly passes: string;
}

/** What a clerk reads of a rule. */
export interface RuleWords {
  /** States what is required: `due-after-entry`. */
  readonly name: string;
  /** One sentence in Chinese: what must hold. */
  readonly what: string;
  /** Why, in words that hold for any campaign. */
  readonly why: string;
  /** Catchword by which a plan's 条款 says where it asks for this. */
  readonly clause?: string;
  readonly example: Example;
  /** True for an error that is a warning in some cases; only where there are warnings can they be answered. */
  readonly alsoWarns?: true;
}

export interface ExampleLine {
  readonly text: string;
  /** The marked part, in UTF-16 units of `text`. */
  readonly mark?: readonly [start: number, end: number];
}

const marked = /<<(.*?)>>/u;

/** The lines of a fragment, without the indentation it has in the code. */
export function fragmentLines(fragment: string): ExampleLine[] {
  return outdented(fragment).map((line) => {
    const [whole, value = ""] = marked.exec(line) ?? [];
    if (whole === undefined) return { text: line };
    const start = line.indexOf(whole);
    return { text: line.replace(whole, value), mark: [start, start + value.length] };
  });
}

/** The same with the marks in it. */
export function outdented(fragment: string): string[] {
  const lines = fragment.replace(/^\n/, "").replace(/\n *$/, "").split("\n");
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines.map((line) => line.slice(indent));
}
