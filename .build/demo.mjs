// npm run demo: a mistake caught, and what the office gets, in less than a screenful. All it writes is below dist/demo/.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { root } from "./options.mjs";

const place = `${root}dist/demo`;
rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true });
cpSync(`${root}ledgers`, `${place}/ledgers`, { recursive: true });

function ledger(cwd, ...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}dist/ledger.mjs`, ...words], { cwd, encoding: "utf8" });
  if (status === 2) throw new Error(stderr);
  return stdout;
}

const file = `${place}/ledgers/城管局.yaml`;
const sound = readFileSync(file, "utf8");
writeFileSync(file, sound.replace(/^( +时限: )2018/m, "$12017"));
const [first = ""] = ledger(place, "check", "--as-of", "2018-10-31", "--quiet", "ledgers/城管局.yaml").split("\n\n");
writeFileSync(file, sound);
writeFileSync(`${place}/情况.txt`, ledger(place, "status", "--as-of", "2018-07-31"));
ledger(place, "report", "--month", "2018-06", "-o", "通报.docx", "-o", "通报.html");
process.stdout.write(`把样例中的一个日期写错，再核对：

${first}

改回以后：${ledger(place, "check", "--as-of", "2018-10-31", "--quiet").trim().split("\n").at(-1)}

已写入（在 dist/demo/ 中，打开看看）：
  情况.txt               2018年7月31日各阶段、各单位逾期、未销号多少
  通报.docx、通报.html   2018年6月的月度通报
再往下看：README.zh-CN.md（怎样填、每月怎么做）；schemas/README.md（格式和口径）
`);
