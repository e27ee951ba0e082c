// Shows that a change leaves every byte as it was: each command, in each of its formats, runs from two built checkouts on the sample
// ledgers, on a copy with a fault in every ledger, and on fixed days; what they print, exit with and write is compared.
//   node .build/same-bytes.mjs ../before/dist/ledger.mjs dist/ledger.mjs
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const samples = fileURLToPath(new URL("..", import.meta.url));
const [before, after] = process.argv.slice(2).map((path) => resolve(path));
if (!after) throw new Error("usage: node .build/same-bytes.mjs BEFORE/dist/ledger.mjs AFTER/dist/ledger.mjs");

// Links and dates of the machine's own settings stay out.
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LANG: "C.UTF-8", TZ: "UTC", GIT_CONFIG_GLOBAL: "/dev/null" };

/** One fault a ledger, of many kinds in turn: bytes, YAML, schema, rules. */
const faults = [
  (text) => text.replace("登记日期: ", "登记日期："),
  (text) => text.replace(/(登记日期: \d{4})-/, "$1/"),
  (text) => text.replace("    题目:", "   题目:"),
  (text) => text.replace(/ {4}来源: .*\n/, ""),
  (text) => text.replace(/( {4}编号: .*\n| {2}- 编号: .*\n)/, "$1    编号: 另一个\n"),
  (text) => text.replace("来源: ", "来 源: "),
  (text) => text.replace(/来源: .*/, "来源: 听说"),
  (text) => text.replace(/编号: (\S+)-001/, "编号: $1-01"),
  (text) => text.replace(/时限: (\d{4})/, "时限: 1$1"),
  (text) => text.replace(/题目: (.*)/, '题目: "$1'),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x00])]),
  (text) => text.replace("情况:", "情况说明:"),
  (text) => text.replace(/(事项: )销号/, "$1注销"),
  (text) => text.replace(/登记日期: \d{4}-\d\d-\d\d/, "登记日期: 2018-12-30"),
  (text) => text.replace(/\n/g, "\r\n").replace("单位:", "\ufeff单位:"),
  (text) => text.replace(/佐证: .*/, "佐证: 附件/没有这个.pdf"),
];

function copyOf(folder) {
  for (const part of ["ledgers", "templates"]) cpSync(join(samples, part), join(folder, part), { recursive: true });
}

function damage(folder) {
  const names = readdirSync(join(folder, "ledgers")).filter((name) => name.endsWith(".yaml") && !/^(plan|baseline)/.test(name));
  for (const [index, name] of names.sort().entries()) {
    const path = join(folder, "ledgers", name);
    writeFileSync(path, faults[index % faults.length](readFileSync(path, "utf8")));
  }
}

function committed(folder) {
  const git = (...words) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...words], {
      env: { ...environment, GIT_AUTHOR_DATE: "2018-07-01T00:00:00Z", GIT_COMMITTER_DATE: "2018-07-01T00:00:00Z" },
    });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "begin");
}

const day = ["--as-of", "2018-07-31"];
const papers = ["md", "docx", "xlsx", "html"].flatMap((ending) => ["-o", `文书.${ending}`]);
const checkFormats = ["pretty", "compact", "json", "github", "gitlab", "sarif", "junit"];
const water = ["--unit", "国土局"];
const log = ["log", "国土局-03-003", "进展", "--情况", "已对照合同核对", "--date", "2018-07-31"];
const table = "序号,问题,情况,发现时间\n1,某项目用地手续没有办结,用地预审已过期,2018-07-01\n";

