// Lines and columns of the engine's tokens. Its own way counts from the top of the template for every name that it meets, which for a
// template of many names takes as long as the square of its length.
import { Token } from "liquidjs";

let known: { readonly input: string; readonly lineStarts: readonly number[] } = { input: "", lineStarts: [0] };

/** Where lines begin; of the template asked for last they are known. */
function lineStartsOf(input: string): readonly number[] {
  if (known.input !== input) {
    const lineStarts = [0];
    for (let at = input.indexOf("\n"); at >= 0; at = input.indexOf("\n", at + 1)) lineStarts.push(at + 1);
    known = { input, lineStarts };
  }
  return known.lineStarts;
}

/** To be called before a template is parsed: the same lines and columns, found in the template's lines. */
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
