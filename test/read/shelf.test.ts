import { expect, it } from "vitest";
import { PlacedFiles, Shelf } from "../../src/read/shelf.ts";
import { ledger, plan } from "./told.ts";

it("gives each file the places of its own form, where two have the same text", () => {
  const files = new PlacedFiles(new Shelf());
  files.add({ path: "ledgers/plan.yaml", content: plan }, "plan");
  files.add({ path: "ledgers/甲局.yaml", content: plan }, "ledger");
  expect(["ledgers/plan.yaml", "ledgers/甲局.yaml"].map((path) => files.at(path)?.form)).toEqual(["plan", "ledger"]);
});

it("keeps what was asked for last, and reads the others again", () => {
  const reads: string[] = [];
  const source = (path: string) => ({
    path,
    content: () => {
      reads.push(path);
      return ledger;
    },
  });
  const files = new PlacedFiles(new Shelf(2 * ledger.length));
  for (const path of ["甲", "乙", "丙"]) files.add(source(path), "ledger");
  for (const path of ["甲", "乙", "甲", "丙", "甲", "乙"]) expect(files.at(path)?.text).toBe(ledger);
  expect(reads).toEqual(["甲", "乙", "丙", "乙"]);
  expect(files.at("丁")).toBeUndefined();
});
