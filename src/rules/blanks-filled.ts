import type { LedgerRule } from "../model/rule.ts";
import { textsWhere } from "./personal-data-left-out.ts";

/** The blank in the empty ledger, to be replaced by the clerk. */
const blank = /^(?:…+|\.{3,}|待填)$/;

/** Blanks of the empty ledger are filled in. Reported once for each file. */
export const blanksFilled: LedgerRule = {
  name: "blanks-filled",
  scope: "ledger",
  severity: "warning",
  what: "表中的“……”“待填”都已换成实际内容",
  why: "空白台账用“……”标出要填的地方，没有换掉的就是没有填。",
  example: {
    fails: `
      第一责任人: { 姓名: <<……>>, 职务: 局长 }`,
    passes: `
      第一责任人: { 姓名: 张某, 职务: 局长 }`,
  },
  *check(ledger) {
    yield* textsWhere(
      ledger,
      (text) => blank.test(text.trim()),
      (path) => ({ path, message: "这里还没有填写", hint: "请换成实际内容。", root: "blanks" }),
    );
  },
};
