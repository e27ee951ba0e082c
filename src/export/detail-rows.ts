// 明细 of any shape ↔ rows of 项 and 值: `容量[1].数值` is the 数值 of the first of 容量.

/** The 项 of an empty list is `容量[]`, of an empty mapping `租赁{}`, of an empty 明细 `{}`. For these and for null, 值 is null. */
export interface DetailRow {
  readonly item: string;
  readonly value: string | number | boolean | null;
}

/** One row a value, in the order of the form. Places in a list count from 1; a key with marks of its own stands as `["…"]`. */
export function detailRowsOf(detail: unknown, item = ""): DetailRow[] {
  if (Array.isArray(detail)) {
    if (detail.length === 0) return [{ item: `${item}[]`, value: null }];
    return detail.flatMap((inner, index) => detailRowsOf(inner, `${item}[${index + 1}]`));
  }
  if (typeof detail !== "object" || detail === null) return [{ item, value: detail as DetailRow["value"] }];
  const entries = Object.entries(detail);
  if (entries.length === 0) return [{ item: `${item}{}`, value: null }];
  return entries.flatMap(([key, inner]) => detailRowsOf(inner, item + stepOf(key, item === "")));
}

function stepOf(key: string, isFirst: boolean): string {
  if (/[\s.[\]{}"\p{C}]/u.test(key) || key === "") return `[${JSON.stringify(key)}]`;
  return isFirst ? key : `.${key}`;
}

/** The 明细 made from such rows. Undefined where an 项 cannot be read, or contradicts an earlier one. */
export function detailFrom(rows: readonly DetailRow[]): unknown {
  const root: { detail?: unknown } = {};
  for (const { item, value } of rows) {
    const steps = stepsOf(item);
    if (!steps || !place(root, ["detail", ...steps.path], steps.empty ?? value)) return undefined;
  }
  return root.detail;
}

type DetailHolder = Record<string | number, unknown>;

function place(root: object, path: readonly (string | number)[], value: unknown): boolean {
  let holder = root as DetailHolder;
  for (const [depth, step] of path.entries()) {
    if (Array.isArray(holder) !== (typeof step === "number") || (Array.isArray(holder) && Number(step) > holder.length)) return false;
    const next = path[depth + 1];
    if (next === undefined) {
      if (Object.hasOwn(holder, step)) return false;
      Object.defineProperty(holder, step, { value, writable: true, enumerable: true, configurable: true });
      return true;
    }
    if (!Object.hasOwn(holder, step))
      Object.defineProperty(holder, step, {
        value: typeof next === "number" ? [] : {},
        writable: true,
        enumerable: true,
        configurable: true,
      });
    const inner = holder[step];
    if (typeof inner !== "object" || inner === null) return false;
    holder = inner as DetailHolder;
  }
  return false;
}

function stepsOf(item: string): { path: (string | number)[]; empty?: unknown } | undefined {
  const path: (string | number)[] = [];
  const step = /\.?([^\s.[\]{}"\p{C}]+)|\[([1-9][0-9]*)\]|\[("(?:[^"\\]|\\.)*")\]|(\[\]|\{\})$/uy;
  while (step.lastIndex < item.length) {
    const found = step.exec(item);
    if (!found) return undefined;
    const [, key, index, quoted, empty] = found;
    if (empty !== undefined) return { path, empty: empty === "[]" ? [] : {} };
    path.push(index !== undefined ? Number(index) - 1 : quoted !== undefined ? (JSON.parse(quoted) as string) : (key as string));
  }
  return { path };
}
