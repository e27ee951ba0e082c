// npm run pack → dist/pack/: for an office that has Node.js but no npm. One file that is the whole program, a command to call it by, a file to drag
// ledgers onto, a guide.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { options, root } from "./options.mjs";

const pack = `${root}dist/pack`;
rmSync(pack, { recursive: true, force: true });
mkdirSync(pack, { recursive: true });

const { version, engines } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const needed = engines.node.replace(">=", "");
await build({
  ...options,
  entryPoints: [`${root}src/cli.ts`],
  outfile: `${pack}/ledger.mjs`,
  banner: { js: `${options.banner.js}\n${refusalOfOlder(needed)}` },
});
chmodSync(`${pack}/ledger.mjs`, 0o755);

const windows = (text) => text.replace(/\r?\n/g, "\r\n");
const templateAt = (name) => readFileSync(`${root}templates/pack/${name}`, "utf8");
writeFileSync(`${pack}/检查台账.cmd`, windows(templateAt("check.cmd")));
writeFileSync(`${pack}/ledger.cmd`, windows(templateAt("ledger.cmd")));
writeFileSync(`${pack}/dropped.mjs`, templateAt("dropped.mjs"));

// The guide is printed by the program's own printer of papers.
const printer = `${root}dist/guide-printer.mjs`;
await build({ ...options, stdin: { contents: printerSource(), resolveDir: `${root}src`, loader: "ts" }, outfile: printer });
const { printed } = await import(`file://${printer}`);
rmSync(printer);
writeFileSync(`${pack}/使用说明.docx`, await printed(templateAt("guide.md"), `ledger ${version}`));

/** In words that any Node.js with modules can read: whoever comes with an older one is told, instead of being shown a stack. */
function refusalOfOlder(needed) {
  const [major, minor] = needed.split(".").map(Number);
  const told = `办法：请安装 Node.js ${needed} 或更新的版本，网址 https://nodejs.org ，装好后再试。`;
  return `{
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < ${major} || (major === ${major} && minor < ${minor})) {
    const words = "没有运行：电脑上的 Node.js 是" + process.versions.node + "版，太旧。\\n${told}\\n";
    await new Promise(() => process.stderr.write(words, () => process.exit(2)));
  }
}`;
}

function printerSource() {
  return `
    import { paperDocx } from "./render/docx/index.ts";
    import { renderPaper } from "./render/paper.ts";
    import { paperTree } from "./render/paper-tree.ts";
    export const printed = (text, comment) =>
      paperDocx(paperTree(renderPaper("guide.md", text, {}), false), { fonts: "windows", comment });
  `;
}
