// Amounts (万元) and areas (亩). Two are equal within 0.005 unless a rule says otherwise (schemas/README.md, "The idea").

/** Keeps 0.3 − 0.295 from being more than 0.005. */
const rounding = 1e-9;

export function areEqual(a: number, b: number, tolerance = 0.005): boolean {
  return Math.abs(a - b) <= tolerance + rounding;
}

/** True when `a` is greater than `b`, and not merely equal to it within the tolerance. */
export function exceeds(a: number, b: number): boolean {
  return a > b && !areEqual(a, b);
}

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** As a clerk writes it: 0.1 + 0.2 is 0.3. */
export function amountText(amount: number): string {
  return String(Number(amount.toFixed(4)));
}
