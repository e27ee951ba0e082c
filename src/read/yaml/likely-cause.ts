// Errors of the parser turned into messages that a clerk can understand: the likeliest cause of each.
import type { ErrorCode, YAMLError } from "yaml";
import type { Fault } from "../source.ts";
import { atOffsets } from "./positions.ts";

const causes: Partial<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  BAD_DQ_ESCAPE: ["英文双引号内的“\\”会被当作特殊符号", "路径请用“/”，例如 附件/通水.pdf，不必加引号。"],
  TAB_AS_INDENT: ["缩进用了制表符（Tab），应当用半角空格", "请删去行首空白，用空格键重新输入，与上下同级的行对齐。"],
  BAD_INDENT: ["这一行的缩进与上下不一致", "同一级的各行应左端对齐，下一级多空两格。"],
  BAD_SCALAR_START: ["内容不能以这个符号开头", '请给整个内容加英文引号，例如 "@某单位"。'],
  BLOCK_AS_IMPLICIT_KEY: ["这里的内容会被当作另一项", '内容中有“: ”或以“- ”开头时，请给整个内容加英文引号，例如 情况: "原因: 管网未通"。'],
  BLOCK_IN_FLOW: ["大括号或方括号内的各项没有用半角逗号分开", "例如 { 姓名: 张某, 职务: 科长 }；分行填写的，去掉括号。"],
  MULTILINE_IMPLICIT_KEY: ["项目名后面缺少冒号，或一句话被断成了两行", "每一项写成“项目: 内容”；长内容换行时，下一行应比项目名多空两格。"],
  MISSING_CHAR: ["这里缺少配对的符号（引号、括号、逗号或冒号）", "请检查此处及上一行的引号、括号是否成对，各项之间是否有半角逗号。"],
  UNEXPECTED_TOKEN: ["这里多出了无法理解的内容", "请检查此处是否缺少引号，或缩进是否多空、少空。"],
  BAD_ALIAS: ["以“*”开头的内容会被当作引用", '如是文字，请加英文引号，例如 "*见附件"。'],
  KEY_OVER_1024_CHARS: ["项目名过长，可能缺少冒号或引号", "每一项写成“项目: 内容”。"],
  TAG_RESOLVE_FAILED: ["“!”开头的内容会被当作类型标记", '如是文字，请加英文引号，例如 "!注意"。'],
  BAD_COLLECTION_TYPE: ["“!”开头的内容会被当作类型标记", '如是文字，请加英文引号，例如 "!注意"；否则删去“!”及其后的词。'],
  IMPOSSIBLE: ["这里的写法不合台账格式", "请对照相邻的正确行检查冒号、空格、引号和缩进。"],
};

const unfinished = "改好这一处再核对，后面的内容才能判断。";

/** The fault that most likely caused the syntax error; `start`: the error's offset in the text as written. */
export function causeOf(error: YAMLError, text: string, start: number): Fault {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(lineStart).split(/[\r\n]/, 1)[0] ?? "";
  const [colon, mark] = /^[\s-]*[^\s：:]{1,20}([：:])/.exec(line) ?? [];
  if (colon !== undefined && (mark === "：" || line[colon.length]?.trim())) {
    const at = lineStart + colon.length - 1;
    const name = colon.replace(/^[\s-]*/, "").slice(0, -1);
    return {
      ...atOffsets(text, at, at + 1),
      rule: mark === "：" ? "ascii-punctuation" : "space-after-colon",
      severity: "error",
      message: mark === "：" ? `“${name}”后面用了全角冒号“：”，应当用半角冒号加空格` : `“${name}:”后面缺少空格`,
      hint: `请改为“${name}: …”（英文输入法下输入冒号，后面空一格）。`,
    };
  }
  const [message, hint] = causes[error.code] ?? causes.IMPOSSIBLE ?? ["", ""];
  const words = [
    ...text
      .slice(start, start + 40)
      .split(/[\r\n]/, 1)
      .join("")
      .trim(),
  ]
    .slice(0, 20)
    .join("");
  const end = Math.min(start + ([...text.slice(start, start + 2)][0]?.length ?? 0), text.length);
  if (error.code === "BAD_DQ_ESCAPE") return { ...atOffsets(text, start, end), rule: "slash-in-paths", severity: "error", message, hint };
  return {
    ...atOffsets(text, start, end),
    rule: "yaml-is-well-formed",
    severity: "error",
    message: words === "" ? message : `${message}：“${words}”`,
    hint: `${hint}${unfinished}`,
  };
}
