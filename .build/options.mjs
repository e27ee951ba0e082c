// How src/ is bundled, for dist/ and for the pack.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
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

export const options = {
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
};
