// A workspace in which notices are due, and what stands in its register of papers.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printNumber } from "../../src/notice/number.ts";
import { readRegister } from "../../src/notice/register.ts";
import { ledger, other, plan } from "../read/told.ts";

export const register = "papers/发文登记.csv";

/** A new one below `folder`. */
export function noticeWorkspace(folder: string): string {
  const root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
  writeFileSync(join(root, "ledgers/乙局.yaml"), other.replace("时限: 2020-05-01", "时限: 2020-07-31"));
  return root;
}

/** Names in a folder of it, in order; none where there is no such folder. */
export const namesIn = (root: string, path: string) => (existsSync(join(root, path)) ? readdirSync(join(root, path)).sort() : []);

export const numbersIn = (root: string) =>
  readRegister(register, readFileSync(join(root, register), "utf8")).map(({ number }) => printNumber(number));

/** Papers are written as Markdown, so that they can be read here; without --format they would be .docx. */
export const asMarkdown = (args: readonly string[]) =>
  args[0] === "notice" && args.includes("-o") && !args.includes("--format") ? [...args, "--format", "md"] : [...args];
