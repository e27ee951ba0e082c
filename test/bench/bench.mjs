// npm run bench: what a look costs as a user pays it, whole processes, each measured in turn with its peers so that a busy machine slows all alike.
// Prints a table in Markdown; with --write it goes to test/bench/RESULTS.md. `--large` adds 1,000 ledgers; `--above` prints the rows of a
// level above alone. `--guard` measures the least and fails
// where a ratio is twice what RESULTS.md has. Peers judge the ledgers by the schema for editors only; they are installed beside this file.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { makeLevelAbove } from "./make-level-above.mjs";
import { makeWorkspace } from "./make-workspace.mjs";

const root = join(import.meta.dirname, "../..");
const program = join(root, "dist/ledger.mjs");
const peers = join(import.meta.dirname, "peers");
const options = new Set(process.argv.slice(2));
const isGuard = options.has("--guard");
const hasTime = process.platform === "linux" && existsSync("/usr/bin/time");

/** Seconds by the clock, those of the processor's cores together, and the most memory in MB, where the system tells. */
function once([command, ...args]) {
  const before = performance.now();
  const run = hasTime
    ? spawnSync("/usr/bin/time", ["-f", "%M %U %S", command, ...args], { encoding: "utf8", maxBuffer: 1 << 30 })
    : spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  const seconds = (performance.now() - before) / 1000;
  if (run.error) throw run.error;
  if (run.status > 2) throw new Error(`${command} ${args.join(" ")}\n${run.stderr}`);
  const [memory, user, system] = hasTime ? run.stderr.trim().split("\n").at(-1).split(" ").map(Number) : [];
  return { seconds, cpu: user + system, memory: (memory ?? Number.NaN) / 1024 };
}

const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];

/** Every command once a round, round after round. */
function measure(commands, rounds) {
  const found = new Map(commands.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, command] of commands) found.get(name).push(once(command));
  return new Map(
    [...found].map(([name, all]) => [
      name,
      { seconds: median(all.map((one) => one.seconds)), memory: Math.max(...all.map((one) => one.memory)) },
    ]),
  );
}

function installPeers() {
  if (existsSync(join(peers, "node_modules"))) return;
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: peers,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("The peers could not be installed.");
}

const ledger = (...args) => [process.execPath, program, ...args];
const checkOf = (folder) => ledger("check", "--root", folder, "--as-of", "2018-07-31", "--format", "json");

/** The same ledgers with their days in quotes: without them ajv-cli takes a day for a moment in time, and refuses each. */
function peersOf(folder) {
  const own = join(folder, "quoted");
  mkdirSync(own);
  const files = readdirSync(join(folder, "ledgers"))
    .filter((name) => name.startsWith("园区"))
    .map((name) => {
      const text = readFileSync(join(folder, "ledgers", name), "utf8").replace(/(?<=[:-] )\d{4}-\d\d-\d\d$/gm, '"$&"');
      writeFileSync(join(own, name), text);
      return join(own, name);
    });
  const schema = join(root, "schemas/ledger.schema.json");
  const bin = (name) => join(peers, "node_modules/.bin", name);
  return [
    [
      "ajv-cli",
      [
        bin("ajv"),
        "validate",
        "--spec=draft2020",
        "--strict=false",
        "--all-errors",
        "--errors=line",
        "-c",
        "ajv-formats",
        "-s",
        schema,
        "-d",
        join(own, "*.yaml"),
      ],
    ],
    ["jsonschema", [bin("jsonschema"), "validate", "--fast", schema, ...files]],
  ];
}

const bare = ["bare Node.js", [process.execPath, "-e", "0"]];
const say = ({ seconds, memory }) => `${seconds.toFixed(2)} s${Number.isNaN(memory) ? "" : `, ${Math.round(memory)} MB`}`;

/** What a level above costs, from 16 zones to 160: each command once, since the largest takes a minute. */
function levelAbove(places) {
  const rounds = [16, 160].map((zones) => {
    const folder = join(places, `above-${zones}`);
    mkdirSync(folder);
    const packages = makeLevelAbove(folder, zones);
    const at = (...words) => ledger(...words, "--root", join(folder, "above"));
    const commands = {
      receive: at("receive", ...packages, "--on", "2018-08-05"),
      status: at("status", "--as-of", "2018-07-31", "--format", "json"),
      bulletin: at("report", "--month", "2018-07"),
    };
    return { zones, found: Object.entries(commands).map(([name, command]) => [name, once(command)]) };
  });
  return rounds.flatMap(({ zones, found }) =>
    found.map(([name, { cpu, ...one }]) => [
      `${zones} packages × 960 problems, \`${name}\``,
      "–",
      `${say(one)}${Number.isNaN(cpu) ? "" : `; ${cpu.toFixed(1)} s of the cores`}`,
      "–",
      "–",
    ]),
  );
}

