// Whatever a ledger's text becomes under random edits: never an exception, and every fault in words and at a place that is there.
import { expect, it } from "vitest";
import { check } from "../../src/check.ts";
import { asOf, expectWellFormed, ledger, other, plan } from "./told.ts";

const pieces = [
  "：",
  "，",
  "－",
  "“",
  "”",
  "'",
  '"',
  "{",
  "}",
  "[",
  "]",
  ":",
  ": ",
  ",",
  ", ",
  "- ",
  "-",
  "#",
  " #",
  "&甲",
  "*甲",
  "!乙",
  "|",
  ">",
  "%",
  "@",
  "`",
  "?",
  "? ",
  "\\",
  "\t",
  "　",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\n",
  "\r",
  "\r\n",
  "\n\n",
  "---\n",
  "...\n",
  "\n  ",
  "\n    - ",
  "𠮷",
  "👷",
  "0",
  "1e9",
  "~",
  "true",
  "<<: ",
  "2020-06-31",
  "6月30日",
  "问题:",
  "时限: ",
  "__proto__: 1\n",
  "\0",
  "\u0085",
  "\u2028",
  "。",
];

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function edited(text: string, random: () => number): string {
  const below = (count: number) => Math.floor(random() * count);
  const at = below(text.length + 1);
  const piece = pieces[below(pieces.length)] as string;
  const lines = text.split("\n");
  const line = below(lines.length);
  switch (below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + below(3));
    case 1:
      return text.slice(0, at) + piece + text.slice(at + 1);
    case 2:
      return lines.toSpliced(line, 1).join("\n");
    case 3:
      return lines.toSpliced(line, 0, lines[below(lines.length)] as string).join("\n");
    case 4:
      return lines.with(line, " ".repeat(below(4)) + (lines[line] as string)).join("\n");
    case 5:
      return lines.with(line, (lines[line] as string).replace(/^ {1,3}/, "")).join("\n");
    case 6:
      return text.slice(0, at);
    default:
      return text.slice(0, at) + piece + text.slice(at);
  }
}

it("2,000 random edits of a ledger's text", { timeout: 60_000 }, async () => {
  const random = seeded(20200630);
  for (let round = 0; round < 2000; round++) {
    let text = ledger;
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--) text = edited(text, random);
    await expectTold(text, `edit ${round}`);
  }
});

it("500 random edits of its bytes", { timeout: 60_000 }, async () => {
  const random = seeded(7);
  const whole = new TextEncoder().encode(ledger);
  for (let round = 0; round < 500; round++) {
    const bytes = whole.slice();
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    await expectTold(bytes, `bytes ${round}`);
  }
});

it("300 random edits of the plan's text", { timeout: 60_000 }, async () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round++) {
    const text = edited(edited(plan, random), random);
    const { result, textOf } = await check(
      [
        { path: "ledgers/plan.yaml", content: text },
        { path: "ledgers/甲局.yaml", content: ledger },
      ],
      asOf,
    );
    expectWellFormed(result.diagnostics, textOf);
  }
});

async function expectTold(content: string | Uint8Array, what: string): Promise<void> {
  try {
    const { result, textOf } = await check(
      [
        { path: "ledgers/plan.yaml", content: plan },
        { path: "ledgers/甲局.yaml", content },
        { path: "ledgers/乙局.yaml", content: other },
      ],
      asOf,
    );
    expectWellFormed(result.diagnostics, textOf);
    expect(result.diagnostics.some(({ file, rule }) => file === "ledgers/乙局.yaml" && rule === "due-after-entry")).toBe(true);
  } catch (error) {
    throw new Error(`${what}: ${JSON.stringify(typeof content === "string" ? content : new TextDecoder().decode(content))}`, {
      cause: error,
    });
  }
}
