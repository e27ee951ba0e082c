// What `ledger check --format …` writes is what its consumer reads: each against the schema or the grammar in consumers/, with values
// that a careless writer would let through.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { orAnswered } from "../../src/model/answer.ts";
import type { CheckResult, Diagnostic, Severity } from "../../src/model/diagnostic.ts";
import type { Problem } from "../../src/model/ledger.ts";
import { checkCompact } from "../../src/render/check-compact.ts";
import { checkGithub } from "../../src/render/check-github.ts";
import { checkGitlab } from "../../src/render/check-gitlab.ts";
import { checkJson } from "../../src/render/check-json.ts";
import { checkJunit } from "../../src/render/check-junit.ts";
import { checkPretty } from "../../src/render/check-pretty.ts";
import { checkSarif } from "../../src/render/check-sarif.ts";
import { visible } from "../../src/render/terminal-text.ts";
import { commandIn } from "./consumers/github-runner.ts";

const consumer = (file: string) => readFileSync(join(import.meta.dirname, "consumers", file), "utf8");
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

const plain: Diagnostic = {
  file: "ledgers/城管局.yaml",
  line: 41,
  column: 11,
  endLine: 41,
  endColumn: 21,
  rule: "due-after-entry",
  severity: "error",
  message: "时限早于登记日期",
  hint: "时限不得早于登记日期，例如“时限: 2020-06-30”",
  unit: "某区城管局",
  item: "城管局-06-001",
  field: "due",
};

/** Everything that means something to some consumer. */
const traps = [
  "100%",
  "%0A",
  "%25",
  "::error file=x::",
  "a,b:c=d",
  "第一行\n第二行",
  "\r\n",
  "\u001b[31m红\u001b[0m",
  "\u009b2J",
  "\u0000\u0007\u007f",
  "]]>",
  "<b>&amp;",
  "\"'",
  "\u202e倒\u2066",
  "\u2028\u2029",
  "\ufffe\uffff",
  "\ud800",
  "\u{e0041}",
  "{0} { 姓名: 张某 }",
  "[链接](1)",
  "\\",
  "\t",
  "😀",
  "##[error]x",
  "   ",
];

const severities: readonly Severity[] = ["error", "warning", "info"];
const hostile = traps.flatMap((trap, index): Diagnostic[] => [
  {
    ...plain,
    line: index + 1,
    endLine: index + 1,
    severity: severities[index % 3] ?? "error",
    message: `填的是${trap}`,
    hint: `请改${trap}。`,
    item: trap,
    field: String(index),
  },
  {
    ...plain,
    line: index + 1,
    endLine: index + 3,
    file: `ledgers/${trap.replaceAll("/", "")}.yaml`,
    item: null,
    related: [{ ...plain, file: `ledgers/${trap.replaceAll("/", "")}.yaml`, message: trap }],
  },
]);

const resultOf = (diagnostics: readonly Diagnostic[]): CheckResult => {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { files: 17, items: 149, errors: count("error"), warnings: count("warning"), diagnostics, acknowledged: [] };
};
const answered: Diagnostic = {
  ...plain,
  line: 40,
  endLine: 40,
  severity: "warning",
  acknowledged: { reason: "合同第3条%0A\u001b]]>", on: "2020-06-02" },
};
/** As the command hands it over to be shown: counted apart, and standing among the others. */
const withAnswered: CheckResult = { ...resultOf([plain]), diagnostics: [answered, plain], acknowledged: [answered] };
const results = [resultOf([]), resultOf([plain]), resultOf(hostile), withAnswered] as const;

const words = [{ name: "due-after-entry", what: "时限不早于登记日期", why: "时限是登记之后整改的期限。" }];
const sarif = (result: CheckResult) => checkSarif(result, words, "1.2.3", digest);
const gitlab = (result: CheckResult) => checkGitlab(result, digest);

/** Anything but the line feed that a terminal or a log obeys, or that hides or reorders what is read. */
const obeyed = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u;

describe.each([
  ["compact", checkCompact],
  ["github", checkGithub],
  ["gitlab", gitlab],
  ["json", checkJson],
  ["junit", checkJunit],
  ["sarif", sarif],
] as const)("%s", (_, print) => {
  it("writes no control and no escape raw", () => {
    for (const result of results) expect(obeyed.exec(print(result))).toBeNull();
  });

  it("has no byte order mark, and ends its last line", () => {
    for (const result of results) expect(print(result)).toMatch(/^(?:[^\ufeff][\s\S]*\n)?$/);
  });

  it("is the same for the same", () => expect(print(resultOf(structuredClone(hostile)))).toBe(print(results[2])));
});