/** A line of words, run on the sample ledgers; `steps` are run one after the other in the same folder. */
const cases = [
  ...["2018-04-15", "2018-06-30", "2018-09-30"].map((asOf) => ["check", "--as-of", asOf]),
  ...checkFormats.flatMap((format) => [
    ["check", ...day, "--format", format],
    { words: ["check", ...day, "--format", format], prepare: damage },
  ]),
  ["check", ...day, "--quiet"],
  ["check", ...day, "--max-warnings", "0", "--fail-on", "overdue", "--show-acknowledged"],
  ["check", ...day, "--rule", "deadline-ahead=error", "ledgers/国土局.yaml"],
  ["check", ...day, "--rule", "no-such-rule=off"],
  ["check", "--as-of", "2018-02-30"],
  { words: ["check", ...day, "--fix", "--dry-run"], prepare: damage },
  { words: ["check", ...day, "--fix"], prepare: damage },
  {
    words: ["check", ...day, "--base", "HEAD"],
    prepare: (folder) => {
      committed(folder);
      damage(folder);
    },
  },
  {
    words: ["check", ...day, "--changed", "--format", "compact"],
    prepare: (folder) => {
      committed(folder);
      for (const name of ["国土局", "环保局", "财政局"]) {
        const path = join(folder, `ledgers/${name}.yaml`);
        writeFileSync(
          path,
          readFileSync(path, "utf8")
            .replace(/时限: 2018-0/, "时限: 2018-1")
            .replace(/ {6}- \{ 日期.*\n/, ""),
        );
      }
    },
  },
  ...["table", "json", "csv"].flatMap((format) => [
    ["status", ...day, "--format", format],
    ["status", "--month", "2018-06", "--phase", "2", ...water, "--format", format],
    { words: ["status", ...day, "--allow-errors", "--format", format], prepare: damage },
  ]),
  { words: ["status", ...day], prepare: damage },
  ["status", ...day, "--task", "3"],
  ...["text", "json", "ics"].map((format) => ["due", ...day, "--days", "30", "--format", format]),
  ["due", "--as-of", "2018-05-20", ...water],
  ...["2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-09"].map((month) => [
    "report",
    "--month",
    month,
    "--as-of",
    "2018-10-31",
  ]),
  ["report", "--month", "2018-06", "--as-of", "2018-07-10", "--number", "〔2018〕6号", "--issued-on", "2018-07-06", ...papers],
  ["report", "--month", "2018-06", "--as-of", "2018-07-10", ...water, ...papers],
  ["report", "--month", "2018-06", "--as-of", "2018-07-10", "--public", ...papers],
  ["report", "--special", "--as-of", "2018-10-31", ...papers],
  ["report", "--special", "--as-of", "2018-10-31", ...water],
  ...["1", "2", "3", "4"].map((phase) => ["report", "--phase", phase, "--as-of", "2018-10-31"]),
  ["report", "--phase", "2", "--as-of", "2018-10-31", "--fonts", "windows", ...papers],
  { words: ["report", "--month", "2018-06", "--as-of", "2018-07-10", "--allow-errors"], prepare: damage },
  ["report", "--month", "2020-06"],
  ["notice", ...day],
  ...["docx", "xlsx", "html", "md"].map((format) => ["notice", ...day, "-o", "文书", "--format", format]),
  {
    steps: [
      ["notice", ...day, "-o", "文书", "--format", "md"],
      ["notice", ...day, "-o", "文书"],
      ["notice", ...day, "--again", "督办-2018-1"],
    ],
  },
  ["template"],
  ["template", "催办单"],
  ["template", "bulletin", "-o", "另存.md"],
  ...["xlsx", "csv", "ndjson", "json"].map((ending) => ["export", ...day, "-o", `台账.${ending}`]),
  ["export", ...day, ...water, "-o", "台账.xlsx"],
  {
    steps: [
      ["export", "--as-of", "2018-06-30", "-o", "台账.xlsx"],
      ["import", "台账.xlsx", ...day, "--yes"],
    ],
  },
  {
    steps: [
      ["export", "--as-of", "2018-06-30", "-o", "台账.csv"],
      ["import", "台账.csv", ...day, "--dry-run"],
    ],
  },
  {
    words: ["import", "表.csv", ...water, ...day, "--dry-run", "--map", "问题=题目", "-s", "来源=自查", "-s", "任务=3"],
    prepare: (folder) => writeFileSync(join(folder, "表.csv"), table),
  },
  ["init", "新的"],
  ["init", "新的", "--plan", "ledgers/plan.yaml"],
  ...["bash", "zsh", "fish", "powershell"].map((shell) => ["completion", shell]),
  [...log, "--dry-run"],
  log,
  ["log", "国土局-03-003", "已核实", "--规则", "lease-within-twenty-years", "--理由", "合同第3条", "--date", "2018-07-31"],
  ["log", "国土局-03-003", "销号", "--date", "2018-07-31"],
  ["duty", "月报", ...water, "--月份", "2018-07", "--下月打算", "核对合同", "--date", "2018-08-02"],
  ["add", ...water, "--任务", "3", "--题目", "用地手续没有办结", "--date", "2018-07-31"],
  ["explain"],
  ...["due-after-entry", "baseline-covered", "lease-within-twenty-years", "no-late-entry", "no-such-rule"].map((name) => ["explain", name]),
  ["--version"],
  ["--help"],
  ...[
    "check",
    "status",
    "report",
    "notice",
    "export",
    "due",
    "template",
    "import",
    "init",
    "completion",
    "add",
    "log",
    "duty",
    "explain",
  ].map((name) => [name, "--help"]),
  ["nonsense"],
];

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, "/").includes(`${folder}/.git/`))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [`file ${path.slice(folder.length + 1)}`, readFileSync(path, "latin1")]);
}