function rowsAbove() {
  const places = mkdtempSync(join(tmpdir(), "ledger-bench-"));
  try {
    return levelAbove(places);
  } finally {
    rmSync(places, { recursive: true, force: true });
  }
}

/** Rows of the table, and how many times as long as bare Node.js each takes. */
function benched() {
  const places = mkdtempSync(join(tmpdir(), "ledger-bench-"));
  const rows = [];
  const ratios = {};
  try {
    const rounds = isGuard ? 5 : 9;
    const small = measure(
      [
        bare,
        ["help", ledger("--help")],
        ["check", checkOf(root)],
        ["status", ledger("status", "--root", root, "--as-of", "2018-07-31")],
        ["log", ledger("log", "国土局-03-003", "进展", "--情况", "已开工", "--date", "2018-07-31", "--dry-run", "--root", root)],
      ],
      rounds,
    );
    const base = small.get("bare Node.js");
    const names = {
      help: "`--help`",
      check: "sample ledgers, `check`",
      status: "sample ledgers, `status`",
      log: "sample ledgers, `log --dry-run`",
    };
    for (const [key, name] of Object.entries(names)) {
      ratios[key] = small.get(key).seconds / base.seconds;
      rows.push([name, say(base), `${say(small.get(key))} = ${ratios[key].toFixed(1)} ×`, "–", "–"]);
    }
    const sizes = isGuard ? [16, 64] : options.has("--large") ? [16, 200, 1000] : [16, 200];
    if (!isGuard) installPeers();
    const times = {};
    for (const units of sizes) {
      const folder = join(places, String(units));
      const megabytes = makeWorkspace(folder, units, 60) / 1e6;
      const found = measure(
        [bare, ["ledger", checkOf(folder)], ...(isGuard ? [] : peersOf(folder))],
        units < 100 ? rounds : units < 500 ? 3 : 1,
      );
      times[units] = found.get("ledger").seconds;
      ratios[units] = found.get("ledger").seconds / found.get("bare Node.js").seconds;
      const against = (name) =>
        found.has(name) ? `${say(found.get(name))}: ledger takes ${(times[units] / found.get(name).seconds).toFixed(2)} ×` : "–";
      rows.push([
        `${units.toLocaleString("en")} ledgers × 60 problems (${megabytes.toFixed(1)} MB), \`check\``,
        say(found.get("bare Node.js")),
        `${say(found.get("ledger"))} = ${ratios[units].toFixed(1)} ×`,
        against("ajv-cli"),
        against("jsonschema"),
      ]);
    }
    if (!isGuard) rows.push(...levelAbove(places));
    if (isGuard) ratios.growth = times[64] / times[16];
  } finally {
    rmSync(places, { recursive: true, force: true });
  }
  return { rows, ratios };
}

const results = join(import.meta.dirname, "RESULTS.md");

/** What is beyond twice what RESULTS.md has; `growth`: from 16 ledgers to 64. */
function beyond(ratios) {
  const known = JSON.parse(/<!-- times bare Node.js: (.*) -->/.exec(readFileSync(results, "utf8"))[1]);
  const most = { help: 2 * known.help, check: 2 * known.check, status: 2 * known.status, log: 2 * known.log, 16: 2 * known[16], growth: 8 };
  return Object.entries(most).flatMap(([key, allowed]) =>
    ratios[key] > allowed ? [`${key}: ${ratios[key].toFixed(1)} ×, allowed are ${allowed.toFixed(1)} ×`] : [],
  );
}

if (isGuard) {
  // A machine may be busy for a while: what is too slow is so three times.
  let found = beyond(benched().ratios);
  for (let attempt = 1; attempt < 3 && found.length > 0; attempt++) found = beyond(benched().ratios);
  for (const line of found) process.stderr.write(`${line}\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
} else {
  const { rows, ratios } = options.has("--above") ? { rows: rowsAbove() } : benched();
  const title = ["work", "bare Node.js", "ledger", "ajv-cli, schema only", "@sourcemeta/jsonschema --fast, schema only"];
  const table = [title, title.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  process.stdout.write(`${table}\n`);
  if (options.has("--write") && ratios)
    writeFileSync(
      results,
      `Whole processes, medians of rounds in which each is run in turn; memory is the most of any round. Node.js ${process.versions.node}, ${cpus().length} cores.\nMade by \`npm run bench -- --large --write\`.\n\n${table}\n\n<!-- times bare Node.js: ${JSON.stringify(ratios)} -->\n`,
    );
}
