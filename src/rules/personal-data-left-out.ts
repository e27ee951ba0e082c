import { isDay } from "../model/day.ts";
import type { Ledger, Path } from "../model/ledger.ts";
import type { Finding, LedgerRule } from "../model/rule.ts";

/** Eighteen characters with a day of birth inside; not part of a longer code. */
const identityNumber = /(?<![0-9A-Za-z])[1-9][0-9]{5}((?:18|19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx](?![0-9A-Za-z])/g;
const mobileNumber = /(?<![0-9])1[3-9][0-9]{9}(?![0-9])/;

/** An ID number nowhere; a mobile number not in 情况 or 对象 (schemas/README.md, "Ledger"). Full-width digits count. */
export const identityNumberLeftOut: LedgerRule = {
  name: "identity-number-left-out",
  scope: "ledger",
  severity: "error",
  what: "台账中没有身份证号",
  why: "台账会汇总、通报，个人信息一经写入就难以收回。",
  example: {
    fails: `
      情况: <<某企业经办人（130102199001011234）反映收件超时>>`,
    passes: `
      情况: 某企业经办人反映收件超时`,
  },
  *check(ledger) {
    for (const { path, text } of textsOf(ledger)) {
      const found = [...text.normalize("NFKC").matchAll(identityNumber)].some(([, year, month, day]) => isDay(`${year}-${month}-${day}`));
      if (found) yield hidden(path, "内容中有身份证号", "请删去身份证号，只写“当事人”或单位名称。");
    }
  },
};

export const mobileNumberLeftOut: LedgerRule = {
  name: "mobile-number-left-out",
  scope: "ledger",
  severity: "warning",
  what: "“情况”“对象”中没有手机号",
  why: "反映人、当事人的联系方式不进台账；经办人的电话填在“电话”。",
  example: {
    fails: `
      情况: <<某企业反映收件超时，电话13800000000>>`,
    passes: `
      情况: 某企业反映收件超时`,
  },
  *check(ledger) {
    for (const { path, text } of textsOf(ledger)) {
      const key = path.findLast((step) => typeof step === "string");
      if ((key === "facts" || key === "target") && mobileNumber.test(text.normalize("NFKC")))
        yield hidden(path, "内容中有手机号", "请删去手机号；需要联系的，另行记录，不写入台账。");
    }
  },
};

function hidden(path: Path, message: string, hint: string): Finding {
  return { path, message, hint };
}

/** Every text of a ledger with its path, 明细 included. */
export function* textsOf(ledger: Ledger): Generator<{ path: Path; text: string }> {
  const { firstResponsible, keeper } = ledger;
  yield* textsIn({ firstResponsible, keeper }, []);
  for (const duty of ledger.duties) yield* textsIn(duty, duty.path);
  for (const { log, wrong: _, file: __, unit: ___, ...fields } of ledger.problems) {
    yield* textsIn(fields, fields.path);
    for (const event of log) yield* textsIn(event, [...fields.path, ...event.path]);
  }
}

function* textsIn(value: unknown, path: Path): Generator<{ path: Path; text: string }> {
  if (typeof value === "string") yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) if (key !== "path") yield* textsIn(item, [...path, key]);
}
