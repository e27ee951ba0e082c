// The month's reports of completion and requests for extension, and how they were decided.
import { eventsInPeriod, type Scene } from "./scene.ts";

export interface Proceedings {
  readonly completions: number;
  readonly reviews: number;
  readonly passed: number;
  readonly failed: number;
  readonly extensionsApproved: number;
  readonly extensionsRefused: number;
}

/** 报完成, 核查 and 延期批复 of the month that had their effect. */
export function proceedingsOf(scene: Scene): Proceedings {
  const reviews = eventsInPeriod(scene, "核查").map(({ event }) => event);
  const answers = eventsInPeriod(scene, "延期批复").map(({ event }) => event);
  const passed = reviews.filter(({ verdict }) => verdict === "通过").length;
  const extensionsApproved = answers.filter(({ verdict }) => verdict === "批准").length;
  return {
    completions: eventsInPeriod(scene, "报完成").length,
    reviews: reviews.length,
    passed,
    failed: reviews.length - passed,
    extensionsApproved,
    extensionsRefused: answers.length - extensionsApproved,
  };
}
