// A key given twice in one mapping: it is unknown which of the two counts.
import type { Path } from "../../model/ledger.ts";
import type { Fault } from "../source.ts";
import { atOffsets, type Spot } from "./positions.ts";

export interface RepeatedKey {
  readonly name: string;
  readonly earlier: { readonly start: number; readonly end: number };
  readonly later: Spot;
  readonly path: Path;
}

interface ToldRepeatedKey extends Required<Pick<Fault, "message" | "hint" | "related">> {
  readonly start: number;
  readonly end: number;
  readonly path: Path;
  readonly others?: readonly Path[];
}

/** One fault for each repeated key of the mapping at `path`; for three and more a single one, at the first. */
export function* toldRepeatedKeys(text: string, repeated: readonly RepeatedKey[], path: Path): Generator<ToldRepeatedKey> {
  const names = [...new Set(repeated.map(({ name }) => name))];
  if (names.length >= 3) yield* allAgain(text, repeated, names, path);
  else for (const key of repeated) yield onceMore(text, key);
}

/** The fault where most keys are repeated: the line that begins the next item is missing, or the item was pasted twice. */
function* allAgain(text: string, repeated: readonly RepeatedKey[], names: readonly string[], at: Path): Generator<ToldRepeatedKey> {
  const [first, ...others] = repeated;
  if (!first) return;
  const isProblem = at.length === 2 && at[0] === "问题";
  const [like, hint] = isProblem
    ? [
        "，像是另一个问题",
        first.name === "编号"
          ? "如是另一个问题，请把这一行改为“- 编号: …”；否则每项只填一次。"
          : "如是另一个问题，请在上面补“- 编号: …”一行；否则每项只填一次。",
      ]
    : typeof at.at(-1) === "number"
      ? ["，像是另一条", "如是另一条，请在它的第一项前面加“- ”；否则每项只填一次。"]
      : ["", "同一处每项只填一次，请检查是否重复粘贴。"];
  yield {
    start: first.later.start,
    end: first.later.end,
    message: `从这一行起又填了一遍“${names[0]}”“${names[1]}”等${names.length}项${like}`,
    hint,
    path: first.path,
    others: others.map(({ path }) => path),
    related: [{ ...atOffsets(text, first.earlier.start, first.earlier.end), file: "", message: "前一处在这里" }],
  };
}

function onceMore(text: string, { name, earlier, later, path }: RepeatedKey): ToldRepeatedKey {
  const first = atOffsets(text, earlier.start, earlier.end);
  return {
    start: later.start,
    end: later.end,
    message: `“${name}”填了两次，第${first.line}行已有`,
    hint: "同一处每项只填一次，请合并内容或删去其中一行。",
    path,
    related: [{ ...first, file: "", message: "前一处在这里" }],
  };
}
