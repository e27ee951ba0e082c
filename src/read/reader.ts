// One file after another → values, and every fault on the way.
import {
  baseline as validateBaseline,
  office as validateOffice,
  plan as validatePlan,
  unit as validateUnit,
} from "../../dist/validators.js";
import { type Diagnostic, type Edit, fieldOf, type Span, wholeFile } from "../model/diagnostic.ts";
import type { Baseline, BaselineEntry, Ledger, Path } from "../model/ledger.ts";
import { type Plan, unitOfFile } from "../model/plan.ts";
import type { FileMeant } from "./files-meant.ts";
import { type Form, filePath, modelPath, renamed } from "./keys.ts";
import { ledgerOf } from "./ledger-of.ts";
import { hasTooManyDuties, limits, maxDuties, maxFaults } from "./limits.ts";
import { planOf } from "./plan-of.ts";
import { type FileRecord, officeFile, type ParsedFile, planFile, type Reading } from "./reading.ts";
import type { ReadingRuleName } from "./reading-rules/index.ts";
import { mendOf, plainOrQuoted } from "./schema/certain-edits.ts";
import { makesDoubtful, refusalOf } from "./schema/doubtful-values.ts";
import { asConsequences, namesAnotherTask, withoutAskedOfWrongHandling } from "./schema/follow-ups.ts";
import { roomForForms } from "./schema/form-bounds.ts";
import { builtInForm, compileForm, type DetailForm, formPath, formRefusals } from "./schema/forms.ts";
import { withSlips } from "./schema/likely-slips.ts";
import { withMisplacedKeys } from "./schema/misplaced-keys.ts";
import { inBuiltInWords, ownWordsAt, withoutUnasked } from "./schema/plan-words.ts";
import type { Origin, Refusal, Validate } from "./schema/refusal.ts";
import { refusals } from "./schema/refusals.ts";
import { itemAt, listIn, unitIn } from "./schema/unit-and-number.ts";
import { withoutRefused } from "./schema/without-refused.ts";
import { PlacedFiles, type PlacedText, type Shelf } from "./shelf.ts";
import { decode, type Fault, type Source } from "./source.ts";
import { parseYaml } from "./yaml/parse.ts";
import { keySpan, missingSpan, type Spot, valueSpan } from "./yaml/positions.ts";

/** Holds what has been read so far. `before`: files of an earlier reading; the unchanged ones are not read again. */
export class Reader {
  readonly records = new Map<string, FileRecord>();
  readonly diagnostics: Diagnostic[] = [];
  readonly files: PlacedFiles;
  readonly judged = new Set<string>();
  /** Units of the plan whose ledger file was met, by file. */
  private readonly met = new Map<string, string>();
  private plan: Plan | undefined;

  constructor(
    private readonly before: Reading["records"],
    shelf: Shelf,
  ) {
    this.files = new PlacedFiles(shelf);
  }

  /** The result of `readIt`; of an unchanged file, that of the earlier reading. */
  private readOnce<T>(source: Source, form: Form, readIt: () => T): T {
    const { path, content } = source;
    const known = this.before.get(path);
    if (known?.content === content) {
      this.diagnostics.push(...known.diagnostics);
      if (known.isText) this.files.add(source, form);
      if (known.isJudged) this.judged.add(path);
      this.records.set(path, known);
      return known.value as T;
    }
    const from = this.diagnostics.length;
    const value = readIt();
    const diagnostics = this.diagnostics.slice(from);
    this.records.set(path, { content, value, diagnostics, isText: this.files.has(path), isJudged: this.judged.has(path) });
    return value;
  }

  private add(file: string, { related, ...fault }: Fault, unit: string | null = null, item: string | null = null): void {
    this.diagnostics.push({ file, ...fault, unit, item, ...(related ? { related: related.map((other) => ({ ...other, file })) } : {}) });
  }

  unread(ledgers: readonly Ledger[]): ReadonlySet<string> {
    const read = new Set(ledgers.map(({ unit }) => unit));
    return new Set([...this.met.values()].filter((name) => !read.has(name)));
  }

  locate(file: string, path: Path, missing = false): Span {
    const place = this.files.at(file);
    if (!place) return wholeFile;
    const steps = filePath(path, place.form);
    return missing ? missingSpan(place.text, place.root, steps) : valueSpan(place.text, place.root, steps);
  }

  editsTo(file: string, path: Path, word: string): readonly Edit[] | undefined {
    const place = this.files.at(file);
    return place && mendOf(place, filePath(path, place.form), "value", plainOrQuoted(word));
  }

  /** The plain value of a file, before any schema has judged it; undefined when its bytes or YAML are faulty. */
  private parse(source: Source, form: Form): ParsedFile | undefined {
    const { text, shown, faults } = decode(source);
    for (const fault of faults) this.add(source.path, fault);
    if (shown !== undefined) this.files.add(source, form, { text: shown, root: { start: 0, end: 0 } });
    if (text === undefined) return undefined;
    const parsed = parseYaml(text, limits[form]);
    const place = { text, root: parsed.root, form };
    this.files.add(source, form, place);
    for (const { path, doubts: _, others: __, ...fault } of parsed.faults)
      this.add(
        source.path,
        fault,
        form === "ledger" ? unitIn(parsed.value) : null,
        form === "ledger" && path ? itemAt(parsed.value, path) : null,
      );
    if ("value" in parsed) this.judged.add(source.path);
    return "value" in parsed ? { value: parsed.value, place, faults: parsed.faults } : undefined;
  }

