/**
 * JSON of two spaces' indentation with a line feed at the end. Controls, bidi and other invisible characters are written as `\u001b`: the value is
 * the same, and a terminal or log that shows it is not affected by them.
 */
export function printedJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, escaped)}\n`;
}

/** The same on one line, without a line feed at the end. */
export function compactJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
