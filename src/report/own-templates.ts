// Our templates, by the name of their document; a workspace's own of the same name wins over them.
import consolidatedSpecial from "../../templates/consolidated-special.md?raw";
import monthlyBulletin from "../../templates/monthly-bulletin.md?raw";
import phaseSummary from "../../templates/phase-summary.md?raw";
import publicBulletin from "../../templates/public-bulletin.md?raw";
import unitMonthly from "../../templates/unit-monthly.md?raw";
import unitSpecial from "../../templates/unit-special.md?raw";

export const ownTemplates: Readonly<Record<string, string>> = {
  "monthly-bulletin": monthlyBulletin,
  "unit-monthly": unitMonthly,
  "unit-special": unitSpecial,
  "consolidated-special": consolidatedSpecial,
  "phase-summary": phaseSummary,
  "public-bulletin": publicBulletin,
};