describe("a warning that was answered, where it is shown", () => {
  it.each([
    ["compact", checkCompact, "40:11: 已核实: 城管局-06-001：时限早于登记日期（合同第3条%0A\\u001b]]>，2020年6月2日） [due-after-entry]\n"],
    [
      "github",
      checkGithub,
      ",title=已核实：城管局-06-001：时限早于登记日期::理由：合同第3条%250A\\u001b]]>（2020年6月2日）。（due-after-entry）\n",
    ],
    ["gitlab", gitlab, '"description": "已核实：城管局-06-001：时限早于登记日期。理由：合同第3条%0A\\\\u001b]]>（2020年6月2日）。"'],
    [
      "junit",
      checkJunit,
      "<system-out>ledgers/城管局.yaml:40:11 已核实：时限早于登记日期。理由：合同第3条%0A\\u001b]]&gt;（2020年6月2日）。",
    ],
  ] as const)("%s says the reason", (_, print, said) => {
    expect(print(withAnswered)).toContain(said);
    expect(obeyed.exec(print(withAnswered))).toBeNull();
  });

  it("github and gitlab make less of it than of a warning", () => {
    expect(checkGithub(withAnswered)).toMatch(/^::notice .*\n::error .*\n$/);
    expect(JSON.parse(gitlab(withAnswered)).map(({ severity }: { severity: string }) => severity)).toEqual(["info", "major"]);
  });

  it("json keeps it out of diagnostics, and counts it whether it is shown or not", () => {
    const { diagnostics, acknowledged, acknowledgedDiagnostics, warnings } = JSON.parse(checkJson(withAnswered));
    expect([diagnostics.length, acknowledged, warnings]).toEqual([1, 1, 0]);
    expect(acknowledgedDiagnostics).toMatchObject([{ severity: "warning", acknowledged: { on: "2020-06-02" } }]);
    expect(Object.keys(JSON.parse(checkJson({ ...withAnswered, diagnostics: [plain] })))).toEqual([
      "files",
      "items",
      "errors",
      "warnings",
      "acknowledged",
      "diagnostics",
    ]);
  });

  it("sarif says so of every result, or of none", () => {
    const suppressions = (result: CheckResult) =>
      JSON.parse(sarif(result)).runs[0].results.map((one: { suppressions?: unknown }) => one.suppressions);
    expect(suppressions(withAnswered)).toEqual([
      [{ kind: "inSource", status: "accepted", justification: "合同第3条%0A\\u001b]]>（2020年6月2日）" }],
      [],
    ]);
    expect(suppressions(results[1])).toEqual([undefined]);
  });

  it("the closing line counts it", () => {
    const screen = { columns: 80, color: false, ascii: false, textOf: () => undefined };
    const text = checkPretty(withAnswered, screen);
    expect(text).toMatch(/^已核实：城管局-06-001：时限早于登记日期\n {2}ledgers.*\n {2}理由：合同第3条.*（2020年6月2日）\n {2}详见/);
    expect(text).toMatch(/\n核对台账17本、问题149个：1处错误必须改正，没有提醒，另有1处提醒已核实。\n$/);
    expect(checkJunit({ ...withAnswered, diagnostics: [] })).toContain('没有提醒，另有1处提醒已核实"');
  });

  it("parts a file into lines once, however many faults it has", () => {
    let asked = 0;
    const textOf = () => {
      asked += 1;
      return "时限: 2020-06-31\n".repeat(100);
    };
    const many = Array.from({ length: 100 }, (_, index) => ({ ...plain, line: index + 1, endLine: index + 1 }));
    expect(checkPretty(resultOf(many), { columns: 80, color: false, ascii: false, textOf })).toContain("100 │ 时限");
    expect(asked).toBe(1);
  });

  it("a command at the end of a hint stands whole on a line of its own", () => {
    const hint = orAnswered("请核对。", "合同确是这样写的", "lease-within-twenty-years", { id: "城管局-06-001" } as Problem);
    const text = checkPretty(resultOf([{ ...plain, hint }]), { columns: 40, color: false, ascii: false, textOf: () => undefined });
    expect(text).toContain("\n        ledger log 城管局-06-001 已核实 --规则 lease-within-twenty-years --理由 …\n");
    for (const id of ["$(reboot)-06-001", "`a`-06-001", "a;b-06-001", undefined])
      expect(orAnswered("请核对。", "合同确是这样写的", "r", { id } as Problem)).toBe("请核对；合同确是这样写的，记“已核实”。");
  });
});

describe("json", () => {
  it("gives back every value", () => {
    const { diagnostics } = JSON.parse(checkJson(results[2]));
    const wellFormed = (text: string) => JSON.parse(JSON.stringify(text)) as string;
    expect(diagnostics.map(({ message }: Diagnostic) => message)).toEqual(hostile.map(({ message }) => wellFormed(message)));
  });
});

