// A campaign split into zones, and the level above that rolls them up again: packages as `submit` makes them, stored as `receive` stores them.

import { stringify } from "yaml";
import { check } from "../../src/check/check.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { storedPath } from "../../src/model/received.ts";
import type { Content } from "../../src/read/index.ts";
import { zipped } from "../../src/render/zip.ts";
import { packageOf } from "../../src/submit/package-of.ts";
import { campaignOf, type Plain, type PlainCampaign } from "../campaign-of.ts";
import { digest } from "../submit/submission-of.ts";

export interface ZonePackage {
  readonly name: string;
  readonly short: string;
  readonly asOf: string;
  readonly bytes: Uint8Array;
}

/** `zone`: its 简称 alone, or with its name. */
export function zonePackage(
  campaign: Campaign,
  zone: string | { readonly name: string; readonly short: string },
  asOf: string,
  marks: { readonly errors?: number } = {},
): ZonePackage {
  const { name, short } = typeof zone === "string" ? { name: `${zone}新区`, short: zone } : zone;
  const { files } = packageOf({ campaign, asOf, errors: marks.errors ?? 0, warnings: 0, toolVersion: "0", digest }, { name, short });
  return { name, short, asOf, bytes: zipped(files) };
}

/** The plan of the level above: the same phases, tasks and settings, and the zones in place of the units. */
export function planAbove(plan: Plain, zones: readonly { readonly name: string; readonly short: string }[], changes: Plain = {}): Plain {
  const { 单位, 类别, 验收, 履职要求, 办公室, 任务, ...rest } = plan;
  return {
    ...rest,
    办公室: { 名称: (办公室 as Plain)["名称"] },
    任务: (任务 as Plain[]).map(({ 牵头, 责任, ...task }) => task),
    下级: zones.map(({ name, short }) => ({ 名称: name, 简称: short })),
    ...changes,
  };
}

export interface Stored {
  readonly path: string;
  readonly content: Content;
}

export function storedOn(receivedOn: string, { short, asOf, bytes }: ZonePackage): Stored {
  return { path: storedPath({ short, asOf, receivedOn, digest: digest(bytes) }), content: bytes };
}

/** The level above as a workspace that is checked: `asked` as for a command that counts. */
export function checkedAbove(
  plan: Plain,
  stored: readonly Stored[],
  asOf: string,
  asked: { receivedBy?: string | undefined; forFigures?: boolean } = {},
) {
  const { receivedBy, forFigures = true } = asked;
  const sources = [{ path: "ledgers/plan.yaml", content: stringify(plan, { aliasDuplicateObjects: false }) }, ...stored];
  return check(sources, asOf, { forFigures, packages: { digest, receivedBy } });
}

const shorts = ["甲", "乙", "丙"];

/** Zones, called by these 简称, whose packages all came on the day `asOf` on which their data stand, as the level above has them on that day. */
export function rolledUp(plan: Plain, campaigns: readonly Campaign[], asOf: string, names: readonly string[] = shorts) {
  const packages = campaigns.map((campaign, index) => zonePackage(campaign, names[index] as string, asOf));
  return checkedAbove(
    planAbove(plan, packages),
    packages.map((one) => storedOn(asOf, one)),
    asOf,
  );
}

/** The units of a campaign dealt out to so many zones, each a campaign of its own under the same plan. */
export function split(plain: PlainCampaign, zones: number): Campaign[] {
  const units = plain.plan["单位"] as Plain[];
  return Array.from({ length: zones }, (_, zone) => {
    const own = units.filter((_, index) => index % zones === zone);
    const shorts = new Set(own.map((unit) => unit["简称"]));
    const ledgers = Object.fromEntries(Object.entries(plain.ledgers).filter(([short]) => shorts.has(short)));
    return campaignOf({ plan: { ...plain.plan, 单位: own }, ledgers });
  });
}
