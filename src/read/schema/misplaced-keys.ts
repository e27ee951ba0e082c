// A key of the form that stands beside 明细 instead of in it, or one of the problem's that stands in it: told once, as what it is.
import { isMapping } from "../../model/mapping.ts";
import { problemKeys } from "../problem-table.ts";
import { problemFields } from "./fields.ts";
import type { DetailForm } from "./forms.ts";
import type { Refusal } from "./refusal.ts";

/** The refusals of one problem, with paths from it; what only follows from a key in the wrong place is taken out. */
export function withMisplacedKeys(refused: readonly Refusal[], problem: Readonly<Record<string, unknown>>, form: DetailForm): Refusal[] {
  if (!refused.some(isLost)) return [...refused];
  const detail = problem["明细"];
  const known = new Set(
    problemFields(form)
      .find(({ key }) => key === "明细")
      ?.fields.map(({ key }) => key),
  );
  const inside = new Set(
    refused.flatMap((one) => (isLost(one) && one.path.length === 1 && known.has(String(one.path[0])) ? [String(one.path[0])] : [])),
  );
  const outside = new Set(
    refused.flatMap((one) =>
      isLost(one) && one.path.length === 2 && one.path[0] === "明细" && problemKeys.includes(String(one.path[1]))
        ? [String(one.path[1])]
        : [],
    ),
  );
  if (inside.size + outside.size === 0) return [...refused];
  return refused.map((refusal) => {
    const { path, at, key } = refusal;
    const name = String(path.at(-1));
    if (isLost(refusal) && path.length === 1 && inside.has(name)) {
      const { key: _, mend: __, ...rest } = refusal;
      return {
        ...rest,
        message: `“${name}”应写在“明细”里面`,
        hint: `请移到“明细”之内，${isMapping(detail) ? "与其中其他各项对齐" : `写成“明细: { ${name}: … }”`}。`,
      };
    }
    if (isLost(refusal) && path.length === 2 && path[0] === "明细" && outside.has(name)) {
      const { key: _, mend: __, ...rest } = refusal;
      return { ...rest, message: `“${name}”不属于“明细”，应与“明细”并列`, hint: `请移到“明细”之外，与“题目”“情况”等对齐。` };
    }
    const isEcho =
      at === "missing" &&
      key !== undefined &&
      ((path.length === 1 && path[0] === "明细" && inside.has(key)) || (path.length === 0 && outside.has(key)));
    return isEcho ? { ...refusal, silent: true as const } : refusal;
  });
}

const isLost = ({ at, path, rule }: Refusal) => at === "key" && rule === "key-known" && typeof path.at(-1) === "string";
