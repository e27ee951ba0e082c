// LibreOffice and poppler: .docx → PDF → where each word stands. Every font asked for is Noto CJK, whose characters are as wide as any.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fontProfiles } from "../../../src/model/paper.ts";
import { fontsAsked } from "../../../src/render/docx/index.ts";

const works = (command: string, ...words: string[]): boolean => spawnSync(command, words, { stdio: "ignore" }).error === undefined;

function hasFonts(): boolean {
  const { stdout } = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return /Noto Serif CJK SC/.test(stdout ?? "") && /Noto Sans CJK SC/.test(stdout ?? "");
}

/** What is missing for these tests, by the names of Debian's packages. */
export function missing(): string[] {
  return [
    ...(works("soffice", "--version") ? [] : ["libreoffice-writer"]),
    ...(works("pdftotext", "-v") && works("pdfinfo", "-v") && works("pdffonts", "-v") ? [] : ["poppler-utils"]),
    ...(hasFonts() ? [] : ["fonts-noto-cjk"]),
  ];
}

/** Points, from the page's left and upper edge. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** Without any space. */
  readonly text: string;
}

export interface Pdf {
  readonly pages: readonly PdfPage[];
  readonly fonts: readonly string[];
}

const fontRule = (family: string) =>
  `<match target="pattern"><test name="family" qual="any"><string>${family}</string></test>` +
  `<edit name="family" mode="assign" binding="strong"><string>Noto ${family.includes("黑") ? "Sans" : "Serif"} CJK SC</string></edit></match>`;

/** All files in one run of LibreOffice, with a profile and fonts of its own. */
export function pdfsOf(files: ReadonlyMap<string, Uint8Array>): Map<string, Pdf> {
  const folder = mkdtempSync(join(tmpdir(), "papers-"));
  try {
    const families = [...new Set(fontProfiles.flatMap(fontsAsked))];
    const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>${families.map(fontRule).join("")}</fontconfig>`;
    writeFileSync(join(folder, "fonts.conf"), fonts);
    mkdirSync(join(folder, "profile"));
    for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.docx`), bytes);
    const names = [...files.keys()];
    const { status, stderr } = spawnSync(
      "soffice",
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
        "--headless",
        "--convert-to",
        "pdf",
        ...names.map((name) => `${name}.docx`),
      ],
      {
        cwd: folder,
        env: { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf"), HOME: folder },
        encoding: "utf8",
        timeout: 240_000,
      },
    );
    if (status !== 0) throw new Error(`soffice: ${status} ${stderr}`);
    return new Map(names.map((name) => [name, pdfOf(join(folder, `${name}.pdf`))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pdfOf(path: string): Pdf {
  const box = `${path}.html`;
  const { status } = spawnSync("pdftotext", ["-bbox", path, box]);
  if (status !== 0) throw new Error(`pdftotext: ${status}`);
  const pages = readFileSync(box, "utf8").split("<page ").slice(1).map(pageOf);
  const { stdout } = spawnSync("pdffonts", [path], { encoding: "utf8" });
  const fonts = stdout
    .split("\n")
    .slice(2)
    .flatMap((line) => line.split(/\s+/)[0] || []);
  return { pages, fonts };
}

function pageOf(xml: string): PdfPage {
  const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(xml) ?? [];
  const words = [...xml.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g)].map(
    ([, left, top, right, bottom, text]) => ({
      text: text ?? "",
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    }),
  );
  return { width: Number(width), height: Number(height), words, text: words.map(({ text }) => text).join("") };
}

export const millimetres = (points: number): number => (points / 72) * 25.4;
export const isUpright = ({ width, height }: PdfPage): boolean => width < height;

/** In the margin where the page's number stands: the lower one, or the left one of a page that lies on its side. */
const isInFoot = ({ top, right }: Word, page: PdfPage): boolean =>
  isUpright(page) ? millimetres(page.height - top) < 32 : millimetres(right) < 33;

/** The page's text without its number, and without any space. */
export const textAbove = (page: PdfPage): string =>
  page.words
    .filter((word) => !isInFoot(word, page))
    .map(({ text }) => text)
    .join("");

/**
 * “— 7 —” in the margin: the number, from where its dashes begin and end to the text's two sides, and how far below the
 * text, in mm. All of it as on a page that is bound: one that lies on its side is turned by a quarter to the left.
 */
export function pageNumber(
  page: PdfPage,
): { readonly number: number; readonly left: number; readonly right: number; readonly below: number } | undefined {
  const { words, width, height } = page;
  const foot = words.filter((word) => isInFoot(word, page));
  const marks = foot.map(({ text }) => text).join("");
  const number = /^—(\d+)—$/.exec(marks)?.[1];
  if (number === undefined) return undefined;
  const edges = isUpright(page)
    ? {
        start: Math.min(...foot.map(({ left }) => left)),
        end: width - Math.max(...foot.map(({ right }) => right)),
        middle: height - mean(foot.map(({ top, bottom }) => (top + bottom) / 2)),
      }
    : {
        start: Math.min(...foot.map(({ top }) => top)),
        end: height - Math.max(...foot.map(({ bottom }) => bottom)),
        middle: mean(foot.map(({ left, right }) => (left + right) / 2)),
      };
  return {
    number: Number(number),
    left: millimetres(edges.start) - 28,
    right: millimetres(edges.end) - 26,
    below: 35 - millimetres(edges.middle),
  };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
