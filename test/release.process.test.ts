// `npm version 0.2.0`, as CONTRIBUTING.md says it, in a repository that has our scripts, and a test that passes.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "..");

describe.skipIf(spawnSync("git", ["--version"]).status !== 0)("npm version", { timeout: 60_000 }, () => {
  let folder = "";
  const run = (command: string) => spawnSync(command, { cwd: folder, shell: true, encoding: "utf8" });
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const commit = () => run("git add . && git commit --quiet -m one");
  const changelog = (unreleased: string) => writeFileSync(join(folder, "CHANGELOG.md"), `# Changelog\n\n## Unreleased\n\n${unreleased}`);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-"));
    const { preversion, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;
    const scripts = { preversion, version, test: "node -e \"process.exit(Number(require('fs').existsSync('red')))\"" };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "ledger", version: "0.1.0", private: true, scripts }));
    mkdirSync(join(folder, ".build"));
    cpSync(join(root, ".build/cut-release.mjs"), join(folder, ".build/cut-release.mjs"));
    changelog("- More.\n");
    run("git init --quiet && git config user.name someone && git config user.email someone@example.com && git config commit.gpgsign false");
    run("git config tag.gpgsign false");
    commit();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const refused = (why: RegExp) => {
    const { status, stderr } = run("npm version 0.2.0");
    expect(status).not.toBe(0);
    expect(stderr).toMatch(why);
    expect(JSON.parse(read("package.json")).version).toBe("0.1.0");
    expect(run("git tag").stdout).toBe("");
  };

  it("refuses what is not committed, red tests, and a release of nothing", () => {
    changelog("- More, not committed.\n");
    refused(/not clean/);
    writeFileSync(join(folder, "red"), "");
    commit();
    refused(/test/);
    rmSync(join(folder, "red"));
    changelog("");
    commit();
    refused(/Unreleased/);
  });

  it("moves the changelog, raises the version, commits both and sets the tag", () => {
    changelog("- More.\n");
    commit();
    expect(run("npm version 0.2.0")).toMatchObject({ status: 0 });
    expect(read("CHANGELOG.md")).toMatch(/^# Changelog\n\n## Unreleased\n\n## 0\.2\.0 — \d{4}-\d\d-\d\d\n\n- More\.\n$/);
    expect(JSON.parse(read("package.json")).version).toBe("0.2.0");
    expect(run("git tag").stdout).toBe("v0.2.0\n");
    expect(run("git status --porcelain").stdout).toBe("");
  });
});

it("release.yml refuses a tag that is not the package's version", () => {
  const { jobs } = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8"));
  const guard = jobs.npm.steps.find(({ run = "" }: { run?: string }) => run.startsWith("test ")).run;
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const codes = [`v${version}`, "v9.9.9", version].map(
    (tag) => spawnSync("bash", ["-c", guard], { cwd: root, env: { ...process.env, GITHUB_REF_NAME: tag } }).status,
  );
  expect(codes).toEqual([0, 1, 1]);
});
