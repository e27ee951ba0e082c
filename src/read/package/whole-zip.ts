// Whether a zip is as it was written, to the last bit: its contents have digests of their own, but what stands around them has none.
import { deflateSync, inflateSync } from "fflate";

/** Lengths of the fixed parts, and the marks that they begin with. */
const local = { length: 30, mark: 0x04034b50 };
const central = { length: 46, mark: 0x02014b50 };
const ending = { length: 22, mark: 0x06054b50 };

/**
 * True where every byte is accounted for: files without a gap from the first byte on, then the directory, which says of each what stands before
 * it, then the end. For a zip that was unpacked without a fault; one that something else than `submit` has packed may be refused.
 */
export function isWholeZip(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = (at: number) => view.getUint16(at, true);
  const long = (at: number) => view.getUint32(at, true);
  const end = bytes.length - ending.length;
  try {
    const directory = long(end + 16);
    const count = short(end + 10);
    const isEnded =
      long(end) === ending.mark &&
      long(end + 4) === 0 &&
      short(end + 8) === count &&
      long(end + 12) === end - directory &&
      short(end + 20) === 0;
    if (!isEnded) return false;
    let [at, entry] = [0, directory];
    for (let index = 0; index < count; index++) {
      const nameLength = short(entry + 28);
      const content = at + local.length + nameLength + short(at + 28);
      const packed = bytes.subarray(content, content + long(entry + 20));
      const isTold =
        long(entry) === central.mark &&
        long(at) === local.mark &&
        long(entry + 42) === at &&
        isSame(bytes, entry + 6, bytes, 24, at + 4) && // version, flags, method, time, CRC, sizes, length of the name
        isSame(bytes, entry + central.length, bytes, nameLength, at + local.length) &&
        long(entry + 32) === 0 && // no comment, no other disk
        isSame(bytes, entry + 4, bytes, 2, directory + 4) && // by whom, and with which attributes: the same for all
        isSame(bytes, entry + 36, bytes, 6, directory + 36) &&
        isAsPacked(packed, short(entry + 10), long(entry + 24));
      if (!isTold) return false;
      at = content + packed.length;
      entry += central.length + nameLength + short(entry + 30);
    }
    return at === directory && entry === end;
  } catch {
    return false; // beyond its end
  }
}

/**
 * False where the content is longer than is told, or packing it again gives other bytes of the same length: some bit was turned that unpacking does
 * not see. Another length is another program's, of which nothing can be said.
 */
function isAsPacked(packed: Uint8Array, method: number, length: number): boolean {
  if (method === 0) return packed.length === length;
  const content = inflateSync(packed);
  const again = deflateSync(content, { level: 6 });
  return content.length === length && (again.length !== packed.length || isSame(again, 0, packed, packed.length));
}

/** Compares with bytes of `others`, from the place `from`. */
function isSame(bytes: Uint8Array, at: number, others: Uint8Array, length: number, from = 0): boolean {
  for (let index = 0; index < length; index++) if (bytes[at + index] !== others[from + index]) return false;
  return true;
}
