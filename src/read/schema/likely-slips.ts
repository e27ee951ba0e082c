// Slips that neither YAML nor the schema notices, or for which the schema gives a dozen errors: each is reported once, as the slip that it is.
import type { Path } from "../../model/ledger.ts";
import type { Refusal } from "./refusal.ts";

/** Lists of names, units and paths: items that contain no comma. */
const lists = new Set(["核查人", "核查单位", "配合单位", "并联部门", "佐证"]);
/** Values of any shape, taken as they are. */
const opaque = new Set(["原", "改"]);

/** The schema's refusals of a ledger, with the slips in the place of the refusals that follow from them. */
export function withSlips(refused: readonly Refusal[], value: unknown): Refusal[] {
  const found: Refusal[] = [];
  findInLists(value, [], found);
  const inDuties = problemsInDuties(value);
  const isEcho = ({ path, rule }: Refusal) =>
    found.some(
      (slip) =>
        startsWith(path, slip.path) || (rule === "list-long-enough" && path.length === slip.path.length - 1 && startsWith(slip.path, path)),
    ) || inDuties.some((slip) => slip.silent && slip.at === "value" && startsWith(path, slip.path));
  const hidden = found.filter((slip) => !inDuties.some(({ path, at }) => at === "value" && startsWith(slip.path, path)));
  return [...refused.filter((refusal) => !isEcho(refusal)), ...hidden, ...inDuties];
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => step === path[index]);
}

function findInLists(value: unknown, path: Path, found: Refusal[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const slip = joinedNames(value, path);
    if (slip) found.push(slip);
    for (const [index, item] of value.entries()) findInLists(item, [...path, index], found);
    return;
  }
  for (const [key, inner] of Object.entries(value)) if (!opaque.has(key)) findInLists(inner, [...path, key], found);
}

/** `核查人: [甲，乙]`: YAML takes this for one name. Reported once for each list. */
function joinedNames(items: readonly unknown[], path: Path): Refusal | undefined {
  const name = String(path.at(-1));
  if (!lists.has(name) || path.includes("履职") === path.includes("问题")) return undefined;
  const split = items.map((item) => (typeof item === "string" ? namesIn(item, name) : []));
  const index = split.findIndex((names) => names.length > 1);
  if (index < 0) return undefined;
  const mark = /[，、]/.exec(outsideBrackets(String(items[index])))?.[0];
  const all = items.every((item) => typeof item === "string") ? split.flat() : split[index];
  return {
    path: [...path, index],
    at: "value",
    rule: "ascii-punctuation",
    message: `${name}之间用了“${mark}”，应当用英文逗号加空格`,
    hint: `请改为“${name}: [${(all ?? []).join(", ")}]”。`,
  };
}

function outsideBrackets(text: string): string {
  return text.replace(/（[^（）]*）|\([^()]*\)/g, (inside) => "○".repeat(inside.length));
}

/** A file's name may contain such a mark: 佐证 counts as several paths only if each part contains a folder. */
function namesIn(text: string, list: string): string[] {
  const outside = outsideBrackets(text);
  const names: string[] = [];
  let from = 0;
  for (const match of [...outside.matchAll(/[，、]/g), { index: text.length }]) {
    names.push(text.slice(from, match.index).trim());
    from = match.index + 1;
  }
  const words = names.filter((name) => name !== "");
  return list === "佐证" && !words.every((word) => word.includes("/")) ? [text] : words;
}

/** Problems that stand under 履职, because the line `问题:` is missing. */
function problemsInDuties(value: unknown): Refusal[] {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "问题")) return [];
  const { 履职: duties } = value as { 履职?: unknown };
  const problems = (Array.isArray(duties) ? duties : []).flatMap((item: unknown, index) =>
    typeof item === "object" && item !== null && Object.hasOwn(item, "编号") && Object.hasOwn(item, "登记日期") ? [index] : [],
  );
  const [first] = problems;
  if (first === undefined) return [];
  const told: Pick<Refusal, "rule" | "message" | "hint"> = {
    rule: "key-present",
    message: "这里开始是“问题”，上面缺少“问题:”一行",
    hint: "请在第一个“- 编号: …”上面加一行“问题:”，顶格写。",
  };
  return [
    { path: ["履职", first, "编号"], at: "key", ...told },
    { path: [], at: "missing", key: "问题", ...told, silent: true },
    ...problems.map((index): Refusal => ({ path: ["履职", index], at: "value", ...told, silent: true })),
  ];
}
