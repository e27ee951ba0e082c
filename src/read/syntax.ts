// The parser's complaints as a clerk can understand them: one likeliest cause each.
import type { ErrorCode, YAMLError } from "yaml";

const causes: Partial<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  MULTIPLE_DOCS: ["一个文件只能有一份台账，这里又出现了分隔线“---”", "请删去这一行“---”；如确有两份台账，请分存两个文件。"],
  BAD_DQ_ESCAPE: ["英文双引号内的“\\”会被当作特殊符号", "路径请用“/”，例如 附件/通水.pdf，不必加引号。"],
  TAB_AS_INDENT: ["缩进用了制表符（Tab），应当用半角空格", "请删去行首空白，用空格键重新输入，与上下同级的行对齐。"],
  BAD_INDENT: ["这一行的缩进与上下不一致", "同一级的各行应左端对齐，下一级多空两格。"],
  BAD_SCALAR_START: ["内容不能以这个符号开头", "请给整个内容加英文引号，例如 \"@某单位\"。"],
  BLOCK_AS_IMPLICIT_KEY: ["这里的内容会被当作另一项", "内容中有“: ”或以“- ”开头时，请给整个内容加英文引号，例如 情况: \"原因: 管网未通\"。"],
  BLOCK_IN_FLOW: ["大括号或方括号内不能分条列写", "请写在一行内，例如 { 姓名: 张某, 职务: 科长 }，或去掉括号逐行填写。"],
  MULTILINE_IMPLICIT_KEY: ["项目名后面缺少冒号，或一句话被断成了两行", "每一项写成“项目: 内容”；长内容换行时，下一行应比项目名多空两格。"],
  MISSING_CHAR: ["这里缺少配对的符号（引号、括号、逗号或冒号）", "请检查此处及上一行的引号、括号是否成对，各项之间是否有半角逗号。"],
  UNEXPECTED_TOKEN: ["这里多出了无法理解的内容", "请检查此处是否缺少引号，或缩进是否多空、少空。"],
  DUPLICATE_KEY: ["同一项填了两次", "请合并内容或删去其中一行。"],
  BAD_ALIAS: ["以“*”开头的内容会被当作引用", "如是文字，请加英文引号，例如 \"*见附件\"。"],
  BAD_DIRECTIVE: ["以“%”开头的行有特殊含义", "如是文字，请加英文引号。"],
  KEY_OVER_1024_CHARS: ["项目名过长，可能缺少冒号或引号", "每一项写成“项目: 内容”。"],
  TAG_RESOLVE_FAILED: ["“!”开头的内容会被当作类型标记", "如是文字，请加英文引号，例如 \"!注意\"。"],
};

/** Headline for a syntax error; `near`: the text at its place. */
export function syntaxMessage(error: YAMLError, near: string): string {
  const known = causes[error.code]?.[0] ?? "这里的写法不合台账格式";
  const words = (near.split(/[\r\n]/)[0] ?? "").trim();
  return words === "" || error.code === "MULTIPLE_DOCS" ? known : `${known}：${words}`;
}

export function closingHint(error: YAMLError): string {
  const hint = causes[error.code]?.[1] ?? "请对照相邻的正确行检查冒号、空格、引号和缩进。";
  return error.code === "MULTIPLE_DOCS" ? hint : `${hint}改好这一处再核对，后面的内容才能判断。`;
}
