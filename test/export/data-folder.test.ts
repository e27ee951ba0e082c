// The folder for engines says of itself what is in it, as the standard has it, and is the same each time.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { dataFolderOf } from "../../src/export/data-folder.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { tables } from "../../src/model/tables.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { digest, submitted } from "../submit/submission-of.ts";

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, "../submit/data-package-2.schema.json"), "utf8")),
);
const faultsOf = (document: unknown) => (validate(document) ? [] : validate.errors);

const campaign = await sampleCampaign();
const made = () => dataFolderOf(exportScene(campaign, "2018-07-31"), { toolVersion: "0", digest });
const files = made();

describe("datapackage.json", () => {
  it("keeps to Data Package 2, of an export and of a package for the level above", () => {
    expect(faultsOf(JSON.parse(String(files["datapackage.json"])))).toEqual([]);
    const { document } = submitted(campaign, "2018-07-31");
    expect(faultsOf(document)).toEqual([]);
    expect(faultsOf({ ...document, created: "2018-07-31" })).not.toEqual([]);
    expect(faultsOf({ ...document, resources: document.resources.map((one) => ({ ...one, path: "../x.csv" })) })).not.toEqual([]);
  });
});

describe("dataFolderOf", () => {
  it("has a Parquet file a table, with its length, digest and columns", () => {
    const { resources } = JSON.parse(String(files["datapackage.json"]));
    expect(resources.map(({ name }: { name: string }) => name)).toEqual(Object.keys(tables));
    for (const { name, path, bytes, hash, schema } of resources) {
      const content = files[path] as Uint8Array;
      expect(content).toHaveLength(bytes);
      expect(hash).toBe(`sha256:${digest(content)}`);
      expect(schema.fields.map((field: { name: string }) => field.name)).toEqual(Object.keys(tables[name as keyof typeof tables].columns));
    }
    expect(Object.keys(files).filter((path) => path.startsWith("recipes/"))).toEqual([
      "recipes/duckdb.sql",
      "recipes/clickhouse.sql",
      "recipes/spark.sql",
    ]);
  });

  it("is the same bytes each time", () => expect(made()).toEqual(files));
});
