import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readingProgress } from "../../src/entry/reading-progress.ts";
import type { World } from "../../src/entry/world.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is on the line after steps that take so long each. */
function shown(milliseconds: number, steps: number): string[] {
  const lines: string[] = [];
  const progress = readingProgress({ progressLine: (text: string) => lines.push(text) } as unknown as World);
  for (let done = 1; done <= steps; done++) {
    vi.advanceTimersByTime(milliseconds);
    progress.step(done, steps);
  }
  progress.end();
  return lines;
}

it("is silent about what takes less than a second", () => {
  expect(shown(99, 10)).toEqual([]);
});

it("counts from then on, and leaves nothing behind", () => {
  expect(shown(400, 4)).toEqual(["正在读取台账 3/4", "正在读取台账 4/4", ""]);
});

it("changes ten times a second at most", () => {
  expect(shown(10, 130)).toEqual([100, 110, 120, 130].map((done) => `正在读取台账 ${done}/130`).concat(""));
});

it("is silent where nobody looks", () => {
  expect(() => readingProgress({} as unknown as World).step(1, 2)).not.toThrow();
});
