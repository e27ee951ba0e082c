// npm run pack → dist/pack/: for an office that has Node.js but no npm. One file that is the whole program, a file to drag ledgers onto, a guide.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { options, root } from "./options.mjs";

const pack = `${root}dist/pack`;
rmSync(pack, { recursive: true, force: true });
mkdirSync(pack, { recursive: true });

await build({ ...options, entryPoints: [`${root}src/cli.ts`], outfile: `${pack}/ledger.mjs` });
chmodSync(`${pack}/ledger.mjs`, 0o755);

const windows = (text) => text.replace(/\r?\n/g, "\r\n");
const templateAt = (name) => readFileSync(`${root}templates/pack/${name}`, "utf8");
writeFileSync(`${pack}/检查台账.cmd`, windows(templateAt("check.cmd")));
writeFileSync(`${pack}/dropped.mjs`, templateAt("dropped.mjs"));

// The guide is printed by the program's own printer of papers.
const printer = `${root}dist/guide-printer.mjs`;
await build({ ...options, stdin: { contents: printerSource(), resolveDir: `${root}src`, loader: "ts" }, outfile: printer });
const { printed } = await import(`file://${printer}`);
rmSync(printer);
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
writeFileSync(`${pack}/使用说明.docx`, await printed(templateAt("guide.md"), `ledger ${version}`));

function printerSource() {
  return `
    import { paperDocx } from "./render/docx/index.ts";
    import { renderPaper } from "./render/paper.ts";
    import { paperTree } from "./render/paper-tree.ts";
    export const printed = (text, comment) =>
      paperDocx(paperTree(renderPaper("guide.md", text, {}), false), { fonts: "windows", comment });
  `;
}
