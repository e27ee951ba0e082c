// The ready-made pieces for CI, pre-commit and VS Code: read as their readers read them, and their commands run in a clone of the workspace.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commandIn } from "../render/consumers/github-runner.ts";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "dist/ledger.mjs");
const piece = (file: string) => readFileSync(join(root, file), "utf8");
const asOf = "2018-10-31";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

describe.skipIf(!existsSync(program) || spawnSync("git", ["--version"]).status !== 0)("the pieces for CI", { timeout: 60_000 }, () => {
  let folder = "";
  let clone = "";
  let count = 0;
  const git = (cwd: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      "git",
      [
        "-c",
        "user.name=某人",
        "-c",
        "user.email=someone@example.com",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
        ...words,
      ],
      { cwd, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-"));
    // A repository of ledgers; one of the tool; an `npm` whose `ci` leaves the tool as the real one does, built.
    const origin = join(folder, "origin");
    mkdirSync(origin);
    cpSync(join(root, "ledgers"), join(origin, "ledgers"), { recursive: true });
    git(origin, "init", "--quiet");
    git(origin, "add", ".");
    git(origin, "commit", "--quiet", "-m", "台账");
    const tool = join(folder, "tool");
    mkdirSync(tool);
    cpSync(join(root, "package.json"), join(tool, "package.json"));
    cpSync(join(root, "package-lock.json"), join(tool, "package-lock.json"));
    git(tool, "init", "--quiet");
    git(tool, "add", ".");
    git(tool, "commit", "--quiet", "-m", "工具");
    const commands = join(folder, "commands");
    mkdirSync(commands);
    writeFileSync(
      join(commands, "npm"),
      `#!/bin/sh\ncase "$*" in ci|"ci --no-audit --no-fund") ;; *) exit 9 ;; esac\n[ -f package-lock.json ] || exit 9\nmkdir -p dist && cp -R "${program}" "${join(dirname(program), "parts")}" dist/\n`,
    );
    // On the day of the samples, whatever the day of the test.
    writeFileSync(
      join(commands, "node"),
      `#!/bin/sh\nprogram=$1; shift; command=$1; shift\nexec "${process.execPath}" "$program" "$command" --as-of ${asOf} "$@"\n`,
    );
    for (const name of ["npm", "node"]) chmodSync(join(commands, name), 0o755);
    symlinkSync(program, join(commands, "ledger"));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);
  beforeEach(() => {
    clone = join(folder, `clone${++count}`);
    git(folder, "clone", "--quiet", "origin", clone);
  }, 60_000);

  const shell = (cwd: string, command: string, env: Readonly<Record<string, string>> = {}) => {
    const bare = { GITHUB_ACTIONS: "", GITHUB_WORKSPACE: "", CI_PROJECT_DIR: "" };
    const path = `${join(folder, "commands")}:${process.env["PATH"]}`;
    return spawnSync("bash", ["-e", "-o", "pipefail", "-c", command], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, ...bare, PATH: path, ...env },
    });
  };
  const spoil = (file: string, from: string | RegExp, to: string) => {
    const path = join(clone, file);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };

  describe("templates/ci/github-actions.yml", () => {
    const workflow = parse(piece("templates/ci/github-actions.yml"));
    const steps: readonly Step[] = workflow.jobs.check.steps;

    it("checks out everything, sets up a Node that the tool runs on, and may only read", () => {
      expect(Object.keys(workflow)).toEqual(["name", "on", "permissions", "jobs"]);
      expect(workflow.permissions).toEqual({ contents: "read" });
      const [ledgers, tool, node] = steps;
      expect(ledgers).toEqual({ uses: "actions/checkout@v4", with: { "fetch-depth": 0 } });
      expect(tool?.with).toMatchObject({ path: ".ledger" });
      expect(node).toEqual({ uses: "actions/setup-node@v4", with: { "node-version": 20 } });
      expect(JSON.parse(piece("package.json")).engines.node).toMatch(/^>=20/);
      for (const step of steps)
        expect(Object.keys(step).filter((key) => !["name", "uses", "with", "run", "env", "working-directory"].includes(key))).toEqual([]);
    });

    const played = (base: string) => {
      let last = { status: 0 as number | null, stdout: "", stderr: "" };
      for (const step of steps) {
        if (step.uses?.startsWith("actions/checkout@") && step.with?.["path"])
          git(folder, "clone", "--quiet", "tool", join(clone, String(step.with["path"])));
        if (!step.run || last.status !== 0) continue;
        const env = Object.fromEntries(
          Object.entries(step.env ?? {}).map(([name, value]) => [name, value.replace(/\$\{\{ github\.base_ref \}\}/, base)]),
        );
        last = shell(join(clone, step["working-directory"] ?? "."), step.run, { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: clone, ...env });
      }
      return last;
    };

    it("passes sound ledgers", () => expect(played("")).toMatchObject({ status: 0 }));

    it("marks a fault at its line, on a push and on a pull request", () => {
      spoil("ledgers/城管局.yaml", "来源: 清单", "来源: 清弹");
      git(clone, "commit", "--quiet", "-am", "改");
      for (const base of ["", "main"]) {
        const { status, stdout } = played(base);
        expect(status).toBe(1);
        const [told] = stdout
          .split("\n")
          .map(commandIn)
          .filter((command) => command?.command === "error");
        expect(told?.properties).toMatchObject({ file: "ledgers/城管局.yaml", title: expect.stringContaining("清弹") });
        rmSync(join(clone, ".ledger"), { recursive: true });
      }
    });

    it("tells on a pull request what was taken out", () => {
      spoil("ledgers/国土局.yaml", /\n {2}- 编号: 国土局-03-001\n[\s\S]*?(?=\n {2}- 编号: )/, "");
      git(clone, "commit", "--quiet", "-am", "删");
      const { status, stdout } = played("main");
      expect(status).toBe(1);
      expect(stdout).toContain("国土局-03-001");
    });
  });

  describe(".github/actions/ledger/action.yml", () => {
    const action = parse(piece(".github/actions/ledger/action.yml"));
    const steps: readonly Step[] = action.runs.steps;

    it("takes others' actions by commit, and puts nothing from outside into a shell's words", () => {
      expect(action.runs.using).toBe("composite");
      for (const { uses, run } of steps) {
        if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
        expect(run ?? "").not.toContain("${{");
      }
    });

    /** As the runner plays it: inputs into the environment, a step's commands in a shell that stops at the first failure. */
    const played = (given: Readonly<Record<string, string>>, baseRef = "") => {
      const tool = join(folder, `action${count}`);
      if (!existsSync(tool)) git(folder, "clone", "--quiet", "tool", tool);
      const at = join(tool, ".github/actions/ledger");
      mkdirSync(at, { recursive: true });
      const inputOf = (name: string) => given[name] ?? String(action.inputs[name].default);
      let last = { status: 0 as number | null, stdout: "", stderr: "" };
      for (const step of steps) {
        if (!step.run || last.status !== 0) continue;
        const env = Object.entries(step.env ?? {}).map(([name, value]) => {
          const [, input = ""] = /^\$\{\{ inputs\.([a-z-]+)/.exec(value) ?? [];
          expect(Object.keys(action.inputs)).toContain(input);
          return [name, inputOf(input) || (input === "base" && baseRef ? `origin/${baseRef}` : "")];
        });
        const around = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: clone, GITHUB_ACTION_PATH: at };
        last = shell(clone, step.run, { ...around, ...Object.fromEntries(env) });
      }
      return last;
    };

    it("passes sound ledgers, and writes SARIF where asked", () => {
      expect(played({ sarif: "台账 1.sarif" })).toMatchObject({ status: 0 });
      expect(JSON.parse(readFileSync(join(clone, "台账 1.sarif"), "utf8")).version).toBe("2.1.0");
      expect(played({ "max-warnings": "0" })).toMatchObject({ status: 1 });
    });

    it("marks a fault at its line, on a push and on a pull request, and still writes SARIF", () => {
      spoil("ledgers/城管局.yaml", "来源: 清单", "来源: 清弹");
      git(clone, "commit", "--quiet", "-am", "改");
      for (const base of ["", "main"]) {
        const { status, stdout } = played({ sarif: "s.sarif" }, base);
        expect(status).toBe(1);
        expect(
          stdout
            .split("\n")
            .map(commandIn)
            .find((one) => one?.command === "error")?.properties,
        ).toMatchObject({
          file: "ledgers/城管局.yaml",
        });
        expect(readFileSync(join(clone, "s.sarif"), "utf8")).toContain("清弹");
      }
    });

    it.each(["$(touch caught)", "`touch caught`", '"; touch caught; "', "--fix"])("takes %s for a value", (hostile) => {
      for (const name of ["root", "as-of", "base", "max-warnings"]) expect(played({ [name]: hostile }).status).toBe(2);
      expect(existsSync(join(clone, "caught"))).toBe(false);
      expect(git(clone, "status", "--porcelain")).toBe("");
    });

    it("fails where there are no ledgers, and says so", () => {
      rmSync(join(clone, "ledgers"), { recursive: true });
      expect(played({})).toMatchObject({ status: 2, stderr: expect.stringContaining("plan.yaml") });
    });
  });

  describe("templates/ci/gitlab-ci.yml", () => {
    const { "ledger-check": job, ...others } = parse(piece("templates/ci/gitlab-ci.yml"));

    it("is one job with a Code Quality report, kept when it fails", () => {
      expect(others).toEqual({});
      expect(job.variables["GIT_DEPTH"]).toBe("0");
      expect(job.artifacts).toEqual({ when: "always", reports: { codequality: "gl-code-quality-report.json" } });
      for (const line of job.script) expect(typeof line).toBe("string");
    });

    const played = (env: Readonly<Record<string, string>>) =>
      shell(clone, job.script.join("\n"), {
        CI_PROJECT_DIR: clone,
        GITLAB_CI: "true",
        ...job.variables,
        LEDGER_REPOSITORY: join(folder, "tool"),
        ...env,
      });
    const report = () =>
      JSON.parse(readFileSync(join(clone, "gl-code-quality-report.json"), "utf8")) as { location: { path: string }; severity: string }[];

    it("passes sound ledgers, with a report of reminders only", () => {
      const { status, stdout } = played({});
      expect(status).toBe(0);
      expect(stdout).toContain("没有错误");
      expect(report().filter(({ severity }) => severity === "major")).toEqual([]);
    });

    it("fails with a fault, told in the log and in the report", () => {
      const base = git(clone, "rev-parse", "HEAD");
      spoil("ledgers/城管局.yaml", "来源: 清单", "来源: 清弹");
      git(clone, "commit", "--quiet", "-am", "改");
      const { status, stdout } = played({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
      expect(status).toBe(1);
      expect(stdout).toContain("清弹");
      expect(report()).toContainEqual(
        expect.objectContaining({ severity: "major", location: expect.objectContaining({ path: "ledgers/城管局.yaml" }) }),
      );
    });
  });

  describe(".pre-commit-hooks.yaml", () => {
    const hooks = parse(piece(".pre-commit-hooks.yaml"));
    const [hook] = hooks;

    it("is one hook in the manifest's keys, over the files that are ledgers or were meant as one", () => {
      expect(hooks).toHaveLength(1);
      expect(hook).toMatchObject({ id: "ledger-check", language: "node", require_serial: true });
      expect(
        Object.keys(hook).filter((key) => !["id", "name", "description", "entry", "language", "files", "require_serial"].includes(key)),
      ).toEqual([]);
      const taken = [
        "ledgers/国土局.yaml",
        "ledgers/plan.yaml",
        "ledgers/附件/国土局/说明.yaml",
        "ledgers/国土局.yml",
        "ledgers/国土局.YAML",
        "ledgers/国土局 - 副本.yaml",
        "ledgers/国土局.yaml.txt",
        "ledgers/国土局.yaml.bak",
        "templates/ledger.yaml",
        "README.md",
      ].filter((file) => new RegExp(hook.files).test(file));
      expect(taken).toEqual([
        "ledgers/国土局.yaml",
        "ledgers/plan.yaml",
        "ledgers/国土局.yml",
        "ledgers/国土局.YAML",
        "ledgers/国土局 - 副本.yaml",
        "ledgers/国土局.yaml.txt",
      ]);
    });

    it("runs what the package installs", () => {
      const { bin, files } = JSON.parse(piece("package.json"));
      expect(bin).toEqual({ [hook.entry.split(" ")[0]]: "dist/ledger.mjs" });
      expect(files).toEqual(expect.arrayContaining(["dist/ledger.mjs", "dist/parts"]));
    });

    it("reports the files that are committed, Chinese names and spaces included", () => {
      const committed = (...files: string[]) => shell(clone, [hook.entry, "--as-of", asOf, ...files.map((file) => `'${file}'`)].join(" "));
      expect(committed("ledgers/城管局.yaml", "ledgers/国土局.yaml").status).toBe(0);
      spoil("ledgers/城管局.yaml", "来源: 清单", "来源: 清弹");
      expect(committed("ledgers/国土局.yaml").status).toBe(0);
      const { status, stdout } = committed("ledgers/国土局.yaml", "ledgers/城管局.yaml");
      expect(status).toBe(1);
      expect(stdout).toContain("ledgers/城管局.yaml:");
      writeFileSync(join(clone, "ledgers/城管局 副本.yaml"), "单位: 某局\n");
      expect(committed("ledgers/城管局 副本.yaml").stdout).toContain("ledgers/城管局 副本.yaml:");
    });
  });

  it("templates/ci/vscode-settings.json: names schemas that are there, keeps UTF-8 and line feeds", () => {
    const settings = JSON.parse(piece("templates/ci/vscode-settings.json"));
    for (const schema of Object.keys(settings["yaml.schemas"])) expect(existsSync(join(root, schema)), schema).toBe(true);
    expect(settings).toMatchObject({ "files.encoding": "utf8", "files.eol": "\n" });
  });
});
