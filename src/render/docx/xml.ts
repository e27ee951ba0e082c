// Building XML text for the parts that are written by hand, with their values escaped.
import { escapeMarks } from "../escape-xml.ts";
import { printable } from "./text.ts";

/** The text in an element or an attribute. */
export const escapeXml = (text: string): string => escapeMarks(printable(text));

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
