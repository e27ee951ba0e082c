// Which answers an error is about.
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Path } from "../model/ledger.ts";
import { filePath } from "../read/keys.ts";
import type { Field } from "../read/schema/fields.ts";
import { fieldAt } from "./candidate.ts";

/**
 * Paths of the answers, each once, in the order of the form. `head`: the keys under which the entry stands in its ledger. Empty where the errors
 * name nothing that was asked for.
 */
export function concernedBy(errors: readonly Diagnostic[], head: readonly string[], fields: readonly Field[]): Path[] {
  const found = new Map<string, Path>();
  for (const { concerns } of errors)
    for (const concern of concerns ?? []) {
      const answer = answerIn(fields, below(filePath(concern, "ledger"), head));
      if (answer.length > 0) found.set(answer.join("."), answer);
    }
  const rank = ([key]: Path) => fields.findIndex((field) => field.key === key);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

/** What follows the head and the place of the entry in its list. */
function below(path: Path, head: readonly string[]): Path {
  const [key, ...further] = head;
  const [first, place, ...rest] = path;
  if (key === undefined) return path;
  return first === key && typeof place === "number" ? below(rest, further) : [];
}

/** As far as there are fields. Of a list of names or sentences the whole. */
function answerIn(fields: readonly Field[], path: Path): Path {
  const [key, ...rest] = path;
  const field = typeof key === "string" ? fieldAt(fields, [key]) : undefined;
  if (key === undefined || !field) return [];
  if (field.kind === "mapping") return [key, ...answerIn(field.fields, rest)];
  const [place, ...inner] = rest;
  const further = field.fields.length > 0 && typeof place === "number" ? answerIn(field.fields, inner) : [];
  return further.length > 0 ? [key, place as number, ...further] : [key];
}
