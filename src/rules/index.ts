// The ordered list of rules, by what they are about. A new rule is a file here and a line below, or an export of its form's file in tasks/.
import type { BuiltInForm } from "../model/details.ts";
import { compare } from "../model/diagnostic.ts";
import type { Rule } from "../model/rule.ts";
import { acceptedByEntitled } from "./accepted-by-entitled.ts";
import { acknowledgedAfterEntry } from "./acknowledged-after-entry.ts";
import { acknowledgedRuleKnown } from "./acknowledged-rule-known.ts";
import { acknowledgedWarningStands } from "./acknowledged-warning-stands.ts";
import { approvedByEntitled } from "./approved-by-entitled.ts";
import { baselineCovered } from "./baseline-covered.ts";
import { baselineInPlan } from "./baseline-in-plan.ts";
import { blanksFilled } from "./blanks-filled.ts";
import { closureAfterAcceptance } from "./closure-after-acceptance.ts";
import { closureOfHostIndependent } from "./closure-of-host-independent.ts";
import { closureVerifiedOnSite } from "./closure-verified-on-site.ts";
import { datedByCheckDay } from "./dated-by-check-day.ts";
import { deadlineAhead, deadlineKept } from "./deadline-kept.ts";
import { dueAfterEntry } from "./due-after-entry.ts";
import { dutiesDone } from "./duties-done.ts";
import { dutyOccasionKnown } from "./duty-occasion-known.ts";
import { essentialsComplete } from "./essentials-complete.ts";
import { eventAllowedInState } from "./event-allowed-in-state.ts";
import { eventsInOrder } from "./events-in-order.ts";
import { evidenceExists } from "./evidence-exists.ts";
import { evidenceNotShared } from "./evidence-not-shared.ts";
import { extensionAskedInTime } from "./extension-asked-in-time.ts";
import { extensionWithinRequest } from "./extension-within-request.ts";
import { extensionsWithinCount } from "./extensions-within-count.ts";
import { failedReviewSetsDeadline } from "./failed-review-sets-deadline.ts";
import { feedbackGiven } from "./feedback-given.ts";
import { findingsReceived } from "./findings-received.ts";
import { firmEnteredOnce } from "./firm-entered-once.ts";
import { foundBeforeEntry } from "./found-before-entry.ts";
import { handlingMatchesBaseline } from "./handling-matches-baseline.ts";
import { immediateHasDay } from "./immediate-has-day.ts";
import { immediateWithinLimit } from "./immediate-within-limit.ts";
import { ledgerNamedAfterUnit } from "./ledger-named-after-unit.ts";
import { mergeTargetExists } from "./merge-target-exists.ts";
import { milestoneExists } from "./milestone-exists.ts";
import { milestonesInOrder } from "./milestones-in-order.ts";
import { milestonesKept } from "./milestones-kept.ts";
import { monthlyReportedOnce } from "./monthly-reported-once.ts";
import { newDeadlineAfterEvent } from "./new-deadline-after-event.ts";
import { numberMatchesLedger } from "./number-matches-ledger.ts";
import { numberUsedOnce } from "./number-used-once.ts";
import { originalCompletionBeforeEntry } from "./original-completion-before-entry.ts";
import { othersInSight } from "./others-in-sight.ts";
import { partnersKnown } from "./partners-known.ts";
import { identityNumberLeftOut, mobileNumberLeftOut } from "./personal-data-left-out.ts";
import { progressRecorded } from "./progress-recorded.ts";
import { reviewConsistent } from "./review-consistent.ts";
import { revisitedInTime } from "./revisited-in-time.ts";
import { seriousDecidedBeforeCompletion } from "./serious-decided-before-completion.ts";
import { seriousDecidedInTime } from "./serious-decided-in-time.ts";
import { taskHeldByUnit } from "./task-held-by-unit.ts";
import * as approval from "./tasks/01-approval.ts";
import * as siting from "./tasks/02-siting.ts";
import * as land from "./tasks/03-land.ts";
import * as fiscal from "./tasks/04-fiscal.ts";
import * as financing from "./tasks/05-financing.ts";
import * as utilities from "./tasks/06-utilities.ts";
import * as fees from "./tasks/07-fees.ts";
import * as inspection from "./tasks/08-inspection.ts";
import * as intermediary from "./tasks/09-intermediary.ts";
import * as commitment from "./tasks/10-commitment.ts";
import { textNotCopied } from "./text-not-copied.ts";
import { transferCarriedOver } from "./transfer-carried-over.ts";
import { transferReceived } from "./transfer-received.ts";
import { transferToEntitledUnit } from "./transfer-to-entitled-unit.ts";
import { unitHasLedger } from "./unit-has-ledger.ts";
import { verifiedByOthers } from "./verified-by-others.ts";
import { verifiersEnough } from "./verifiers-enough.ts";

const forms: Readonly<Record<BuiltInForm, Readonly<Record<string, Rule>>>> = {
  "01-approval": approval,
  "02-siting": siting,
  "03-land": land,
  "04-fiscal": fiscal,
  "05-financing": financing,
  "06-utilities": utilities,
  "07-fees": fees,
  "08-inspection": inspection,
  "09-intermediary": intermediary,
  "10-commitment": commitment,
};

export interface Layer {
  /** What its rules are about, in Chinese. */
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const ruleLayers: readonly Layer[] = [
  {
    title: "台账",
    rules: [
      ledgerNamedAfterUnit,
      blanksFilled,
      datedByCheckDay,
      evidenceExists,
      identityNumberLeftOut,
      mobileNumberLeftOut,
      monthlyReportedOnce,
      findingsReceived,
      dutyOccasionKnown,
    ],
  },
  {
    title: "问题",
    rules: [
      numberMatchesLedger,
      taskHeldByUnit,
      partnersKnown,
      handlingMatchesBaseline,
      dueAfterEntry,
      foundBeforeEntry,
      originalCompletionBeforeEntry,
      immediateWithinLimit,
      immediateHasDay,
      milestonesInOrder,
      essentialsComplete,
      acknowledgedRuleKnown,
      acknowledgedAfterEntry,
      acknowledgedWarningStands,
    ],
  },
  {
    title: "经过",
    rules: [
      eventsInOrder,
      eventAllowedInState,
      milestoneExists,
      extensionAskedInTime,
      extensionWithinRequest,
      extensionsWithinCount,
      verifiedByOthers,
      verifiersEnough,
      reviewConsistent,
      newDeadlineAfterEvent,
      failedReviewSetsDeadline,
      approvedByEntitled,
      acceptedByEntitled,
      closureAfterAcceptance,
      closureVerifiedOnSite,
      closureOfHostIndependent,
      seriousDecidedBeforeCompletion,
      transferToEntitledUnit,
      feedbackGiven,
    ],
  },
  ...Object.entries(forms).map(
    ([form, rules]): Layer => ({
      title: `明细（表单 ${form}）`,
      rules: Object.values(rules).sort((a, b) => compare(a.name, b.name)),
    }),
  ),
  {
    title: "各台账之间",
    rules: [
      numberUsedOnce,
      baselineInPlan,
      baselineCovered,
      mergeTargetExists,
      transferReceived,
      transferCarriedOver,
      evidenceNotShared,
      textNotCopied,
      firmEnteredOnce,
      unitHasLedger,
      othersInSight,
    ],
  },
  {
    title: "到核对之日的提醒",
    rules: [deadlineKept, deadlineAhead, milestonesKept, progressRecorded, seriousDecidedInTime, revisitedInTime, dutiesDone],
  },
];

export const rules: readonly Rule[] = ruleLayers.flatMap((layer) => layer.rules);