describe("compact, by the GNU form file:line:column: message", () => {
  it("is one line a diagnostic", () => {
    expect(checkCompact(results[0])).toBe("");
    expect(checkCompact(results[1])).toBe("ledgers/城管局.yaml:41:11: 错误: 城管局-06-001：时限早于登记日期 [due-after-entry]\n");
    const lines = checkCompact(results[2]).split("\n").slice(0, -1);
    expect(lines).toHaveLength(hostile.length);
    for (const line of lines) expect(line).toMatch(/^ledgers\/.*\.yaml:[1-9]\d*:[1-9]\d*: (错误|提醒|说明): .+ \[due-after-entry\]$/);
  });
});

describe("github, as a runner reads it", () => {
  it("is one command a diagnostic, with every value as it was", () => {
    const lines = checkGithub(results[2]).split("\n").slice(0, -1);
    expect(lines).toHaveLength(hostile.length);
    for (const [index, { file, line, column, endLine, endColumn, severity, message, hint, item, rule }] of hostile.entries()) {
      const columns = line === endLine ? { col: String(column), endColumn: String(endColumn) } : {};
      expect(commandIn(lines[index] ?? "")).toEqual({
        command: { error: "error", warning: "warning", info: "notice" }[severity],
        properties: {
          file: visible(file),
          line: String(line),
          endLine: String(endLine),
          ...columns,
          title: visible(item === null ? message : `${item}：${message}`).trimEnd(),
        },
        data: visible(`${hint}（${rule}）`),
      });
    }
  });

  it("names a Chinese path as it is; the column after the value ends it", () => {
    expect(checkGithub(results[1])).toBe(
      "::error file=ledgers/城管局.yaml,line=41,endLine=41,col=11,endColumn=21,title=城管局-06-001：时限早于登记日期::时限不得早于登记日期，例如“时限: 2020-06-30”（due-after-entry）\n",
    );
  });

  it("takes any text whatever", () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(..."%:,=\n\r;]#0123456789ABCD：，"), fc.string({ unit: "binary", minLength: 1, maxLength: 1 })),
    });
    fc.assert(
      fc.property(text, text, (message, hint) => {
        const read = commandIn(checkGithub(resultOf([{ ...plain, message, hint, item: null }])).replace(/\n$/, ""));
        if (visible(message).trim() !== "") expect(read?.properties["title"]).toBe(visible(message).trimEnd());
        expect(read?.data).toBe(visible(`${hint}（due-after-entry）`));
      }),
    );
  });
});

