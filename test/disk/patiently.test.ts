import { expect, it } from "vitest";
import { patiently } from "../../src/disk/patiently.ts";

/** Fails with the code that many times, then succeeds. */
function stubborn(code: string, times: number) {
  let calls = 0;
  return () => {
    calls++;
    if (calls <= times) throw Object.assign(new Error(code), { code });
    return calls;
  };
}

it.each(["EPERM", "EACCES", "EBUSY"])("%s is tried again on Windows", (code) => {
  expect(patiently(stubborn(code, 2), "win32")).toBe(3);
});

it("other faults are not, nor anything elsewhere", () => {
  expect(() => patiently(stubborn("ENOSPC", 1), "win32")).toThrow("ENOSPC");
  expect(() => patiently(stubborn("EPERM", 1), "linux")).toThrow("EPERM");
});

it("gives up after about two seconds", () => {
  const began = performance.now();
  expect(() => patiently(stubborn("EBUSY", Number.POSITIVE_INFINITY), "win32")).toThrow("EBUSY");
  const took = performance.now() - began;
  expect(took).toBeGreaterThan(1_500);
  expect(took).toBeLessThan(6_000);
});
