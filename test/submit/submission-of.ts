// A submission as the command makes one.
import { createHash } from "node:crypto";
import type { Campaign } from "../../src/model/campaign.ts";
import { tables } from "../../src/model/tables.ts";
import { ledgerOf } from "../../src/read/ledger-of.ts";
import { type PackageRow, readPackageTable } from "../../src/read/package/read-table.ts";
import { packageOf } from "../../src/submit/package-of.ts";

export const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export const zone = { name: "示例新区", short: "示例" };

export const submitted = (campaign: Campaign, asOf: string) =>
  packageOf({ campaign, asOf, errors: 0, warnings: 0, toolVersion: "0", digest }, zone);

type Files = Readonly<Record<string, Uint8Array>>;

export const textIn = (files: Files, path: string) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(files[path]);

/** The rows of a table of a package. Throws on a fault. */
export function rowsIn(files: Files, name: "unit" | "problem" | "event" | "duty"): readonly PackageRow[] {
  const { rows, faults } = readPackageTable(tables[name], textIn(files, `${name}.csv`));
  if (faults.length > 0) throw new Error(`${name}: ${JSON.stringify(faults)}`);
  return rows;
}

/** The campaign that a package tells of, under the plan of `campaign`: without what stays in the house. */
export function retold({ plan }: Campaign, files: Files): Campaign {
  const events = rowsIn(files, "event");
  const problems = rowsIn(files, "problem");
  const due = (row: PackageRow, day: string) => (row["longTerm"] || row["originalLongTerm"] ? "长期坚持" : row[day]);
  const logOf = (id: unknown) =>
    events
      .filter((row) => row["id"] === id)
      .map((row) => ({
        日期: row["on"],
        事项: row["kind"],
        步骤: row["step"],
        结论: row["verdict"],
        延至: ["申请延期", "延期批复"].includes(String(row["kind"])) ? due(row, "until") : null,
        时限: ["核查", "验收", "反弹"].includes(String(row["kind"])) ? due(row, "due") : null,
        移至: row["movedTo"],
        并入: row["mergedInto"],
      }));
  const ledgers = plan.units.map(({ name, short }) =>
    ledgerOf(
      `ledgers/${short}.yaml`,
      false,
      present({
        单位: name,
        履职: rowsIn(files, "duty")
          .filter((row) => row["unit"] === name)
          .map((row) => present({ 日期: row["on"], 事项: row["kind"], 月份: row["month"] })),
        问题: problems
          .filter((row) => row["unit"] === name)
          .map((row) =>
            present({
              编号: row["id"],
              任务: row["task"],
              清单号: row["baselineId"],
              登记日期: row["enteredOn"],
              分类处置: row["handling"],
              时限: due(row, "originalDue"),
              原完成日期: row["originallyDoneOn"],
              移自: row["transferredFrom"],
              经过: logOf(row["id"]).map(present),
            }),
          ),
      }),
      [],
    ),
  );
  return { plan, ledgers, baseline: undefined, failed: [] };
}

const present = (plain: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined));
