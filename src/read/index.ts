// Sources → the model, and every fault on the way. A broken file never stops the others.
import { baseline as validateBaseline, office as validateOffice, plan as validatePlan, unit as validateUnit } from "../../dist/validators.js";
import { compare, type Diagnostic, type Span, wholeFile } from "../model/diagnostic.ts";
import type { Baseline, BaselineEntry, DutyEvent, Ledger, Path, Problem, ProblemEvent } from "../model/ledger.ts";
import { defaultSettings, type Plan, type Task } from "../model/plan.ts";
import { builtInForm, compileForm, type DetailForm, formPath, formRefusals } from "./forms.ts";
import { type Form, filePath, modelPath, renamed } from "./keys.ts";
import { keySpan, missingSpan, type Spot, valueSpan } from "./positions.ts";
import { withoutRefused } from "./refuse.ts";
import { type Refusal, refusals, type Validate } from "./schema.ts";
import { decode, type Fault, type Source } from "./source.ts";
import { parseYaml } from "./yaml.ts";

export { formPath } from "./forms.ts";
export type { Source } from "./source.ts";

export const planFile = "ledgers/plan.yaml";
export const baselineFile = "ledgers/baseline.yaml";
export const officeFile = "ledgers/办公室.yaml";

export interface Reading {
  /** Undefined where there is none or it has an error of form. */
  readonly plan: Plan | undefined;
  readonly ledgers: readonly Ledger[];
  readonly baseline: Baseline | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Ledger files met, also those that could not be read. */
  readonly files: number;
  /** Span of a value (or of the first key of the mapping it is missing from) by its path in the model's names. */
  locate(file: string, path: Path, missing?: boolean): Span;
  /** The text of a file as read, for showing its lines; undefined when it could not be decoded. */
  textOf(file: string): string | undefined;
}

interface Place {
  readonly text: string;
  readonly root: Spot;
  readonly form: Form;
}

/** Reads the plan first, since it says which form a task's 明细 has; then the ledgers, one after another. */
export async function read(sources: readonly Source[]): Promise<Reading> {
  const reader = new Reader();
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const planSource = byPath.get(planFile);
  const plan = planSource ? reader.readPlan(planSource) : undefined;
  const forms = plan ? await reader.formsOf(plan, byPath) : new Map<number, DetailForm>();
  const baselineSource = byPath.get(baselineFile);
  const baseline = baselineSource ? reader.readBaseline(baselineSource) : undefined;
  const ledgers: Ledger[] = [];
  let files = 0;
  for (const source of [...sources].sort((a, b) => compare(a.path, b.path))) {
    if (!/^ledgers\/[^/]+$/.test(source.path) || source.path === planFile || source.path === baselineFile) continue;
    if (!source.path.endsWith(".yaml")) {
      reader.warnOfName(source.path);
      continue;
    }
    files += 1;
    const ledger = reader.readLedger(source, forms);
    if (ledger) ledgers.push(ledger);
  }
  return {
    plan,
    ledgers,
    baseline,
    diagnostics: reader.diagnostics,
    files,
    locate: (file, path, missing) => reader.locate(file, path, missing),
    textOf: (file) => reader.places.get(file)?.text,
  };
}

class Reader {
  readonly diagnostics: Diagnostic[] = [];
  readonly places = new Map<string, Place>();

  private add(file: string, fault: Fault, unit: string | null = null, item: string | null = null): void {
    this.diagnostics.push({ file, ...fault, unit, item });
  }

  locate(file: string, path: Path, missing = false): Span {
    const place = this.places.get(file);
    if (!place) return wholeFile;
    const steps = filePath(path, place.form);
    return missing ? missingSpan(place.text, place.root, steps) : valueSpan(place.text, place.root, steps);
  }

  /** The plain value of a file, refused by nobody yet; undefined when bytes or YAML failed. */
  private parse(source: Source, form: Form): { value: unknown; place: Place } | undefined {
    const { text, faults } = decode(source);
    for (const fault of faults) this.add(source.path, fault);
    if (text === undefined) return undefined;
    const parsed = parseYaml(text);
    const place = { text, root: parsed.root, form };
    this.places.set(source.path, place);
    const unit = unitIn(parsed.value);
    for (const fault of parsed.faults) this.add(source.path, fault, unit);
    return "value" in parsed ? { value: parsed.value, place } : undefined;
  }

  private judge(file: string, place: Place, found: readonly Refusal[], value: unknown): void {
    const unit = place.form === "ledger" ? unitIn(value) : null;
    for (const { path, at, rule, message, hint } of found) {
      const { text, root } = place;
      const span = at === "missing" ? missingSpan(text, root, path) : at === "key" ? keySpan(text, root, path) : valueSpan(text, root, path);
      this.add(file, { ...span, rule, severity: "error", message, hint }, unit, place.form === "ledger" ? itemAt(value, path) : null);
    }
  }

  readPlan(source: Source): Plan | undefined {
    const parsed = this.parse(source, "plan");
    if (!parsed) return undefined;
    const found = refusals(validatePlan, parsed.value, rawIn(parsed.place));
    this.judge(source.path, parsed.place, found, parsed.value);
    if (found.length > 0) return undefined;
    const raw = renamed(parsed.value, "plan") as Partial<Plan> & { isSample?: unknown; tasks: Partial<Task>[] };
    return {
      ...(raw as Plan),
      isSample: (raw.isSample as unknown) === "是",
      otherBodies: raw.otherBodies ?? [],
      recipients: raw.recipients ?? [],
      tasks: raw.tasks.map((task) => ({ ...(task as Task), responsible: task.responsible ?? [] })),
      requirements: raw.requirements ?? [],
      settings: { ...defaultSettings, ...raw.settings },
      holidays: (raw.holidays ?? []).map((year) => ({ ...year, off: year.off ?? [], on: year.on ?? [] })),
    };
  }

