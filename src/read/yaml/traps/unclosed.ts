// A quote or bracket that was opened and never closed, reported where it was opened.
import type { OpenBracket } from "./brackets.ts";
import type { Tell } from "./found-trap.ts";

/** `lineEnd`: where the last line ends that could have closed it. */
export function inUnclosed(open: OpenBracket, lineEnd: number, add: Tell): void {
  const closers = [...open.brackets]
    .reverse()
    .map(({ character }) => (character === "[" ? "]" : "}"))
    .join("");
  if (open.quote) {
    const { at, character } = open.quote;
    add({
      rule: "yaml-is-well-formed",
      message: `这里的英文引号“${character}”没有配对，缺少后一个引号`,
      hint: `请在内容末尾补上“${character}”；内容中不需要引号的，删去这一个。`,
      at: [at, at + 1],
      replace: [at, Math.max(at, lineEnd)],
      by: `""${closers}`,
      ofLayout: true,
    });
  } else {
    const bracket = open.brackets.at(-1);
    if (bracket)
      add({
        rule: "yaml-is-well-formed",
        message: `这里的“${bracket.character}”没有配对，缺少“${closers[0]}”`,
        hint:
          bracket.character === "{"
            ? "例如“{ 姓名: 张某, 职务: 科长 }”，写完要用“}”收尾。"
            : "例如“[水, 电]”，写完要用“]”收尾；是文字的，给整个内容加英文引号。",
        at: [bracket.at, bracket.at + 1],
        replace: [lineEnd, lineEnd],
        by: ` ${closers}`,
        ofLayout: true,
      });
  }
}
