// src/cli.ts → dist/ledger.mjs and dist/parts/: what a command does not need is in a part that it does not load.
import { chmodSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** `import text from "./x.md?raw"`, as the test runner has it. */
const raw = {
  name: "raw",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: fileURLToPath(new URL(path.slice(0, -4), `file://${resolveDir}/`)),
      namespace: "raw",
    }));
    onLoad({ filter: /./, namespace: "raw" }, ({ path }) => ({ contents: readFileSync(path, "utf8"), loader: "text" }));
  },
};

rmSync(`${root}dist/parts`, { recursive: true, force: true });
await build({
  entryPoints: { ledger: `${root}src/cli.ts` },
  outdir: `${root}dist`,
  outExtension: { ".js": ".mjs" },
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  charset: "utf8",
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160, // so that the stack of a bug shows a line one can read
  legalComments: "eof",
  plugins: [raw],
  define: { LEDGER_VERSION: JSON.stringify(version) },
  // CommonJS libraries inside an ES module still ask for `require`.
  banner: {
    js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
  },
  logLevel: "warning",
});
chmodSync(`${root}dist/ledger.mjs`, 0o755);
