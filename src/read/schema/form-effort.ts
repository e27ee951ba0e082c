// Judging by a workspace's own form can take any amount of work: conditions within lists within conditions. So the work is counted (not timed, so
// that it is the same on every machine), and judging ends where it is out of proportion to the value that is judged.
import { _, type Ajv2020, type KeywordCxt } from "ajv/dist/2020.js";

/** Thrown out of a validator whose work is used up. */
export class TooMuchEffort extends Error {}

export class Effort {
  private left = Number.POSITIVE_INFINITY;

  readonly spend = (work: number): void => {
    this.left -= work;
    if (this.left < 0) throw new TooMuchEffort();
  };

  /** The result of `judge`; throws TooMuchEffort. A form like ours takes 350 units of work for a problem, 800 at most. */
  within<T>(value: unknown, judge: () => T): T {
    this.left = 3_000 + 64 * sizeOf(value);
    try {
      return judge();
    } finally {
      this.left = Number.POSITIVE_INFINITY;
    }
  }

  /** Makes every keyword of the validator count its work before it begins. */
  countIn(ajv: Ajv2020): void {
    for (const rule of Object.values(ajv.RULES.all)) {
      if (typeof rule !== "object" || !("code" in rule.definition)) continue;
      const { definition } = rule;
      const { code } = definition;
      definition.code = (context: KeywordCxt, type) => {
        const { gen, keyword, schema, data } = context;
        const spend = gen.scopeValue("func", { key: this.spend, ref: this.spend });
        const size = gen.scopeValue("func", { key: sizes[keyword] ?? shallow, ref: sizes[keyword] ?? shallow });
        gen.code(_`${spend}(${weightOf(keyword, schema)} + ${size}(${data}))`);
        code(context, type);
      };
    }
  }
}

/** A keyword's work for any value: comparing with each of its values (enum, const), or going through each of its parts. */
function weightOf(keyword: string, schema: unknown): number {
  if (keyword === "enum" && Array.isArray(schema))
    return 1 + Math.ceil(schema.reduce<number>((sum, word) => sum + (typeof word === "object" ? sizeOf(word) : 1 / 8), 0));
  return 1 + Math.ceil(keyword === "const" ? sizeOf(schema) : 2 * shallow(schema));
}

/** A keyword's work for the size of a value, where that is more than `shallow`. */
const sizes: Readonly<Record<string, (data: unknown) => number>> = {
  uniqueItems: (data) => (Array.isArray(data) ? (data.length * sizeOf(data)) / 16 : 0), // each item is compared with each other
};

/** Items, keys, or a thirty-second of the characters. */
function shallow(data: unknown): number {
  if (typeof data === "string") return data.length / 32;
  if (typeof data !== "object" || data === null) return 0;
  return Array.isArray(data) ? data.length : Object.keys(data).length;
}

/** Size of a value with all that is in it: 1 for each value, 1 for four characters. */
function sizeOf(data: unknown): number {
  if (typeof data === "string") return 1 + data.length / 4;
  if (typeof data !== "object" || data === null) return 1;
  let size = 1;
  for (const [key, value] of Object.entries(data)) size += key.length / 4 + sizeOf(value);
  return size;
}