function run(program, words, folder) {
  return new Promise((done) => {
    const options = { cwd: folder, env: environment, encoding: "latin1", maxBuffer: 1e9 };
    const child = execFile(process.execPath, [program, ...words], options, (error, stdout, stderr) =>
      done([
        ["stdout", stdout],
        ["stderr", stderr],
        ["exit code", String(error ? (error.code ?? error.signal) : 0)],
      ]),
    );
    child.stdin.end();
  });
}

/** Everything a case leaves behind, by name; both programs get a folder of the same name. */
async function outcome(program, { steps, prepare }, folder) {
  mkdirSync(folder, { recursive: true });
  copyOf(folder);
  prepare?.(folder);
  const found = [];
  for (const [index, words] of steps.entries())
    for (const [name, text] of await run(program, words, folder))
      found.push([`step ${index + 1} ${name}`, text.replaceAll(program, "ledger.mjs")]);
  found.push(...filesIn(folder));
  rmSync(folder, { recursive: true, force: true });
  return new Map(found);
}

function differences(a, b) {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => a.get(name) !== b.get(name))
    .map((name) => {
      const [old, now] = [a, b].map((side) =>
        Buffer.from(side.get(name) ?? "", "latin1")
          .toString("utf8")
          .split("\n"),
      );
      const at = old.findIndex((line, index) => line !== now[index]);
      return `  ${name}, line ${at + 1}:\n    - ${(old[at] ?? "").slice(0, 300)}\n    + ${(now[at] ?? "").slice(0, 300)}`;
    });
}

const top = mkdtempSync(join(tmpdir(), "same-bytes-"));
const waiting = cases
  .map((one) => (Array.isArray(one) ? { steps: [one] } : { steps: one.steps ?? [one.words], prepare: one.prepare }))
  .entries();
let [count, different] = [0, 0];
try {
  const worker = async () => {
    for (const [index, one] of waiting) {
      const folder = join(top, String(index));
      const told = differences(await outcome(before, one, folder), await outcome(after, one, folder));
      count += 1;
      if (told.length === 0) continue;
      different += 1;
      console.log(
        `ledger ${one.steps.map((words) => words.join(" ")).join(" ; ledger ")}${one.prepare ? "   (prepared)" : ""}\n${told.join("\n")}`,
      );
    }
  };
  await Promise.all([worker(), worker()]);
} finally {
  rmSync(top, { recursive: true, force: true });
}
console.log(`${count} runs of each, ${different} different`);
process.exitCode = different === 0 ? 0 : 1;
