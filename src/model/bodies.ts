// Who of those a plan names may approve, verify and accept, for whose problems.
import { once } from "./once.ts";
import type { Plan } from "./plan.ts";

/** Bodies that may approve a closure or an extension of this owner's problems; for the host's own problems not the office. */
export function approversFor(plan: Plan, owner: string): string[] {
  return owner === plan.office.host ? [...plan.otherBodies] : [plan.office.name, ...plan.otherBodies];
}

/** Bodies that may verify this owner's problems: anybody named in the plan but the owner. */
export function verifiersFor(plan: Plan, owner: string): string[] {
  return [...bodiesIn(plan)].filter((name) => name !== owner);
}

/** Bodies that may take this step of 验收 for this owner's problems: those the plan names for it, else any; the owner among them, though never alone. */
export function acceptorsFor(plan: Plan, owner: string, step: string): string[] {
  const named = plan.acceptance.find(({ name }) => name === step)?.units;
  return named ? [...named] : verifiersFor(plan, owner);
}

/** True for a unit, the office, one of 其他机构 or 通报机关. */
export function isBodyOf(plan: Plan, name: string): boolean {
  return bodiesIn(plan).has(name);
}

export function mayVerify(plan: Plan, owner: string, body: string): boolean {
  return body !== owner && bodiesIn(plan).has(body);
}

const bodiesIn = once(
  (plan: Plan): ReadonlySet<string> =>
    new Set([...plan.units.map(({ name }) => name), plan.office.name, ...plan.otherBodies, plan.bulletinIssuer]),
);
