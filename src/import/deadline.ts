// A time limit as offices write it (2020年6月底前, 立行立改) → the day it means, and whether it can mean no other.
import { addDays, addMonths, type Day, dayInMonth, isDay, lastDayOf } from "../model/day.ts";
import { inDigits } from "../read/schema/written-days.ts";

export interface DeadlineScene {
  /** The year that the table is of, where its deadlines name none. */
  readonly year: number;
  /** The day of entry: no deadline is before it. */
  readonly enteredOn: Day;
  /** So many days does 立行立改 have. */
  readonly immediateDays: number;
}

export interface DeadlineReading {
  /** Proposed; undefined where the text says none. */
  readonly day: Day | undefined;
  /** No other day can be meant. */
  readonly isCertain: boolean;
  /** Reckoned from the day of entry: it does not change once the problem is in the ledger. */
  readonly isRelative?: boolean;
  /** The 分类处置 that the text names. */
  readonly handling?: string;
  /** It says that there is no end to it. */
  readonly isEndless?: boolean;
}

const none: DeadlineReading = { day: undefined, isCertain: false };

export function deadlineIn(written: string, { year, enteredOn, immediateDays }: DeadlineScene): DeadlineReading {
  const text = inDigits(
    written
      .normalize("NFKC")
      .trim()
      .replace(/(\d)[ T]\d{1,2}:\d{2}(?::\d{2})?$/, "$1")
      .replace(/\s/g, ""),
  )
    .replace(/[十〇一二三四五六七八九]+(?=个?月(?!\d))/g, (word) => String(numberOf(word) ?? word))
    .replace(/[。.;,、]+$/, "")
    .replace(/^(?:整改)?(?:完成)?(?:时限|期限)?[::]?(?:于|在|至迟|最迟|力争|确保)?/, "")
    .replace(/(?:完成|办结|整改到位|整改完成|销号|到位|解决)$/, "");
  if (/^(?:立行立改|立整立改)/.test(text))
    return { day: addDays(enteredOn, immediateDays), isCertain: text === "立行立改", isRelative: true, handling: "立行立改" };
  if (/^(?:立即|马上|即知即改|边查边改|立查立改|立知立改|随查随改|即查即改|立改)/.test(text))
    return { day: addDays(enteredOn, immediateDays), isCertain: false, isRelative: true, handling: "立行立改" };
  if (/长期|持续|常态|永久|长效|贯穿/.test(text)) return { ...none, isEndless: true };
  const within = /^(?:自.*?起)?(\d{1,3})(个工作日|个?日|天|个?月|周)(?:以|之)?内?$/.exec(text);
  if (within && !/^\d+月$/.test(text))
    return { day: later(enteredOn, Number(within[1]), within[2] ?? ""), isCertain: false, isRelative: true };
  const range = /^(.+?)(?:至|到|-{1,2}|—{1,2}|–|~|～)(.+)$/.exec(text);
  if (range && !isWhole(text)) {
    const [, from = "", to = ""] = range;
    const start = dayIn(from, year);
    const end = dayIn(
      to,
      Number(/^(\d{4})\D/.exec(from)?.[1] ?? year),
      start && /^\d{1,2}日?前?$/.test(to) ? start.day.slice(5, 7) : undefined,
    );
    return start && end
      ? judged({ ...end, isNamed: /^\d{4}\D/.test(from) || end.isNamed, isWholeDay: end.isWholeDay || end.isMonth === true }, enteredOn)
      : none;
  }
  const found = dayIn(text, year);
  return found ? judged(found, enteredOn) : none;
}

interface FoundDay {
  readonly day: Day;
  /** The text names its year. */
  readonly isNamed: boolean;
  /** Of the day itself there is no doubt. */
  readonly isWholeDay: boolean;
  /** A month and nothing else. */
  readonly isMonth?: boolean;
}

/** Without a year it is the first such day that is still to come; whether that is meant is certain only in the table's own year. */
function judged({ day, isNamed, isWholeDay }: FoundDay, enteredOn: Day): DeadlineReading {
  return { day, isCertain: isWholeDay && (isNamed || day >= enteredOn) };
}

