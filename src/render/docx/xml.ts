// The parts written by hand, as text: what stands in them is data.
import { printable } from "./text.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The text in an element or an attribute. */
export const escapeXml = (text: string): string => printable(text).replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
