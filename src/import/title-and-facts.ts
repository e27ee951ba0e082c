// One column for both 题目 and 情况, as most tables have it: the title is its first sentence, as far as that goes.

/** A title has at most so many characters. */
const longest = 60;

export interface TitleAndFacts {
  readonly title: string | undefined;
  readonly facts: string | undefined;
  /** The title says less than its cell. */
  readonly isCut: boolean;
}

/** As written in the cells of the two; where one is missing it is made of the other. */
export function titleAndFacts(title: string | undefined, facts: string | undefined): TitleAndFacts {
  const whole = facts ?? title;
  if (whole === undefined || (title !== undefined && facts !== undefined && title.length <= longest)) return { title, facts, isCut: false };
  const short = titleIn(title ?? whole);
  // Of a title that is too long nothing is lost: it begins 情况.
  const full = facts === undefined || facts === title ? whole : short === title || title === undefined ? facts : `${title}\n${facts}`;
  const isCut = short !== (title ?? whole).trim().replace(/[。；;]$/, "");
  return { title: short, facts: full, isCut };
}

function titleIn(text: string): string {
  const [line = ""] = text.trim().split("\n");
  const plain = line.replace(/^(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])\s*/, "");
  const [sentence = ""] = /^.+?(?=[。！？；;]|$)/su.exec(plain) ?? [];
  if ([...sentence].length <= longest) return sentence;
  const start = [...sentence].slice(0, longest).join("");
  const cut = Math.max(...["，", ",", "、", "：", "（"].map((mark) => start.lastIndexOf(mark)));
  return cut >= 10 ? start.slice(0, cut) : start;
}
