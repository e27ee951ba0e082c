/** ASCII and what else is half as wide as a Chinese character in a Chinese font. */
const narrow = /[\u0020-\u024f\u0370-\u03ff]/;
/** Marks that some Chinese fonts draw full width. */
const wideMark = /[%§°±·×÷]/;

/** Width in full-width characters; of several lines, the widest. */
export function printedWidth(text: string): number {
  return Math.max(
    ...text.split("\n").map((line) => [...line].reduce((sum, one) => sum + (narrow.test(one) && !wideMark.test(one) ? 0.5 : 1), 0)),
  );
}
