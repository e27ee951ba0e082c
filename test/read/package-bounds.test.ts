// A package is somebody else's data: what it takes to refuse one follows its size.
import { createHash } from "node:crypto";
import { unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { openPackage } from "../../src/read/package/open-package.ts";

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

it("refuses tens of thousands of files at the first, in about the time it takes to list them", () => {
  const bytes = zipSync(Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`f${index}`, new Uint8Array()])), { level: 0 });
  const took = (act: () => unknown) => {
    const from = performance.now();
    act();
    return performance.now() - from;
  };
  const listed = Math.max(
    5,
    took(() => unzipSync(bytes, { filter: () => false })),
  );
  const refused = took(() => expect(openPackage(bytes, digest).faults?.[0]?.message).toBe("里面有不该有的文件“f0”"));
  expect(refused).toBeLessThan(20 * listed);
});
