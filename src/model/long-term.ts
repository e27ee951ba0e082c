// 长期坚持 in place of a day: a deadline without an end (schemas/README.md, "Problem"). As text it stands after every day, so it compares as one.
import { type Day, longDay } from "./day.ts";

export const longTerm = "长期坚持";

/** The deadline where it is a day; undefined where there is none, or none that ever comes. */
export function dayOfDue(due: Day | undefined): Day | undefined {
  return due === longTerm ? undefined : due;
}

/** 2020年6月30日, or 长期坚持. */
export function longDue(due: Day): string {
  return due === longTerm ? due : longDay(due);
}
