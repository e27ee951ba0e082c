/** A value on one line, for a person: `2020-06-20 管线施工图`. */
export function answerText(value: unknown): string {
  if (Array.isArray(value)) return value.map(answerText).join("、");
  return typeof value === "object" && value !== null ? Object.values(value).map(answerText).join(" ") : String(value);
}
