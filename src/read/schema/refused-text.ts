// A refused value as it was written, and how messages quote it.
import { withoutLookalikes } from "../../model/lookalike.ts";

/** What is wrong, what to do, and what to write instead (as YAML) where that is certain. */
export type Explanation = readonly [message: string, hint: string, mend?: string | undefined];

/** A refused value with what is known of it. */
export interface RefusedText {
  /** Its key, or its list's. */
  readonly name: string;
  /** True for an item of a list: there is no key before it. */
  readonly isItem: boolean;
  readonly schema: Record<string, unknown>;
  readonly written: unknown;
  /** Whether a text has the form the schema asks for. */
  readonly matches: (text: string) => boolean;
  /** As it stands in the file. */
  readonly raw: string;
  /** A year that other dates of the file have. */
  readonly year?: string | undefined;
}

/** Invisible characters, which make two words differ that look the same. */
export const invisibleIn = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** Full-width digits and punctuation as their plain forms. */
export function toAscii(text: string): string {
  return withoutLookalikes(text)
    .normalize("NFKC")
    .replace(/[。．]/g, ".")
    .replace(/[—－–‐−]/g, "-");
}

/** The text on one line, cut to 30 characters. */
export function shortened(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, " ")];
  return characters.length > 30 ? `${characters.slice(0, 30).join("")}…` : characters.join("");
}
