import { relative, sep } from "node:path";
import { type Checked, check } from "../check.ts";
import type { Day } from "../model/day.ts";
import { adjusted, type CheckResult, type Override } from "../model/diagnostic.ts";
import { digest, openWorkspace, pathInside } from "../workspace.ts";
import { exitCodes, type World } from "./world.ts";

export type Format = "pretty" | "compact" | "json" | "github" | "gitlab" | "sarif" | "junit";

export interface CheckCommand {
  readonly paths: readonly string[];
  readonly asOf?: Day | undefined;
  readonly root?: string | undefined;
  /** Without it: github in GitHub Actions, else pretty. */
  readonly format?: Format | undefined;
  readonly quiet?: boolean | undefined;
  readonly maxWarnings?: number | undefined;
  readonly rule?: readonly Override[] | undefined;
  readonly failOn?: "overdue" | undefined;
}

/** `ledger check`: 0 without errors, 1 with (or with too many warnings, or with what --fail-on names), 2 when the plan has one. */
export async function runCheck({ paths, asOf, root, format, quiet, maxWarnings, rule = [], failOn }: CheckCommand, world: World): Promise<number> {
  const workspace = openWorkspace(world.folder, root);
  const asked = paths.map((path) => pathInside(workspace.root, world.folder, path));
  const checked = await check(workspace.sources, asOf ?? world.today, { evidence: workspace.evidence });
  const result = checked.campaign ? adjusted(only(checked.result, asked), rule) : checked.result;
  world.out(await rendered(quiet ? withoutWarnings(result) : result, checked, format ?? (world.githubActions ? "github" : "pretty"), workspace.root, world));
  if (!checked.campaign) return exitCodes.couldNotRun;
  const tooMany = maxWarnings !== undefined && result.warnings > maxWarnings;
  if (tooMany) world.err(`提醒有${result.warnings}处，超过允许的${maxWarnings}处。\n`);
  const overdue = failOn === "overdue" && result.diagnostics.some((diagnostic) => diagnostic.rule === "deadline-kept");
  if (overdue) world.err("有逾期问题。\n");
  return result.errors > 0 || tooMany || overdue ? exitCodes.faults : exitCodes.clean;
}

async function rendered(result: CheckResult, checked: Checked, format: Format, root: string, world: World): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../render/check-json.ts")).checkJson(result);
    case "compact":
      return (await import("../render/check-compact.ts")).checkCompact(result);
    case "github":
      return (await import("../render/check-github.ts")).checkGithub(inRepository(result, root, world));
    case "gitlab":
      return (await import("../render/check-gitlab.ts")).checkGitlab(inRepository(result, root, world), digest);
    case "sarif": {
      const { checkSarif } = await import("../render/check-sarif.ts");
      const { rules } = await import("../rules/index.ts");
      return checkSarif(inRepository(result, root, world), rules, world.version, digest);
    }
    case "junit":
      return (await import("../render/check-junit.ts")).checkJunit(result);
    default:
      return pretty(result, checked, world);
  }
}

async function pretty(result: CheckResult, { campaign, textOf }: Checked, { columns, color, ascii }: World): Promise<string> {
  const { checkPretty } = await import("../render/check-pretty.ts");
  const text = checkPretty(result, { columns, color: color.out, ascii, textOf });
  return campaign ? text : `${text}方案有错误，台账未予核对；请先改正方案。\n`;
}

/** CI services name files from the repository's top, which may lie above the workspace. */
function inRepository(result: CheckResult, root: string, { repository }: World): CheckResult {
  const above = repository === undefined ? "" : relative(repository, root).split(sep).join("/");
  if (above === "" || above.startsWith("..")) return result;
  return { ...result, diagnostics: result.diagnostics.map((diagnostic) => ({ ...diagnostic, file: `${above}/${diagnostic.file}` })) };
}

/** What is reported when paths are given: everything was read, only these are told about. A folder stands for all in it. */
function only(result: CheckResult, asked: readonly string[]): CheckResult {
  if (asked.length === 0) return result;
  const diagnostics = result.diagnostics.filter(({ file }) => asked.some((path) => path === "" || file === path || file.startsWith(`${path}/`)));
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { ...result, errors: count("error"), warnings: count("warning"), diagnostics };
}

/** --quiet shows errors only; the counts stay. */
function withoutWarnings(result: CheckResult): CheckResult {
  return { ...result, diagnostics: result.diagnostics.filter(({ severity }) => severity === "error") };
}
