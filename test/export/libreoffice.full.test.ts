// The workbook in real software: what LibreOffice shows in every cell, and how it prints.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bookOf } from "../../src/export/book.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import type { Problem } from "../../src/model/ledger.ts";
import { typesByTask } from "../../src/read/schema/choices.ts";
import type { Book, Cell } from "../../src/render/xlsx/book.ts";
import { writeBook } from "../../src/render/xlsx/write-book.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { parseCsv } from "./parse-csv.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

function has(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const isInstalled = has("soffice", "--version") && has("pdftotext", "-v");
const hostile = ["=1+1", "+86", "-1", "@SUM(1)", "\t=2", "#N/A", "_x0041_", "0012", "2018-06", '=HYPERLINK("http://x","y")'];

describe.skipIf(!isInstalled)("in LibreOffice (skipped where libreoffice-calc or poppler-utils is not installed)", () => {
  const folder = mkdtempSync(join(tmpdir(), "ledger-"));
  let book: Book;

  beforeAll(async () => {
    const campaign = await sampleCampaign();
    const [unit] = campaign.plan.units;
    const ledgers = campaign.ledgers.map((ledger) => ({
      ...ledger,
      problems: ledger.problems.map((problem, index): Problem => ({ ...problem, note: hostile[index % hostile.length] as string })),
    }));
    const scene = exportScene({ ...campaign, ledgers }, "2018-07-31", unit);
    book = bookOf(scene, typesByTask(campaign.plan, []));
    writeFileSync(join(folder, "b.xlsx"), (await writeBook(book, { on: "2018-07-31", description: "" })).bytes);
    const convert = (to: string) =>
      execFileSync(
        "soffice",
        [
          `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`,
          "--headless",
          "--convert-to",
          to,
          "--outdir",
          folder,
          join(folder, "b.xlsx"),
        ],
        { stdio: "ignore" },
      );
    convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1");
    convert("pdf");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("every cell shows what was meant: dates as dates, texts as texts, no formula run", () => {
    const shown = (cell: Cell) =>
      cell === null
        ? ""
        : typeof cell === "boolean"
          ? String(cell).toUpperCase()
          : typeof cell !== "object"
            ? String(cell)
            : "day" in cell
              ? cell.day
              : `${cell.rate / 10}%`;
    expect(readdirSync(folder).filter((name) => name.endsWith(".csv"))).toHaveLength(book.sheets.length + 1);
    for (const { name, columns, rows } of book.sheets) {
      const [, , head, ...lines] = parseCsv(readFileSync(join(folder, `b-${name}.csv`), "utf8"));
      expect(head, name).toEqual(columns.map(({ title }) => title));
      expect(lines, name).toEqual(rows.map((row) => row.map(shown)));
    }
    expect(book.sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => hostile.includes(String(cell))).length).toBeGreaterThanOrEqual(
      hostile.length,
    );
  });

  it("prints on A4 across, each page with the whole header: one page in width, header repeated, no cell as ###", () => {
    const info = execFileSync("pdfinfo", ["-f", "1", "-l", "999", join(folder, "b.pdf")], { encoding: "utf8" });
    const sizes = [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)].map(([, width, height]) => [
      Math.round(Number(width)),
      Math.round(Number(height)),
    ]);
    expect(sizes.length).toBeGreaterThan(book.sheets.length);
    for (const size of sizes) expect(size).toEqual([842, 595]);
    const text = execFileSync("pdftotext", ["-layout", join(folder, "b.pdf"), "-"], { encoding: "utf8" });
    expect(text, "a column too narrow for its numbers or days").not.toContain("###");
    const pages = text.split("\f").filter((page) => page.trim() !== "");
    const plain = (page: string) => page.replace(/\s/g, "");
    let at = -1;
    const perSheet = book.sheets.map(() => 0);
    for (const page of pages) {
      if (book.sheets[at + 1] && plain(page).includes(plain(book.sheets[at + 1]?.title ?? ""))) at += 1;
      perSheet[at] = (perSheet[at] ?? 0) + 1;
      const columns = book.sheets[at]?.columns ?? [];
      const letters = new Set(plain(page));
      for (const { title } of columns) for (const letter of title) expect(letters, `${book.sheets[at]?.name}: ${title}`).toContain(letter);
    }
    expect(at).toBe(book.sheets.length - 1);
    expect(perSheet[book.sheets.findIndex(({ name }) => name === "明细")]).toBeGreaterThan(1);
    expect(perSheet[book.sheets.findIndex(({ name }) => name === "经过")]).toBeGreaterThan(1);
  });
});
