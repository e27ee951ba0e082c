// How papers name the plan they rest on, and who issues them.
import { type Plan, unitNamed } from "./plan.ts";

/** What papers cite: 《某方案》（某字〔2020〕1号）, or 某字〔2020〕1号文件. */
export function basisOf({ basisTitle, documentNumber }: Plan): string {
  return basisTitle === undefined ? `${documentNumber}文件` : `《${basisTitle.replace(/^《(.*)》$/, "$1")}》（${documentNumber}）`;
}

/** 发文机关标志 of the unit's or the office's papers: 全称 where the plan gives one. */
export function letterheadOf(plan: Plan, name: string): string {
  const { office } = plan;
  return (name === office.name ? office.officialName : unitNamed(plan, name)?.officialName) ?? name;
}
