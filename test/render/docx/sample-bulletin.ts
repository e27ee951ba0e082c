// The bulletin of this repository's own workspace, through the same template as every other format.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PaperTree } from "../../../src/model/paper.ts";
import { renderPaper } from "../../../src/render/paper.ts";
import { paperTree } from "../../../src/render/paper-tree.ts";
import { bulletinOf } from "../../../src/report/bulletin.ts";
import { sampleCampaign, today } from "../../report/sample-papers.ts";

export async function bulletin(month = "2018-06"): Promise<PaperTree> {
  const data = bulletinOf(await sampleCampaign(), { month, today, number: "某字〔2018〕9号", issuedOn: "2018-07-06" });
  const template = readFileSync(join(import.meta.dirname, "../../../templates/monthly-bulletin.md"), "utf8");
  return paperTree(renderPaper("monthly-bulletin.md", template, { ...data }), true);
}