describe("gitlab, by what its documentation asks", () => {
  const accepts = new Ajv2020({ strict: true }).compile(JSON.parse(consumer("gitlab-code-quality.schema.json")));

  it.each(results)("is a Code Quality report", (result) => {
    const report = JSON.parse(gitlab(result));
    expect(accepts(report) ? [] : accepts.errors).toEqual([]);
    expect(report).toHaveLength(result.diagnostics.length);
    expect(new Set(report.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(report.length);
  });

  it("names a Chinese path as it is, with 1-based lines", () => {
    const [issue] = JSON.parse(gitlab(results[1]));
    expect(issue).toMatchObject({
      check_name: "due-after-entry",
      severity: "major",
      location: { path: "ledgers/城管局.yaml", lines: { begin: 41, end: 41 } },
    });
  });
});

describe("sarif, by the 2.1.0 schema", () => {
  // It is of draft 4, but holds nothing that later drafts read in another way.
  const { $schema: _, id: __, ...schema } = JSON.parse(consumer("sarif-2.1.0-rtm.5.json"));
  const accepts = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);
  type Log = { runs: { columnKind: string; tool: { driver: { rules: { id: string }[] } }; results: Result[] }[] };
  type Result = {
    ruleId: string;
    ruleIndex: number;
    level: string;
    message: { text: string };
    locations: { physicalLocation: Place }[];
    relatedLocations?: { physicalLocation: Place }[];
    partialFingerprints: Record<string, string>;
  };
  type Place = { artifactLocation: { uri: string }; region: Record<string, number> };

  it.each(results)("is a log", (result) => {
    const log = JSON.parse(sarif(result));
    expect(accepts(log) ? [] : accepts.errors).toEqual([]);
    expect(log.runs[0].results).toHaveLength(result.diagnostics.length);
    expect(accepts({ ...log, runs: [{ ...log.runs[0], columnKind: "characters" }] })).toBe(false);
  });

  it("counts columns in code points, the end excluded", () => {
    const [run] = (JSON.parse(sarif(results[1])) as Log).runs;
    expect(run?.columnKind).toBe("unicodeCodePoints");
    expect(run?.results[0]?.locations[0]?.physicalLocation.region).toEqual({ startLine: 41, startColumn: 11, endLine: 41, endColumn: 21 });
  });

  it("percent-encodes paths: decoded they are the file's, resolved they stay in the repository", () => {
    const [run] = (JSON.parse(sarif(results[2])) as Log).runs;
    for (const [index, { locations, relatedLocations = [] }] of (run?.results ?? []).entries())
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { uri } = physicalLocation.artifactLocation;
        expect(uri).toMatch(/^(?:[\w\-.!~*'()/]|%[0-9A-F]{2})+$/);
        expect(decodeURIComponent(uri)).toBe(hostile[index]?.file.replace(/\p{Cs}/gu, "\ufffd"));
        expect(new URL(uri, "file:///repository/").href.startsWith("file:///repository/ledgers/")).toBe(true);
      }
    const [one] = (JSON.parse(sarif(results[1])) as Log).runs[0]?.results ?? [];
    expect(one?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("ledgers/%E5%9F%8E%E7%AE%A1%E5%B1%80.yaml");
  });

  it("holds no placeholder and no link in its messages: read as the standard says, they are ours", () => {
    const [run] = (JSON.parse(sarif(results[2])) as Log).runs;
    for (const [index, { message }] of (run?.results ?? []).entries()) {
      const { item, message: said, hint } = hostile[index] ?? plain;
      expect(message.text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
      expect(message.text).not.toMatch(/(?<!\\)\[[^[\]]*(?<!\\)\]\(/);
      expect(message.text.replace(/([{}])\1/g, "$1").replace(/\\\[([^[\]]*)\\\](?=\()/g, "[$1]")).toBe(
        visible(`${item === null ? "" : `${item}：`}${said}。${hint}`),
      );
    }
  });

  it("describes every rule it names in the three texts that GitHub asks for", () => {
    const unnamed = { ...plain, rule: "value-type" };
    const [run] = (JSON.parse(sarif(resultOf([plain, unnamed]))) as Log).runs;
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(["due-after-entry", "value-type"]);
    for (const rule of run?.tool.driver.rules ?? [])
      expect(rule).toMatchObject({ shortDescription: { text: /\S/ }, fullDescription: { text: /\S/ }, help: { text: /\S/ } });
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });
});

describe("junit, by the schema of Jenkins and what it has in common with others", () => {
  const xsds = ["jenkins-junit.xsd", "junit-common.xsd"].map((fileName) => ({ fileName, contents: consumer(fileName) }));
  const faultsOf = async (xml: string, schema: (typeof xsds)[number]) =>
    (await validateXML({ xml, schema })).errors.map(({ message }) => message);

  it.each(results)("is accepted", async (result) => {
    for (const xsd of xsds) expect(await faultsOf(checkJunit(result), xsd), xsd.fileName).toEqual([]);
  });

  it("would not be accepted if it were wrong", async () => {
    const xml = checkJunit(results[1]);
    for (const xsd of xsds) {
      for (const spoilt of [
        xml.replace("]", "\u0001]").replace("时限", "\u0001时限"),
        xml.replace("<testcase", '<testcase line="1"'),
        xml.replace("</testsuites>", ""),
      ])
        expect(await faultsOf(spoilt, xsd), xsd.fileName).not.toEqual([]);
    }
  });

  const countsIn = (xml: string) =>
    [...xml.matchAll(/<testsuites? name="([^"]*)" tests="(\d+)" failures="(\d+)" errors="(\d+)">/g)].map(([, , ...counts]) =>
      counts.map(Number),
    );

  it("has a case a diagnostic; only errors are failures", () => {
    const [whole = [], ...suites] = countsIn(checkJunit(results[2]));
    expect(whole).toEqual([hostile.length, results[2].errors, 0]);
    expect([0, 1, 2].map((at) => suites.reduce((sum, counts) => sum + (counts[at] ?? 0), 0))).toEqual(whole);
    const warned = checkJunit(resultOf([{ ...plain, severity: "warning" }]));
    expect(countsIn(warned)).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    expect(warned).not.toContain("<failure");
    expect(warned).toContain("<system-out>ledgers/城管局.yaml:41:11 提醒：时限早于登记日期。");
  });

  it("has one passing case for a clean run, and for warnings kept quiet", () => {
    expect(checkJunit(results[0])).toContain('<testcase name="核对台账17本、问题149个：没有错误，没有提醒" classname="ledger"/>');
    expect(checkJunit({ ...results[0], warnings: 3 })).toContain(
      '<testcase name="核对台账17本、问题149个：没有错误，3处提醒" classname="ledger"/>',
    );
  });
});
