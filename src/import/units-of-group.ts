// Whose a problem is, and who helps, by the cells of 责任单位 and 配合单位.
import { withAnswer } from "../desk/candidate.ts";
import { notTaken, othersQuestion, unitQuestion } from "./cell-questions.ts";
import type { ProblemDraft } from "./draft.ts";
import type { TableScene } from "./foreign-scene.ts";
import { unitsIn } from "./units-in-cell.ts";

export function readUnit(text: string, place: string, draft: ProblemDraft, scene: TableScene): void {
  const read = unitsIn(text, scene.plan);
  // What was answered before comes first, be the name one of the plan or not.
  const isPlain = read.isSaid && read.partners.length === 0 && scene.answers["单位"]?.[text] === undefined;
  const answer = isPlain ? read.owner : scene.readings.take(unitQuestion(text, scene), place);
  draft.places.set("单位", place);
  if (answer === undefined) return;
  if (answer === notTaken) {
    draft.isDropped = true;
    return;
  }
  const { owner = answer, partners } = unitsIn(answer, scene.plan);
  const isOthers = scene.only !== undefined && owner !== scene.only;
  const owns = isOthers ? scene.readings.take(othersQuestion(owner, scene.only), place) : owner;
  if (owns === notTaken) draft.isDropped = true;
  if (owns === undefined || owns === notTaken) return;
  draft.unit = owns;
  if (isOthers || read.unknown.length > 0 || (read.partners.length === 0 && read.owner !== owns)) draft.remarks.push(`责任单位：${text}`);
  else if (isPlain && !isNameOf(text, owns, scene)) draft.notes.push({ place, text: `“${text}”取${owns}` });
  if (partners.length === 0) return;
  const known = (draft.values["配合单位"] as string[] | undefined) ?? [];
  draft.values = withAnswer(draft.values, ["配合单位"], [...new Set([...known, ...partners])]);
  draft.places.set("配合单位", place);
}

function isNameOf(text: string, name: string, { plan }: TableScene): boolean {
  const plain = text.normalize("NFKC").replace(/\s|[（(](?:盖章|公章|章)[）)]/g, "");
  return plain === name || plan.units.some((unit) => unit.name === name && unit.short === plain);
}

export function partnersIn(texts: readonly string[], draft: ProblemDraft, { plan }: TableScene): string[] {
  const names = texts.flatMap((text) => {
    const { owner, partners, unknown } = unitsIn(text, plan);
    return [...(owner === undefined ? [] : [owner]), ...partners, ...unknown];
  });
  return [...new Set([...((draft.values["配合单位"] as string[] | undefined) ?? []), ...names])];
}
