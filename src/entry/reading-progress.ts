// How far a long look has come, for whoever waits at a terminal.
import type { World } from "./world.ts";

export interface ReadingProgress {
  /** `done` ledgers of `all` are read. */
  step(done: number, all: number): void;
  /** The line goes: what is said next stands alone. */
  end(): void;
}

/** Milliseconds before anything is shown, and between two changes of it. */
const patience = 1000;
const pause = 100;

/** Silent where nobody looks, and for what takes less than a second. */
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
