import type { Status } from "../model/figures.ts";

/** Characters that act on a terminal though JSON lets them stand: DEL, C1, line separators, bidi controls. */
const acting = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The contract's shape (2-format), two spaces, a newline at the end. */
export function statusJson(status: Status): string {
  const json = JSON.stringify(status, null, 2);
  return `${json.replace(acting, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
