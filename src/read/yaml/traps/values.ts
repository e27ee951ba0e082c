import { formKeys } from "../../../../dist/validators.js";
import { knownKeys } from "../../keys.ts";
import { quoted } from "../../schema/certain-edits.ts";
import { shorten, type Tell } from "./found-trap.ts";

const keys = new Set([...knownKeys, ...formKeys]);

/** True for a key of ours, which distinguishes a mistyped line from ordinary text with a colon in it. */
export function isTrapKey(word: string): boolean {
  return keys.has(word);
}

/** Reports a value that YAML reads as something else than text (`情况: 原因: 管网`); true where it did. `value`: without a comment after it. */
export function misreadValue(key: string, value: string, start: number, add: Tell): boolean {
  const told = (message: string, hint: string, isText = false) => {
    const at = [start, start + value.length] as const;
    const mend = isText ? quoted(value) : undefined;
    add({ rule: "special-text-quoted", message, hint, at, by: `"${value.replace(/["\\]/g, "_")}"`, mend });
    return true;
  };
  const inner = /^([\u4e00-\u9fff]{1,12}): /.exec(value)?.[1];
  if (key !== "这一条" && inner && keys.has(inner))
    return told(
      `“${key}”后面又写了“${inner}:”，一行只能写一项`,
      `请写成“${key}: { ${shorten(value)} }”，或把“${inner}”另起一行；是文字的，给整个内容加英文引号。`,
    );
  const reason = whyMisread(key, value);
  if (reason)
    return told(
      `“${key}”的内容${reason}`,
      `请给整个内容加英文引号：${key === "这一条" ? "" : `${key}: `}"${shorten(value).replaceAll('"', "”")}"。`,
      key !== "这一条" && !/^(?:- |[|>?])/.test(value) && !value.endsWith("]]"),
    );
  const after = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?![#,}\]])(\S.*)$/s.exec(value)?.[1];
  if (after)
    return told(`“${key}”的内容在英文引号之后还有文字：${shorten(after)}`, "英文引号只能括住整个内容；文中要用引号的，请用中文引号“”。");
  const slash = /^"(?:[^"\\]|\\["\\/ntr])*(\\)[^"\\/ntr]/.exec(value);
  if (slash) {
    const at = start + slash[0].length - 2;
    add({
      rule: "slash-in-paths",
      message: "英文双引号内的“\\”会被当作特殊符号",
      hint: "路径请用“/”，例如 附件/通水.pdf，不必加引号。",
      at: [at, at + 1],
      replace: [start, start + value.length],
      by: '""',
      mend: /^"[^"/:]+\.[A-Za-z0-9]{2,4}"$/.test(value) ? value.replaceAll(/\\+/g, "/") : undefined,
    });
    return true;
  }
  return false;
}

function whyMisread(key: string, value: string): string | undefined {
  if (key !== "这一条" && /^- /.test(value)) return "以“- ”开头，会被当作条目";
  if (/^\[[^\]]*\]+\s*[^\s,#}\]]/.test(value)) return "以方括号开头，会被当作清单";
  if (/^\[[^\]]*\]{2,}$/.test(value) && !/^\[.*\[/.test(value)) return "多了一个“]”";
  if (/^[*&!%@`]/.test(value)) return `以“${value[0]}”开头，有特殊含义`;
  if (/^[?] /.test(value)) return "以“? ”开头，有特殊含义";
  if (/^[|>]/.test(value)) return `以“${value[0]}”开头，有特殊含义`;
  if (/^[^["'{].*?: /.test(value) && key !== "这一条")
    return /^“.*”$/.test(value) ? "中间有半角冒号加空格，中文引号不起作用" : "中间有半角冒号加空格，会被当作另一项";
  return undefined;
}
