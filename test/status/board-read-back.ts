// A board read back from its file: the figures of its first screen, and its tables by caption.

export interface ReadBoard {
  /** By name: value and change as printed, "" without a change. */
  readonly headline: ReadonlyMap<string, { readonly value: string; readonly change: string }>;
  /** Texts of the cells by caption, the header row first. */
  readonly tables: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Tiles of the units, as printed. */
  readonly tiles: readonly string[];
  /** The panels of the first screen by title: the note beside it, and a line for what is behind or falls due. */
  readonly panels: ReadonlyMap<
    string,
    { readonly note: string; readonly lines: readonly { readonly lead: string; readonly what: string }[] }
  >;
  /** Numbers printed in the drawing of a chart, by its title, then by the class of their colour. */
  readonly drawn: ReadonlyMap<string, readonly { readonly tone: string; readonly number: number }[]>;
}

export function readBoard(html: string): ReadBoard {
  const plain = (markup = "") => unescapeHtml(markup.replace(/<[^>]*>/g, "")).trim();
  return {
    headline: new Map(
      [...html.matchAll(/<div><dt>(.*?)<\/dt><dd class="value">(.*?)<\/dd>(?:<dd class="change[^"]*">(.*?)<\/dd>)?<\/div>/g)].map(
        ([, name, value = "", change]) => [plain(name), { value, change: plain(change) }],
      ),
    ),
    tables: new Map(
      [...html.matchAll(/<caption[^>]*>([\s\S]*?)<\/caption>([\s\S]*?)<\/table>/g)].map(([, caption, table = ""]) => [
        plain(caption),
        [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) =>
          [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell)),
        ),
      ]),
    ),
    tiles: [...html.matchAll(/<li class="tile[^>]*>([\s\S]*?)<\/li>/g)].map(([, tile]) => plain(tile)),
    panels: new Map(
      [...html.matchAll(/<section class="panel"[^>]*>\s*<h3[^>]*>(.*?) <small>(.*?)<\/small><\/h3>([\s\S]*?)<\/section>/g)].map(
        ([, title, note, body = ""]) => [
          plain(title),
          {
            note: plain(note),
            lines: [...body.matchAll(/<li[^>]*><span class="days">(.*?)<\/span><span class="what">([\s\S]*?)<\/span><\/li>/g)].map(
              ([, lead, what]) => ({ lead: plain(lead), what: plain(what) }),
            ),
          },
        ],
      ),
    ),
    drawn: new Map(
      [...html.matchAll(/<figcaption>(.*?)<\/figcaption>[\s\S]*?<svg [\s\S]*?<\/svg>/g)].map(([figure, title]) => [
        plain(title),
        [...figure.matchAll(/<text [^>]*class="([^"]*)"[^>]*>(\d+)<\/text>/g)].map(([, tone = "", text]) => ({
          tone,
          number: Number(text),
        })),
      ]),
    ),
  };
}

const marks: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark] ?? mark);
}