const isWhole = (text: string) => /^\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:前|之前|以前)?$/.test(text);

function dayIn(text: string, given: number, month?: string): FoundDay | undefined {
  const [, written, afterYear = ""] = /^(?:(\d{4})(?:年度?|[-./])?)?(.*)$/.exec(text) ?? [];
  const isNamed = written !== undefined && (afterYear === "" || /^\d{4}(?:年|[-./]|\d{4}$|底|末)/.test(text));
  const year = isNamed ? Number(written) : given;
  const rest = (isNamed ? afterYear : text).replace(/^(?:今|本|当)年/, "");
  const compact = /^\d{8}$/.test(text) ? /^(\d{4})(\d\d)(\d\d)$/.exec(text) : undefined;
  if (compact) return exact(Number(compact[1]), Number(compact[2]), Number(compact[3]), true);
  const whole = /^(\d{1,2})[月\-./](\d{1,2})[日号]?(?:底|之|以)?前?$/.exec(rest);
  if (whole) return exact(year, Number(whole[1]), Number(whole[2]), isNamed);
  if (month !== undefined) return exact(year, Number(month), Number(/\d+/.exec(text)?.[0]), isNamed);
  if (/^(?:年?(?:底|末|终)|年内|内|全年)(?:之|以)?前?$/.test(rest)) return { day: `${year}-12-31`, isNamed, isWholeDay: true };
  if (/^(?:上半年|年中)(?:底|末)?(?:之|以)?前?$/.test(rest)) return { day: `${year}-06-30`, isNamed, isWholeDay: !rest.includes("年中") };
  if (/^下半年(?:底|末)?(?:之|以)?前?$/.test(rest)) return { day: `${year}-12-31`, isNamed, isWholeDay: true };
  const quarter = /^第?([1-4一二三四])季度(?:内|底|末)?(前)?$/.exec(rest);
  if (quarter) {
    const last = 3 * ("一二三四".indexOf(quarter[1] ?? "") + 1 || Number(quarter[1]));
    return { day: endOf(year, last), isNamed, isWholeDay: quarter[2] === undefined || /[底末]/.test(rest) };
  }
  const inMonth = /^(\d{1,2})(?:月份?)?(底|末|上旬|中旬|下旬|初|中|内)?(?:之|以)?(前)?$/.exec(rest);
  if (!inMonth || (!rest.includes("月") && !isNamed)) return undefined;
  const [, number = "", part, before] = inMonth;
  const at = Number(number);
  if (at < 1 || at > 12) return undefined;
  const dayOfPart: Readonly<Record<string, number>> = { 上旬: 10, 初: 10, 中旬: 20, 中: 15 };
  const last = endOf(year, at);
  if (part === undefined)
    return { day: before ? addDays(`${last.slice(0, 7)}-01`, -1) : last, isNamed, isWholeDay: false, isMonth: !before };
  const inside = dayOfPart[part];
  const day = inside === undefined ? last : `${last.slice(0, 8)}${inside}`;
  return { day, isNamed, isWholeDay: !["初", "中"].includes(part) };
}

function exact(year: number, month: number, day: number, isNamed: boolean): FoundDay | undefined {
  const found = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(found) ? { day: found, isNamed, isWholeDay: true } : undefined;
}

function endOf(year: number, month: number): Day {
  return lastDayOf(`${year}-${String(month).padStart(2, "0")}`);
}

function later(day: Day, count: number, unit: string): Day {
  if (unit.includes("工作日")) return addDays(day, Math.ceil((count * 7) / 5));
  if (unit.includes("周")) return addDays(day, 7 * count);
  return unit.includes("月") ? dayInMonth(addMonths(day.slice(0, 7), count), Number(day.slice(8))) : addDays(day, count);
}

const figures = "〇一二三四五六七八九";

/** 十二 → 12. */
function numberOf(word: string): number | undefined {
  if (/^[〇一二三四五六七八九]$/.test(word)) return figures.indexOf(word);
  const [, tens, ones] = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(word) ?? [];
  if (!word.includes("十")) return undefined;
  return (tens ? figures.indexOf(tens) : 1) * 10 + (ones ? figures.indexOf(ones) : 0);
}