  /**
   * Reports what the schema refuses, except in values that a fault of YAML makes doubtful; then removes both from the value. Returns the
   * removed paths.
   */
  private judge(file: string, { value, place, faults }: ParsedFile, refused: readonly Refusal[]): Path[] {
    const { text, root, form } = place;
    const unit = form === "ledger" ? unitIn(value) : null;
    const found = refused.filter((refusal) => !refusal.silent && !faults.some((fault) => makesDoubtful(fault, refusal)));
    for (const { path, at, rule, message, hint, mend, key } of found) {
      const span =
        at === "missing" ? missingSpan(text, root, path) : at === "key" ? keySpan(text, root, path) : valueSpan(text, root, path);
      this.add(
        file,
        {
          ...span,
          rule,
          severity: "error",
          message,
          hint,
          field: fieldOf(modelPath(path, form)),
          concerns: [modelPath(at === "missing" && key !== undefined ? [...path, key] : path, form)],
          ...(mend !== undefined && { edits: mendOf(place, path, at === "key" ? "key" : "value", mend) }),
        },
        unit,
        form === "ledger" ? itemAt(value, path) : null,
      );
    }
    return withoutRefused(value, [...refused, ...faults.flatMap(refusalOf)]);
  }

  readPlan(source: Source): Plan | undefined {
    this.plan = this.readOnce(source, "plan", () => this.planIn(source));
    return this.plan;
  }

  private planIn(source: Source): Plan | undefined {
    const parsed = this.parse(source, "plan");
    if (!parsed) return undefined;
    const found = refusals(validatePlan, parsed.value, originOf(parsed.place));
    this.judge(source.path, parsed, found);
    if (found.length > 0 || parsed.faults.some(({ severity }) => severity === "error")) return undefined;
    const plan = planOf(parsed.value);
    if (!hasTooManyDuties(plan)) return plan;
    this.add(source.path, {
      ...this.locate(source.path, ["requirements"]),
      rule: "file-size-within-limit",
      severity: "error",
      message: `所有单位逐月的履职要求合计超过${maxDuties}项次`,
      hint: "请检查“单位”“履职要求”是否重复粘贴，“首月”和各阶段的年份是否写错。",
    });
    return undefined;
  }

  /** Forms by task number; a form that does not exist, or cannot be used, is an error of the plan. */
  async formsOf(plan: Plan, sources: ReadonlyMap<string, Source>): Promise<Map<number, DetailForm>> {
    const forms = new Map<number, DetailForm>();
    const compiled = new Map<string, DetailForm | undefined>();
    const room = roomForForms();
    for (const [index, task] of plan.tasks.entries()) {
      if (task.form === undefined) continue;
      let form = builtInForm(task.form) ?? compiled.get(task.form);
      const source = sources.get(formPath(task.form));
      if (!form && source && !compiled.has(task.form)) {
        const result = await compileForm(source, room);
        if (result.fault) {
          this.files.add(source, undefined);
          this.add(source.path, result.fault);
        }
        form = result.form;
        compiled.set(task.form, form);
      }
      if (!form && !source)
        this.add(planFile, {
          ...this.locate(planFile, ["tasks", index, "form"]),
          rule: "form-exists",
          severity: "error",
          message: `没有名为“${task.form}”的表单`,
          hint: `请核对表单名称，或把它放在 ${formPath(task.form)}；不需要表单的任务，删去“表单”。`,
        });
      if (form) forms.set(task.number, form);
    }
    return forms;
  }

  readBaseline(source: Source): Baseline | undefined {
    return this.readOnce(source, "baseline", () => this.baselineIn(source));
  }

  private baselineIn(source: Source): Baseline | undefined {
    const parsed = this.parse(source, "baseline");
    if (!parsed) return undefined;
    const found = refusals(validateBaseline, parsed.value, originOf(parsed.place));
    this.judge(source.path, parsed, found);
    if (found.length >= maxFaults) return undefined;
    const raw = renamed(parsed.value, "baseline") as { name?: string; entries?: (object | undefined)[] } | null;
    const entries: BaselineEntry[] = (Array.isArray(raw?.entries) ? raw.entries : []).flatMap((entry, index) =>
      typeof entry === "object" && entry !== null ? [{ ...entry, path: ["entries", index] }] : [],
    );
    const isComplete = Array.isArray(raw?.entries) && entries.length === raw.entries.length && entries.every(({ id }) => id !== undefined);
    return {
      file: source.path,
      ...(raw?.name === undefined ? {} : { name: raw.name }),
      entries,
      ...(isComplete ? {} : { isIncomplete: true }),
    };
  }

