// What npm runs as `prepare`: after `npm ci`, and before it packs a clone of its own that somebody installs straight from git, as pre-commit
// does. For `npm install -g git+…` npm lets the outer call's flags reach into that clone: the install that should bring the build's
// packages goes by them to the global folder, where it leaves a link to the clone. Both are put right here.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const outerFlag = /^npm_config_(global|prefix|global_prefix|local_prefix|location|install_links|omit|dry_run|package_lock_only)$/i;
const ownFlags = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outerFlag.test(name)));

if (!["ajv", "esbuild", "json-schema-to-typescript"].every((name) => existsSync(join(root, "node_modules", name))))
  run("npm ci --ignore-scripts --include=dev --no-audit --no-fund");
run("npm run --silent build");
if (process.env.npm_config_global === "true" && isPassingClone()) freeGlobalPlace();

/** Through the shell, which on Windows finds npm.cmd. */
function run(command, options) {
  const { status, stdout } = spawnSync(command, { cwd: root, env: ownFlags, shell: true, stdio: "inherit", ...options });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

/** npm clones into its cache and throws the clone away; `npm link` and `npm install -g .` in a checkout shall keep their link. */
function isPassingClone() {
  const cache = process.env.npm_config_cache;
  return cache !== undefined && existsSync(cache) && realpathSync(root).startsWith(realpathSync(cache) + sep);
}

/** Unpacked through the link, the package would go with the clone. */
function freeGlobalPlace() {
  const folder = run("npm root -g", { env: process.env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  const place = join(folder, process.env.npm_package_name);
  if (!lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() || realpathSync(place) !== realpathSync(root)) return;
  rmSync(place);
  mkdirSync(place);
}
