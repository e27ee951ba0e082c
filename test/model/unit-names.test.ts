import { expect, it } from "vitest";
import { unitSurelyMeant } from "../../src/model/unit-names.ts";
import { planOf } from "../../src/read/plan-of.ts";
import { plainPlan } from "../campaign-of.ts";

const plan = planOf(
  plainPlan({
    单位: [
      { 名称: "市水务局", 简称: "水务局", 类别: "区直" },
      { 名称: "某市东县人民政府", 简称: "东县", 类别: "县区" },
    ],
  }),
);

it.each([
  ["水务局", "市水务局"],
  ["市水务局 ", "市水务局"],
  ["县水务局", undefined],
  ["区水务局", undefined],
  ["某市东区人民政府", undefined],
])("%s", (written, meant) => expect(unitSurelyMeant(plan, written)).toBe(meant));
