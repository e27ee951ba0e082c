// Whose a problem is, and who helps, by the cells of 责任单位 and 配合单位.
import { withAnswer } from "../desk/candidate.ts";
import { notTaken, othersQuestion, unitQuestion } from "./cell-questions.ts";
import type { ProblemDraft } from "./draft.ts";
import type { TableScene } from "./foreign-scene.ts";
import { unitsIn } from "./units-in-cell.ts";

export function readUnit(text: string, place: string, draft: ProblemDraft, scene: TableScene): void {
  const read = unitsIn(text, scene.plan);
  const isPlain = read.isSaid && read.partners.length === 0;
  const answer = isPlain ? read.owner : scene.readings.take(unitQuestion(text, scene), place);
  draft.places.set("单位", place);
  if (answer === undefined) return;
  if (answer === notTaken) {
    draft.isDropped = true;
    return;
  }
  const { owner = answer, partners } = unitsIn(answer, scene.plan);
  if (scene.only !== undefined && owner !== scene.only) {
    if (scene.readings.take(othersQuestion(owner, scene.only), place) === notTaken) draft.isDropped = true;
    return;
  }
  draft.unit = owner;
  if (read.unknown.length > 0) draft.remarks.push(`责任单位：${text}`);
  if (partners.length === 0) return;
  const known = (draft.values["配合单位"] as string[] | undefined) ?? [];
  draft.values = withAnswer(draft.values, ["配合单位"], [...new Set([...known, ...partners])]);
  draft.places.set("配合单位", place);
}

export function partnersIn(texts: readonly string[], draft: ProblemDraft, { plan }: TableScene): string[] {
  const names = texts.flatMap((text) => {
    const { owner, partners, unknown } = unitsIn(text, plan);
    return [...(owner === undefined ? [] : [owner]), ...partners, ...unknown];
  });
  return [...new Set([...((draft.values["配合单位"] as string[] | undefined) ?? []), ...names])];
}
