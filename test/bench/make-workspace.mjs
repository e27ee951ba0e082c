// Makes workspaces of any size out of the sample campaign: as many units as asked for, each with as many problems, by number and not by
// chance, so that the same sizes give the same bytes.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, stringify } from "yaml";

const root = join(import.meta.dirname, "../..");

/** Problems of the sample that stand alone: what points at other problems is left out. */
function models() {
  const folder = join(root, "ledgers");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && !["plan.yaml", "baseline.yaml", "办公室.yaml"].includes(name))
    .sort()
    .flatMap((name) => parseDocument(readFileSync(join(folder, name), "utf8")).toJS().问题 ?? [])
    .filter(({ 移自, 经过 = [] }) => 移自 === undefined && !经过.some(({ 事项 }) => 事项 === "移交" || 事项 === "合并"));
}

/** One problem as the `serial`th of its unit and task, with a number of its own on the earlier list. */
function problemLike(model, unit, serial, listed) {
  const { 清单号, ...rest } = structuredClone(model);
  const problem = {
    ...rest,
    编号: `${unit.简称}-${String(model.任务).padStart(2, "0")}-${String(serial).padStart(3, "0")}`,
    题目: `${model.题目.slice(0, 50)}（${unit.简称}${serial}）`,
    情况: `${model.情况}（${unit.简称}第${serial}件）`,
    ...(清单号 === undefined ? {} : { 清单号: listed(unit, model) }),
  };
  return JSON.parse(JSON.stringify(problem), (key, value) =>
    key === "企业"
      ? `${value}（${unit.简称}${serial}）`
      : key === "佐证"
        ? [{ 名称: `存档材料${serial}`, 文号: "示例〔2018〕1号" }]
        : key === "核查单位"
          ? value.map((name) => (name === unit.名称 ? "领导小组办公室" : name))
          : value,
  );
}

/** Writes a workspace of `units` ledgers with `each` problems into `folder`. Returns how many bytes its ledgers have. */
export function makeWorkspace(folder, units, each) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "ledgers"), { recursive: true });
  cpSync(join(root, "schemas"), join(folder, "schemas"), { recursive: true });
  const plan = parseDocument(readFileSync(join(root, "ledgers/plan.yaml"), "utf8")).toJS();
  const parks = Array.from({ length: units }, (_, index) => ({
    名称: `示例第${index + 1}产业园区`,
    简称: `园区${String(index + 1).padStart(4, "0")}`,
    类别: "园区",
  }));
  plan.单位 = [...plan.单位, ...parks];
  const list = [];
  const all = models();
  let bytes = 0;
  for (const [index, unit] of parks.entries()) {
    const listed = (owner, { 任务, 题目 }) => {
      const id = `2017-${String(list.length + 1).padStart(4, "0")}`;
      list.push({ 清单号: id, 单位: owner.名称, 任务, 题目 });
      return id;
    };
    const serials = new Map();
    const problems = Array.from({ length: each }, (_, at) => {
      const model = all[(index * 7 + at) % all.length];
      const serial = (serials.get(model.任务) ?? 0) + 1;
      serials.set(model.任务, serial);
      return problemLike(model, unit, serial, listed);
    });
    const text = stringify(
      { 单位: unit.名称, 第一责任人: { 姓名: "示例人", 职务: "党工委书记" }, 填报人: { 姓名: "示例人" }, 问题: problems },
      { lineWidth: 0 },
    );
    bytes += Buffer.byteLength(text);
    writeFileSync(join(folder, `ledgers/${unit.简称}.yaml`), text);
  }
  writeFileSync(join(folder, "ledgers/plan.yaml"), stringify(plan, { lineWidth: 0 }));
  writeFileSync(join(folder, "ledgers/baseline.yaml"), stringify({ 名称: "2017年清理问题清单", 清单: list }, { lineWidth: 0 }));
  return bytes;
}
