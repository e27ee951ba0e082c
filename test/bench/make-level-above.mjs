// Makes a level above with as many zones as asked for, and the package of each: 16 units with 60 problems, submitted once and sealed anew under
// the name of every zone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { parse, stringify } from "yaml";
import { makeWorkspace } from "./make-workspace.mjs";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const digest = (bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** JSON without blanks, keys sorted by code units. */
function canonical(value) {
  const isObject = (one) => typeof one === "object" && one !== null && !Array.isArray(one);
  const sorted = (one) => Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value, (_, one) => (isObject(one) ? sorted(one) : one));
}

/** Makes `folder`/above and `folder`/packages. Returns the paths of the packages. */
export function makeLevelAbove(folder, zones) {
  const home = join(folder, "zone");
  makeWorkspace(home, 16, 60);
  const sent = join(folder, "sent.zip");
  const { status, stderr } = spawnSync(process.execPath, [program, "submit", "--root", home, "--as-of", "2018-07-31", "-o", sent], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const parts = unzipSync(readFileSync(sent));
  const document = JSON.parse(new TextDecoder().decode(parts["datapackage.json"]));
  const plan = parse(readFileSync(join(home, "ledgers/plan.yaml"), "utf8"));
  const below = Array.from({ length: zones }, (_, index) => ({
    名称: `示例第${index + 1}县`,
    简称: `县${String(index + 1).padStart(3, "0")}`,
  }));
  mkdirSync(join(folder, "packages"));
  const files = below.map((zone) => {
    const { hash: _, ...ledger } = { ...document.ledger, zone };
    const sealed = { ...document, ledger: { ...ledger, hash: digest(canonical({ ...document, ledger })) } };
    const file = join(folder, "packages", `${zone.简称}.zip`);
    const bytes = new TextEncoder().encode(`${JSON.stringify(sealed, null, 2)}\n`);
    writeFileSync(file, zipSync({ ...parts, "datapackage.json": bytes }, { mtime: "1980-01-02T12:00:00", level: 6 }));
    return file;
  });
  const above = {
    ...plan,
    办公室: { 名称: plan.办公室.名称 },
    单位: undefined,
    任务: plan.任务.map(({ 牵头, 责任, ...task }) => task),
    上报单位: { 名称: "示例省", 简称: "示例省" },
    下级: below,
    履职要求: [{ 事项: "上报", 单位: "下级", 首月: "2018-05", 截止日: 10 }],
  };
  mkdirSync(join(folder, "above/ledgers"), { recursive: true });
  writeFileSync(join(folder, "above/ledgers/plan.yaml"), stringify(above, { lineWidth: 0 }));
  return files;
}
