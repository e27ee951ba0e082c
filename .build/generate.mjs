// npm run generate: all that is made of schemas/ and of the tables, so that a form or a column is changed in one place. What has not changed is not written.
import { readFileSync, writeFileSync } from "node:fs";
import { renderColumns } from "./generate-columns.mjs";
import { renderDetails } from "./generate-details.mjs";
import { withEditorWords } from "./generate-editor-words.mjs";

const at = (path) => new URL(`../${path}`, import.meta.url);

function write(path, text) {
  if (readFileSync(at(path), "utf8") !== text) writeFileSync(at(path), text);
}

write("schemas/ledger.schema.json", withEditorWords());
write("src/model/details.ts", await renderDetails());
write("schemas/columns.md", await renderColumns());
await import("./compile-schemas.mjs");
