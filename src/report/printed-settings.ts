// 口径 that papers print, by the names that templates know: 临期指距时限7天以内. Whose a number is, is told on screens and in the plan.
import type { PrintedSettings as PlanSettings } from "../model/plan.ts";

export type Settings = Readonly<Record<"dueSoon" | "longOverdue" | "complete" | "decision" | "comparison", { readonly value: number }>>;

export function settingsNamed(settings: PlanSettings): Settings {
  return {
    dueSoon: { value: settings.dueSoonDays },
    longOverdue: { value: settings.longOverdueDays },
    complete: { value: settings.completeWithinDays },
    decision: { value: settings.seriousDecisionDays },
    comparison: { value: settings.comparisonMinimum },
  };
}
