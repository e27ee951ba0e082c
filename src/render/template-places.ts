// Lines and columns of the engine's tokens in linear time: the engine itself counts lines from the top of the template for each name, which takes
// quadratic time.
import { Token } from "liquidjs";

let known: { readonly input: string; readonly lineStarts: readonly number[] } = { input: "", lineStarts: [0] };

/** The offsets at which lines begin; kept for the latest template. */
function lineStartsOf(input: string): readonly number[] {
  if (known.input !== input) {
    const lineStarts = [0];
    for (let at = input.indexOf("\n"); at >= 0; at = input.indexOf("\n", at + 1)) lineStarts.push(at + 1);
    known = { input, lineStarts };
  }
  return known.lineStarts;
}

/** To be called before a template is parsed: makes its tokens give the same lines and columns faster. */
export function findPlacesQuickly(): void {
  Token.prototype.getPosition = function (this: Token): [number, number] {
    const lineStarts = lineStartsOf(this.input);
    let [low, high] = [0, lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= this.begin) low = middle;
      else high = middle - 1;
    }
    return [low + 1, this.begin - (lineStarts[low] ?? 0) + 1];
  };
}
