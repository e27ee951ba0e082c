// What goes to the level above: facts, not figures. The receiver replays the same events, so its figures are ours.
import { exportScene } from "../export/export-scene.ts";
import { recordsOf } from "../export/records.ts";
import type { Campaign } from "../model/campaign.ts";
import { type Day, longDay } from "../model/day.ts";
import { effectiveKinds } from "../model/effective-kinds.ts";
import {
  type PackageDocument,
  packageHead,
  packageSchema,
  restOf,
  type SubmittedTable,
  submittedTables,
} from "../model/package-document.ts";
import { membersOf, type Plan } from "../model/plan.ts";
import { type ColumnType, type Table, travelling } from "../model/table.ts";
import { tables } from "../model/tables.ts";
import { type CsvValue, csvOf } from "../render/csv.ts";
import { sampleNotice } from "../render/paper.ts";
import { printedJson } from "../render/printed-json.ts";

export interface Submission {
  readonly campaign: Campaign;
  /** The day, itself included, up to which rows and events go. */
  readonly asOf: Day;
  /** Faults that check found. */
  readonly errors: number;
  readonly warnings: number;
  readonly toolVersion: string;
  /** SHA-256 as hexadecimal text. */
  readonly digest: (bytes: Uint8Array) => string;
}

/** 上报单位 of the plan. */
export type Zone = NonNullable<Plan["zone"]>;

export interface SubmittedPackage {
  /** Content by path: datapackage.json first, then a CSV a table. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly document: PackageDocument;
  /** How many rows each table has. */
  readonly rowCounts: Readonly<Record<SubmittedTable, number>>;
}

/** The same submission gives the same bytes. `zone`: who sends it. */
export function packageOf(submission: Submission, zone: Zone): SubmittedPackage {
  const { digest } = submission;
  const { rows, leftOut } = rowsUpTo(submission);
  const contents = submittedTables.map((name) => ({ name, bytes: utf8(tableText(tables[name], rows[name])) }));
  const resources = contents.map(({ name, bytes }) => ({
    name,
    type: "table",
    title: tables[name].title,
    path: `${name}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    hash: `sha256:${digest(bytes)}`,
    schema: packageSchema(tables[name]),
  }));
  const unsealed = {
    ...packageHead(submission.asOf),
    title: titleOf(submission, zone),
    resources,
    ledger: ledgerOfPackage(submission, zone, leftOut),
  };
  const document = { ...unsealed, ledger: { ...unsealed.ledger, hash: `sha256:${digest(utf8(restOf(unsealed)))}` } };
  const files = Object.fromEntries([
    ["datapackage.json", utf8(printedJson(document))],
    ...contents.map(({ name, bytes }) => [`${name}.csv`, bytes] as const),
  ]);
  const { unit, problem, event, duty } = rows;
  return { files, document, rowCounts: { unit: unit.length, problem: problem.length, event: event.length, duty: duty.length } };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function titleOf({ campaign: { plan }, asOf }: Submission, zone: Zone): string {
  return `${zone.name}：${plan.name}（截至${longDay(asOf)}）${plan.isSample ? `（${sampleNotice}）` : ""}`;
}

function ledgerOfPackage({ campaign, asOf, errors, warnings, toolVersion }: Submission, zone: Zone, leftOut: number) {
  const { plan, ledgers, failed } = campaign;
  const written = new Set(ledgers.flatMap(({ unit, isOffice }) => (isOffice || unit === undefined ? [] : [unit])));
  const missing = membersOf(plan).flatMap(({ name }) => (written.has(name) ? [] : [name]));
  return {
    zone: { 名称: zone.name, 简称: zone.short },
    asOf,
    toolVersion,
    isSample: plan.isSample,
    tasks: plan.tasks.map(({ number, form, name }) => ({ 序号: number, 表单: form ?? null, 名称: name })),
    errors,
    warnings,
    ledgers: { expected: membersOf(plan).length, present: membersOf(plan).length - missing.length, missing },
    failed: membersOf(plan).flatMap(({ name }) => (failed.includes(name) ? [name] : [])),
    leftOut,
  };
}

type TravellingRow = Readonly<Record<string, unknown>>;

/** The rows that go along, by table, and how many problems cannot, for want of a number of their own. */
function rowsUpTo({ campaign, asOf }: Submission): { rows: Readonly<Record<SubmittedTable, readonly TravellingRow[]>>; leftOut: number } {
  const units = new Set<unknown>(membersOf(campaign.plan).map(({ name }) => name));
  const tasks = new Set<unknown>(campaign.plan.tasks.map(({ number }) => number));
  const isPast = (day: unknown) => typeof day === "string" && day <= asOf;
  const rows: Record<SubmittedTable, TravellingRow[]> = { unit: [], problem: [], event: [], duty: [] };
  const byNumber = new Map<unknown, unknown>();
  let leftOut = 0;
  for (const row of recordsOf(exportScene(campaign, asOf))) {
    if (row.record === "unit") rows.unit.push(row);
    if (row.record === "unit-event" && units.has(row["unit"]) && typeof row["kind"] === "string" && isPast(row["on"])) rows.duty.push(row);
    if (row.record === "problem" && row["isCounted"] && isPast(row["enteredOn"])) {
      if (row["id"] === null || byNumber.has(row["id"])) leftOut += 1;
      else {
        byNumber.set(row["id"], row["ref"]);
        const known = { unit: units.has(row["unit"]), task: tasks.has(row["task"]) };
        rows.problem.push({ ...row, ...(known.unit ? {} : { unit: null }), ...(known.task ? {} : { task: null }) });
      }
    }
    // Events follow their problem.
    if (
      row.record === "event" &&
      row["applied"] &&
      effectiveKinds.has(row["kind"]) &&
      isPast(row["on"]) &&
      byNumber.get(row["id"]) === row["ref"]
    )
      rows.event.push(row);
  }
  return { rows, leftOut };
}

/** A header of titles, then the rows, only of the columns that travel. */
function tableText(table: Table, rows: readonly TravellingRow[]): string {
  const columns = travelling(table);
  return csvOf([columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ name, type }) => cellText(type, row[name])))]);
}

/** Control characters, an error at home that --allow-errors lets through, stay there: the level above would refuse the whole package for one. */
function cellText(type: ColumnType, value: unknown): CsvValue {
  if (type === "boolean") return String(value ?? false);
  return typeof value === "string" ? value.replace(/[^\P{Cc}\t\r\n]/gu, "") : ((value ?? undefined) as CsvValue);
}
