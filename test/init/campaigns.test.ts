// The campaigns to start from: a new workspace of each is sound, and the small example beside it is clean and gives every paper.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { openWorkspace } from "../../src/disk/workspace.ts";
import { campaigns } from "../../src/init/campaigns.ts";
import { statusOf } from "../../src/status/status.ts";
import { run } from "../commands/in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-like-"));
afterAll(() => rmSync(folder, { recursive: true }));
const root = join(import.meta.dirname, "../../templates/campaigns");

/** A day on which nothing of the example is late; a month whose bulletin has something to say; a phase that is over; figures counted by hand. */
const examples: Readonly<Record<string, { asOf: string; month: string; phase: number; total: number; closed: number; longTerm: number }>> =
  {
    督察整改: { asOf: "2022-04-25", month: "2022-03", phase: 1, total: 3, closed: 2, longTerm: 1 },
    审计整改: { asOf: "2023-10-31", month: "2023-09", phase: 1, total: 2, closed: 1, longTerm: 0 },
    隐患排查治理: { asOf: "2023-07-03", month: "2023-06", phase: 0, total: 2, closed: 1, longTerm: 0 },
  };

it("each has an example, a page on where it comes from, and its forms", () => {
  expect(readdirSync(root).sort()).toEqual(Object.keys(campaigns).sort());
  expect(Object.keys(examples).sort()).toEqual(Object.keys(campaigns).sort());
  for (const [name, { plan, forms }] of Object.entries(campaigns)) {
    expect(readFileSync(join(root, name, "README.md"), "utf8")).toContain(`--like ${name}`);
    expect(readFileSync(join(root, name, "ledgers/plan.yaml"), "utf8")).toBe(plan);
    for (const { path, content } of forms) expect(readFileSync(join(root, name, path), "utf8")).toBe(content);
  }
});

describe.each(Object.entries(examples))("%s", (name, { asOf, month, phase, total, closed, longTerm }) => {
  const example = join(root, name);

  it("its example is clean, and counts as by hand", async () => {
    const { sources, evidence } = openWorkspace(example, example);
    const { result, campaign } = await check(sources, asOf, { evidence });
    expect(result.diagnostics.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`)).toEqual([]);
    if (!campaign) throw new Error("no campaign");
    const { totals } = statusOf(campaign, { asOf });
    expect([totals.total, totals.closed, totals.longTerm]).toEqual([total, closed, longTerm]);
  });

  it("gives its papers", async () => {
    for (const call of [
      ["report", "--month", month],
      ["report", "--month", month, "--public"],
      ["status", "--month", month],
      ["export", "--as-of", asOf, "-o", join(folder, `${name}.xlsx`)],
      ["due", "--as-of", asOf],
      ["notice", "--as-of", asOf],
      ...(phase ? [["report", "--phase", String(phase)]] : []),
    ]) {
      const paper = join(folder, `${name}.md`);
      const { status, out } = await run(example, call[0] === "report" ? [...call, "-o", paper] : call, { today: "2026-01-05" });
      expect([call.join(" "), status]).toEqual([call.join(" "), 0]);
      expect(call[0] === "report" ? readFileSync(paper, "utf8") : out).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  it("its workbook comes back as it went out, steps of 验收 and 应报 included", async () => {
    const book = join(folder, `${name}-back.xlsx`);
    expect((await run(example, ["export", "--as-of", asOf, "-o", book], { today: asOf })).status).toBe(0);
    const { status, out, err } = await run(example, ["import", book, "--dry-run"], { today: asOf });
    expect({ status, err }).toEqual({ status: 0, err: expect.not.stringContaining("没有导入") });
    expect(out).not.toMatch(/(?:新增|改动)[1-9]/);
  });

  it("a workspace made like it has the forms that its plan names, an editor's schema in its words, and no fault", async () => {
    expect((await run(folder, ["init", name, "--like", name])).status).toBe(0);
    const at = join(folder, name);
    expect(readdirSync(join(at, "schemas/tasks"))).toEqual(readdirSync(join(example, "schemas/tasks")));
    const schema = readFileSync(join(at, "schemas/ledger.schema.json"), "utf8");
    for (const word of /^来源: \[(.*)\]$/m.exec(campaigns[name]?.plan ?? "")?.[1]?.split(", ") ?? ["none"])
      expect(schema).toContain(`"${word}"`);
    const { result } = await check(openWorkspace(at, at).sources, asOf);
    expect(result.diagnostics.filter(({ severity, file }) => severity === "error" && /plan|schemas/.test(file))).toEqual([]);
    expect(existsSync(join(at, "ledgers/办公室.yaml"))).toBe(true);
  });
});

it("a name that there is not is told, with the nearest", async () => {
  const { status, err } = await run(folder, ["init", "x", "--like", "审计"]);
  expect([status, err]).toEqual([2, expect.stringContaining("可以写：督察整改、审计整改、隐患排查治理。")]);
});
