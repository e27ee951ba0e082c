// A text, number or yes/no as YAML: without quotes where every reader takes it for the same text, else with them.

/** Plain words that a reader of YAML 1.2 or 1.1 takes for something else than text. */
const otherThanText: readonly RegExp[] = [
  /^(?:~|null|true|false|yes|no|on|off|y|n)$/i,
  /^[-+]?(?:[0-9][0-9_,]*|0[ob][0-7_]+|0x[0-9a-f_]+)$/i,
  /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:e[-+]?[0-9]+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?[0-9]+(?::[0-9]{1,2})+(?:\.[0-9]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt\s].*$/,
  /^(?:<<|=|---.*|\.\.\..*)$/,
];

const marks = /^[-?:,[\]{}#&*!|>'"%@`]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a plain text may not hold
const unprintable = /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffe\uffff\p{Cs}]/u;

/** True where the text may stand without quotes, in lines and in brackets alike. */
export function isPlain(text: string): boolean {
  return (
    text !== "" &&
    text === text.trim() &&
    !marks.test(text) &&
    !/: |:$|\s#|[,[\]{}]/.test(text) &&
    !unprintable.test(text) &&
    !otherThanText.some((pattern) => pattern.test(text))
  );
}

/** The value on one line. `inFlow`: inside brackets, where commas and brackets have to be quoted too. */
export function inline(value: unknown, inFlow: boolean): string {
  if (typeof value === "number") return Object.is(value, -0) ? "0" : String(value);
  if (typeof value !== "string") return String(value);
  if (isPlain(value) || (!inFlow && isPlain(value.replace(/[,[\]{}]/g, "，")) && !marks.test(value))) return value;
  const isSafe = !unprintable.test(value.replace(/[\u00a0\u3000]/g, ""));
  if (isSafe && /["\\]/.test(value) && !value.includes("'")) return `'${value}'`;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text of several lines as the lines of a block (`|`); undefined for a text that must be quoted instead. */
export function literal(text: string): { readonly mark: string; readonly lines: readonly string[] } | undefined {
  const body = text.replace(/\n$/, "");
  const lines = body.split("\n");
  const isSound = lines.length > 1 && !/^[ \t]|^$/.test(lines[0] ?? "") && !body.endsWith("\n") && lines.at(-1)?.trim() !== "";
  if (!isSound || unprintable.test(body.replace(/[\n\u00a0\u3000]/g, ""))) return undefined;
  return { mark: text.endsWith("\n") ? "|" : "|-", lines };
}
