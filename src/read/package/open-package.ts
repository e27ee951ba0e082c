// A package as bytes → its rows, or every reason why it is none. Nothing in it is believed before its size, its digests and its shape are.
import { unzipSync } from "fflate";
import { canonicalJson } from "../../model/canonical-json.ts";
import { isDay } from "../../model/day.ts";
import { isMapping } from "../../model/mapping.ts";
import { type PackageDocument, packageSchema, restOf, submittedTables } from "../../model/package-document.ts";
import { tables } from "../../model/tables.ts";
import { maxPackageBytes } from "../limits.ts";
import { readPackageTable } from "./read-table.ts";
import type { PackageFault, PackageHead, PackageTables } from "./reported-ledger.ts";

const limits = { document: 4_000_000, table: 300_000_000, together: 400_000_000 } as const;
const documentFile = "datapackage.json";

/** What a sound package says. */
export interface OpenedPackage extends PackageHead {
  readonly tables: PackageTables;
  readonly taskForms: readonly { readonly number: number; readonly form: string | null; readonly name: string }[];
  /** Units whose data failed at home (数据未通过核对). */
  readonly failed: readonly string[];
  readonly isSample: boolean;
  /** Its datapackage.json, as it stands there. */
  readonly description: string;
}

export type PackageOpening =
  | { readonly opened: OpenedPackage; readonly faults?: undefined }
  | { readonly faults: readonly PackageFault[]; readonly opened?: undefined };

/** `digest`: SHA-256 as hexadecimal text. */
export function openPackage(bytes: Uint8Array, digest: (bytes: Uint8Array) => string): PackageOpening {
  const whole = (message: string, file = ""): PackageOpening => ({ faults: [{ file, line: null, column: null, message }] });
  if (bytes.length > maxPackageBytes) return whole("文件太大");
  const parts = unzipped(bytes);
  if (typeof parts === "string") return whole(parts);
  const document = documentIn(parts[documentFile] as Uint8Array);
  if (!document) return whole("不是本程序写的说明，或有缺漏", documentFile);
  const { ledger, resources } = document;
  if (ledger.hash !== `sha256:${digest(utf8(restOf(document)))}`) return whole("内容被改动过，与指纹不符", documentFile);
  const rows: Partial<Record<string, PackageTables["unit"]>> = {};
  const faults: PackageFault[] = [];
  for (const name of submittedTables) {
    const file = `${name}.csv`;
    const content = parts[file] as Uint8Array;
    const told = (message: string, line: number | null = null, column: string | null = null) =>
      faults.push({ file, line, column, message });
    const [resource, ...others] = resources.filter((one) => one.path === file);
    if (!resource || others.length > 0 || canonicalJson(resource.schema) !== canonicalJson(packageSchema(tables[name])))
      told("各列与本程序的版本不同，请双方都用新版本");
    else if (resource.bytes !== content.length || resource.hash !== `sha256:${digest(content)}`) told("内容被改动过，与指纹不符");
    else {
      const text = decoded(content);
      if (text === undefined) told("不是 UTF-8 文字");
      else {
        const read = readPackageTable(tables[name], text);
        for (const fault of read.faults) told(fault.message, fault.line, fault.column);
        rows[name] = read.rows;
      }
    }
  }
  if (faults.length > 0) return { faults };
  const { zone, asOf, tasks, failed, isSample } = ledger;
  return {
    opened: {
      zone: { name: zone.名称, short: zone.简称 },
      asOf,
      tasks: new Set(tasks.map(({ 序号 }) => 序号)),
      taskForms: tasks.map(({ 序号, 表单, 名称 }) => ({ number: 序号, form: 表单, name: 名称 })),
      failed,
      isSample,
      description: decoded(parts[documentFile] as Uint8Array) ?? "",
      tables: rows as unknown as PackageTables,
    },
  };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The files of a package by name, exactly those that it has to have; else why not. No more is unpacked than its own directory states. */
function unzipped(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | string {
  const expected = new Set([documentFile, ...submittedTables.map((name) => `${name}.csv`)]);
  const declared = new Map<string, number>();
  let refused: string | undefined;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (refused !== undefined) return false; // there may be tens of thousands more
        if (!expected.has(name) || declared.has(name)) refused ??= strangerSaid(name);
        declared.set(name, originalSize);
        const together = [...declared.values()].reduce((sum, size) => sum + size, 0);
        if (originalSize > (name === documentFile ? limits.document : limits.table) || together > limits.together) refused ??= "展开后太大";
        return refused === undefined;
      },
    });
  } catch {
    return brokenSaid(bytes);
  }
  if (refused !== undefined) return refused;
  const missing = [...expected].find((name) => parts[name] === undefined);
  if (missing !== undefined) return `缺少“${missing}”，不是上报包`;
  return [...expected].every((name) => parts[name]?.length === declared.get(name)) ? parts : brokenSaid(bytes);
}

/** What a file is that is no zip, or none that can be unpacked. */
function brokenSaid(bytes: Uint8Array): string {
  if (bytes.length === 0) return "是空文件";
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? "不是完好的上报包（.zip），可能没有传完，或在途中损坏" : "不是上报包：不是 .zip 文件";
}

/** What a zip is that has a file which no package has. */
function strangerSaid(name: string): string {
  if (name === "[Content_Types].xml") return "是 Excel、Word 之类的文件，不是上报包";
  const short = name.slice(0, 100);
  return /\.zip$/i.test(name) ? `里面套着“${short}”，请取出来再收` : `里面有不该有的文件“${short}”`;
}

/** The document, if it is one of ours in every part that is used. */
function documentIn(bytes: Uint8Array): PackageDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isMapping(value)) restOf({ ledger: {}, ...value }); // no deeper than can be written again
  } catch {
    return undefined;
  }
  if (!isMapping(value) || !isMapping(value["ledger"]) || !Array.isArray(value["resources"])) return undefined;
  const { zone, asOf, tasks, failed, hash, isSample } = value["ledger"];
  const isResource = (one: unknown) =>
    isMapping(one) && isText(one["path"]) && typeof one["bytes"] === "number" && isText(one["hash"]) && isMapping(one["schema"]);
  const isTask = (one: unknown) =>
    isMapping(one) && Number.isInteger(one["序号"]) && (one["表单"] === null || isText(one["表单"])) && isText(one["名称"]);
  const isOurs =
    isMapping(zone) &&
    isText(zone["名称"]) &&
    isText(zone["简称"]) &&
    isDay(asOf) &&
    isText(hash) &&
    typeof isSample === "boolean" &&
    Array.isArray(tasks) &&
    tasks.every(isTask) &&
    Array.isArray(failed) &&
    failed.every(isText) &&
    value["resources"].every(isResource);
  return isOurs ? (value as unknown as PackageDocument) : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= 10_000;
}
