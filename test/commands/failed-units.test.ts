// --allow-errors: figures that have no place for it name on stderr whose data did not pass, and stdout stays what a program reads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { due } from "../../src/commands/due.ts";
import { exportLedgers } from "../../src/commands/export.ts";
import { notice } from "../../src/commands/notice.ts";
import { status } from "../../src/commands/status.ts";
import type { World } from "../../src/entry/world.ts";
import { changed, ledger, plan } from "../read/told.ts";

const asOf = "2020-05-25";
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "failed-units-"));
  mkdirSync(join(root, "ledgers"));
});
afterAll(() => rmSync(root, { recursive: true }));

async function run(
  command: (world: World) => Promise<number>,
  text: string,
  of = plan,
): Promise<{ code: number; out: string; err: string }> {
  writeFileSync(join(root, "ledgers/plan.yaml"), of);
  writeFileSync(join(root, "ledgers/甲局.yaml"), text);
  const told = { out: "", err: "" };
  const world: World = {
    ...{ folder: root, today: asOf, columns: 80, isTerminal: false, color: { out: false, err: false }, ascii: false, version: "1" },
    ...{ called: "ledger", system: "linux", githubActions: false, repository: undefined },
    out: (more) => {
      told.out += more;
    },
    err: (more) => {
      told.err += more;
    },
  };
  return { code: await command(world), ...told };
}

const faulty = changed("登记日期: 2020-05-03", "登记日期: 2020-05-40");

describe.each([
  ["status --format json", (allowErrors: boolean, world: World) => status({ asOf, format: "json", allowErrors }, world)],
  ["due --format json", (allowErrors: boolean, world: World) => due({ asOf, days: 7, format: "json", allowErrors }, world)],
])("%s", (_, command) => {
  it("names the unit on stderr and prints whole JSON on stdout", async () => {
    const { code, out, err } = await run((world) => command(true, world), faulty);
    expect([code, err, JSON.parse(out).asOf]).toEqual([0, "数据未通过核对：某区甲局\n", asOf]);
  });
  it("without --allow-errors prints no figure", async () => {
    const { code, out, err } = await run((world) => command(false, world), faulty);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("2020-05-40");
  });
  it("is silent where nothing is wrong", async () => {
    expect(await run((world) => command(true, world), ledger)).toMatchObject({ code: 0, err: "" });
  });
});

it("the table names it itself, once", async () => {
  const { out, err } = await run((world) => status({ asOf, format: "table", allowErrors: true }, world), faulty);
  expect([out.split("数据未通过核对：某区甲局").length, err]).toEqual([2, ""]);
});

it.each([
  ["status", (world: World) => status({ asOf, format: "json", allowErrors: true }, world)],
  ["due", (world: World) => due({ asOf, days: 7, format: "text", allowErrors: true }, world)],
  ["export", (world: World) => exportLedgers({ asOf, output: ["台账.csv"], allowErrors: true }, world)],
  ["notice", (world: World) => notice({ asOf, allowErrors: true }, world)],
])("a name with a terminal's orders in it is shown by %s, not obeyed", async (_, command) => {
  const hostile = (text: string) => text.replaceAll("某区甲局", '"某区\\u001b[31m甲局"');
  const { err } = await run(command, hostile(faulty), hostile(plan));
  expect(err).toContain("某区\\u001b[31m甲局");
  expect(err).not.toContain("\u001b");
});
