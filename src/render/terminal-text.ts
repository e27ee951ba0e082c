// Text of a ledger on a terminal: made harmless, measured, cut and wrapped by display width (a Chinese character takes two columns).

/** Controls (C0, DEL, C1), bidi and other invisible controls, line and paragraph separators, half a surrogate pair. */
const control = /[\p{Cc}\p{Cf}\u2028\u2029\p{Cs}]/gu;

/** The text on one line, with nothing in it that moves the cursor, hides or reorders: line breaks are spaces, controls are shown as `\u001b`. */
export function visible(text: string): string {
  return text
    .replace(/[\s\u0085]+/g, (blank) => (/[\r\n\u0085\u2028\u2029]/.test(blank) ? " " : blank))
    .replace(/\t/g, " ")
    .replace(control, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** East Asian wide and full-width characters, and emoji. Ambiguous ones (…, —, box lines) count one column, as cli-table3 counts them. */
const wide =
  /^(?:[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u;

/** Those of the ambiguous that Chinese text uses. */
const ambiguous =
  /^[\u00a7\u00a8\u00b0\u00b1\u00b7\u00d7\u00f7\u2014-\u2016‘’“”\u2025\u2026\u2030\u2032\u2033\u203b\u2103\u2116\u2160-\u217b\u2190-\u2193\u2200-\u22ff\u2460-\u249b\u2500-\u266f]/;

/** Columns the text takes on a terminal; `ofAmbiguous` each where the font is Chinese throughout. */
export function displayWidth(text: string, ofAmbiguous: 1 | 2 = 1): number {
  let width = 0;
  for (const character of text) width += widthOf(character, ofAmbiguous);
  return width;
}

function widthOf(character: string, ofAmbiguous: 1 | 2): number {
  if (character >= "\u0300" && character <= "\u036f") return 0;
  return wide.test(character) ? 2 : ambiguous.test(character) ? ofAmbiguous : 1;
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/[“”]/g, '"'],
  [/[‘’]/g, "'"],
  [/[—―]/g, "-"],
  [/[·•]/g, "."],
  [/…/g, ".."],
];

/** The text with the marks that a Chinese console font draws two columns wide written in ASCII, so that a table's borders stay in line. */
export function inAscii(text: string): string {
  return spellings.reduce((spelled, [marks, spelling]) => spelled.replace(marks, spelling), text);
}

/** At most `width` columns; what is cut is marked with `mark`. */
export function cutTo(text: string, width: number, mark = "…", ofAmbiguous: 1 | 2 = 1): string {
  if (displayWidth(text, ofAmbiguous) <= width) return text;
  return `${headOf(text, width - displayWidth(mark, ofAmbiguous), ofAmbiguous)}${mark}`;
}

function headOf(text: string, width: number, ofAmbiguous: 1 | 2): string {
  let head = "";
  let used = 0;
  for (const character of text) {
    used += widthOf(character, ofAmbiguous);
    if (used > width) break;
    head += character;
  }
  return head;
}

/** A word or number, or one character, with the marks that may not begin a line. */
const unbreakable = /(?:[“（《〔]*[\w.%:/+-]+|[“（《〔]*.)[，。、；：！？）”》〕%]*/gsu;

/** Lines of at most `width` columns, those after the first indented by `indent` spaces. */
export function wrapTo(text: string, width: number, indent = 0, ofAmbiguous: 1 | 2 = 1): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(unbreakable) ?? []) {
    for (const part of displayWidth(piece, ofAmbiguous) <= width - indent ? [piece] : piece) {
      if (displayWidth(line, ofAmbiguous) + displayWidth(part, ofAmbiguous) > width) {
        lines.push(line.trimEnd());
        line = " ".repeat(indent) + part.trimStart();
      } else line += part;
    }
  }
  return [...lines, line.trimEnd()];
}
