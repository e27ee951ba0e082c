// src/cli.ts → dist/ledger.mjs: one file. What a command does not need is in it, but is not run.
import { chmodSync, readFileSync } from "node:fs";
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

await build({
  entryPoints: [`${root}src/cli.ts`],
  outfile: `${root}dist/ledger.mjs`,
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
    js: '#!/usr/bin/env node\nimport { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
  },
  logLevel: "warning",
});
chmodSync(`${root}dist/ledger.mjs`, 0o755);
