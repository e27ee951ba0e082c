// The units that one cell names: whose problem it is, and who helps (牵头：… 配合：…).
import { type Plan, unitNamed } from "../model/plan.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

export interface UnitsRead {
  readonly owner: string | undefined;
  readonly partners: readonly string[];
  /** Names that are no unit of the plan. */
  readonly unknown: readonly string[];
  /** The cell says itself who leads, or names one unit only. */
  readonly isSaid: boolean;
}

const lead = /(?:牵头|主办|主责|责任|承办|整改)(?:责任)?(?:单位|部门)?[:：]/;
const partner = /(?:配合|协办|协同|协助|参与|会办)(?:责任)?(?:单位|部门)?[:：]/;

export function unitsIn(written: string, plan: Plan): UnitsRead {
  const text = written.replace(/[（(](?:盖章|公章|章)[）)]/g, "");
  const whole = unitMeant(plan, text);
  if (whole !== undefined) return { owner: whole, partners: [], unknown: [], isSaid: true };
  const [before = "", ...after] = text.split(new RegExp(partner.source));
  const isMarked = after.length > 0 || lead.test(text);
  const leads: string[] = [];
  const partners: string[] = [];
  const unknown: string[] = [];
  const put = (part: string, into: string[]) => {
    const [, bare = part, mark] = /^(.*?)[（(](牵头|主办|主责|配合|协办)(?:单位|部门)?[）)]$/s.exec(part) ?? [];
    const name = unitMeant(plan, bare);
    if (name === undefined) unknown.push(bare);
    else if (mark === undefined) into.push(name);
    else (/配合|协办/.test(mark) ? partners : leads).push(name);
  };
  for (const part of parts(before.replace(new RegExp(lead.source, "g"), "、"), plan)) put(part, leads);
  for (const part of after.flatMap((one) => parts(one.replace(new RegExp(lead.source, "g"), "、"), plan))) put(part, partners);
  const [owner, ...others] = leads;
  return {
    owner,
    partners: [...new Set([...others, ...partners])].filter((name) => name !== owner),
    unknown,
    isSaid: owner !== undefined && others.length === 0 && (isMarked || partners.length > 0) && unknown.length === 0,
  };
}

/** As an answer says it, and `unitsIn` reads it back. */
export function unitsSaid(owner: string, partners: readonly string[]): string {
  return partners.length === 0 ? owner : `牵头：${owner} 配合：${partners.join("、")}`;
}

function parts(text: string, plan: Plan): string[] {
  const cut = text
    .split(/[、，,；;/\n]|(?:及|和|与)(?=新?区|.{2,}(?:局|委|办|部|区))/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return cut.flatMap((part) => {
    const words = part.split(/\s+/);
    return words.every((word) => unitMeant(plan, word) !== undefined) ? words : [part];
  });
}

/** By its full or short name, spaces and width apart. */
function unitMeant(plan: Plan, written: string): string | undefined {
  const text = written.normalize("NFKC").replace(/\s/g, "");
  return unitNamed(plan, text)?.name ?? plan.units.find(({ short }) => short === text)?.name ?? unitSurelyMeant(plan, text);
}
