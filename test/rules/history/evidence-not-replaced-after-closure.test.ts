import { describe, expect, it } from "vitest";
import { unread, unreadable } from "../../../src/model/evidence.ts";
import { event, log, one } from "../../workspace-case.ts";
import { compared, histories } from "./history-case.ts";

const done = (paper: string) => event("2020-05-04", "报完成", { 佐证: `[${paper}]` });
const review = event("2020-05-05", "核查");
const closed = event("2020-05-06", "销号");
const back = event("2020-05-08", "反弹");
const marked = "<<evidence-not-replaced-after-closure 附件/单.txt>>";
const of = (...events: string[]) => ({ ledgers: one(log(...events)) });
const base = of(done("附件/单.txt"), review, closed);
const exchanged = { "附件/单.txt": ["旧", "新"] } as const;

describe("evidence-not-replaced-after-closure", () => {
  histories([
    ["the same bytes", base, base],
    ["other bytes", base, of(done(marked), review, closed), exchanged],
    ["not yet closed", of(done("附件/单.txt"), review), of(done("附件/单.txt"), review), exchanged],
    ["closed in this very change", of(done("附件/单.txt"), review), base, exchanged],
    [
      "come back since: the closure still rests on it",
      of(done("附件/单.txt"), review, closed, back),
      of(done(marked), review, closed, back),
      exchanged,
    ],
    [
      "come back since: what came after the closure is open again",
      of(done("附件/甲.txt"), review, closed, back, event("2020-05-09", "进展", { 佐证: "[附件/单.txt]" })),
      of(done("附件/甲.txt"), review, closed, back, event("2020-05-09", "进展", { 佐证: "[附件/单.txt]" })),
      exchanged,
    ],
    [
      "a revisit's paper of a closed problem",
      of(done("附件/甲.txt"), review, closed, event("2020-05-09", "回访", { 佐证: "[附件/单.txt]" })),
      of(done("附件/甲.txt"), review, closed, event("2020-05-09", "回访", { 佐证: `[${marked}]` })),
      exchanged,
    ],
    ["gone", base, of(done(marked.replace("<<", "<<evidence-exists+")), review, closed), { "附件/单.txt": ["旧", undefined] }],
    ["too long to be read", base, of(done(marked.replace("<<", "<<warning:")), review, closed), { "附件/单.txt": ["旧", unread] }],
    ["impossible to read", base, of(done(marked.replace("<<", "<<warning:")), review, closed), { "附件/单.txt": ["旧", unreadable] }],
    ["a paper in a cabinet", of(event("2020-05-04", "报完成"), review, closed), of(event("2020-05-04", "报完成"), review, closed)],
  ]);

  it("says which file, and what happened to it", async () => {
    const [found] = await compared(base, base, exchanged);
    expect(found).toMatchObject({ item: "甲-01-001", message: "问题已经销号，佐证“附件/单.txt”被更换了" });
  });

  it("is silent where the base did not have the file", async () => {
    expect(await compared(base, base, { "附件/单.txt": [undefined, "新"] })).toEqual([]);
  });

  it("tells a file once, however often it is named", async () => {
    const twice = of(done("附件/单.txt"), review, closed, event("2020-05-09", "回访", { 佐证: "[附件/单.txt]" }));
    expect(await compared(twice, twice, exchanged)).toHaveLength(1);
  });
});
