import { configDefaults, defineConfig } from "vitest/config";

/** What takes long runs only when asked for: `--mode full` adds the full tests, `--mode long` the long random runs too (test/runs.ts). */
export default defineConfig(({ mode }) => {
  const isFull = mode === "full" || mode === "long";
  return {
    test: {
      maxWorkers: "100%", // vitest leaves one core free, which on a machine of two is half of it
      testTimeout: isFull ? 600_000 : 60_000,
      exclude: [...configDefaults.exclude, ...(isFull ? [] : ["**/*.full.test.ts"])],
    },
  };
});
