// Escaping text for HTML, so that nothing in it can become markup, an attribute or a link.
import { escapeMarks } from "../escape-xml.ts";

/** Controls, zero-width and bidi characters, variation selectors, tags, noncharacters; a line break is kept. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** The text without invisible characters. */
export function withoutInvisible(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(invisible, "");
}

/** The text escaped, for use between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return escapeMarks(withoutInvisible(text)).replaceAll("'", "&#39;");
}
