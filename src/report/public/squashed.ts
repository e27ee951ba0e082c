// “Squashed” text, for finding names: full-width characters as half-width ones, without the spaces, dashes and invisible characters that may
// stand inside a name or number; with the place of each character in the original text.

export interface Squashed {
  readonly text: string;
  /** Place in the original of each code unit of `text`; one more at the end. */
  readonly at: readonly number[];
}

const passedOver = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Pd}·•・_*]/u;

export function squash(original: string): Squashed {
  let text = "";
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    if (!passedOver.test(character)) {
      for (const plain of character.normalize("NFKC").toLowerCase()) {
        if (passedOver.test(plain)) continue;
        text += plain;
        for (let unit = 0; unit < plain.length; unit++) at.push(place);
      }
    }
    place += character.length;
  }
  at.push(place);
  return { text, at };
}

export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Every place of `part` in `text`, also where they overlap. */
export function intervalsOf(part: string, text: string): Interval[] {
  const places: Interval[] = [];
  if (part === "") return places;
  for (let start = text.indexOf(part); start >= 0; start = text.indexOf(part, start + 1)) places.push({ start, end: start + part.length });
  return places;
}

export function isInside({ start, end }: Interval, outer: readonly Interval[]): boolean {
  return outer.some((one) => one.start <= start && end <= one.end);
}
