// Findings of rules → diagnostics at their places. Worked file by file, since to locate a value its file may have to be read again.
import { orAnswered } from "../model/answer.ts";
import { compare, type Diagnostic, fieldOf, type Span } from "../model/diagnostic.ts";
import { groupBy } from "../model/group-by.ts";
import type { Baseline, Ledger, Path, Problem } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import type { Plan } from "../model/plan.ts";
import type { Finding, Rule } from "../model/rule.ts";
import { type Places, planFile } from "../read/index.ts";
import type { FindingBasis } from "./consequences.ts";

export interface Found {
  readonly rule: Rule;
  /** What the finding's path starts at. */
  readonly at: Problem | Ledger | Baseline | Plan;
  readonly finding: Finding;
}

export interface PlacedFinding extends FindingBasis {
  readonly diagnostic: Diagnostic;
  readonly root: string | undefined;
}

/** A place in the model's names. */
interface ModelPlace {
  readonly file: string;
  readonly path: Path;
  readonly missing?: boolean | undefined;
}

/** The findings as diagnostics, in the order given. */
export function placed(found: readonly Found[], places: Places): PlacedFinding[] {
  const asked = found.map((one) => ({ one, ...placesOf(one) }));
  const spans = new Map<ModelPlace, Span>();
  const edits = new Map<Found, Diagnostic["edits"]>();
  const byFile = groupBy(
    asked.flatMap(({ one, own, related, needs }) => [
      { place: own, one },
      ...[...(related ? [related] : []), ...needs].map((place) => ({ place, one: undefined })),
    ]),
    ({ place }) => place.file,
  );
  for (const file of [...byFile.keys()].sort(compare))
    for (const { place, one } of byFile.get(file) ?? []) {
      spans.set(place, places.locate(file, place.path, place.missing));
      if (one?.finding.mend !== undefined) edits.set(one, places.editsTo(file, place.path, one.finding.mend));
    }
  const spanOf = (place: ModelPlace) => spans.get(place) as Span;
  return asked.map(({ one, own, related, needs }) => {
    const { rule, finding } = one;
    const diagnostic = diagnosticOf(one, own, spanOf(own), edits.get(one), related && { file: related.file, ...spanOf(related) });
    const isValue = !finding.missing && finding.path.at(-1) !== "kind";
    return {
      rule: rule.name,
      isError: diagnostic.severity === "error",
      value: isValue ? placeKey(diagnostic) : undefined,
      isToldHere: finding.root === undefined,
      needs: [...(diagnostic.related ?? []), ...needs.map((place) => ({ ...spanOf(place), file: place.file }))].map(placeKey),
      diagnostic,
      root: finding.root,
    };
  });
}

/** Equal for two findings if and only if they stand at the same place. */
export function placeKey({ file, line, column }: Pick<Diagnostic, "file" | "line" | "column">): string {
  return `${file}:${line}:${column}`;
}

function placesOf({ at, finding }: Found): { own: ModelPlace; related: ModelPlace | undefined; needs: readonly ModelPlace[] } {
  const file = "file" in at ? at.file : planFile;
  const start = isProblem(at) ? at.path : [];
  const { related, needs = [] } = finding;
  const other = related && (related.problem ?? (isProblem(at) ? at : undefined));
  return {
    own: { file, path: isProblem(at) ? [...start, ...finding.path] : finding.path, missing: finding.missing },
    related: related && { file: other?.file ?? file, path: [...(other?.path ?? []), ...related.path] },
    needs: isProblem(at) ? needs.map((path) => ({ file, path: [...start, ...path] })) : [],
  };
}

function diagnosticOf(
  { rule, at, finding }: Found,
  { file, path }: ModelPlace,
  span: Span,
  edits: Diagnostic["edits"],
  second: (Span & { readonly file: string }) | undefined,
): Diagnostic {
  const { message, hint, unless, related, lacks, corrects } = finding;
  const problem = isProblem(at) ? at : problemAt(at, finding.path);
  return {
    ...span,
    file,
    rule: rule.name,
    severity: finding.severity ?? rule.severity,
    message,
    hint: unless === undefined ? hint : orAnswered(hint, unless, rule.name, problem),
    unit: finding.unit ?? ("unit" in at && typeof at.unit === "string" ? at.unit : null),
    item: problem?.id ?? null,
    field: fieldOf(path),
    concerns: lacks ? lacks.map((key) => [...path, key]) : [corrects ? [...(problem?.path ?? []), ...corrects] : path],
    ...(edits && { edits }),
    ...(related && second && { related: [{ ...second, message: related.message }] }),
  };
}

function isProblem(at: object): at is Problem {
  return "log" in at;
}

/** The problem a path from a ledger's root leads into. */
function problemAt(at: object, path: Path): Problem | undefined {
  return path[0] === "problems" && "problems" in at ? problemsByIndex(at as Ledger).get(path[1]) : undefined;
}

const problemsByIndex = once(({ problems }: Ledger) => new Map(problems.map((problem) => [problem.path[1], problem] as const)));
