// Bytes → text. What fails here is judged no further.
import { type Diagnostic, type Encoding, wholeFile } from "../model/diagnostic.ts";
import { maxBytes } from "./limits.ts";
import type { ReadingRuleName } from "./reading-rules/index.ts";
import { controls } from "./yaml/invisible.ts";
import { atOffsets } from "./yaml/positions.ts";

/** Why a file was not read: a link that leads out of the workspace or nowhere, a folder, a pipe or device, too many bytes. */
export interface Unread {
  readonly unread: "outside" | "nowhere" | "folder" | "special" | "large";
  /** Bytes. */
  readonly size: number;
}

export type Content = string | Uint8Array | Unread;

export function isUnread(content: Content): content is Unread {
  return typeof content === "object" && "unread" in content;
}

/** A file of the workspace: `path` relative to the root with "/". */
export interface Source {
  readonly path: string;
  readonly content: Content | (() => Content);
}

export interface Decoded {
  /** Undefined where the bytes are no text in UTF-8. */
  readonly text?: string;
  /** The text in its actual encoding, to show lines of; where that is known. */
  readonly shown?: string;
  readonly faults: readonly Fault[];
}

/** A diagnostic without file, unit and problem, which are added later. */
export interface Fault extends Omit<Diagnostic, "unit" | "item" | "file" | "rule"> {
  readonly rule: ReadingRuleName;
}

function whole(rule: ReadingRuleName, message: string, hint: string, encoding?: Encoding): Decoded {
  return { faults: [{ ...wholeFile, rule, severity: "error", message, hint, ...(encoding && { encoding }) }] };
}

function notRead({ unread, size }: Unread): [rule: ReadingRuleName, message: string, hint: string] {
  const itself = "请把文件本身放进工作目录，不用链接（快捷方式）。";
  switch (unread) {
    case "outside":
      return ["file-inside-workspace", "这是指向工作目录以外的链接，没有读取", itself];
    case "nowhere":
      return ["file-inside-workspace", "这是失效的链接，指向的文件不存在", itself];
    case "folder":
      return ["file-is-text", "这是文件夹，不是文件", "请换成文件，或给文件夹改名，不以 .yaml、.json 结尾。"];
    case "special":
      return ["file-is-text", "这是管道或设备，不是文件，没有读取", "请删去它，换成文件本身。"];
    case "large":
      return tooLarge(size);
  }
}

function tooLarge(size: number): [rule: ReadingRuleName, message: string, hint: string] {
  return [
    "file-size-within-limit",
    `文件过大（${(size / 1048576).toFixed(1)}MB），未予核对`,
    `一个文件不应超过${maxBytes / 1048576}MB，请检查是否误存了其他内容。`,
  ];
}

const saveAsUtf8 = "请用记事本打开，选“另存为”，编码选“UTF-8”，覆盖原文件后再核对。";

