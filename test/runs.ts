// How much a random test draws: in the loop of every day a little, with `--mode long`, as `npm run test:full` plays it, much. What is drawn is
// the same each time, so that a red run can be played again; `SEED=7 npm run test:full` draws something else.

/** vitest hands on its mode by this variable. */
const isLong = process.env["MODE"] === "long";
const seed = Number(process.env["SEED"] ?? 20200630);

export const runs = (few: number, many: number): number => (isLong ? many : few);

/** For fast-check. */
export const drawn = (few: number, many: number) => ({ numRuns: isLong ? many : few, seed });
