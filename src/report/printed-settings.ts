// 口径 that papers print: each number, and where it comes from (the tool's default, or the plan).
import { defaultSettings, type PrintedSettings as PlanSettings } from "../model/plan.ts";

const toolDefault = "工具默认";

export type SettingKey = "dueSoon" | "longOverdue" | "complete" | "decision" | "comparison";

export interface PrintedSetting {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** 工具默认, or words for a number that the plan gives. */
  readonly origin: string;
}

export type Settings = Readonly<Record<SettingKey, PrintedSetting>>;

/** Settings of one origin: 临期7天、长期逾期15天. */
export interface SettingNote {
  readonly origin: PrintedSetting["origin"];
  readonly settings: readonly string[];
}

/** `own`: words for a number that the plan gives (本通报口径). */
export function settingsNamed(settings: PlanSettings, own = "本通报口径"): Settings {
  const named = (key: Exclude<keyof PlanSettings, "onSiteRequired">, name: string, unit = "天"): PrintedSetting => ({
    name,
    value: settings[key],
    unit,
    origin: settings[key] === defaultSettings[key] ? toolDefault : own,
  });
  return {
    dueSoon: named("dueSoonDays", "临期"),
    longOverdue: named("longOverdueDays", "长期逾期"),
    complete: named("completeWithinDays", "台账填写齐全"),
    decision: named("seriousDecisionDays", "作出追责或不予追责决定"),
    comparison: named("comparisonMinimum", "参加比较的最少件数", "件"),
  };
}

/** Notes on the settings that the paper prints. `printed`: how often it prints each; a setting printed nowhere needs no note. */
export function noteOf(settings: Settings, printed: Partial<Record<SettingKey, number>>): SettingNote[] {
  const shown = (Object.keys(printed) as SettingKey[]).filter((key) => printed[key] !== 0).map((key) => settings[key]);
  return [...new Set([toolDefault, ...shown.map(({ origin }) => origin)])].flatMap((origin) => {
    const own = shown.filter((setting) => setting.origin === origin).map(({ name, value, unit }) => `${name}${value}${unit}`);
    return own.length > 0 ? [{ origin, settings: own }] : [];
  });
}