/** The kind of a file that is no text (Excel, Word, PDF …), by its first bytes. */
const magics: readonly (readonly [string, readonly number[]])[] = [
  [" Excel 或 Word 文件（.xlsx、.docx）或压缩包", [0x50, 0x4b, 0x03, 0x04]],
  ["旧版 Excel 或 Word 文件（.xls、.doc）", [0xd0, 0xcf, 0x11, 0xe0]],
  [" Word 写字板文件（.rtf）", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  [" PDF 文件", [0x25, 0x50, 0x44, 0x46]],
  ["压缩包", [0x52, 0x61, 0x72, 0x21]],
  ["压缩包", [0x1f, 0x8b]],
  ["图片", [0xff, 0xd8, 0xff]],
  ["图片", [0x89, 0x50, 0x4e, 0x47]],
];

export function readContent({ content }: Source): Content {
  return typeof content === "function" ? content() : content;
}

/** The text in whatever encoding, only to see what the file is about; undefined where it is none, or too long. Broken characters are not reported. */
export function textInAnyEncoding(content: Content): string | undefined {
  if (isUnread(content) || content.length > maxBytes) return undefined;
  if (typeof content === "string") return content.replace(/^\ufeff/, "");
  if (magics.some(([, bytes]) => bytes.every((byte, index) => content[index] === byte))) return undefined;
  if (isUtf16(content)) return new TextDecoder(content[0] === 0xfe || content[0] === 0 ? "utf-16be" : "utf-16le").decode(content);
  if (content.includes(0)) return undefined;
  const text = new TextDecoder("utf-8").decode(content);
  return text.includes("\ufffd") && !isMostlySound(text) ? new TextDecoder("gb18030").decode(content) : text;
}

/** The text of a source, without its byte order mark; or why it cannot be read. CRLF and LF stay as they are; a lone CR becomes LF. */
export function decode(source: Source): Decoded {
  const content = readContent(source);
  if (isUnread(content)) return whole(...notRead(content));
  if (content.length > maxBytes) return whole(...tooLarge(content.length));
  if (typeof content === "string") return withoutControls(content);
  const magic = magics.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte));
  if (magic) return whole("file-is-text", `这是${magic[0]}，不是台账文本`, "台账是 .yaml 文本文件，请不要把其他文件改名为 .yaml。");
  if (isUtf16(content))
    return whole(
      "file-is-utf8",
      "文件编码是 UTF-16（记事本中叫“Unicode”），不是 UTF-8",
      saveAsUtf8,
      (["utf-16le", "utf-16be"] as const).find((encoding) => isLedgerIn(content, encoding)),
    );
  if (content.includes(0))
    return whole(
      "file-is-text",
      "文件含有空字符（NUL），不是文本文件",
      "请确认交来的是台账本身；如是从其他软件导出的，请重新另存为 UTF-8 文本。",
    );
  const text = new TextDecoder("utf-8").decode(content);
  const broken = text.indexOf("\ufffd");
  if (broken < 0 || isUtf8(content)) return withoutControls(text);
  if (isMostlySound(text)) {
    const { line } = atOffsets(text, broken, broken);
    return whole(
      "file-is-utf8",
      `文件中有损坏的字，最早一处在第${line}行`,
      "请用记事本打开，找到显示为“�”的字，重新输入后按 UTF-8 编码保存。",
    );
  }
  return whole(
    "file-is-utf8",
    isChineseInGbk(content) ? "文件编码是 GBK（记事本中叫“ANSI”），不是 UTF-8" : "文件编码不是 UTF-8，无法读取",
    saveAsUtf8,
    isLedgerIn(content, "gb18030") ? "gb18030" : undefined,
  );
}

/** True for UTF-16: it has its byte order mark, or every other byte is zero where the text is ASCII. */
function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const zeros: [number, number] = [0, 0];
  for (const [index, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) zeros[(index % 2) as 0 | 1] += 1;
  const [more, less] = zeros[0] > zeros[1] ? zeros : [zeros[1], zeros[0]];
  return more > 2 && less * 8 < more && more * 40 > Math.min(bytes.length, 4096);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True for a few broken characters among many Chinese ones: damaged UTF-8, and no other encoding. */
function isMostlySound(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return broken > 0 && sound > broken * 5;
}

/**
 * True where the bytes, decoded in this encoding, are valid and have a line that begins with a key of ours: a wrong encoding does not give
 * that by chance.
 */
function isLedgerIn(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    return /^(?:单位|名称|清单)[ \u3000]*[:：]/m.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function isChineseInGbk(bytes: Uint8Array): boolean {
  try {
    return /[\u4e00-\u9fff]{2}/.test(new TextDecoder("gb18030", { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function withoutControls(written: string): Decoded {
  const text = written.replace(/^\uFEFF/, "").replace(/\r(?!\n)/g, "\n");
  if (text.trim() === "") return whole("file-not-empty", "文件是空的", "请确认文件已保存；如是新建台账，请从空白台账样式填起。");
  const found = [...text.matchAll(controls)];
  const [first] = found;
  if (!first) return { text, faults: [] };
  const code = (first[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const more = found.length > 1 ? `（全文共${found.length}处）` : "";
  return {
    shown: text,
    faults: [
      {
        ...atOffsets(text, first.index, first.index + 1),
        rule: "no-control-characters",
        severity: "error",
        message: `这里有一个看不见的控制字符（U+${code}）${more}`,
        hint: "多由复制粘贴带入，请把光标移到此处前后删去，重新输入这一行。",
      },
    ],
  };
}
