import { isDay } from "../model/day.ts";
import type { Ledger, Path } from "../model/ledger.ts";
import type { Finding, LedgerRule } from "../model/rule.ts";

/** Eighteen characters with a day of birth inside; not part of a longer code. */
const identityNumber = /(?<![0-9A-Za-z])[1-9][0-9]{5}((?:18|19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx](?![0-9A-Za-z])/g;
const mobileNumber = /(?<![0-9])1[3-9][0-9]{9}(?![0-9])/;

/** No identity number anywhere, and no mobile number in 情况 or 对象 (schemas/README.md, "Ledger"). Full-width digits count. */
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
    yield* textsWhere(ledger, hasIdentityNumber, (path) => hidden(path, "内容中有身份证号", "请删去身份证号，只写“当事人”或单位名称。"));
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
    yield* textsWhere(
      ledger,
      (text, key) => (key === "facts" || key === "target") && text.length >= 6 && mobileNumber.test(text.normalize("NFKC")),
      (path) => hidden(path, "内容中有手机号", "请删去手机号；需要联系的，另行记录，不写入台账。"),
    );
  },
};

function hidden(path: Path, message: string, hint: string): Finding {
  return { path, message, hint };
}

/** Digits may be written two in one character, as in ⑩, but no more. */
function hasIdentityNumber(text: string): boolean {
  if (text.length < 9) return false;
  return [...text.normalize("NFKC").matchAll(identityNumber)].some(([, year, month, day]) => isDay(`${year}-${month}-${day}`));
}

/** The findings of `tell` for each text of a ledger, 明细 included, that `is` accepts; `key`: the key that the text stands under. */
export function textsWhere(ledger: Ledger, is: (text: string, key: string) => boolean, tell: (path: Path) => Finding): Finding[] {
  const found: Finding[] = [];
  const path: (string | number)[] = [];
  const look = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (is(value, key)) found.push(tell([...path]));
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        path.push(index);
        look(value[index], key);
        path.pop();
      }
    } else if (typeof value === "object" && value !== null)
      for (const name of Object.keys(value)) {
        if (name === "path") continue;
        path.push(name);
        look((value as Record<string, unknown>)[name], name);
        path.pop();
      }
  };
  const lookAt = (value: object, from: Path) => {
    path.splice(0, path.length, ...from);
    look(value, from.findLast((step) => typeof step === "string") ?? "");
  };
  const { firstResponsible, keeper } = ledger;
  lookAt({ firstResponsible, keeper }, []);
  for (const duty of ledger.duties) lookAt(duty, duty.path);
  for (const { log, wrong: _, file: __, unit: ___, ...fields } of ledger.problems) {
    lookAt(fields, fields.path);
    for (const event of log) lookAt(event, [...fields.path, ...event.path]);
  }
  return found;
}
