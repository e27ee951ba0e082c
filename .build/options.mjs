// How src/ is bundled, for dist/ and for the pack.
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** `import text from "./x.md?raw"`, as the test runner has it. */
const raw = {
  name: "raw",
  setup({ onResolve, onLoad }) {
    // Named from the top: the same bytes come out wherever, and on whatever system, this is built.
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path.slice(0, -4));
      return { path: relative(root, file).split(sep).join("/"), namespace: "raw", pluginData: file };
    });
    onLoad({ filter: /./, namespace: "raw" }, ({ pluginData }) => ({ contents: readFileSync(pluginData, "utf8"), loader: "text" }));
  },
};

/**
 * What libraries take from node:util is asked for by name only when it is used: a Node.js too old to have it can then still start the
 * program, which says so, instead of refusing to link it.
 */
const lateUtil = {
  name: "late-util",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:util$/ }, ({ importer }) =>
      /node_modules/.test(importer) ? { path: "util", namespace: "late" } : undefined,
    );
    onLoad({ filter: /./, namespace: "late" }, () => ({
      contents: 'import util from "node:util"; export const { styleText, stripVTControlCharacters } = util;',
    }));
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
  plugins: [raw, lateUtil],
  define: { LEDGER_VERSION: JSON.stringify(version) },
  // CommonJS libraries inside an ES module still ask for `require`.
  banner: {
    js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
  },
  logLevel: "warning",
};
