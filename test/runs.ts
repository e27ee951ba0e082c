// How much a random test draws: in the loop of every day a little, and always the same; with `--mode long`, as `npm run test:full` plays it,
// much, and each time something else.

/** vitest hands on its mode by this variable. */
const isLong = process.env["MODE"] === "long";

export const runs = (few: number, many: number): number => (isLong ? many : few);

/** For fast-check. */
export const drawn = (few: number, many: number) => (isLong ? { numRuns: many } : { numRuns: few, seed: 20200630 });
