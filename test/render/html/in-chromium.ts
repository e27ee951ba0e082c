// A real browser for tests of pages. Needs Debian's chromium and poppler-utils, which .ci/run installs.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const executablePath = "/usr/bin/chromium";
const lacking = [executablePath, "/usr/bin/pdfinfo"].filter((file) => !existsSync(file));

/** In CI what lacks is an error, not a skip. */
export const isSkipped = lacking.length > 0 && process.env["CI"] !== "true";

export const title = `in Chromium${isSkipped ? ` (SKIPPED: ${lacking.join(", ")} missing)` : ""}`;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Opens the file, does something, and makes sure that nothing was asked for and nothing went wrong. */
export async function visitIn<Result>(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  const result = await act(page);
  expect(requests.filter((url) => url.split("#")[0] !== address)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
  return result;
}
