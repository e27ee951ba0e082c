// What goes to the level above: enough for its figures, and not a byte of what stays in the house.
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { check } from "../../src/check/check.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { recordsOf } from "../../src/export/records.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { restOf } from "../../src/model/package-document.ts";
import { ndjsonOf } from "../../src/render/ndjson.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign, arbitraryDay, arbitraryOtherCampaign, arbitraryOtherDay, sourcesOf } from "../arbitrary-campaign.ts";
import { campaignWith, type Plain } from "../campaign-of.ts";
import { parseCsv } from "../export/parse-csv.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";
import { digest, retold, rowsIn, submitted, textIn } from "./submission-of.ts";

vi.setConfig({ testTimeout: 60_000 });

const asOf = "2018-07-31";

const problem = (编号: string | undefined, changes: Plain = {}): Plain => ({
  编号,
  任务: 1,
  题目: "题目",
  登记日期: "2018-05-03",
  分类处置: "立行立改",
  时限: "2018-06-30",
  ...changes,
});

describe("packageOf", () => {
  it("has four tables, each with its length and digest, and a digest of the rest", async () => {
    const { files, document } = submitted(await sampleCampaign(), asOf);
    expect(Object.keys(files)).toEqual(["datapackage.json", "unit.csv", "problem.csv", "event.csv", "duty.csv"]);
    expect(JSON.parse(textIn(files, "datapackage.json"))).toEqual(document);
    for (const { path, bytes, hash } of document.resources) {
      expect(files[path]).toHaveLength(bytes);
      expect(hash).toBe(`sha256:${digest(files[path] ?? new Uint8Array())}`);
    }
    expect(document.ledger.hash).toBe(`sha256:${digest(new TextEncoder().encode(restOf(document)))}`);
    const edited = { ...document, ledger: { ...document.ledger, asOf: "2018-06-30" } };
    expect(restOf(edited)).not.toBe(restOf(document));
    expect(document.created.slice(0, 10)).toBe(asOf);
    expect(document.ledger).toMatchObject({ zone: { 名称: "示例新区", 简称: "示例" }, asOf, errors: 0, failed: [], leftOut: 0 });
    expect(document.ledger.ledgers).toEqual({ expected: 16, present: 16, missing: [] });
  });

  it("gives the level above every figure of the day and of the days before it, in random campaigns", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.tuple(arbitraryCampaign, arbitraryDay), fc.tuple(arbitraryOtherCampaign, arbitraryOtherDay)),
        fc.array(fc.nat({ max: 200 }), { maxLength: 2 }),
        async ([plain, day], before) => {
          const { campaign } = await check(sourcesOf(plain), day, { forFigures: true });
          if (!campaign) throw new Error("no campaign");
          const { files } = submitted(campaign, day);
          const above = retold(campaign, files);
          for (const back of [0, ...before]) {
            const on = new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10);
            const figures = statusOf(campaign, { asOf: on });
            // Which 截止 an event is for, by 应报, stays at home.
            const duties = JSON.stringify(plain.ledgers).includes("应报") ? [] : figures.duties;
            const told = statusOf(above, { asOf: on });
            expect(duties.length > 0 ? told : { ...told, duties }).toEqual({ ...figures, duties });
          }
        },
      ),
      { ...drawn(12, 300), interruptAfterTimeLimit: 45_000 },
    ));

  it("leaves out what came after the day, events without effect, and the office's", () => {
    const campaign = campaignWith([
      problem("甲-01-001", {
        经过: [
          { 日期: "2018-05-20", 事项: "进展", 情况: "x" },
          { 日期: "2018-05-21", 事项: "销号" },
          { 日期: "2018-06-20", 事项: "报完成" },
          { 日期: "2018-08-01", 事项: "核查", 结论: "通过" },
        ],
      }),
      problem("甲-01-002", { 登记日期: "2018-08-01" }),
      problem("甲-01-003", { 时限: "长期坚持", 移自: "乙-01-001", 清单号: "2017-1" }),
    ]);
    const { files } = submitted(campaign, asOf);
    expect(parseCsv(textIn(files, "problem.csv")).slice(1)).toEqual([
      ["甲-01-001", "甲局", "1", "", "题目", "", "2018-05-03", "立行立改", "2018-06-30", "false", "", ""],
      ["甲-01-003", "甲局", "1", "", "题目", "2017-1", "2018-05-03", "立行立改", "", "true", "", "乙-01-001"],
    ]);
    expect(parseCsv(textIn(files, "event.csv")).slice(1)).toEqual([
      ["甲-01-001", "3", "2018-06-20", "报完成", "", "", "", "", "false", "", ""],
    ]);
  });

  it("counts problems without a number of their own, which nobody above could tell apart", () => {
    const campaign = campaignWith([
      problem("甲-01-001", { 题目: "先" }),
      problem("甲-01-001", { 题目: "后", 经过: [{ 日期: "2018-06-20", 事项: "报完成" }] }),
      problem(undefined),
      problem("甲-01-002", { 任务: 99 }),
    ]);
    const { files, document } = submitted(campaign, asOf);
    expect(rowsIn(files, "problem").map(({ id, title, task }) => [id, title, task])).toEqual([
      ["甲-01-001", "先", 1],
      ["甲-01-002", "题目", null],
    ]);
    expect(rowsIn(files, "event")).toEqual([]);
    expect(document.ledger.leftOut).toBe(2);
  });

  it("is text in a spreadsheet, and comes back as it was", () => {
    const titles = ["=1+1", '=HYPERLINK("http://x")', "+86", "-", "@a", "'=1", 'a"b', "a,b", "一\r\n二", " 前", "\t=2", "＝1"];
    const { files } = submitted(campaignWith(titles.map((题目, index) => problem(`甲-01-${100 + index}`, { 题目 }))), asOf);
    for (const row of parseCsv(textIn(files, "problem.csv")).slice(1)) expect(row[4]).not.toMatch(/^[\s\u3000]*[=+\-@＝]|^[\t\r\n]/);
    expect(rowsIn(files, "problem").map(({ title }) => title)).toEqual(titles);
  });

  it("leaves control characters at home, for which the level above would refuse it", () => {
    const { files } = submitted(campaignWith([problem("甲-01-001", { 题目: "供\u0007水\u001b[31m\u0085" })]), asOf);
    expect(rowsIn(files, "problem").map(({ title }) => title)).toEqual(["供水[31m"]);
  });

  it("holds no byte of what stays in the house: every other text of plan and ledgers is a canary", async () => {
    const { campaign, planted } = withCanaries(await sampleCampaign());
    expect(planted).toBeGreaterThan(3000);
    const { files } = submitted(campaign, asOf);
    for (const [path] of Object.entries(files)) expect(textIn(files, path)).not.toMatch(/金丝雀|98765/);
    expect(ndjsonOf(recordsOf(exportScene(campaign, asOf))).match(/金丝雀/g)?.length).toBeGreaterThan(3000);
  });
});

