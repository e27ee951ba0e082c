// The guide of the pack, laid out by LibreOffice.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { paperDocx } from "../src/render/docx/index.ts";
import { renderPaper } from "../src/render/paper.ts";
import { paperTree } from "../src/render/paper-tree.ts";
import { missing, pdfsOf } from "./render/docx/office.ts";

const absent = missing();

it.skipIf(absent.length > 0 && process.env["CI"] !== "true")("has two pages", { timeout: 240_000 }, async () => {
  const text = readFileSync(join(import.meta.dirname, "../templates/pack/guide.md"), "utf8");
  const file = await paperDocx(paperTree(renderPaper("guide.md", text, {}), false), { fonts: "windows", comment: "ledger 0" });
  expect(pdfsOf(new Map([["guide", Buffer.from(file)]])).get("guide")?.pages.length).toBe(2);
});
