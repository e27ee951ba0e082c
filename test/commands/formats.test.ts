// The formats of `ledger check` and its options for CI, as they are run: which format is chosen, how files are named from the repository's
// top, fingerprints between runs, exit codes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFormatNames } from "../../src/render/check-formats.ts";
import { commandIn } from "../render/consumers/github-runner.ts";
import { ledger, one, plan, sourcesOf, type Workspace } from "../workspace-case.ts";
import { run as runIn } from "./in-process.ts";

describe("ledger check --format", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let count = 0;
  const lay = (workspace: Workspace, below = ""): string => {
    const root = join(folder, String(++count), below);
    for (const { path, content } of sourcesOf(workspace)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  };
  const run = async (cwd: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { status, out, err } = await runIn(cwd, ["check", "--as-of", "2020-05-20", ...options], { env });
    return { status, stdout: out, stderr: err };
  };
  const faulty: Workspace = {
    ledgers: {
      ...one("时限: 2020-04-30", "编号: 甲-01-002\n清单号: L-2\n时限: 2020-05-21"),
      丁: ledger("丁园区", "编号: 丁-01-001\n发现日期: 2020-05-02\n清单号: L-3"),
    },
  };
  /** A number used twice, in two files: both places are told. */
  const twice: Workspace = { ledgers: { ...one("时限: 2020-04-30"), 乙: ledger("乙局", "编号: 甲-01-001\n清单号: L-4") } };

  describe("the format chosen", () => {
    const kinds = [
      ["pretty", /^错误：丁-01-001：/],
      ["github", /^::error file=/],
      ["json", /^\{\n {2}"files": 4,/],
    ] as const;
    const shown = (stdout: string) => kinds.find(([, pattern]) => pattern.test(stdout))?.[0];

    it.each([
      ["pretty, on a developer's machine", {}, [], "pretty"],
      ["github, in GitHub Actions", { GITHUB_ACTIONS: "true" }, [], "github"],
      ["pretty, where the variable says no", { GITHUB_ACTIONS: "false" }, [], "pretty"],
      ["pretty, in any other CI", { CI: "true", GITLAB_CI: "true" }, [], "pretty"],
      ["pretty, asked for in GitHub Actions", { GITHUB_ACTIONS: "true" }, ["--format", "pretty"], "pretty"],
      ["json, asked for in GitHub Actions", { GITHUB_ACTIONS: "true" }, ["--format", "json"], "json"],
    ])("is %s", async (_, env, options, expected) => {
      const { status, stdout } = await run(lay(faulty), options, env);
      expect([status, shown(stdout)]).toEqual([1, expected]);
    });
  });

  describe("files", () => {
    const named = (format: string, stdout: string): string[] => {
      if (format === "github")
        return stdout
          .trim()
          .split("\n")
          .map((line) => commandIn(line)?.properties["file"] ?? "");
      if (format === "gitlab") return JSON.parse(stdout).map((issue: { location: { path: string } }) => issue.location.path);
      if (format === "junit") return [...stdout.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name = ""]) => name);
      const places = JSON.parse(stdout).runs[0].results.flatMap((result: { locations: []; relatedLocations?: [] }) => [
        ...result.locations,
        ...(result.relatedLocations ?? []),
      ]);
      return places.map((place: { physicalLocation: { artifactLocation: { uri: string } } }) =>
        decodeURIComponent(place.physicalLocation.artifactLocation.uri),
      );
    };
    const namesIn = async (root: string, format: string, env: Readonly<Record<string, string>>) =>
      [...new Set(named(format, (await run(root, ["--format", format, "--quiet"], env)).stdout))].sort();

    it.each([
      ["github", "GITHUB_WORKSPACE"],
      ["sarif", "GITHUB_WORKSPACE"],
      ["gitlab", "CI_PROJECT_DIR"],
      ["junit", "CI_PROJECT_DIR"],
      ["sarif", "CI_PROJECT_DIR"],
    ])("%s: are named from the repository's top (%s), in a folder below it too", async (format, variable) => {
      const root = lay(twice, "某项目/台账 工作");
      const top = dirname(dirname(root));
      const from = (below: string) => ["ledgers/乙.yaml", "ledgers/甲.yaml"].map((file) => `${below}${file}`);
      expect(await namesIn(root, format, { [variable]: top })).toEqual(from("某项目/台账 工作/"));
      expect(await namesIn(root, format, { [variable]: root })).toEqual(from(""));
      expect(await namesIn(root, format, { [variable]: join(top, "别处") })).toEqual(from(""));
      expect(await namesIn(root, format, {})).toEqual(from(""));
      symlinkSync(top, `${top}-link`);
      expect(await namesIn(root, format, { [variable]: `${top}-link` })).toEqual(from("某项目/台账 工作/"));
    });
  });

  describe("fingerprints", () => {
    const printsOf = {
      gitlab: (stdout: string): string[] => JSON.parse(stdout).map((issue: { fingerprint: string }) => issue.fingerprint),
      sarif: (stdout: string): string[] =>
        JSON.parse(stdout).runs[0].results.map((result: { partialFingerprints: object }) =>
          Object.values(result.partialFingerprints).join(),
        ),
    };

    it.each(Object.entries(printsOf))("%s: stay when lines move, differ from each other, go with what is mended", async (format, read) => {
      const root = lay(faulty);
      const file = join(root, "ledgers/甲.yaml");
      const text = readFileSync(file, "utf8");
      const prints = async () => read((await run(root, ["--format", format])).stdout);
      const before = await prints();
      expect(before.length).toBeGreaterThanOrEqual(3);
      expect(new Set(before).size).toBe(before.length);
      writeFileSync(file, `# 一\n\n# 二\n${text.replace(/^ {4}题目:/m, "    # 三\n    题目:")}`);
      expect(await prints()).toEqual(before);
      writeFileSync(file, text.replace("2020-04-30", "2020-05-31"));
      const after = await prints();
      expect(after.length).toBeLessThan(before.length);
      expect(before).toEqual(expect.arrayContaining(after));
    });
  });

  it.each(checkFormatNames)("%s: no escape of a ledger reaches the terminal", async (format) => {
    const root = lay({ ledgers: { ...one('来源: "\\e[31m红\\e]0;x\\a\\u202e倒\\u009b2J"'), 乙: "单位: \u001b[31m乙局\n" } });
    const { status, stdout, stderr } = await run(root, ["--format", format]);
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u);
  });
});

