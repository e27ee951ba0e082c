// A line on the terminal that says how many ledgers have been read, while reading takes long.
import type { World } from "./world.ts";

export interface ReadingProgress {
  /** `done` ledgers of `all` are read. */
  step(done: number, all: number): void;
  /** Removes the line, before anything else is printed. */
  end(): void;
}

/** Milliseconds before anything is shown, and between two changes of it. */
const patience = 1000;
const pause = 100;

/** Shows nothing where there is no terminal, nor before `patience` is over. */
export function readingProgress({ progressLine }: World): ReadingProgress {
  if (!progressLine) return { step() {}, end() {} };
  const begun = performance.now();
  let shownAt: number | undefined;
  return {
    step(done, all) {
      const now = performance.now();
      if (now - (shownAt ?? begun + patience - pause) < pause) return;
      shownAt = now;
      progressLine(`正在读取台账 ${done}/${all}`);
    },
    end() {
      if (shownAt !== undefined) progressLine("");
    },
  };
}
