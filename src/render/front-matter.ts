// The lines between the two "---" at the head of a template: who issues the paper, its number, its title, to whom it goes.
//
// One key and one line of text each, so that they need no YAML library (whose home is read/) and yet are YAML to any editor.
// The lines are parsed first, and then each text is filled in by Liquid, so that a value cannot add a key. The result is plain text: each format
// escapes it in its own way. The body may print these texts too.

import { withoutEnd } from "../model/trimmed.ts";
import { UsageError } from "../model/usage-error.ts";

/** Chinese key in a template → what it is. All may be left out but the title; what is empty is not printed. */
export const headKeys = {
  发文机关: "issuer",
  发文字号: "number",
  签发人: "approver",
  标题: "title",
  主送: "recipients",
  署名: "signer",
  成文日期: "signedOn",
  附注: "note",
  抄送: "copies",
  印发机关: "printedBy",
  印发日期: "printedOn",
} as const;

export type HeadKey = keyof typeof headKeys;

export interface HeadLine {
  readonly key: HeadKey;
  readonly text: string;
  readonly line: number;
}

export interface FrontMatter {
  readonly lines: readonly HeadLine[];
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

/** Throws a UsageError with the line for what is not `key: text`, unknown, given twice, or for a missing title or "---". */
export function splitFrontMatter(name: string, text: string): FrontMatter {
  const all = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const fault = (line: number, what: string, hint: string) => new UsageError(`模板 ${name} 第${line}行：${what}`, hint);
  const shape = "模板开头两行“---”之间写文头各项，一行一项，例如“标题: 关于……的通报”。";
  if (all[0]?.trimEnd() !== "---") throw fault(1, "开头缺少文头", shape);
  const end = all.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end < 0) throw fault(1, "文头没有结束", "文头各项之后另起一行写“---”。");
  const lines: HeadLine[] = [];
  for (const [index, line] of all.slice(1, end).entries()) {
    const at = index + 2;
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const [, key, value] = /^([^\s:：#]+):(?:[ \t]+(.*))?$/.exec(withoutEnd(line, /[ \t]/)) ?? [];
    if (key === undefined) throw fault(at, `写法无法识别：${line.trim()}`, `${shape}冒号用英文冒号，后面空一格。`);
    if (!Object.hasOwn(headKeys, key)) throw fault(at, `文头没有“${key}”这一项`, `可用的项：${Object.keys(headKeys).join("、")}。`);
    if (lines.some((other) => other.key === key)) throw fault(at, `文头的“${key}”写了两次`, "每一项只写一次。");
    lines.push({ key: key as HeadKey, text: unquoted(value ?? ""), line: at });
  }
  if (!lines.some(({ key }) => key === "标题")) throw fault(1, "文头缺少“标题”", shape);
  return { lines, body: all.slice(end + 1).join("\n"), bodyLine: end + 2 };
}

/** Quotes as YAML has them; a value that begins with {{ has to be quoted there. */
function unquoted(value: string): string {
  const double = /^"(.*)"$/.exec(value)?.[1];
  if (double !== undefined) return double.replace(/\\(["\\])/g, "$1");
  const single = /^'(.*)'$/.exec(value)?.[1];
  return single !== undefined ? single.replaceAll("''", "'") : value;
}
