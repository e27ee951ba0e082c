// The ledger's schema as editors of one workspace need it: with the plan's own sources, duties and reviews, which the schema as we ship it does not know.

import type { Plan } from "../model/plan.ts";
import { isPeriodic } from "../model/requirement.ts";
import { ownDuties } from "../read/schema/plan-words.ts";

interface EditedSchema {
  [key: string]: unknown;
  readonly $defs: Record<string, EditedSchema>;
  enum: string[];
  required: string[];
  properties: Record<string, EditedSchema>;
  allOf: unknown[];
}

/** The text itself where the plan has no words of its own. */
export function editorSchema(text: string, plan: Plan): string {
  const duties = ownDuties(plan);
  if (plan.sources.length === 0 && duties.length === 0 && plan.reviewsAsked.length === 3) return text;
  const schema = JSON.parse(text) as EditedSchema;
  const { source, unitEvent, review } = schema.$defs as { source: EditedSchema; unitEvent: EditedSchema; review: EditedSchema };
  source.enum.push(...plan.sources.filter((word) => !source.enum.includes(word)));
  unitEvent.properties["事项"]?.enum.push(...duties);
  for (const duty of duties)
    unitEvent.allOf.push({
      if: { properties: { 事项: { const: duty } }, required: ["事项"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON EditedSchema, not a promise
      then: { $ref: `#/$defs/${isPeriodic(plan, duty) ? "monthlyReport" : "specialReport"}` },
    });
  const asked = ["整改到位", "追责落实", "制度有效"].filter((key) => !plan.reviewsAsked.includes(key));
  review.required = review.required.filter((key) => !asked.includes(key));
  return `${JSON.stringify(schema, null, 2)}\n`;
}
