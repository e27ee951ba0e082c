// src/model/tables.ts → schemas/columns.md: the tables and columns of an export, and which of them go to the level above.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

const parquet = {
  text: "UTF-8",
  day: "DATE",
  month: "UTF-8 `YYYY-MM`",
  integer: "INT32",
  decimal: "DOUBLE",
  boolean: "BOOLEAN",
  texts: "list of UTF-8",
};

/** The page, by the definition as it stands on disk. */
export async function renderColumns() {
  const { text } = buildSync({ entryPoints: [`${root}src/model/tables.ts`], bundle: true, format: "esm", write: false }).outputFiles[0];
  const { tables } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  const sections = Object.entries(tables).map(([name, table]) => sectionOf(name, table, tables));
  return `${head}\n${sections.join("\n")}`;
}

const head = `# Tables and columns

Made by \`npm run generate\` from [src/model/tables.ts](../src/model/tables.ts); what they are for: [data.md](data.md). What a word means: [README.md](README.md).

\`ledger export -o FOLDER/\` writes every table as \`<table>.parquet\`, with all columns under the names on the left. \`ledger export -o FILE.ndjson\` has the same
values in lines whose \`record\` is given with each table; lists of objects, which are tables of their own here, stand inside their parent's line there. \`ledger submit\` writes only the
tables and columns marked ↑, under the Chinese names, as CSV. A cell with nothing in it is null; yes and no, and lists, never are.
`;

function sectionOf(name, table, tables) {
  const record = table.parent ? `\`${table.record}\` in \`${tables[table.parent].record}\`` : `\`${table.record}\``;
  const key = table.key.length > 0 ? ` Key: ${table.key.map(code).join(", ")}.` : "";
  const up = table.packageKey ? " ↑" : "";
  return `## \`${name}\` ${table.title}${up}

A row is ${table.row}. In .ndjson: ${record}.${key}

| column | type | 中文 | | |
|---|---|---|---|---|
${Object.entries(table.columns)
  .map(
    ([column, { type, title, travels, note = "" }]) => `| \`${column}\` | ${parquet[type]} | ${title} | ${travels ? "↑" : ""} | ${note} |`,
  )
  .join("\n")}
`;
}

const code = (word) => `\`${word}\``;
