// Whatever a ledger's text becomes under random edits: never an exception, and every fault in words and at a place that is there.
import { describe, it } from "vitest";
import { type Checked, check } from "../../src/check/check.ts";
import { fix } from "../../src/check/fix.ts";
import { isMendable } from "../../src/model/diagnostic.ts";
import { runs } from "../runs.ts";
import { edited, seeded } from "./edits.ts";
import { asOf, expectWellFormed, ledger, other, plan } from "./told.ts";

const sources = (content: string | Uint8Array) => [
  { path: "ledgers/plan.yaml", content: plan },
  { path: "ledgers/甲局.yaml", content },
  { path: "ledgers/乙局.yaml", content: other },
];
/** The sound workspace: what has not changed since need not be read again. */
const sound = await check(sources(ledger), asOf);
const errorsIn = ({ result }: Checked) =>
  result.diagnostics.filter(({ file, severity }) => file === "ledgers/甲局.yaml" && severity === "error").length;

describe("random edits of a ledger's text, 19,000 in a long run", () => {
  // In parts, so that a machine with several cores or a slow one gets through.
  it.each(Array.from({ length: runs(1, 19) }, (_, part) => part))("part %i", async (part) => {
    const random = seeded(20200630 + part);
    for (let round = 0; round < runs(300, 1000); round++) {
      let text = ledger;
      for (let count = 1 + Math.floor(random() * 3); count > 0; count--) text = edited(text, random);
      await expectTold(text, `part ${part} edit ${round}`);
    }
  });
});

it("random edits of its bytes", async () => {
  const random = seeded(7);
  const whole = new TextEncoder().encode(ledger);
  for (let round = 0; round < runs(100, 1000); round++) {
    const bytes = whole.slice();
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    await expectTold(bytes, `bytes ${round}`);
  }
});

it("random edits of the plan's text", async () => {
  const random = seeded(11);
  for (let round = 0; round < runs(40, 1000); round++) {
    const text = edited(edited(plan, random), random);
    const { result, textOf } = await check([{ path: "ledgers/plan.yaml", content: text }, ...sources(ledger).slice(1, 2)], asOf);
    expectWellFormed(result.diagnostics, textOf);
  }
});

/** Told in words; and mended once and for all, with no more errors than before in a file that could be judged. */
async function expectTold(content: string | Uint8Array, what: string): Promise<void> {
  try {
    const checked = await check(sources(content), asOf, { before: sound });
    expectWellFormed(checked.result.diagnostics, checked.textOf);
    if (!checked.result.diagnostics.some(({ file, rule }) => file === "ledgers/乙局.yaml" && rule === "due-after-entry"))
      throw new Error("the other ledger was not judged");
    if (!checked.result.diagnostics.some(isMendable)) return;
    const fixed = await fix(sources(content), asOf, { before: checked });
    if (errorsIn(fixed.checked) > errorsIn(checked) && checked.reading.isJudged("ledgers/甲局.yaml"))
      throw new Error("more errors than before");
    const again = await fix(fixed.sources, asOf, { before: fixed.checked });
    if (again.files.length > 0) throw new Error(`mended twice: ${again.files[0]?.after}`);
  } catch (error) {
    throw new Error(`${what}: ${JSON.stringify(typeof content === "string" ? content : new TextDecoder().decode(content))}`, {
      cause: error,
    });
  }
}
