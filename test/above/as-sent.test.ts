// A package in which any one bit was turned on its way is none.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { isAsSent } from "../../src/check/packages.ts";
import { openPackage } from "../../src/read/package/open-package.ts";
import { campaignWith } from "../campaign-of.ts";
import { drawn } from "../runs.ts";
import { digest } from "../submit/submission-of.ts";
import { zonePackage } from "./rolled-up.ts";

const problem = { 编号: "甲-01-001", 任务: 1, 题目: "题目", 登记日期: "2018-05-03", 分类处置: "立行立改", 时限: "2018-06-30" };
const { bytes } = zonePackage(campaignWith([problem]), "东", "2018-06-30");

function isReceived(sent: Uint8Array): boolean {
  const { opened } = openPackage(sent, digest);
  return opened !== undefined && isAsSent(sent, opened);
}

it("is received as it was written", () => expect(isReceived(bytes)).toBe(true));

it("is refused with any byte changed, wherever it stands", () =>
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ mask;
      expect(isReceived(changed)).toBe(false);
    }),
    drawn(400, 20_000),
  ));

it("is refused cut short anywhere, and with anything after it", () => {
  for (let length = 0; length < bytes.length; length += 7) expect(isReceived(bytes.subarray(0, length))).toBe(false);
  expect(isReceived(Uint8Array.from([...bytes, 0]))).toBe(false);
});
