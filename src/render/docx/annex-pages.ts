// On which pages annexes stand: each begins a page, but short ones that lie the same way share one, and a list may begin below
// another annex.
import type { Annex } from "../../model/paper.ts";
import { type AnnexPlace, annexHeight, fitsBelow, isList, listStart, pageOf } from "./annex.ts";
import type { TableSize } from "./column-widths.ts";
import { type PageSize, sizes, textHeight } from "./page.ts";

export interface AnnexPages {
  /** One a annex. */
  readonly places: readonly AnnexPlace[];
  /** Height left below the last one on its page, in twips: an estimate. */
  readonly left: number;
}

/** What is reckoned is less than what some fonts need. */
const safe = 0.96;

/** What is left on the last page of a run with shared pages is at least this share, or its tables are set smaller: more may not fit than is reckoned. */
const margin = 0.15;

/** The larger tables where smaller ones spare no page. */
export function annexPages(annexes: readonly Annex[]): AnnexPages {
  const runs = runsOf(annexes).map(({ page, own }) => {
    const [roomy, close] = ([sizes.五号, sizes.小五] as const).map((largest) => placed(own, page, largest)) as [OneWay, OneWay];
    const isTight = roomy.places.some(({ isOnTop }) => !isOnTop) && roomy.left < textHeight(page) * margin;
    return close.pages < roomy.pages || isTight ? close : roomy;
  });
  return { places: runs.flatMap(({ places }) => places), left: runs.at(-1)?.left ?? 0 };
}

/** Annexes one after the other whose pages lie the same way. */
function runsOf(annexes: readonly Annex[]): { readonly page: PageSize; readonly own: Annex[] }[] {
  const runs: { page: PageSize; own: Annex[] }[] = [];
  for (const annex of annexes) {
    const page = pageOf(annex);
    const last = runs.at(-1);
    if (last?.page === page) last.own.push(annex);
    else runs.push({ page, own: [annex] });
  }
  return runs;
}

interface OneWay extends AnnexPages {
  readonly pages: number;
}

function placed(annexes: readonly Annex[], page: PageSize, largest: TableSize): OneWay {
  const whole = textHeight(page) * safe;
  const places: AnnexPlace[] = [];
  let pages = 0;
  let left = 0;
  for (const annex of annexes) {
    const below: AnnexPlace = { page, isOnTop: false, room: left, largest };
    const onTop: AnnexPlace = { page, isOnTop: true, room: whole, largest };
    const isShort = annexHeight(annex, below) <= left;
    const place = pages > 0 && fitsBelow(annex, page) && (isShort || (isList(annex) && listStart(annex, below) <= left)) ? below : onTop;
    const over = annexHeight(annex, place) - place.room;
    pages += (place.isOnTop ? 1 : 0) + Math.max(0, Math.ceil(over / whole));
    left = over <= 0 ? -over : (whole - (over % whole)) % whole;
    places.push(place);
  }
  return { places, left, pages };
}
