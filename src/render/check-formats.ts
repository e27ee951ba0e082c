// The formats of `ledger check`: an entry each, in the order of the help. What a format needs is loaded when it is asked for.
import type { CheckResult } from "../model/diagnostic.ts";
import type { PrettyScreen } from "./check-pretty.ts";
import type { SarifRule } from "./check-sarif.ts";
import type { Digest } from "./fingerprints.ts";

/** What a format may need besides the result. */
export interface Printing {
  readonly screen: PrettyScreen;
  readonly digest: Digest;
  readonly version: string;
  rules(): Promise<readonly SarifRule[]>;
}

interface CheckPrinter {
  /** Who it is for, in the help; formats next to each other that say the same are named together. */
  readonly use: string;
  /** True where the format names files from the repository's top folder, not the workspace's, as CI services need it. */
  readonly ofRepository?: true;
  print(result: CheckResult, printing: Printing): Promise<string>;
}

const forServices = "供持续集成";

export const checkFormats = {
  pretty: {
    use: "供人阅读（不写即为此项）",
    print: async (result, { screen }) => (await import("./check-pretty.ts")).checkPretty(result, screen),
  },
  compact: { use: "一处一行", print: async (result) => (await import("./check-compact.ts")).checkCompact(result) },
  json: { use: "供程序读取", print: async (result) => (await import("./check-json.ts")).checkJson(result) },
  github: {
    use: forServices,
    ofRepository: true,
    print: async (result) => (await import("./check-github.ts")).checkGithub(result),
  },
  gitlab: {
    use: forServices,
    ofRepository: true,
    print: async (result, { digest }) => (await import("./check-gitlab.ts")).checkGitlab(result, digest),
  },
  sarif: {
    use: forServices,
    ofRepository: true,
    print: async (result, { rules, version, digest }) =>
      (await import("./check-sarif.ts")).checkSarif(result, await rules(), version, digest),
  },
  junit: {
    use: forServices,
    ofRepository: true,
    print: async (result) => (await import("./check-junit.ts")).checkJunit(result),
  },
} satisfies Readonly<Record<string, CheckPrinter>>;

export type CheckFormat = keyof typeof checkFormats;

export const checkFormatNames = Object.keys(checkFormats) as readonly CheckFormat[];

/** What the help says of them. */
export function usesOfFormats(): string {
  const uses = [...new Set(Object.values(checkFormats).map(({ use }) => use))];
  const namesFor = (use: string) => checkFormatNames.filter((name) => checkFormats[name].use === use);
  return uses.map((use) => `${namesFor(use).join("、")} ${use}`).join("，");
}

/** `inRepository`: the same result with its files named from the repository's top. */
export function printedCheck(
  format: CheckFormat,
  result: CheckResult,
  inRepository: (result: CheckResult) => CheckResult,
  printing: Printing,
): Promise<string> {
  const printer: CheckPrinter = checkFormats[format];
  return printer.print(printer.ofRepository ? inRepository(result) : result, printing);
}