  /** Forms by task number; a form that is nowhere, or cannot be used, is a fault of the plan. */
  async formsOf(plan: Plan, sources: ReadonlyMap<string, Source>): Promise<Map<number, DetailForm>> {
    const forms = new Map<number, DetailForm>();
    const compiled = new Map<string, DetailForm | undefined>();
    for (const [index, task] of plan.tasks.entries()) {
      if (task.form === undefined) continue;
      let form = builtInForm(task.form) ?? compiled.get(task.form);
      const source = sources.get(formPath(task.form));
      if (!form && source && !compiled.has(task.form)) {
        const result = await compileForm(source);
        if (result.fault) this.add(source.path, result.fault);
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
    const parsed = this.parse(source, "baseline");
    if (!parsed) return undefined;
    const found = refusals(validateBaseline, parsed.value, rawIn(parsed.place));
    this.judge(source.path, parsed.place, found, parsed.value);
    withoutRefused(parsed.value, found);
    const raw = renamed(parsed.value, "baseline") as { name?: string; entries?: (object | undefined)[] } | null;
    const entries: BaselineEntry[] = (Array.isArray(raw?.entries) ? raw.entries : []).flatMap((entry, index) =>
      typeof entry === "object" && entry !== null ? [{ ...entry, path: ["entries", index] }] : [],
    );
    return { file: source.path, ...(raw?.name === undefined ? {} : { name: raw.name }), entries };
  }

  readLedger(source: Source, forms: ReadonlyMap<number, DetailForm>): Ledger | undefined {
    const parsed = this.parse(source, "ledger");
    if (!parsed) return undefined;
    const { value, place } = parsed;
    const isOffice = source.path === officeFile;
    const found = [...refusals((isOffice ? validateOffice : validateUnit) as Validate, value, rawIn(place))];
    for (const [index, problem] of listIn(value, "问题").entries()) {
      const form = typeof problem === "object" && problem !== null ? forms.get((problem as { 任务?: number }).任务 ?? Number.NaN) : undefined;
      if (!form) continue;
      const prefix = ["问题", index];
      const inProblem = formRefusals(form, problem as Record<string, unknown>, (path) => rawIn(place)([...prefix, ...path]));
      found.push(...inProblem.map((refusal) => ({ ...refusal, path: [...prefix, ...refusal.path] })));
    }
    this.judge(source.path, place, found, value);
    const wrong = withoutRefused(value, found).map((path) => modelPath(path, "ledger"));
    return ledgerOf(source.path, isOffice, value, wrong);
  }

  warnOfName(path: string): void {
    this.add(path, {
      ...wholeFile,
      rule: "file-name-ends-in-yaml",
      severity: "warning",
      message: "文件名不是以“.yaml”结尾，这个文件没有核对",
      hint: "如是台账，请改名为“简称.yaml”（小写）；如不是，请移出 ledgers 文件夹。",
    });
  }
}

function rawIn({ text, root }: Place): (path: Path) => string {
  return (path) => {
    let spot: Spot | undefined = root;
    for (const step of path) spot = spot?.children?.get(step);
    return spot ? text.slice(spot.start, spot.end) : "";
  };
}

function listIn(value: unknown, key: string): unknown[] {
  const list = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function unitIn(value: unknown): string | null {
  const unit = typeof value === "object" && value !== null ? (value as Record<string, unknown>)["单位"] : undefined;
  return typeof unit === "string" ? unit : null;
}

function itemAt(value: unknown, path: Path): string | null {
  if (path[0] !== "问题" || typeof path[1] !== "number") return null;
  const id = (listIn(value, "问题")[path[1]] as Record<string, unknown> | undefined)?.["编号"];
  return typeof id === "string" ? id : null;
}

/** The ledger of what is left once refused values are gone. */
function ledgerOf(file: string, isOffice: boolean, value: unknown, wrong: readonly Path[]): Ledger {
  const raw = (typeof value === "object" && value !== null && !Array.isArray(value) ? renamed(value, "ledger") : {}) as Record<string, unknown>;
  const list = (key: string) => (Array.isArray(raw[key]) ? (raw[key] as unknown[]) : []);
  const asObject = (item: unknown) => (typeof item === "object" && item !== null ? (item as Record<string, unknown>) : undefined);
  const outside = new Set(wrong.filter((path) => path[0] !== "problems").map((path) => path.join("/")));
  const problems = list("problems").flatMap((item, index) => {
    const fields = asObject(item);
    if (!fields) return [];
    const inside = wrong.filter((path) => path[0] === "problems" && path[1] === index).map((path) => path.slice(2).join("/"));
    const log = Array.isArray(fields["log"]) ? fields["log"].map((event, at) => eventOf(asObject(event) ?? {}, at)) : [];
    return [{ ...fields, log, path: ["problems", index], unit: raw["unit"], file, wrong: new Set(inside) } as unknown as Problem];
  });
  const duties = list("duties").flatMap((item, index) => {
    const fields = asObject(item);
    return fields ? [{ ...fields, path: ["duties", index] } as unknown as DutyEvent] : [];
  });
  const { unit, firstResponsible, keeper } = raw;
  return { file, isOffice, unit, firstResponsible, keeper, duties, problems, wrong: outside } as Ledger;
}

/** 节点 is a number in 节点完成 and a timetable elsewhere. */
function eventOf(fields: Record<string, unknown>, index: number): ProblemEvent {
  const { milestones, ...rest } = fields;
  const timetable = typeof milestones === "number" ? { milestone: milestones } : milestones === undefined ? {} : { milestones };
  return { ...rest, ...timetable, path: ["log", index] } as ProblemEvent;
}
