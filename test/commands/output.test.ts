// `-o` over what is there: ours is replaced, what somebody has changed or made is kept beside.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ledger, other, plan } from "../read/told.ts";
import { run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  for (const [path, text] of Object.entries({
    "plan.yaml": plan,
    "甲局.yaml": ledger,
    "乙局.yaml": other.replace("时限: 2020-05-01", "时限: 2020-07-31"),
  }))
    writeFileSync(join(root, "ledgers", path), text);
});

const bytes = (name: string) => readFileSync(join(root, name));
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(root, name), content);
const written = () =>
  readdirSync(root)
    .filter((name) => name !== "ledgers")
    .sort();
const report = (file: string) => runIn(root, ["report", "--month", "2020-04", "--as-of", "2020-05-25", "-o", file]);
const exported = (file: string) => runIn(root, ["export", "--as-of", "2020-05-25", "-o", file]);

/** As a word processor or a spreadsheet saves it again: the same parts packed anew, one of them changed. */
function saved(file: Uint8Array, from: string, to: string): Uint8Array {
  const parts = Object.entries(unzipSync(file)).map(
    ([name, part]) => [name, name.endsWith(".xml") ? strToU8(strFromU8(part).replaceAll(from, to)) : part] as const,
  );
  return zipSync(Object.fromEntries(parts), { level: 1 });
}

describe.each([
  ["通报.docx", report, "某区"],
  ["通报.xlsx", report, "某区"],
  ["台账.XLSX", exported, "甲局"],
])("%s", (name, write, word) => {
  const kept = name.replace(".", " (1).");

  it("ours is replaced without a word, and is the same each time", async () => {
    expect((await write(name)).status).toBe(0);
    const first = bytes(name);
    const { status, err } = await write(name);
    expect([status, err.includes("没有覆盖"), written()]).toEqual([0, false, [name]]);
    expect(bytes(name).equals(first)).toBe(true);
    put("ledgers/甲局.yaml", ledger.replace("供水", "供暖"));
    expect((await write(name)).err).not.toContain("没有覆盖");
    expect(written()).toEqual([name]);
  });

  it("packed anew but unchanged it is still ours", async () => {
    await write(name);
    put(name, saved(bytes(name), "没有这个词", ""));
    await write(name);
    expect(written()).toEqual([name]);
  });

  it("changed by hand it is kept beside, and told", async () => {
    await write(name);
    const changed = saved(bytes(name), word, "改过");
    put(name, changed);
    const { status, err } = await write(name);
    expect([status, written()]).toEqual([0, [kept, name].sort()]);
    expect(err).toContain(`原有的 ${name} 不是本程序写的，或写出以后改动过，没有覆盖，已改名为 ${kept}\n`);
    expect(bytes(kept).equals(changed)).toBe(true);
    put(name, changed);
    await write(name);
    expect(written()).toContain(name.replace(".", " (2)."));
  });

  it.each([["某人写的"], ["PK\u0003\u0004"]])("another's is kept beside (%j)", async (text) => {
    put(name, text);
    await write(name);
    expect(bytes(kept).toString()).toBe(text);
  });

  it.skipIf(process.platform === "win32")("behind a link in the workspace the file is kept, and the link stays", async () => {
    mkdirSync(join(root, "存档"));
    put(`存档/${name}`, "某人写的");
    symlinkSync(`存档/${name}`, join(root, name));
    expect((await write(name)).status).toBe(0);
    expect(readdirSync(join(root, "存档")).sort()).toEqual([kept, name].sort());
    expect(bytes(`存档/${kept}`).toString()).toBe("某人写的");
  });
});

it("all other formats are replaced as ever", async () => {
  for (const name of ["通报.md", "通报.html"]) {
    put(name, "某人写的");
    await report(name);
  }
  expect(written()).toEqual(["通报.html", "通报.md"].sort());
});
