// 收件: where packages of the levels below are kept, and what the name of each tells.
import { isDay } from "./day.ts";
import type { Arrival } from "./reported.ts";

export const receivedFolder = "收件";

/** How many characters of a package's digest its name has. */
export const digestLength = 8;

/** A package in its place: whose it is, by 简称, and when it came. */
export interface StoredArrival extends Arrival {
  readonly short: string;
  /** The first characters of the SHA-256 of its bytes. */
  readonly digest: string;
}

/** 收件/<简称>/<asOf>-<receivedOn>-<digest>.zip, from the workspace's root. */
export function storedPath({ short, asOf, receivedOn, digest }: Omit<StoredArrival, "file">): string {
  return `${receivedFolder}/${short}/${asOf}-${receivedOn}-${digest.slice(0, digestLength)}.zip`;
}

/** What a path tells; undefined where no package is stored under such a name. */
export function storedAt(file: string): StoredArrival | undefined {
  const [, short = "", asOf, receivedOn, digest = ""] =
    /^收件\/([^/]+)\/(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})-([0-9a-f]{8})\.zip$/.exec(file) ?? [];
  return isDay(asOf) && isDay(receivedOn) ? { file, short, asOf, receivedOn, digest } : undefined;
}

/** Of several packages the one that counts is the last: by the day of their data, then of receipt, then by name. */
export function byNewness(a: Arrival, b: Arrival): number {
  const keyOf = ({ asOf, receivedOn, file }: Arrival) => `${asOf} ${receivedOn} ${file}`;
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