  readLedger(source: Source, forms: ReadonlyMap<number, DetailForm>, meant: FileMeant): Ledger | undefined {
    const isOffice = source.path === officeFile || (meant.as === "misnamed" && meant.right === officeFile);
    const owner = isOffice ? this.plan?.office : this.plan && unitOfFile(this.plan, source.path);
    const name = meant.as === "misnamed" ? meant.unit : owner?.name;
    if (name) this.met.set(source.path, name);
    return this.readOnce(source, "ledger", () => this.ledgerIn(source, isOffice, forms));
  }

  private ledgerIn(source: Source, isOffice: boolean, forms: ReadonlyMap<number, DetailForm>): Ledger | undefined {
    const parsed = this.parse(source, "ledger");
    if (!parsed) return undefined;
    const { value, place } = parsed;
    const origin: Origin = { ...originOf(place), ownWords: (path) => ownWordsAt(path, this.plan) };
    const validate = (isOffice ? validateOffice : validateUnit) as Validate;
    const asked = withoutUnasked(refusals(validate, inBuiltInWords(value, this.plan), origin), this.plan, value);
    let found = withoutAskedOfWrongHandling(asked, value, this.plan);
    for (const [index, problem] of listIn(value, "问题").entries()) {
      const form =
        typeof problem === "object" && problem !== null ? forms.get((problem as { 任务?: number }).任务 ?? Number.NaN) : undefined;
      if (!form || found.length >= maxFaults) continue;
      const prefix = ["问题", index];
      const inProblem = formRefusals(form, problem as Record<string, unknown>, {
        ...origin,
        raw: (path) => origin.raw([...prefix, ...path]),
      });
      const told = namesAnotherTask(problem as Record<string, unknown>) ? asConsequences(inProblem) : inProblem;
      const isOwn = ({ path }: Refusal) => path[0] === "问题" && path[1] === index;
      const own = found.filter(isOwn).map((refusal) => ({ ...refusal, path: refusal.path.slice(prefix.length) }));
      const all = withMisplacedKeys([...own, ...told], problem as Record<string, unknown>, form);
      found = [
        ...found.filter((refusal) => !isOwn(refusal)),
        ...all.map((refusal) => ({ ...refusal, path: [...prefix, ...refusal.path] })),
      ];
    }
    const wrong = this.judge(source.path, parsed, withSlips(found, value)).map((path) => modelPath(path, "ledger"));
    // With so many faults the rest was not judged, so no value can be relied on.
    if (found.length >= maxFaults) return undefined;
    return ledgerOf(source.path, isOffice, value, wrong);
  }

  /** Reports a wrong file name. Not that of a unit's ledger ending in .yaml: there 单位 may be what is wrong, and a rule reports it. */
  tellOfName(path: string, meant: FileMeant): void {
    const name = path.slice("ledgers/".length);
    if (meant.as === "copy") {
      const kept = meant.of.slice("ledgers/".length);
      const compared = `请对照两份，把本文件中多出的内容并入 ${kept}，再把本文件移出 ledgers 文件夹`;
      const others = meant.unit === null ? "。" : "；如是别的单位的台账，请更正“单位”，并改名为“简称.yaml”。";
      this.tellOfFile(path, "file-kept-once", "error", meant.unit, {
        message: `这是${meant.what}的另一份，核对、统计只认 ${kept}`,
        hint: meant.isSame ? `内容与 ${kept} 完全相同，请删去本文件。` : compared + others,
      });
    } else if (meant.as === "misnamed" && (!name.endsWith(".yaml") || meant.right === officeFile || meant.unit === null)) {
      const right = meant.right.slice("ledgers/".length);
      this.tellOfFile(path, "file-name-ends-in-yaml", "error", meant.unit, {
        message: `${meant.unit === null ? meant.what : `${meant.unit}的台账`}应命名为 ${right}${meant.unit === null ? "，这个文件没有核对" : ""}`,
        hint: `请把文件改名为“${right}”；看不到文件名末尾的，先在“查看”中勾选“文件扩展名”。`,
      });
    } else if (!name.endsWith(".yaml"))
      this.tellOfFile(path, "file-name-ends-in-yaml", meant.as === "foreign" ? "warning" : "error", null, {
        message: `文件名不是以“.yaml”结尾${meant.as === "foreign" ? "，这个文件没有核对" : ""}`,
        hint: "如是台账，请改名为“简称.yaml”（小写）；如不是，请移出 ledgers 文件夹。",
      });
  }

  private tellOfFile(
    path: string,
    rule: ReadingRuleName,
    severity: Fault["severity"],
    unit: string | null,
    words: Pick<Fault, "message" | "hint">,
  ): void {
    this.add(path, { ...wholeFile, rule, severity, ...words }, unit);
  }
}

function originOf({ text, root }: PlacedText): Origin {
  const raw = (path: Path) => {
    let spot: Spot | undefined = root;
    for (const step of path) spot = spot?.children?.get(step);
    return spot ? text.slice(spot.start, spot.end) : "";
  };
  return { raw, year: /(?<!\d)((?:19|20)\d{2})-\d{2}-\d{2}(?!\d)/.exec(text)?.[1] };
}