/** Keys, in the names of the model, whose values go up or decide what does. */
const known: Readonly<Record<string, readonly string[]>> = {
  plan: ["name", "units", "zone", "number", "form", "phases", "requirements", "kinds", "addresses", "acceptance", "newIsSerious"],
  ledger: ["path", "file", "id", "unit", "task", "type", "title", "baselineId", "enteredOn", "handling", "due", "originallyDoneOn"],
  event: ["transferredFrom", "on", "kind", "step", "verdict", "until", "movedTo", "mergedInto", "month", "isOffice", "isSample", "wrong"],
};
const kept = new Set(Object.values(known).flat());

/** The same campaign with a canary in every other text, and every other number; of the office's ledger, in all but dates and kinds. */
function withCanaries(campaign: Campaign): { campaign: Campaign; planted: number } {
  let planted = 0;
  const plant = (value: unknown): unknown => {
    if (typeof value === "string") return `金丝雀${++planted}`;
    if (typeof value === "number") return 98765;
    return within(value);
  };
  const within = (value: unknown, keep: ReadonlySet<string> = kept): unknown => {
    if (Array.isArray(value)) return value.map((one) => (typeof one === "object" ? within(one, keep) : plant(one)));
    if (value instanceof Set || typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === "detail") return [key, inside(inner)];
        if (keep.has(key) && typeof inner !== "object") return [key, inner];
        if (["units", "phases", "requirements", "kinds", "wrong", "path", "settings", "holidays"].includes(key)) return [key, inner];
        return [key, typeof inner === "object" ? within(inner, keep) : plant(inner)];
      }),
    );
  };
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== "object" || value === null) return plant(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [`金丝雀${key}`, inside(inner)]));
  };
  const ofOffice = new Set(["path", "file", "isOffice", "on", "kind"]);
  return {
    campaign: {
      ...campaign,
      plan: within(campaign.plan) as Campaign["plan"],
      ledgers: campaign.ledgers.map((ledger) => within(ledger, ledger.isOffice ? ofOffice : kept) as Campaign["ledgers"][number]),
    },
    get planted() {
      return planted;
    },
  };
}
