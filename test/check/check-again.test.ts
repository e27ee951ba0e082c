// A check that is done again after each change says, byte for byte, what a check of everything says; and what it holds does not grow.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Checked, check } from "../../src/check/check.ts";
import { checkAgain } from "../../src/check/check-again.ts";
import type { EvidenceFacts } from "../../src/model/evidence.ts";
import type { Source } from "../../src/read/index.ts";
import { edited, seeded } from "../read/edits.ts";
import { ledger, other, plan } from "../read/told.ts";
import { runs } from "../runs.ts";

const baseline = `名称: 某清单
清单:
  - { 清单号: L-1, 单位: 某区甲局, 任务: 1 }
  - { 清单号: L-2, 单位: 某区乙局, 任务: 2 }
`;
/** The second unit's ledger has something that rules between ledgers look at in the first. */
const linked = other.replaceAll("2020-05-03\n", "2020-05-03\n    移自: 甲局-01-001\n");
const small: Readonly<Record<string, string>> = {
  "ledgers/plan.yaml": plan,
  "ledgers/baseline.yaml": baseline,
  "ledgers/甲局.yaml": ledger,
  "ledgers/乙局.yaml": linked,
  "ledgers/办公室.yaml": "单位: 领导小组办公室\n履职: []\n",
};
const folder = resolve(import.meta.dirname, "../../ledgers");
const sample: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`ledgers/${name}`, readFileSync(join(folder, name), "utf8")]),
);

/** Changes of a workspace as they come: mostly of a ledger's text, now and then of anything else. */
class Desk {
  readonly texts: Map<string, string>;
  asOf = "2020-05-25";
  evidence: ((path: string) => EvidenceFacts | undefined) | undefined;

  constructor(
    private readonly begun: Readonly<Record<string, string>>,
    private readonly random: () => number,
  ) {
    this.texts = new Map(Object.entries(begun));
  }

  get sources(): Source[] {
    return [...this.texts].map(([path, content]) => ({ path, content }));
  }

  change(): void {
    const ledgers = [...this.texts.keys()].filter((path) => !path.endsWith("/plan.yaml") && !path.endsWith("/baseline.yaml"));
    const one = this.one(ledgers);
    const kind = this.random();
    if (kind < 0.65) this.texts.set(one, edited(this.texts.get(one) ?? "", this.random));
    else if (kind < 0.75) this.texts.set(one, this.begun[one] ?? ledger);
    else if (kind < 0.8) this.texts.set("ledgers/baseline.yaml", edited(baseline, this.random));
    else if (kind < 0.84) this.texts.set("ledgers/plan.yaml", this.random() < 0.5 ? plan : edited(plan, this.random));
    else if (kind < 0.88) this.texts.set(one.replace(".yaml", this.one([".yml", " - 副本.yaml", ".yaml.txt"])), this.texts.get(one) ?? "");
    else if (kind < 0.92 && ledgers.length > 1) this.texts.delete(one);
    else if (kind < 0.95) this.asOf = this.one(["2020-05-25", "2020-08-05", "2020-05-01"]);
    else if (kind < 0.97) this.evidence = this.random() < 0.5 ? undefined : () => ({ state: "missing" });
    else for (const [path, text] of Object.entries(this.begun)) this.texts.set(path, text);
  }

  private one<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)] as T;
  }
}

const told = ({ result, campaign, reading, textOf }: Checked) =>
  JSON.stringify({ result, failed: campaign?.failed, unread: [...reading.unread], texts: reading.ledgers.map(({ file }) => textOf(file)) });

describe("checking again", () => {
  it.each(Array.from({ length: runs(2, 20) }, (_, part) => part))("says what a whole check says, part %i", async (part) => {
    const desk = new Desk(small, seeded(20200630 + part));
    let before: Checked | undefined;
    for (let round = 0; round < runs(120, 1000); round++) {
      const { sources, asOf, evidence } = desk;
      before = await checkAgain(before, sources, asOf, { ...(evidence && { evidence }) });
      const whole = await check(sources, asOf, { ...(evidence && { evidence }) });
      expect(told(before), `part ${part} round ${round}`).toBe(told(whole));
      desk.change();
    }
  });

  it("says it of the sample ledgers", async () => {
    const random = seeded(5);
    const texts = new Map(Object.entries(sample));
    const paths = [...texts.keys()].filter((path) => path !== "ledgers/plan.yaml");
    let before: Checked | undefined;
    for (let round = 0; round < runs(4, 300); round++) {
      const path = paths[Math.floor(random() * paths.length)] as string;
      texts.set(path, random() < 0.5 ? (sample[path] as string) : edited(texts.get(path) as string, random));
      const sources = [...texts].map(([path, content]) => ({ path, content }));
      before = await checkAgain(before, sources, "2018-07-31");
      expect(told(before), `round ${round}`).toBe(told(await check(sources, "2018-07-31")));
    }
  });

  it("keeps the texts of the last state only", async () => {
    let before: Checked | undefined;
    const states = ["# 一\n", "# 二\n", "# 三\n"].map((end) =>
      Object.entries(small).map(([path, text]) => ({ path, content: path.endsWith("甲局.yaml") ? text + end : text })),
    );
    for (const sources of states) before = await checkAgain(before, sources, "2020-05-25");
    const kept = (sources: readonly Source[]) => sources.filter(({ content }) => before?.reading.shelf.get(content)).length;
    expect(kept(states[2] ?? [])).toBe(5);
    expect(kept(states[0] ?? [])).toBe(4);
  });
});
