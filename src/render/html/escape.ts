// Text as text of an HTML page: whatever it holds, no markup, no attribute, no address comes of it.
import { escapeMarks } from "../escape-xml.ts";

/** Controls, zero-width and bidi characters, variation selectors, tags, noncharacters; a line break is kept. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** The same characters without those that cannot be seen. */
export function withoutInvisible(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(invisible, "");
}

/** Good between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return escapeMarks(withoutInvisible(text)).replaceAll("'", "&#39;");
}
