// src/cli.ts → dist/ledger.mjs, src/library.ts → dist/library.mjs, and dist/parts/: what a command does not need is in a part that it does not load.
import { chmodSync, rmSync } from "node:fs";
import { build } from "esbuild";
import { options, root } from "./options.mjs";

rmSync(`${root}dist/parts`, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: { ledger: `${root}src/cli.ts`, library: `${root}src/library.ts` },
  outdir: `${root}dist`,
  outExtension: { ".js": ".mjs" },
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
});
chmodSync(`${root}dist/ledger.mjs`, 0o755);
