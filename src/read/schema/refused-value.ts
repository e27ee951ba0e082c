// The message about a value that its schema refuses.
import type { Path } from "../../model/ledger.ts";
import { closest, surelyMeant } from "../../model/similar.ts";
import { withoutEnd, withoutEnds } from "../../model/trimmed.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";
import { strangeIn } from "../yaml/invisible.ts";
import { plainOrQuoted } from "./certain-edits.ts";
import { conditionOf, describe } from "./conditions.ts";
import type { Origin, Refusal, SchemaError } from "./refusal.ts";
import { type Explanation, invisibleIn, toAscii } from "./refused-text.ts";
import { asksForDay, wrongForm, wrongType } from "./values.ts";

/** `root`: the schema document, for the words at a condition. */
export function refusedValue(error: SchemaError, path: Path, { raw, year, ownWords }: Origin, root: unknown): Refusal {
  const schema = error.parentSchema ?? {};
  const name = nameOf(path);
  const isItem = typeof path.at(-1) === "number";
  const written = error.data;
  const matches = error.matches ?? ((text: string) => new RegExp(String(schema["pattern"]), "u").test(text));
  const value = (rule: ReadingRuleName, message: string, hint: string, mend?: string): Refusal => ({
    path,
    at: "value",
    rule,
    message,
    hint,
    mend,
  });
  switch (error.keyword) {
    case "type":
      if (path.length === 0)
        return value("value-type", "内容不是台账的样式，应当逐行写成“项目: 内容”", "例如第一行写“单位: 某局”；可参照空白台账样式。");
      return value(
        asksForDay(schema) && typeof written !== "object" ? "day-is-real" : "value-type",
        ...wrongType({ name, isItem, schema, written, matches, raw: raw(path), year }),
      );
    case "false schema":
      return value("value-not-expected", `此处不应填写“${name}”`, conditionOf(error, root) ?? "请删去这一项。");
    case "enum":
    case "const":
      return value("value-in-list", ...notInList(error, name, isItem, root, ownWords?.(path)));
    case "pattern":
      return value(...wrongForm({ name, isItem, schema, written: String(written), matches, raw: raw(path), year }));
    case "minimum":
    case "exclusiveMinimum":
    case "maximum":
    case "exclusiveMaximum": {
      const limit = error.params["limit"] as number;
      const bound = `${bounds[error.keyword]}${limit}`;
      return value("value-in-range", `“${name}”填的是${String(written)}，${bound}`, describe(schema) ?? `请核对数字，${bound}。`);
    }
    case "maxLength": {
      const limit = error.params["limit"] as number;
      return value(
        "text-within-length",
        `“${name}”有${[...String(written)].length}个字，超过${limit}个字`,
        `请压缩到${limit}个字以内，详细内容写在“情况”里。`,
      );
    }
    case "uniqueItems": {
      const index = Math.max(error.params["i"] as number, error.params["j"] as number);
      return {
        ...value("list-without-repeats", `“${name}”中有重复的内容`, "同一内容只填一次，请删去重复的一项。"),
        path: [...path, index],
      };
    }
    case "minItems": {
      const limit = error.params["limit"] as number;
      return value("list-long-enough", `“${name}”至少应有${limit}项`, conditionOf(error, root) ?? describe(schema) ?? `请补足${limit}项。`);
    }
    case "maxItems": {
      const limit = error.params["limit"] as number;
      return value("list-long-enough", `“${name}”最多${limit}项`, conditionOf(error, root) ?? describe(schema) ?? "请删去多余的。");
    }
    case "effort":
      return value(
        "form-is-schema",
        "“明细”按这个任务的表单核对过于费时，没有核对",
        "请检查表单中层层嵌套、重复的条件，或“明细”是否误粘贴了其他内容。",
      );
    case "minLength":
    case "minProperties":
      return value("value-form", `“${name}”没有填写内容`, describe(schema) ?? "请填写内容；不填的，删去这一项。");
    default:
      return value(
        "value-form",
        `“${name}”不合表单的要求`,
        conditionOf(error, root) ?? describe(schema) ?? `请对照表单核对“${name}”的内容。`,
      );
  }
}

const bounds = { minimum: "不能小于", exclusiveMinimum: "应大于", maximum: "不能大于", exclusiveMaximum: "应小于" } as const;

const yesNo = new Map([
  ...["yes", "y", "true", "有", "√", "对", "需要", "需", "on"].map((word) => [word, "是"] as const),
  ...["no", "n", "false", "无", "没有", "×", "不", "不需要", "不需", "off"].map((word) => [word, "否"] as const),
]);

function notInList(error: SchemaError, name: string, isItem: boolean, root: unknown, own: readonly string[] = []): Explanation {
  const written = error.data;
  const builtIn = error.keyword === "enum" ? (error.params["allowedValues"] as unknown[]) : [error.params["allowedValue"]];
  const allowed = [...builtIn.map(String), ...own];
  const choices = conditionOf(error, root) ?? `可填：${allowed.join("、")}。`;
  if (typeof written !== "string") return [`“${name}”没有${show(written)}这一项`, choices];
  const parts = written.split(/[、，；;,/\s]+/).filter((part) => part !== "");
  if (parts.length > 1 && parts.every((part) => allowed.includes(part)))
    return isItem
      ? [`“${name}”的几项之间应当用半角逗号，现在是${show(written)}`, `请改为“${name}: [${parts.join(", ")}]”。`]
      : [`“${name}”只能填一项，现在是${show(written)}`, choices];
  const plain = withoutEnd(withoutEnds(toAscii(written.replace(invisibleIn, "")), /[“”"'\s]/), /[“”"'\s。，]/);
  const guess =
    yesNo.has(plain.toLowerCase()) && allowed.includes(yesNo.get(plain.toLowerCase()) as string)
      ? yesNo.get(plain.toLowerCase())
      : closest(plain, allowed);
  const sure =
    /^(?:yes|y|true|no|n|false)$/i.test(plain) && guess !== undefined
      ? guess
      : allowed.includes(plain)
        ? plain
        : surelyMeant(written, allowed);
  const unseen = sure && strangeIn(written, sure);
  if (unseen) return [`“${name}”填的${unseen}`, `请删去重新输入，例如“${isItem ? sure : `${name}: ${sure}`}”。`, plainOrQuoted(sure)];
  return [`“${name}”没有${show(written)}这一项${guess ? `，是不是“${guess}”` : ""}`, choices, sure && plainOrQuoted(sure)];
}

/** Name of the value at a path: its key, or its list's. */
function nameOf(path: Path): string {
  return String(path.findLast((step) => typeof step === "string") ?? "全文");
}

function show(value: unknown): string {
  if (value === null || value === "") return "空白";
  const text = typeof value === "object" ? "多项内容" : String(value);
  return `“${[...text].slice(0, 40).join("")}”`;
}