describe("options of ledger check", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "ledger-"));
    // one error (甲-01-001), two warnings: overdue (甲-01-002) and due soon (甲-01-003)
    const ledgers = one(
      "发现日期: 2020-05-02",
      "编号: 甲-01-002\n清单号: L-2\n时限: 2020-05-15",
      "编号: 甲-01-003\n清单号: L-3\n时限: 2020-05-21",
    );
    for (const { path, content } of sourcesOf({ ledgers, plan })) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const run = async (options: string) => {
    const words = options.split(" ").filter((word) => word !== "");
    const { status, out, err } = await runIn(root, ["check", "--as-of", "2020-05-20", ...words]);
    return { status, stdout: out, stderr: err };
  };
  const noError = "--rule found-before-entry=off";

  it.each([
    ["", 1, ["error found-before-entry", "warning deadline-kept", "warning deadline-ahead"]],
    ["--quiet", 1, ["error found-before-entry"]],
    ["-q", 1, ["error found-before-entry"]],
    [noError, 0, ["warning deadline-kept", "warning deadline-ahead"]],
    [`${noError} --quiet`, 0, []],
    ["--rule found-before-entry=warning", 0, ["warning found-before-entry", "warning deadline-kept", "warning deadline-ahead"]],
    [`${noError} --rule deadline-ahead=error`, 1, ["warning deadline-kept", "error deadline-ahead"]],
    [`${noError} --rule deadline-ahead=off --rule deadline-kept=off`, 0, []],
    [`${noError} --rule deadline-ahead=off --rule deadline-ahead=error`, 1, ["warning deadline-kept", "error deadline-ahead"]],
    [
      "--rule value-type=off --rule plan-names-known=warning --rule found-before-entry=error",
      1,
      ["error found-before-entry", "warning deadline-kept", "warning deadline-ahead"],
    ],
    [`${noError} --max-warnings 2`, 0, ["warning deadline-kept", "warning deadline-ahead"]],
    [`${noError} --max-warnings 1`, 1, ["warning deadline-kept", "warning deadline-ahead"]],
    [`${noError} --max-warnings 0 --rule deadline-ahead=off --rule deadline-kept=off`, 0, []],
    [`${noError} --max-warnings 1 --quiet`, 1, []],
    [`${noError} --max-warnings 1 --rule deadline-ahead=off`, 0, ["warning deadline-kept"]],
    [`${noError} --fail-on overdue`, 1, ["warning deadline-kept", "warning deadline-ahead"]],
    [`${noError} --fail-on overdue --quiet`, 1, []],
    [`${noError} --fail-on overdue --rule deadline-kept=off`, 1, ["warning deadline-ahead"]],
    [`${noError} --fail-on overdue --as-of 2020-05-15`, 0, ["warning deadline-ahead", "warning deadline-ahead"]],
    [`${noError} --fail-on overdue ledgers/乙.yaml`, 0, []],
  ] as const)("%s: exit %i", async (options, status, expected) => {
    const { stdout, status: left } = await run(`--format json ${options}`);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics.map(({ severity, rule }: { severity: string; rule: string }) => `${severity} ${rule}`)).toEqual(expected);
    expect(left).toBe(status);
  });

  it("says why it fails beyond errors, on stderr, and keeps its counts when quiet", async () => {
    const { stdout, stderr } = await run(`${noError} --max-warnings 1 --fail-on overdue --quiet`);
    expect(stderr).toBe("提醒有2处，超过允许的1处。\n逾期问题有1个。\n");
    expect(stdout).toBe("\n核对台账4本、问题3个：没有错误，2处提醒请核实。\n".trimStart());
    const { errors, warnings } = JSON.parse((await run("--format json --quiet")).stdout);
    expect([errors, warnings]).toEqual([1, 2]);
  });

  it.each([
    ["--rule deadline-kep=off", "没有运行：没有名为“deadline-kep”的规则，是不是“deadline-kept”\n"],
    ["--rule value-typ=warning", "没有运行：没有名为“value-typ”的规则，是不是“value-type”\n"],
    ["--rule plan-name-known=off", "没有运行：没有名为“plan-name-known”的规则，是不是“plan-names-known”\n"],
    ["--rule zzzzzzzzzzzz=off", "没有运行：没有名为“zzzzzzzzzzzz”的规则\n"],
    ["--rule deadline-kept=of", "没有运行：选项“--rule <名称=off|warning|error>”：“deadline-kept=of”应写成"],
    ["--rule deadline-kept", "没有运行：选项"],
    ["--max-warnings many", "没有运行：选项"],
    ["--max-warnings -1", "没有运行："],
    ["--fail-on late", "没有运行：选项“--fail-on <事项>”不能填“late”，可填：overdue"],
    ["--format xml", "没有运行：选项“--format <格式>”不能填“xml”"],
  ])("%s: exit 2", async (options, told) => {
    const { status, stdout, stderr } = await run(options);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(told), stderr).toBe(true);
    expect(stderr).toMatch(/\n办法：\S/);
  });
});
