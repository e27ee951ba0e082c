// A .docx or .xlsx bears a digest of all its other parts among its own properties, so that a file is known for ours, and as we wrote it, wherever it lies.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { compare } from "../../model/diagnostic.ts";

type PackageParts = Record<string, Uint8Array>;

/** Hex digest of bytes. */
type DigestOfBytes = (bytes: Uint8Array) => string;

const part = "docProps/custom.xml";
const types = "[Content_Types].xml";
const relations = "_rels/.rels";
const property = /<property [^>]*name="ledger"><vt:lpwstr>sha256:([0-9a-f]{64})<\/vt:lpwstr><\/property>/;

/** Far more than a paper or a workbook of ours has; a file beyond it is somebody else's. In bytes, unpacked. */
const largest = 500_000_000;

/** The file with the digest in it; the same for the same file. */
export function sealed(file: Uint8Array, digest: DigestOfBytes): Uint8Array {
  const parts: PackageParts = unzipSync(file);
  const named: PackageParts = {
    ...parts,
    [types]: withBefore(
      parts[types],
      "</Types>",
      `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`,
    ),
    [relations]: withBefore(
      parts[relations],
      "</Relationships>",
      `<Relationship Id="rIdLedger" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="${part}"/>`,
    ),
  };
  return zipSync({ ...named, [part]: strToU8(propertiesWith(digestOfParts(named, digest))) }, { mtime: "1980-01-02T12:00:00", level: 6 });
}

/** True where the file is one of ours and nobody has changed it since. */
export function isAsSealed(file: Uint8Array, digest: DigestOfBytes): boolean {
  let together = 0;
  try {
    const parts: PackageParts = unzipSync(file, {
      filter: ({ originalSize }) => {
        together += originalSize;
        return together <= largest;
      },
    });
    const [, told] = property.exec(parts[part] ? strFromU8(parts[part]) : "") ?? [];
    return told !== undefined && together <= largest && told === digestOfParts(parts, digest);
  } catch {
    return false; // no zip at all, or a damaged one
  }
}

function digestOfParts(parts: PackageParts, digest: DigestOfBytes): string {
  const names = Object.keys(parts).filter((name) => name !== part);
  const lines = names.sort(compare).map((name) => `${name} ${digest(parts[name] as Uint8Array)}\n`);
  return digest(strToU8(lines.join("")));
}

function withBefore(bytes: Uint8Array | undefined, end: string, more: string): Uint8Array {
  const text = strFromU8(bytes ?? new Uint8Array());
  const at = text.lastIndexOf(end);
  if (at < 0) throw new Error(`no ${end} in an office file`);
  return strToU8(text.slice(0, at) + more + text.slice(at));
}

function propertiesWith(told: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ' +
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="ledger"><vt:lpwstr>sha256:${told}</vt:lpwstr></property></Properties>`
  );
}
