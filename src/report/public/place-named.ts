// A place in a public paper, in words for a message.
import { headKeys } from "../../render/front-matter.ts";

const sections: Readonly<Record<string, string>> = {
  plan: "方案中的名称",
  overall: "总体情况",
  period: "本月变动",
  aspects: "分方面情况",
  decisions: "表扬、约谈等情况",
};
const ofCase: Readonly<Record<string, string>> = { target: "对象", facts: "情况", problems: "有关问题" };

/** `cases[3].facts` → 第3个典型案例的“情况”; `title` → 标题; 正文 and annexes are named so already. */
export function placeNamed(at: string): string {
  const [, number, key = ""] = /^cases\[(\d+)\](?:\.(\w+))?/.exec(at) ?? [];
  if (number !== undefined) return `第${number}个典型案例的“${ofCase[key] ?? "日期"}”`;
  const [head = at] = /^\w+/.exec(at) ?? [];
  return Object.entries(headKeys).find(([, field]) => field === at)?.[0] ?? sections[head] ?? at;
}
