import { taskInNumber } from "../model/plan.ts";

/**
 * The number for the next problem of a unit and task: one after the highest that stands anywhere in these texts, be it of a problem removed
 * or merged, in another's 移自 or in a comment.
 */
export function nextNumber(texts: readonly string[], short: string, task: number): string {
  const head = `${short}-${taskInNumber(task)}-`;
  let highest = 0;
  let digits = 3;
  for (const text of texts)
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      const serial = /^[0-9]{3,9}/.exec(text.slice(at + head.length, at + head.length + 9))?.[0];
      if (serial === undefined || /[^\s"'“,[{:：#(（]/u.test(text[at - 1] ?? " ")) continue;
      highest = Math.max(highest, Number(serial));
      digits = Math.max(digits, serial.length);
    }
  return head + String(highest + 1).padStart(digits, "0");
}

/** Numbers one after another: each that is given counts for those after it. */
export function numbering(texts: readonly string[], short: string): (task: number) => string {
  const given = new Map<number, string>();
  return (task) => {
    const last = given.get(task);
    const next = nextNumber(last === undefined ? texts : [last], short, task);
    given.set(task, next);
    return next;
  };
}
