// State on day D a second time, written from its definition (schemas/README.md) by somebody who had not read src/figures or the replay:
// one fold over the events as the file has them, with the page's table of what is allowed where.
import type { Plain } from "../../campaign-of.ts";
import { daysFrom } from "./days.ts";

export interface Standing {
  readonly state: "整改中" | "待核查" | "待销号" | "已销号" | "已移出";
  readonly due: string | null;
  readonly completed: string | null;
  readonly round: number;
  readonly asked: boolean;
  /** Steps of 验收 taken. */
  readonly taken: number;
}

/** In place of a day. */
export const forever = "长期坚持";

export interface Problem {
  readonly plain: Plain;
  readonly unit: string;
  readonly entered: string;
  /** What had an effect, in order, with the state after it. */
  readonly steps: readonly { readonly on: string; readonly kind: string; readonly after: Standing }[];
}

export const unresolved: readonly string[] = ["整改中", "待核查", "待销号"];
export const rectified: readonly string[] = ["待销号", "已销号"];

export function problemOf(plain: Plain, unit: string, acceptance: readonly string[] = []): Problem {
  const entered = plain["登记日期"] as string;
  const steps: { on: string; kind: string; after: Standing }[] = [];
  let standing = startOf(plain);
  let above = entered;
  for (const event of (plain["经过"] ?? []) as Plain[]) {
    const [on, kind] = [event["日期"] as string, event["事项"] as string];
    if (on < above) continue; // before 登记日期, or before the event above it: no effect
    above = on;
    const after = afterEvent(standing, event, on, kind, acceptance);
    if (after === undefined) continue;
    steps.push({ on, kind, after });
    standing = after;
  }
  return { plain, unit, entered, steps };
}

function startOf(plain: Plain): Standing {
  const due = (plain["时限"] ?? null) as string | null;
  const isFixed = plain["分类处置"] === "巩固防反弹";
  const completed = isFixed ? (plain["原完成日期"] as string) : null;
  return { state: isFixed ? "待核查" : "整改中", due, completed, round: 1, asked: false, taken: 0 };
}

/** Undefined: not allowed here, or without what its effect needs. */
function afterEvent(now: Standing, event: Plain, on: string, kind: string, acceptance: readonly string[]): Standing | undefined {
  const until = event["延至"] as string | undefined;
  const limit = event["时限"] as string | undefined;
  const verdict = event["结论"];
  const isOpen = now.state === "整改中";
  if (kind === "申请延期") return isOpen && now.due !== null && !now.asked ? { ...now, asked: true } : undefined;
  if (kind === "延期批复") {
    if (!isOpen || !now.asked) return undefined;
    if (verdict === "驳回") return { ...now, asked: false };
    return verdict === "批准" && until !== undefined ? { ...now, asked: false, due: until } : undefined;
  }
  if (kind === "报完成") return isOpen ? { ...now, state: "待核查", completed: on, asked: false } : undefined;
  if (kind === "核查") {
    if (now.state !== "待核查" && now.state !== "待销号") return undefined;
    if (verdict === "通过") return { ...now, state: "待销号", taken: 0 };
    return verdict === "不通过" ? { ...now, state: "整改中", completed: null, due: limit ?? now.due } : undefined;
  }
  if (kind === "验收") {
    if (now.state !== "待销号" || event["步骤"] === undefined || event["步骤"] !== acceptance[now.taken]) return undefined;
    if (verdict === "通过") return { ...now, taken: now.taken + 1 };
    return verdict === "不通过" ? { ...now, state: "整改中", completed: null, due: limit ?? now.due } : undefined;
  }
  if (kind === "销号") return now.state === "待销号" ? { ...now, state: "已销号" } : undefined;
  if (kind === "反弹") {
    if (now.state !== "已销号" || limit === undefined) return undefined;
    return { state: "整改中", due: limit, completed: null, round: now.round + 1, asked: false, taken: 0 };
  }
  if (kind === "移交" || kind === "合并") return isOpen ? { ...now, state: "已移出" } : undefined;
  return now.state === "已移出" ? undefined : now;
}

/** Undefined before 登记日期 and from the day of a 移交 or 合并 on. */
export function standingOn({ plain, entered, steps }: Problem, day: string): Standing | undefined {
  if (entered > day) return undefined;
  const standing = steps.filter(({ on }) => on <= day).at(-1)?.after ?? startOf(plain);
  return standing.state === "已移出" ? undefined : standing;
}

export function overdueDays({ state, due, completed }: Standing, day: string): number {
  const until = state === "整改中" ? day : state === "待核查" ? completed : null;
  return due === null || due === forever || until === null ? 0 : Math.max(0, daysFrom(due, until));
}

export function isDueSoon({ state, due }: Standing, day: string, within: number): boolean {
  return state === "整改中" && due !== null && due !== forever && due >= day && daysFrom(day, due) <= within;
}
