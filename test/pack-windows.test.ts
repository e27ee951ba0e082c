// The zip for Windows, by value: what it holds, under which names, and that nothing of the day or machine gets into it.
import { createHash } from "node:crypto";
import { strToU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { windowsZip } from "../.build/pack-windows.mjs";

const files = { "检查台账.cmd": strToU8("@echo off\r\n"), "node.exe": new Uint8Array([77, 90, 0, 255]) };
const zip = windowsZip(files, "2020-01-02");

it("holds every file as it was, in one folder, with its digest", () => {
  const { "台账程序/SHA256SUMS.txt": sums, ...rest } = unzipSync(zip);
  expect(rest).toEqual(Object.fromEntries(Object.entries(files).map(([name, content]) => [`台账程序/${name}`, content])));
  const digests = Object.entries(files).map(([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`);
  expect(new TextDecoder().decode(sums)).toBe(digests.join(""));
});

it("marks its names as UTF-8, in both of a file's heads", () => {
  const bytes = Buffer.from(zip);
  const flags = ["PK\u0003\u0004", "PK\u0001\u0002"].flatMap((mark, central) => {
    const found: number[] = [];
    for (let at = bytes.indexOf(mark, 0, "latin1"); at >= 0; at = bytes.indexOf(mark, at + 4, "latin1"))
      found.push(bytes.readUInt16LE(at + 6 + 2 * central) & 0x800);
    return found;
  });
  expect(flags).toEqual(Array(6).fill(0x800));
});

it("is the same bytes whatever the order and the machine's clock", () => {
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(Object.keys(unzipSync(windowsZip(reversed, "2020-01-02")))).toEqual(Object.keys(unzipSync(zip)));
  expect(windowsZip(files, "2020-01-02")).toEqual(zip);
});
