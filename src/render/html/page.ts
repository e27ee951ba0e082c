// One .html file: it loads nothing from elsewhere, and no text of a ledger can run in it.
import { escapeHtml } from "./escape.ts";

export interface HtmlPage {
  readonly title: string;
  /** Not shown: version and digest, in a meta element. */
  readonly comment: string;
  readonly style: string;
  readonly script: string;
  /** Markup. */
  readonly body: string;
}

/** The whole file; equal pages give equal text. */
export async function pageHtml({ title, comment, style, script, body }: HtmlPage): Promise<string> {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${escapeHtml(comment)}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`;
}

/** What stands in the one style element of a file. */
export function styleIn(file: string): string {
  return file.slice("<style>".length, file.lastIndexOf("</style>"));
}

/**
 * Content-Security-Policy that allows only our own style and script, by their digests, so that no text of a ledger could run even if it
 * were not escaped.
 */
async function policy(style: string, script: string): Promise<string> {
  const own = { "style-src": await digestOf(style), "script-src": await digestOf(script) };
  const sources = Object.entries(own).map(([kind, digest]) => `${kind} 'sha256-${digest}'`);
  return ["default-src 'none'", ...sources, "img-src data:", "base-uri 'none'", "form-action 'none'"].join("; ");
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
